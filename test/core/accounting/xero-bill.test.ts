import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { describeWith } from './contracts';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { listAt, numberAt, valueAt } from './json-body';
import { bodyValidator, XERO } from './xero-schema';

const CONTACT = '430fa14a-f945-44d3-9f97-5df5e28441b8';
const mapping: AccountingMapping = { accountCode: '400', taxCode: 'INPUT2' };
const payload = (document: DocumentText, given: AccountingMapping = mapping) =>
	payloadOf(documentOf(document), fullSchema, 'xero_bill', given);
const invoiceOf = (document: DocumentText, given?: AccountingMapping) =>
	valueAt(payload(document, given).body, 'Invoices', 0);
const partsOf = (document: DocumentText, given?: AccountingMapping) =>
	payload(document, given).missing.map(({ part }) => part);
const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

test('a bill is a draft to pay, with the printed tax on its lines', () => {
	expect(payload(plainInvoice).body).toEqual({
		Invoices: [
			{
				Type: 'ACCPAY',
				Status: 'DRAFT',
				Contact: { Name: 'Müller & Söhne GmbH' },
				InvoiceNumber: 'RE-2026-0815',
				Date: '2026-03-31',
				DueDate: '2026-04-14',
				CurrencyCode: 'EUR',
				LineAmountTypes: 'Exclusive',
				LineItems: [
					{
						Description: 'Beratung',
						Quantity: 2,
						UnitAmount: 30,
						LineAmount: 60,
						AccountCode: '400',
						TaxType: 'INPUT2',
						TaxAmount: 11.4,
					},
					{
						Description: 'Schrauben',
						Quantity: 100,
						UnitAmount: 0.4,
						LineAmount: 40,
						AccountCode: '400',
						TaxType: 'INPUT2',
						TaxAmount: 7.6,
					},
				],
			},
		],
	});
});

test('a contact’s id wins over the name on the page', () => {
	expect(valueAt(invoiceOf(plainInvoice, { ...mapping, vendorId: CONTACT }), 'Contact')).toEqual({
		ContactID: CONTACT,
	});
	expect(partsOf(plainInvoice, { ...mapping, vendorId: '12' })).toEqual(['Contact.ContactID']);
});

test('a discounted line has the price that makes its amount, or is one of it and says how many', () => {
	const document: DocumentText = {
		...plainInvoice,
		rows: [
			{ description: 'half price', quantity: 4, unit_price: 20, discount: 50, line_total: 40 },
			{ description: 'screws', quantity: 7000, unit_price: 0.01, line_total: 60 },
		],
	};
	expect(listAt(invoiceOf(document), 'LineItems')).toMatchObject([
		{ Description: 'half price', Quantity: 4, UnitAmount: 10, LineAmount: 40 },
		{ Description: 'screws\nQuantity: 7000', Quantity: 1, UnitAmount: 60, LineAmount: 60 },
	]);
});

test.each([
	['tax_inclusive', { tax: 15.97, subtotal: null, total: 100 }, 'Inclusive'],
	['no_tax', { tax: null, tax_rate: null, subtotal: null, total: 100 }, 'NoTax'],
	['no_tax', { tax: 0, tax_rate: null, subtotal: null, total: 100 }, 'NoTax'],
] as const)('%s amounts with %j are %s', (lineAmounts, fields, types) => {
	const given = types === 'NoTax' ? { accountCode: '400' } : mapping;
	const invoice = invoiceOf(withFields(fields, { lineAmounts }), given);
	expect(valueAt(invoice, 'LineAmountTypes')).toBe(types);
	expect(valueAt(invoice, 'LineItems', 0, 'TaxType')).toBe(
		types === 'NoTax' ? undefined : 'INPUT2',
	);
	expect(valueAt(invoice, 'LineItems', 0, 'LineAmount')).toBe(60);
});

test('an invoice number loses accents and long dashes, and nothing else', () => {
	expect(valueAt(invoiceOf(withFields({ invoice_number: 'Nº É–12' })), 'InvoiceNumber')).toBe(
		'No E-12',
	);
	expect(partsOf(withFields({ invoice_number: '請求書12' }))).toEqual(['InvoiceNumber']);
	expect(partsOf(withFields({ invoice_number: '1'.repeat(256) }))).toEqual(['InvoiceNumber']);
});

test('what was paid before stands in a line of text', () => {
	expect(listAt(invoiceOf(withFields({ paid: 19 })), 'LineItems').at(-1)).toEqual({
		Description: 'Already paid, says the document: 19.00 EUR',
	});
});

