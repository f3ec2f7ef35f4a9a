import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf, type Accounting } from '../../../core/accounting/payload';
import type { BillFormat, PayloadFormat } from '../../../core/accounting/payload-format';
import { recordsOf } from './csv';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { listAt, numberAt, valueAt } from './json-body';
import { texts, treeOf } from './ubl-tree';

const RATE_CODES = { 0: '1', 5: '2', 8.1: '3', 10: '4', 19: '5' };
const books: AccountingMapping = {
	accountCode: '7',
	vendorId: '56',
	paidFrom: '35',
	currencyId: '1',
	taxCodes: RATE_CODES,
	consultantNumber: '29098',
	clientNumber: '55003',
	vatCategory: 'Z',
};
const made = (format: PayloadFormat, document: DocumentText): Accounting =>
	payloadOf(documentOf(document), fullSchema, format, {
		...books,
		...(format === 'xero_bill' ? { vendorId: '' } : {}),
	});
const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

const sum = (amounts: readonly Big.BigSource[]): Big =>
	amounts.reduce<Big>((total, amount) => total.plus(amount), new Big(0));
const product = (line: unknown, quantity: string, price: string, decimals: number): Big =>
	new Big(numberAt(line, quantity)).times(numberAt(line, price)).round(decimals);

/** What a body comes to without tax, reckoned as its tool does. */
const NET_OF: Readonly<
	Partial<Record<BillFormat, (body: unknown, entity: string, decimals: number) => Big>>
> = {
	quickbooks_bill: (body) => sum(listAt(body, 'Line').map((line) => numberAt(line, 'Amount'))),
	xero_bill: (body, entity) =>
		sum(
			listAt(body, entity, 0, 'LineItems').flatMap((line) =>
				valueAt(line, 'LineAmount') === undefined ? [] : [numberAt(line, 'LineAmount')],
			),
		),
	odoo_bill: (body, _entity, decimals) =>
		sum(
			listAt(body, 'vals_list', 0, 'invoice_line_ids').map((command) =>
				product(valueAt(command, 2), 'quantity', 'price_unit', decimals),
			),
		),
	zoho_bill: (body, _entity, decimals) =>
		sum(listAt(body, 'line_items').map((line) => product(line, 'quantity', 'rate', decimals))),
};
const netOf = (format: BillFormat, { body, entity }: Accounting, decimals: number): string =>
	NET_OF[format]?.(body, entity ?? '', decimals).toFixed() ?? 'none';

const CENTS: readonly BillFormat[] = ['quickbooks_bill', 'xero_bill', 'ubl_invoice'];
const THREE: readonly BillFormat[] = ['odoo_bill', 'zoho_bill'];

/** A bill in dinars: prices and amounts in thousandths, tax on top. */
const dinars = fc
	.record({
		currency: fc.constantFrom('KWD', 'BHD', 'TND', 'JOD', 'OMR'),
		lines: fc.array(
			fc.record({
				quantity: fc.integer({ min: 1, max: 40 }),
				price: fc.integer({ min: 1, max: 99_999 }),
			}),
			{ minLength: 1, maxLength: 6 },
		),
		rate: fc.constantFrom(5, 10, 19),
		step: fc.constantFrom(1, 1, 10, 1000),
	})
	.map(({ currency, lines, rate, step }) => {
		const rows = lines.map(({ quantity, price }, index) => {
			const unit = new Big(price).times(step).div(1000);
			return {
				description: `item ${index}`,
				quantity,
				unit_price: unit.toNumber(),
				line_total: unit.times(quantity).toNumber(),
			};
		});
		const net = sum(rows.map(({ line_total }) => line_total));
		const tax = net.times(rate).div(100).round(3);
		const total = net.plus(tax);
		const amounts = [...rows.map(({ line_total }) => new Big(line_total)), tax, total];
		return {
			net,
			total,
			isFine: amounts.some((amount) => !amount.round(2).eq(amount)),
			document: withFields(
				{
					subtotal: net.toNumber(),
					tax_rate: rate,
					tax: tax.toNumber(),
					total: total.toNumber(),
				},
				{ currency, rows },
			),
		};
	});

