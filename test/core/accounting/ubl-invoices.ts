import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf, type Accounting } from '../../../core/accounting/payload';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';

export const ublOf = (document: DocumentText, mapping: AccountingMapping = {}): Accounting =>
	payloadOf(documentOf(document), fullSchema, 'ubl_invoice', mapping);

/** The text of an invoice that must lack nothing. */
export function xmlOf(document: DocumentText, mapping: AccountingMapping = {}): string {
	const { missing, body } = ublOf(document, mapping);
	if (typeof body !== 'string') throw new Error(JSON.stringify(missing));
	return body;
}

export const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

export const exempt: AccountingMapping = {
	vatCategory: 'E',
	vatExemptionReason: 'Kleinunternehmer, § 19 UStG',
};
export const WITHIN_EU: AccountingMapping = {
	vatCategory: 'K',
	vatExemptionReason: 'Intra-community supply',
	deliveryDate: '2026-03-30',
};
/** All that any profile asks for beyond the European standard. */
export const PROFILE_TERMS: AccountingMapping = {
	buyerReference: '04011000-1234512345-06',
	precedingInvoice: 'RE-2026-0700',
	sellerEndpoint: '9930:DE123456789',
	buyerEndpoint: '9944:NL123456789B01',
	sellerContact: 'Erika Müller',
	sellerPhone: '+49 30 1234567',
	sellerEmail: 'rechnung@mueller.example',
	sellerStreet: 'Hauptstraße 1',
	sellerCity: 'Berlin',
	sellerPostCode: '10115',
	buyerStreet: 'Damrak 1',
	buyerCity: 'Amsterdam',
	buyerPostCode: '1012 LG',
	deliveryCity: 'Amsterdam',
	deliveryPostCode: '1012 LG',
};
export const HOSTILE = '<b>&"\'\u0000\u0007\ufffe ]]> \ud800 Ltd';

export const twoRates = withFields(
	{ tax_rate: null, tax: 14.2, total: 114.2 },
	{
		rows: [
			{ description: 'Beratung', quantity: 2, unit_price: 30, tax_rate: 19, line_total: 60 },
			{ description: 'Bücher', quantity: 4, unit_price: 10, tax_rate: 7, line_total: 40 },
		],
	},
);

