import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import { fileOf } from '../../../core/accounting/file';
import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { recordsOf } from './csv';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';

const books: AccountingMapping = {
	consultantNumber: '29098',
	clientNumber: '55003',
	vendorId: '70012',
	accountCode: '4930',
	paidFrom: '1600',
	taxCodes: { 0: '0', 5.5: '1', 9: '2', 10: '3', 19: '9', 20: '5', 21: '6', 25: '7' },
};
const made = (document: DocumentText, given: AccountingMapping = {}) =>
	payloadOf(documentOf(document), fullSchema, 'datev_batch', { ...books, ...given });
const withFields = (fields: DocumentText['fields']): DocumentText => ({
	...plainInvoice,
	fields: { ...plainInvoice.fields, ...fields },
});

const textOf = (body: unknown): string => (typeof body === 'string' ? body : '');

type Booking = Readonly<Record<string, string>>;
/** Header and bookings, as a reader of CSV has them. */
function read(document: DocumentText, given: AccountingMapping = {}) {
	const { missing, body } = made(document, given);
	expect(missing).toEqual([]);
	const [head = [], columns = [], ...rows] = recordsOf(textOf(body), ';');
	for (const row of rows) expect(row).toHaveLength(columns.length);
	const bookings = rows.map((row): Booking =>
		Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])),
	);
	return { head, columns, bookings };
}

test('the header says what it is, of whom, and of which day', () => {
	const { head, columns } = read(plainInvoice);
	expect(head).toHaveLength(31);
	expect(head.slice(0, 5)).toEqual(['EXTF', '700', '21', 'Buchungsstapel', '13']);
	expect(head[5]).toMatch(/^\d{17}$/);
	expect(head.slice(10, 17)).toEqual([
		'29098',
		'55003',
		'20260101',
		'4',
		'20260331',
		'20260331',
		'RE-2026-0815',
	]);
	expect(head[21]).toBe('EUR');
	expect(columns).toHaveLength(125);
	expect(columns[113]).toBe('Festschreibung');
	expect(columns[116]).toBe('Fälligkeit');
});

test('an invoice of one account and tax key is one booking, the creditor credited with the gross', () => {
	const { bookings } = read(plainInvoice, { tracking: '100' });
	expect(bookings).toHaveLength(1);
	expect(bookings[0]).toMatchObject({
		'Umsatz (ohne Soll/Haben-Kz)': '119,00',
		'Soll/Haben-Kennzeichen': 'H',
		'WKZ Umsatz': 'EUR',
		Konto: '70012',
		'Gegenkonto (ohne BU-Schlüssel)': '4930',
		'BU-Schlüssel': '9',
		Belegdatum: '3103',
		'Belegfeld 1': 'RE-2026-0815',
		Buchungstext: 'Müller & Söhne GmbH',
		'KOST1 - Kostenstelle': '100',
		Fälligkeit: '14042026',
	});
});