describe('a currency of three decimals', () => {
	test.each(THREE)('goes to %s as it is printed', (format) => {
		fc.assert(
			fc.property(dinars, ({ document, net, total }) => {
				const accounting = made(format, document);
				expect(accounting.missing).toEqual([]);
				expect(accounting.total).toBe(total.toNumber());
				expect(netOf(format, accounting, 3)).toBe(net.toFixed());
			}),
		);
	});

	test.each(CENTS)('goes to %s where two decimals suffice, and is refused elsewhere', (format) => {
		fc.assert(
			fc.property(dinars, ({ document, total, isFine }) => {
				const { missing, total: booked } = made(format, document);
				expect(booked).toBe(isFine ? null : total.toNumber());
				expect(missing.map(({ message }) => message)).toEqual(
					isFine ? [expect.stringMatching(/have 3 decimals, and .* holds 2, .*by hand/)] : [],
				);
			}),
		);
	});

	test('stands in sheets and CSV as it was read', () => {
		fc.assert(
			fc.property(dinars, ({ document }) => {
				const printed = document.rows.map(({ line_total }) => line_total);
				const rows = listAt(made('sheet_rows', document).body, 'rows');
				expect(rows.map((row) => valueAt(row, 'line_total'))).toEqual(printed);
				expect(rows.map((row) => valueAt(row, 'total'))).toEqual(
					printed.map(() => document.fields.total),
				);
				const { body } = made('csv', document);
				const [header = [], ...records] = recordsOf(typeof body === 'string' ? body : '');
				const at = header.indexOf('line_total');
				expect(records.map((record) => Number(record[at]))).toEqual(printed);
			}),
		);
	});

	test('is told of a misread separator: no currency has four', () => {
		const document = withFields({ tax: 19.0005, total: 119.0005 }, { currency: 'KWD' });
		for (const format of [...THREE, ...CENTS])
			expect(made(format, document).missing.map(({ message }) => message)).toEqual(
				expect.arrayContaining([
					expect.stringMatching(/119\.0005 has more decimals than KWD has \(3\)/),
				]),
			);
	});

	test('is no currency of DATEV, which says that alone', () => {
		const document = withFields(
			{ subtotal: 100.1, tax: 19.019, total: 119.119 },
			{ currency: 'KWD' },
		);
		const rows = [{ description: 'a', line_total: 100.1 }];
		expect(made('datev_batch', { ...document, rows }).missing).toEqual([
			expect.objectContaining({ part: 'WKZ Umsatz' }),
		]);
	});
});

/** A Swiss bill whose total is rounded to 5 rappen, the rounding printed beside it. */
const rounded = fc
	.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 5 })
	.map((rappen) => {
		const amounts = rappen.map((amount) => new Big(amount).div(100));
		const net = sum(amounts);
		const tax = net.times('0.081').round(2);
		const total = net.plus(tax).times(20).round(0).div(20);
		return { amounts, net, tax, total, rounding: total.minus(net).minus(tax) };
	})
	.map(({ amounts, net, tax, total, rounding }) => ({
		net,
		tax,
		total,
		rounding,
		document: withFields(
			{
				subtotal: net.toNumber(),
				tax_rate: 8.1,
				tax: tax.toNumber(),
				rounding: rounding.eq(0) ? null : rounding.toNumber(),
				total: total.toNumber(),
			},
			{
				currency: 'CHF',
				rows: amounts.map((amount, index) => ({
					description: `item ${index}`,
					line_total: amount.toNumber(),
				})),
			},
		),
	}));

