import { expect, test } from '@jest/globals';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { plainInvoice, UNREADABLE, type DocumentText } from './documents';
import { twoRates, ublOf, withFields, WITHIN_EU } from './ubl-invoices';

const partsOf = (document: DocumentText, mapping?: AccountingMapping): string[] =>
	ublOf(document, mapping).missing.map(({ part }) => part);

test('an invoice without anything', () => {
	const nothing: DocumentText = { fields: {}, rows: [], currency: null, lineAmounts: null };
	expect(partsOf(nothing)).toEqual([
		'BT-5',
		'BG-25',
		'BT-112',
		'BT-1',
		'BT-2',
		'BT-27',
		'BT-40',
		'BT-31',
		'BT-44',
		'BT-55',
	]);
	expect(ublOf(nothing).body).toBeNull();
});

test.each<[string, DocumentText, AccountingMapping, string[]]>([
	['a due date while there is something to pay', withFields({ due_date: null }), {}, ['BT-9']],
	['a due date that can’t be read', withFields({ due_date: UNREADABLE }), {}, ['BT-9']],
	['the buyer', withFields({ buyer_name: null }), {}, ['BT-44']],
	['the buyer’s country', withFields({ buyer_country: null, buyer_vat_id: null }), {}, ['BT-55']],
	['a country that is none', plainInvoice, { buyerCountry: 'Ruritania' }, ['BT-55']],
	['the seller’s country', withFields({ supplier_vat_id: null }), {}, ['BT-40', 'BT-31']],
	['a VAT id that is none', plainInvoice, { buyerVatId: '12345' }, ['BT-48']],
	['an IBAN that was misread', withFields({ iban: 'DE89 3704 0044 0532 0130 01' }), {}, ['BT-84']],
	[
		'a rate: the tax is no clean one',
		withFields({ tax_rate: null, tax: 14.2, total: 114.2 }),
		{},
		['BT-119'],
	],
	['a rate that doesn’t make the tax', withFields({ tax_rate: 7 }), {}, ['BT-119']],
	[
		'a rate that more than one would explain',
		withFields(
			{ subtotal: 0.1, tax_rate: null, tax: 0.01, total: 0.11 },
			{ rows: [{ description: 'a', line_total: 0.1 }] },
		),
		{},
		['BT-119'],
	],
	[
		'the rate of a row',
		{
			...twoRates,
			rows: [{ description: 'a', line_total: 60 }, ...twoRates.rows.slice(1)],
		},
		{},
		['BT-152'],
	],
	[
		'the rate of shipping beside two rates',
		{
			...twoRates,
			fields: { ...twoRates.fields, shipping: 10, tax: 15, total: 125 },
		},
		{},
		['BT-152'],
	],
	[
		'the category of what bears no VAT',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{},
		['BT-118'],
	],
	[
		'the reason for no VAT',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'E' },
		['BT-120'],
	],
	[
		'S where there is no VAT',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'S' },
		['BT-118'],
	],
	[
		'what an intra-community supply needs',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ ...WITHIN_EU, deliveryDate: '' },
		['BT-72'],
	],
	[
		'the buyer’s VAT id for reverse charge',
		withFields(
			{ tax: 0, tax_rate: null, total: 100, buyer_vat_id: null },
			{ lineAmounts: 'no_tax' },
		),
		{ vatCategory: 'AE', vatExemptionReason: 'Reverse charge' },
		['BT-48'],
	],
	[
		'who the seller is, outside VAT',
		withFields({ tax: null, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'O', vatExemptionReason: 'Not subject to VAT' },
		['BT-29'],
	],
	['a subtotal that fits nothing', withFields({ subtotal: 99 }), {}, ['BT-109']],
	['an amount due that fits nothing', withFields({ amount_due: 100 }), {}, ['BT-115']],
	['an amount due that no coin explains', withFields({ amount_due: 119.05 }), {}, ['BT-115']],
	['lines that are a cent short', withFields({ total: 119.01 }), {}, ['BT-106']],
	['a name for a line', withFields({}, { rows: [{ line_total: 100 }] }), {}, ['BT-153']],
	[
		'a country of delivery that is one',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ ...WITHIN_EU, deliveryCountry: 'Ruritania' },
		['BT-80'],
	],
	['a date of delivery that is one', plainInvoice, { deliveryDate: '31.3.2026' }, ['BT-72']],
	['lines that make a credit', withFields({ total: -119 }), {}, ['BT-106']],
])('%s', (_, document, mapping, parts) => {
	expect(partsOf(document, mapping)).toEqual(parts);
});

test('one thing that is missing does not hide another', () => {
	const document = withFields({ due_date: null, buyer_name: null, tax_rate: 7 });
	expect(partsOf(document)).toEqual(['BT-44', 'BT-119', 'BT-9']);
});

test('every message is a sentence, and names the field', () => {
	const { missing } = ublOf(withFields({ due_date: null, invoice_number: null }));
	expect(missing).toEqual([
		{
			part: 'BT-1',
			field: 'invoice_number',
			message:
				'No value for the invoice number was found (field “invoice_number”). Look at the document and enter it.',
		},
		{
			part: 'BT-9',
			field: 'due_date',
			message:
				'There is something to pay, but neither a due date nor terms of payment were found. Look at the document and enter one, or add a field for it.',
		},
	]);
});
