import { describe, expect, test } from '@jest/globals';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { SchemaError } from '../../../core/schema/schema-error';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { listAt, valueAt } from './json-body';

const books: AccountingMapping = { vendorId: '56', accountCode: '7' };
const quickbooks = (document: DocumentText, given: AccountingMapping) =>
	payloadOf(documentOf(document), fullSchema, 'quickbooks_bill', { ...books, ...given });
const xero = (document: DocumentText, given: AccountingMapping) =>
	payloadOf(documentOf(document), fullSchema, 'xero_bill', given);
const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

const untaxed = withFields(
	{ subtotal: null, tax: 0, tax_rate: null, total: 100 },
	{ lineAmounts: 'no_tax' },
);
const twoRates = withFields(
	{ tax_rate: null, tax: 14.2, total: 114.2 },
	{
		rows: [
			{ description: 'Beratung', tax_rate: 19, line_total: 60, steuer: '19 %' },
			{ description: 'Bücher', tax_rate: 7, line_total: 40, steuer: '7 %' },
		],
	},
);
const codesInQuickBooks = (body: unknown) =>
	listAt(body, 'Line').map((line) =>
		valueAt(line, 'AccountBasedExpenseLineDetail', 'TaxCodeRef', 'value'),
	);
const taxesInXero = (body: unknown) =>
	listAt(body, 'Invoices', 0, 'LineItems').map((line) => [
		valueAt(line, 'TaxType'),
		valueAt(line, 'TaxAmount'),
	]);

describe('a tax code that is given', () => {
	test('is sent where there is no tax, too', () => {
		const { body } = quickbooks(untaxed, { taxCode: 'RC' });
		expect(codesInQuickBooks(body)).toEqual(['RC', 'RC']);
		expect(valueAt(body, 'GlobalTaxCalculation')).toBe('TaxExcluded');
		expect(valueAt(body, 'TxnTaxDetail')).toEqual({ TotalTax: 0 });
		const sent = xero(untaxed, { taxCode: 'REVERSECHARGES' }).body;
		expect(taxesInXero(sent)).toEqual([
			['REVERSECHARGES', 0],
			['REVERSECHARGES', 0],
		]);
		expect(valueAt(sent, 'Invoices', 0, 'LineAmountTypes')).toBe('Exclusive');
	});

	test('is that of the rate 0 where there is one', () => {
		const given = { taxCode: 'INPUT', taxCodes: { '0 %': 'EXEMPT' } };
		expect(taxesInXero(xero(untaxed, given).body)).toEqual([
			['EXEMPT', 0],
			['EXEMPT', 0],
		]);
	});

	test('is not needed without tax', () => {
		expect(quickbooks(untaxed, { taxCodes: { 19: 'A' } }).missing).toEqual([]);
		expect(xero(untaxed, {}).missing).toEqual([]);
	});
});