/** Complete invoices of every kind, with the mapping they need. */
export const COMPLETE: readonly (readonly [string, DocumentText, AccountingMapping])[] = [
	['one rate', plainInvoice, {}],
	['one rate that only the amounts show', withFields({ tax_rate: null }), {}],
	['two rates', twoRates, {}],
	[
		'two rates, the lines with tax',
		withFields(
			{ tax_rate: null, subtotal: 87.8, tax: 12.2, total: 100 },
			{ rows: twoRates.rows, lineAmounts: 'tax_inclusive' },
		),
		{},
	],
	[
		'lines with tax',
		withFields({ subtotal: 84.03, tax: 15.97, total: 100 }, { lineAmounts: 'tax_inclusive' }),
		{},
	],
	[
		'shipping and discount',
		withFields({ shipping: 10, discount: 5, tax: 19.95, total: 124.95 }),
		{},
	],
	[
		'shipping and discount in lines with tax',
		withFields(
			{ subtotal: null, shipping: 10, discount: 5, tax: 16.76, total: 105 },
			{ lineAmounts: 'tax_inclusive' },
		),
		{},
	],
	['paid in part', withFields({ paid: 19, amount_due: 100 }), {}],
	['paid in full, without a due date', withFields({ paid: 119, due_date: null }), {}],
	['the total is what is left to pay', withFields({ paid: 19, total: 100 }), {}],
	[
		'rounded to coins',
		withFields({ amount_due: 119.5, total: 119.49, tax: 19.49, subtotal: 100, tax_rate: 19.49 }),
		{},
	],
	[
		'exempt from VAT',
		withFields({ tax: 0, tax_rate: 0, total: 100 }, { lineAmounts: 'no_tax' }),
		exempt,
	],
	[
		'no tax printed at all',
		withFields({ tax: null, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		exempt,
	],
	[
		'zero rated beside a rate',
		withFields(
			{ tax_rate: null, tax: 11.4, total: 111.4 },
			{
				rows: [
					{ description: 'Beratung', tax_rate: 19, line_total: 60 },
					{ description: 'Export', tax_rate: 0, line_total: 40 },
				],
			},
		),
		{ vatCategory: 'Z' },
	],
	[
		'reverse charge',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'AE', vatExemptionReason: 'Reverse charge' },
	],
	[
		'within the EU',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		WITHIN_EU,
	],
	[
		'delivered to another country',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ ...WITHIN_EU, deliveryCountry: 'Belgium' },
	],
	[
		'terms of payment instead of a date',
		withFields({ due_date: null, payment_terms: '30 days net' }),
		{},
	],
	[
		'a credit note with positive amounts',
		withFields({ document_type: 'Gutschrift', due_date: null }),
		{},
	],
	[
		'a credit note with negative amounts',
		withFields(
			{ subtotal: -100, tax: -19, total: -119 },
			{ rows: [{ description: 'Beratung', quantity: -2, unit_price: 50, line_total: -100 }] },
		),
		{},
	],
	[
		'two rates, and shipping at one of them',
		{ ...twoRates, fields: { ...twoRates.fields, shipping: 10, tax: 16.1, total: 126.1 } },
		{},
	],
	[
		'a total that is rounded',
		withFields(
			{ subtotal: 99.97, tax_rate: 8.1, tax: 8.1, rounding: -0.02, total: 108.05 },
			{ currency: 'CHF', rows: [{ description: 'a', line_total: 99.97 }] },
		),
		{},
	],
	[
		'withholding tax and a service charge',
		withFields({
			service_charge: 10,
			tax: 20.9,
			total: 130.9,
			withholding_tax: 20,
			amount_due: 110.9,
		}),
		{},
	],
	[
		'export',
		withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'G', vatExemptionReason: 'Export' },
	],
	[
		'outside VAT',
		withFields({ tax: null, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' }),
		{ vatCategory: 'O', vatExemptionReason: 'Not subject to VAT', vendorId: 'S-7' },
	],
	[
		'the Canary Islands',
		withFields({ supplier_vat_id: 'ES B12345678', tax_rate: 7, tax: 7, total: 107 }),
		{ vatCategory: 'L' },
	],
	[
		'a tax number instead of a VAT id',
		withFields({ supplier_vat_id: '12/345/67890', supplier_country: 'Deutschland' }),
		{ vendorId: '70001' },
	],
	[
		'Yen',
		withFields(
			{ subtotal: 1000, tax_rate: 10, tax: 100, total: 1100 },
			{ currency: 'JPY', rows: [{ description: '品', quantity: 3, line_total: 1000 }] },
		),
		{},
	],
	[
		'many lines that are rounded only in their sum',
		withFields(
			{ subtotal: 34.63, tax: 6.58, total: 41.21 },
			{
				rows: Array.from({ length: 15 }, (_, index) => ({
					description: `part ${index}`,
					quantity: 3,
					unit_price: 0.7695,
				})),
			},
		),
		{},
	],
	[
		'hostile names',
		withFields(
			{
				supplier_name: HOSTILE,
				buyer_name: HOSTILE,
				invoice_number: HOSTILE,
				order_number: HOSTILE,
			},
			{
				rows: [
					{
						description: HOSTILE,
						unit: HOSTILE,
						item_code: HOSTILE,
						line_total: 60,
						konto: HOSTILE,
					},
					{ description: HOSTILE, line_total: null },
					{ description: 'Gutschrift', quantity: 2, line_total: -10 },
					{ description: 'Rest', quantity: -1, unit_price: -50, line_total: 50 },
				],
			},
		),
		{ accountColumn: 'konto', itemCode: HOSTILE, sellerCountry: 'DE' },
	],
];