describe('what is missing', () => {
	test('tax on the document needs a tax type on every line', () => {
		expect(payload(plainInvoice, {}).missing).toEqual([
			{
				part: 'LineItems.TaxType',
				message: expect.stringMatching(/^Rows 1, 2: there is tax on the document/),
			},
		]);
	});

	test('lines that don’t add up as anything', () => {
		expect(partsOf({ ...plainInvoice, lineAmounts: null })).toEqual(['LineAmountTypes']);
	});

	test('a line without any text', () => {
		const rows = [{ line_total: 60 }, { item_code: 'A-1', line_total: 40 }];
		expect(payload({ ...plainInvoice, rows }).missing).toEqual([
			{ part: 'LineItems.Description', message: expect.stringMatching(/^Row 1:/) },
		]);
	});

	test('supplier, date and currency', () => {
		expect(
			partsOf(withFields({ supplier_name: null, issue_date: null }, { currency: null })),
		).toEqual(['CurrencyCode', 'Contact', 'Date']);
	});

	test('the tax of lines with different tax types, where no rate is printed', () => {
		const document = withFields(
			{ tax_rate: null },
			{
				rows: [
					{ description: 'a', line_total: 60, steuer: 'INPUT' },
					{ description: 'b', line_total: 40, steuer: 'NONE' },
				],
			},
		);
		const given = { ...mapping, taxCodeColumn: 'steuer' };
		expect(partsOf(document, given)).toEqual(['LineItems.TaxAmount']);
		const rated = withFields(
			{ tax_rate: null, tax: 12, total: 112 },
			{
				rows: [
					{ description: 'a', line_total: 60, steuer: 'INPUT', tax_rate: 20 },
					{ description: 'b', line_total: 40, steuer: 'NONE', tax_rate: 0 },
				],
			},
		);
		expect(listAt(invoiceOf(rated, given), 'LineItems')).toMatchObject([
			{ TaxType: 'INPUT', TaxAmount: 12 },
			{ TaxType: 'NONE', TaxAmount: 0 },
		]);
	});
});

/** A tax type for each rate of the generated bills, and what they need when they are paid. */
const byRate: AccountingMapping = {
	accountCode: '400',
	taxCodes: { 0: 'A', 5.5: 'B', 9: 'C', 10: 'D', 19: 'E', 20: 'F', 21: 'G', 25: 'H' },
	paidFrom: '090',
};
const bookedOf = (body: unknown): unknown =>
	valueAt(body, 'Invoices', 0) ?? valueAt(body, 'BankTransactions', 0);

test('quantity × unit amount rounds to the line amount, and the bill comes to the printed total', () => {
	fc.assert(
		fc.property(generatedBills, ({ document, total, tax, decimals }) => {
			const { missing, body } = payload(document, byRate);
			expect(missing).toEqual([]);
			const invoice = bookedOf(body);
			const lines = listAt(invoice, 'LineItems').filter(
				(line) => valueAt(line, 'LineAmount') !== undefined,
			);
			const sumOf = (key: string) =>
				lines.reduce((sum: Big, line) => sum.plus(numberAt(line, key)), new Big(0));
			const types = valueAt(invoice, 'LineAmountTypes');
			expect(
				sumOf('LineAmount')
					.plus(types === 'Exclusive' ? tax : 0)
					.eq(total),
			).toBe(true);
			if (types !== 'NoTax') expect(sumOf('TaxAmount').eq(tax)).toBe(true);
			for (const line of lines) {
				const unit = new Big(numberAt(line, 'UnitAmount'));
				const made = new Big(numberAt(line, 'Quantity')).times(unit);
				expect(made.round(decimals).eq(numberAt(line, 'LineAmount'))).toBe(true);
				// Whether halves go up or to the even digit, it is the same.
				expect(made.round(decimals, 2).eq(made.round(decimals, 1))).toBe(true);
				expect(unit.round(4).eq(unit)).toBe(true);
			}
		}),
		{ numRuns: 200 },
	);
});

describeWith(XERO, 'Xero’s own description of POST /Invoices', () => {
	const validators = new Map<string, ReturnType<typeof bodyValidator>>();
	const errorsOf = (body: unknown, entity: string | null = 'Invoices') => {
		const name = entity ?? '';
		const validate = validators.get(name) ?? bodyValidator(name);
		validators.set(name, validate);
		validate(body);
		return validate.errors ?? [];
	};

	test('takes the bodies we build', () => {
		const payloads = [
			payload(plainInvoice),
			payload(plainInvoice, { ...mapping, vendorId: CONTACT, itemCode: 'A-1' }),
			payload(withFields({ paid: 19, due_date: null, shipping: 10, tax: 20.9, total: 130.9 })),
			payload(withFields({ document_type: 'Gutschrift' })),
			payload(withFields({ document_type: 'Receipt' }), { ...mapping, paidFrom: '090' }),
			payload(withFields({ paid: 119 }), { ...mapping, paidFrom: CONTACT }),
			payload(plainInvoice, { ...mapping, tracking: 'North', trackingCategory: 'Region' }),
		];
		expect(payloads.map(({ entity }) => entity)).toEqual([
			'Invoices',
			'Invoices',
			'Invoices',
			'CreditNotes',
			'BankTransactions',
			'BankTransactions',
			'Invoices',
		]);
		for (const { body, entity } of payloads) expect(errorsOf(body, entity)).toEqual([]);
	});

	test('takes whatever bill there is', () => {
		fc.assert(
			fc.property(generatedBills, ({ document }) => {
				const { body, entity } = payload(document, byRate);
				expect(body).not.toBeNull();
				expect(errorsOf(body, entity)).toEqual([]);
			}),
		);
	});

	test.each([
		['a misspelt key', { Invoices: [{ Typ: 'ACCPAY' }] }],
		['a misspelt key of a line', { Invoices: [{ LineItems: [{ UnitPrice: 1 }] }] }],
		['a type that is none', { Invoices: [{ Type: 'BILL' }] }],
		['a number as text', { Invoices: [{ LineItems: [{ Quantity: '1' }] }] }],
		['an id of another form', { Invoices: [{ Contact: { ContactID: '12' } }] }],
		['a name that is too long', { Invoices: [{ Contact: { Name: 'x'.repeat(256) } }] }],
		['what only Xero sets', { Invoices: [{ TotalTax: 1 }] }],
	])('rejects %s', (_, body) => {
		expect(errorsOf({ Invoices: [{}] })).toEqual([]);
		expect(errorsOf(body)).toHaveLength(1);
	});
});
