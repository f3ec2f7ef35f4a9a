import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields, type WireField } from '../../../core/schema/wire-fields';
import { findField } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { wordsOn } from '../page';

type Lines = readonly (readonly [text: string, amount?: string])[];

const invoice = toWireFields(PRESETS.invoice.fields);

/** Lines under each other, an amount at the right; the first one is printed twice as large. */
const pageOf = (lines: Lines, certainty = 1) =>
	lines.flatMap(([text, amount], line) => [
		...wordsOn([[text, { y: line * 60, certainty }]]),
		...(amount === undefined ? [] : wordsOn([[amount, { x: 700, y: line * 60, certainty }]])),
	]);

function read(lines: Lines, fields: readonly WireField[] = invoice, certainty = 1) {
	const study = studyPage(pageOf(lines, certainty), fields);
	return Object.fromEntries(
		fields.map((field) => {
			const found = findField(study, field);
			return [found.name, found.kind === 'value' ? found.value.text : found.rows];
		}),
	);
}

const field = (name: string, type: 'string' | 'number' | 'date'): WireField => ({ name, type });

describe('what stands between total and what is to pay', () => {
	const sums: Lines = [
		['Net', '100.00'],
		['VAT 20 %', '20.00'],
		['Total', '120.00'],
	];

	test('a payment and the rest, where they agree with the total', () => {
		expect(read([...sums, ['Paid', '-50.00'], ['Balance due', '70.00']])).toMatchObject({
			total_due: '120.00',
			paid: '-50.00',
			amount_due: '70.00',
		});
	});

	test('without tax the total is what is to pay before payments', () => {
		expect(
			read([
				['Total', '120.00'],
				['Deposit paid', '50.00'],
				['Balance due', '70.00'],
			]),
		).toMatchObject({ total_due: '120.00', paid: '50.00', amount_due: '70.00' });
	});

	test('amounts that do not fit are left out', () => {
		expect(read([...sums, ['Paid', '50.00'], ['Balance due', '76.00']])).toMatchObject({
			paid: '',
			amount_due: '',
		});
	});

	test('the only total is no amount due besides', () => {
		expect(read([['Amount due', '120.00']])).toMatchObject({
			total_due: '120.00',
			amount_due: '',
		});
	});

	test('rounding, with its sign', () => {
		const lines: Lines = [...sums.slice(0, 2), ['Rounding', '-0.02'], ['Total', '119.98']];
		expect(read(lines)).toMatchObject({ rounding: '-0.02', total_due: '119.98' });
	});

	test('a service charge that goes into the total, and no tip that is only suggested', () => {
		const lines: Lines = [
			['Net', '100.00'],
			['Service charge', '12.50'],
			['VAT 20 %', '20.00'],
			['Total', '132.50'],
			['Tip', '13.25'],
		];
		expect(read(lines, [...invoice, field('tip', 'number')])).toMatchObject({
			service_charge: '12.50',
			total_due: '132.50',
			tip: '',
		});
	});
});

describe('the title', () => {
	test.each([
		['TAX INVOICE', 'TAX INVOICE'],
		['Gutschrift', 'Gutschrift'],
		['Credit note', 'Credit note'],
		['Pro forma invoice', 'Pro forma invoice'],
	])('%s', (text, title) => {
		const words = [
			...wordsOn([[text, {}]]).map((word) => ({ ...word, capHeight: 40 })),
			...wordsOn([
				['Sunny Bakery Ltd.', { y: 80 }],
				['12 Mill Lane', { y: 120 }],
				['Order no. 12', { y: 160 }],
			]),
		];
		const study = studyPage(words, invoice);
		const [type] = invoice
			.filter(({ name }) => name === 'document_type')
			.map((own) => findField(study, own));
		expect(type).toMatchObject({ value: { text: title } });
	});

	test('is no label', () => {
		const lines: Lines = [['Bill to'], ['Invoice date: 2026-03-01'], ['Order number: 12']];
		expect(read(lines)).toMatchObject({ document_type: '' });
	});
});

describe('numbers of the parties', () => {
	const iban = 'DE89 3704 0044 0532 0130 00';

	test('an IBAN in groups, by its check digits', () => {
		expect(read([[`IBAN: ${iban}`]])).toMatchObject({ iban });
		expect(read([[`IBAN: ${iban.replace('89', '98')}`]])).toMatchObject({ iban: '' });
	});

	test('a VAT id; of two, the one that is not the buyer’s, else none', () => {
		expect(read([['USt-IdNr.: DE123456789']])).toMatchObject({ vat_id: 'DE123456789' });
		expect(read([['VAT ID: DE123456789'], ['Your VAT ID: FR12345678901']])).toMatchObject({
			vat_id: 'DE123456789',
		});
		expect(read([['VAT ID: DE123456789'], ['VAT ID: FR12345678901']])).toMatchObject({
			vat_id: '',
		});
	});

	test('a customer number, unless its print is poor', () => {
		const lines: Lines = [['Customer no. 4711'], ['Terms of payment: 30 days net']];
		expect(read(lines)).toMatchObject({ customer_number: '4711', payment_terms: '30 days net' });
		expect(read(lines, invoice, 0.7)).toMatchObject({ customer_number: '', payment_terms: '' });
	});
});

describe('terms of payment', () => {
	test.each([
		['Zahlbar innerhalb 14 Tagen ohne Abzug', 'Zahlbar innerhalb 14 Tagen ohne Abzug'],
		['Payment within 30 days of invoice date.', 'Payment within 30 days of invoice date.'],
		['Zahlungsverzug ab 10 Tagen: 5 EUR Mahngebühr', ''],
		['Returns within 14 days', ''],
	])('"%s" -> "%s"', (sentence, terms) => {
		expect(read([[sentence]])).toMatchObject({ payment_terms: terms });
	});
});

test.each([
	['tax_rate', 'number'],
	['supplier_country', 'string'],
	['supplier_address', 'string'],
	['buyer_address', 'string'],
	['currency_rate', 'number'],
	['invoice_language', 'string'],
	['discount_reason', 'string'],
] as const)('%s, which nothing on the page means, stays empty', (name, type) => {
	const lines: Lines = [
		['Supplier: Sunny Bakery Ltd.'],
		['Bill to: Moon GmbH'],
		['Invoice no. 12'],
		['Net EUR', '100.00'],
		['Discount', '5.00'],
		['VAT 20 %', '19.00'],
		['Total', '114.00'],
	];
	expect(read(lines, [field(name, type)])).toEqual({ [name]: '' });
});

test.each([
	['Rechnung Nr. RE-12/7 vom 03.04.2026', '03.04.2026'],
	['Invoice RE-12/7 issued 2026-04-03', '2026-04-03'],
	['Facture n° 12 du 03/04/2026', '03/04/2026'],
])('"%s" was issued on "%s"', (title, date) => {
	expect(read([[title], ['Order date: 2026-03-01']])).toMatchObject({ issue_date: date });
});

test('the date of an order that an invoice names is not its own', () => {
	const lines: Lines = [
		['Rechnung gemäß Bestellung 12 vom 03.04.2026'],
		['Rechnungsdatum: 05.04.2026'],
	];
	expect(read(lines)).toMatchObject({ issue_date: '05.04.2026' });
});