describe('a total that is rounded to 5 rappen', () => {
	test.each<BillFormat>(['quickbooks_bill', 'xero_bill', 'odoo_bill', 'zoho_bill'])(
		'has a line for the rounding in %s',
		(format) => {
			fc.assert(
				fc.property(rounded, ({ document, net, rounding, total }) => {
					const accounting = made(format, document);
					expect(accounting.missing).toEqual([]);
					expect(accounting.total).toBe(total.toNumber());
					expect(netOf(format, accounting, 2)).toBe(net.plus(rounding).toFixed());
				}),
			);
		},
	);

	test('is the total and its rounding amount in an e-invoice (BT-112, BT-114, BT-115)', () => {
		fc.assert(
			fc.property(rounded, ({ document, net, tax, rounding, total }) => {
				const { missing, body } = made('ubl_invoice', document);
				expect(missing).toEqual([]);
				const invoice = treeOf(typeof body === 'string' ? body : '');
				const amount = (name: string) => texts(invoice, `cac:LegalMonetaryTotal/cbc:${name}`);
				expect(amount('TaxInclusiveAmount')).toEqual([net.plus(tax).toFixed(2)]);
				expect(amount('PayableRoundingAmount')).toEqual(
					rounding.eq(0) ? [] : [rounding.toFixed(2)],
				);
				expect(amount('PayableAmount')).toEqual([total.toFixed(2)]);
			}),
		);
	});
});

describe('tax that is kept back', () => {
	const kept = { withholding_tax: 20, amount_due: 99 };
	const note: Readonly<Partial<Record<BillFormat, (body: unknown) => unknown>>> = {
		quickbooks_bill: (body) => valueAt(body, 'PrivateNote'),
		xero_bill: (body) => valueAt(listAt(body, 'Invoices', 0, 'LineItems').at(-1), 'Description'),
		odoo_bill: (body) => valueAt(body, 'vals_list', 0, 'narration'),
		zoho_bill: (body) => valueAt(body, 'notes'),
		ubl_invoice: (body) =>
			texts(treeOf(typeof body === 'string' ? body : ''), 'cac:PaymentTerms/cbc:Note')[0],
	};

	test.each([...CENTS, ...THREE])('is owed, and stands in the note of %s', (format) => {
		const { missing, body, total } = made(format, withFields(kept));
		expect(missing).toEqual([]);
		expect(total).toBe(119);
		expect(note[format]?.(body)).toMatch(/Withholding tax to keep back.*20\.00 EUR/);
	});

	test('goes to review for DATEV, whose batch can’t say it', () => {
		expect(made('datev_batch', withFields(kept)).missing).toEqual([
			{
				part: 'Umsatz',
				field: 'withholding_tax',
				message: expect.stringMatching(/20\.00 EUR is to be kept back.*by hand/),
			},
		]);
	});

	test.each<BillFormat>(['quickbooks_bill', 'xero_bill', 'odoo_bill', 'zoho_bill', 'datev_batch'])(
		'goes to review where the rest is paid: %s would book too much as spent',
		(format) => {
			const paid = withFields({ withholding_tax: 20, paid: 99, amount_due: 0 });
			const { missing, body } = made(format, paid);
			expect(body).toBeNull();
			expect(missing).toEqual([
				expect.objectContaining({
					field: 'withholding_tax',
					message: expect.stringMatching(/paid already, but for a withholding tax of 20\.00 EUR/),
				}),
			]);
		},
	);

	test('is still to pay in an e-invoice that says what was paid', () => {
		const { missing, body } = made(
			'ubl_invoice',
			withFields({ withholding_tax: 20, paid: 99, amount_due: 0 }),
		);
		expect(missing).toEqual([]);
		const invoice = treeOf(typeof body === 'string' ? body : '');
		expect(texts(invoice, 'cac:LegalMonetaryTotal/cbc:PrepaidAmount')).toEqual(['99.00']);
		expect(texts(invoice, 'cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['20.00']);
	});
});