test('texts stand in quotes, numbers do not, lines end as in Windows', () => {
	const { body } = made(plainInvoice);
	const lines = textOf(body).split('\r\n');
	expect(lines).toHaveLength(4);
	expect(lines[2]).toMatch(/^119,00;"H";"EUR";;;;70012;4930;"9";3103;"RE-2026-0815";;;"Müller/);
	expect(lines[3]).toBe('');
});

test('a credit note debits the creditor', () => {
	const [booking] = read(withFields({ document_type: 'Gutschrift' })).bookings;
	expect(booking).toMatchObject({ 'Soll/Haben-Kennzeichen': 'S', Fälligkeit: '' });
});

test('what is paid is booked from the account it was paid from', () => {
	const [booking] = read(withFields({ paid: 119 }), { vendorId: '' }).bookings;
	expect(booking).toMatchObject({ Konto: '1600', 'Soll/Haben-Kennzeichen': 'H', Fälligkeit: '' });
});

test('an account that knows its tax gets no tax key', () => {
	const [booking] = read(plainInvoice, { taxCodes: {}, taxCode: '0' }).bookings;
	expect(booking).toMatchObject({ 'BU-Schlüssel': '' });
});

test('an account of its own for a row is a booking of its own', () => {
	const [first, second] = plainInvoice.rows;
	const { bookings } = read(
		{ ...plainInvoice, rows: [{ ...first, konto: '4900' }, { ...second }] },
		{ accountColumn: 'konto' },
	);
	expect(bookings).toMatchObject([
		{ 'Umsatz (ohne Soll/Haben-Kz)': '71,40', 'Gegenkonto (ohne BU-Schlüssel)': '4900' },
		{ 'Umsatz (ohne Soll/Haben-Kz)': '47,60', 'Gegenkonto (ohne BU-Schlüssel)': '4930' },
	]);
});

test.each([
	['2026-03-31', '', '20260101'],
	['2026-03-31', '2020-07-01', '20250701'],
	['2026-07-01', '2020-07-01', '20260701'],
])('a document of %s, a year that begins like %s, is of the year from %s', (day, begins, year) => {
	const document = withFields({ issue_date: day, due_date: null });
	expect(read(document, { fiscalYearStart: begins }).head[12]).toBe(year);
});

describe('what DATEV would refuse is missing', () => {
	test.each<[string, DocumentText, AccountingMapping, string]>([
		['no consultant', plainInvoice, { consultantNumber: '' }, 'Beraternummer'],
		['a consultant below 1001', plainInvoice, { consultantNumber: '1000' }, 'Beraternummer'],
		['no client', plainInvoice, { clientNumber: '0' }, 'Mandantennummer'],
		['accounts of 9 digits', plainInvoice, { accountLength: '9' }, 'Sachkontenlänge'],
		['a year that begins in words', plainInvoice, { fiscalYearStart: 'July' }, 'WJ-Beginn'],
		['no creditor', plainInvoice, { vendorId: '' }, 'Konto'],
		['a creditor by name', plainInvoice, { vendorId: 'Müller' }, 'Konto'],
		['no account', plainInvoice, { accountCode: '' }, 'Gegenkonto'],
		['no tax key', plainInvoice, { taxCodes: {} }, 'BU-Schlüssel'],
		['a tax key in words', plainInvoice, { taxCodes: { 19: 'VSt19' } }, 'BU-Schlüssel'],
		['a cost center too long', plainInvoice, { tracking: '1'.repeat(37) }, 'KOST1'],
		['a number too long', withFields({ invoice_number: '7'.repeat(37) }), {}, 'Belegfeld 1'],
		['dollars', { ...plainInvoice, currency: 'USD' }, {}, 'WKZ Umsatz'],
		['no account it was paid from', withFields({ paid: 119 }), { paidFrom: '' }, 'Konto'],
	])('%s', (_, document, given, part) => {
		const { missing, body } = made(document, given);
		expect(missing.map((one) => one.part)).toEqual([part]);
		expect(body).toBeNull();
	});
});

test('the file is called as DATEV looks for it, and in Windows-1252', () => {
	const document = documentOf(withFields({ supplier_name: 'Łódź Żółw – 5 € "GmbH" 株' }));
	const payload = payloadOf(document, fullSchema, 'datev_batch', books);
	const file = fileOf(payload, document, fullSchema);
	expect(file).toMatchObject({
		fileName: 'EXTF_invoice-RE-2026-0815.csv',
		mimeType: 'text/csv',
	});
	const text = new TextDecoder('windows-1252').decode(file?.bytes);
	expect(text).toContain('"Lódz Zólw – 5 € ""GmbH"" ?"');
	expect(text).toContain('BU-Schlüssel');
});

test('the bookings come to the printed total, whatever the page says', () => {
	fc.assert(
		fc.property(generatedBills, ({ document, total, decimals }) => {
			fc.pre(decimals === 2);
			const { bookings } = read({ ...document, currency: 'EUR' });
			const sum = bookings.reduce((before: Big, booking) => {
				const amount = new Big((booking['Umsatz (ohne Soll/Haben-Kz)'] ?? '').replace(',', '.'));
				expect(amount.gt(0)).toBe(true);
				return booking['Soll/Haben-Kennzeichen'] === 'H'
					? before.plus(amount)
					: before.minus(amount);
			}, new Big(0));
			expect(sum.toFixed()).toBe(total.toFixed());
			for (const { Buchungstext = '', ...booking } of bookings) {
				expect(Buchungstext.length).toBeLessThanOrEqual(60);
				expect(booking['Belegfeld 1']).toMatch(/^[\w$%&*+\-/]{0,36}$/);
			}
		}),
		{ numRuns: 150 },
	);
});