describe('several rates', () => {
	test('never share one code', () => {
		const message = /lines at 19 % and 7 %.*a tax code for each rate/;
		expect(quickbooks(twoRates, { taxCode: 'A' }).missing).toEqual([
			{ part: 'TaxCodeRef', message: expect.stringMatching(message) },
		]);
		expect(xero(twoRates, { taxCode: 'A' }).missing).toEqual([
			{ part: 'LineItems.TaxType', message: expect.stringMatching(message) },
		]);
	});

	test('have each its own', () => {
		const taxCodes = { '19.0000': 'A', '7,0 %': 'B' };
		expect(codesInQuickBooks(quickbooks(twoRates, { taxCodes }).body)).toEqual(['A', 'B']);
		expect(taxesInXero(xero(twoRates, { taxCodes }).body)).toEqual([
			['A', 11.4],
			['B', 2.8],
		]);
		expect(taxesInXero(xero(twoRates, { taxCode: 'B', taxCodes: { 19: 'A' } }).body)).toEqual([
			['A', 11.4],
			['B', 2.8],
		]);
	});

	test('one of them without a code is asked for', () => {
		expect(quickbooks(twoRates, { taxCodes: { 19: 'A' } }).missing).toEqual([
			{
				part: 'TaxCodeRef',
				message: 'Row 2: give a tax code for 7 % (Tax Codes by Rate).',
			},
		]);
	});

	test('that only their mix shows are no single rate of 13 %', () => {
		const mixed = withFields({ tax_rate: null, tax: 13, total: 113 });
		for (const { missing } of [quickbooks(mixed, { taxCode: 'A' }), xero(mixed, { taxCode: 'A' })])
			expect(missing.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^No single tax rate makes the tax of 13, so there may be several/),
			]);
	});

	test('a sales tax, which differs from place to place, is one tax', () => {
		const fields = { supplier_vat_id: null, iban: null, tax_rate: null, tax: 8.88, total: 108.88 };
		const document = withFields(fields, { currency: 'USD' });
		expect(taxesInXero(xero(document, { taxCode: 'A' }).body)).toEqual([
			['A', 5.33],
			['A', 3.55],
		]);
	});

	test.each([
		[17, 'a German seller has none, and 7 % and 19 % may make it', false],
		[21, 'a German seller has none, but its own can’t make it', true],
	])('a tax of %d %: %s', (rate, _, isOne) => {
		const document = withFields({ tax_rate: null, tax: rate, total: 100 + rate });
		expect(xero(document, { taxCode: 'A' }).body !== null).toBe(isOne);
	});

	test('a rate in force that makes the tax is the rate, printed or not', () => {
		const document = withFields({ tax_rate: null });
		expect(taxesInXero(xero(document, { taxCodes: { 19: 'A' } }).body)).toEqual([
			['A', 11.4],
			['A', 7.6],
		]);
	});
});

describe('shipping', () => {
	test('on an invoice without any tax', () => {
		const fields = { subtotal: 100, shipping: 25, tax: null, tax_rate: null, total: 125 };
		const document = withFields(fields, { lineAmounts: 'no_tax' });
		for (const { missing, total } of [quickbooks(document, {}), xero(document, {})])
			expect({ missing, total }).toEqual({ missing: [], total: 125 });
	});

	const untaxedShipping = (fields: DocumentText['fields']) =>
		withFields({ shipping: 10, tax: 19, total: 129, ...fields });

	test.each([{}, { tax_rate: null }])('that bears no tax stays without: %j', (fields) => {
		const { body } = xero(untaxedShipping(fields), { taxCodes: { 19: 'A', 0: 'Z' } });
		expect(taxesInXero(body)).toEqual([
			['A', 11.4],
			['A', 7.6],
			['Z', 0],
		]);
		expect(xero(untaxedShipping(fields), { taxCode: 'A' }).missing).toHaveLength(1);
	});

	test('bears one of two rates where only that makes the tax', () => {
		const document: DocumentText = {
			...twoRates,
			fields: { ...twoRates.fields, shipping: 10, tax: 16.1, total: 126.1 },
		};
		const { body } = xero(document, { taxCodes: { 19: 'A', 7: 'B' } });
		expect(taxesInXero(body)).toEqual([
			['A', 11.4],
			['B', 2.8],
			['A', 1.9],
		]);
	});
});

test('a printed rate never becomes a code', () => {
	const given = { taxCode: 'A', taxCodeColumn: 'steuer' };
	expect(quickbooks(twoRates, given).missing).toEqual([
		{ part: 'TaxCodeRef', message: expect.stringMatching(/^Rows 1, 2: “19 %” is a tax rate/) },
	]);
	expect(() => xero(twoRates, { taxCodeColumn: 'tax_rate' })).toThrow(SchemaError);
	expect(() => xero(twoRates, { taxCodeColumn: 'tax_rate' })).toThrow(
		/"tax_rate" holds what is printed, no tax codes/,
	);
});

test('what is no rate is no key', () => {
	expect(() => xero(twoRates, { taxCodes: { standard: 'A' } })).toThrow(
		'taxCodes: "standard" is no tax rate in percent',
	);
});
