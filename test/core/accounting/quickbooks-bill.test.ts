import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { listAt, numberAt, valueAt } from './json-body';

const mapping = { vendorId: '56', accountCode: '7', taxCode: '5' };
const payload = (document: DocumentText, given: AccountingMapping = mapping) =>
	payloadOf(documentOf(document), fullSchema, 'quickbooks_bill', given);
const partsOf = (document: DocumentText, given: AccountingMapping = mapping) =>
	payload(document, given).missing.map(({ part }) => part);
const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

test('a bill with tax on top goes to an account, with a tax code and the printed tax', () => {
	expect(payload(plainInvoice).body).toEqual({
		VendorRef: { value: '56' },
		DocNumber: 'RE-2026-0815',
		TxnDate: '2026-03-31',
		DueDate: '2026-04-14',
		CurrencyRef: { value: 'EUR' },
		PrivateNote: 'Order: PO 77',
		GlobalTaxCalculation: 'TaxExcluded',
		Line: [
			{
				Amount: 60,
				Description: 'Beratung',
				DetailType: 'AccountBasedExpenseLineDetail',
				AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, TaxCodeRef: { value: '5' } },
			},
			{
				Amount: 40,
				Description: 'Schrauben',
				DetailType: 'AccountBasedExpenseLineDetail',
				AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, TaxCodeRef: { value: '5' } },
			},
		],
		TxnTaxDetail: { TotalTax: 19 },
	});
});

test('an item wins over the account, and has quantity and price', () => {
	const { body } = payload(plainInvoice, { ...mapping, itemCode: '11' });
	expect(valueAt(body, 'Line', 1)).toEqual({
		Amount: 40,
		Description: 'Schrauben',
		DetailType: 'ItemBasedExpenseLineDetail',
		ItemBasedExpenseLineDetail: {
			ItemRef: { value: '11' },
			Qty: 100,
			UnitPrice: 0.4,
			TaxCodeRef: { value: '5' },
		},
	});
});

test('where prices contain tax, amount and price are without it, and the inclusive amount is with it', () => {
	const { body } = payload(
		{
			...plainInvoice,
			fields: { ...plainInvoice.fields, subtotal: 84.03, tax: 15.97, total: 100 },
			lineAmounts: 'tax_inclusive',
		},
		{ ...mapping, itemCode: '11' },
	);
	expect(valueAt(body, 'GlobalTaxCalculation')).toBe('TaxInclusive');
	expect(valueAt(body, 'TxnTaxDetail')).toEqual({ TotalTax: 15.97 });
	expect(valueAt(body, 'Line', 0)).toEqual({
		Amount: 50.42,
		Description: 'Beratung',
		DetailType: 'ItemBasedExpenseLineDetail',
		ItemBasedExpenseLineDetail: {
			ItemRef: { value: '11' },
			Qty: 2,
			UnitPrice: 25.21,
			TaxCodeRef: { value: '5' },
			TaxInclusiveAmt: 60,
		},
	});
	expect(valueAt(body, 'Line', 1, 'Amount')).toBe(33.61);
});

test('a company without tax codes books the tax on its own account', () => {
	const { body } = payload(plainInvoice, { vendorId: '56', accountCode: '7', taxAccount: '90' });
	expect(valueAt(body, 'GlobalTaxCalculation')).toBe('NotApplicable');
	expect(valueAt(body, 'TxnTaxDetail')).toBeUndefined();
	expect(listAt(body, 'Line')).toHaveLength(3);
	expect(valueAt(body, 'Line', 2)).toEqual({
		Amount: 19,
		Description: 'Tax',
		DetailType: 'AccountBasedExpenseLineDetail',
		AccountBasedExpenseLineDetail: { AccountRef: { value: '90' } },
	});
});

test('cells of named columns win for their row, blank ones don’t', () => {
	const { body } = payload(
		{
			...plainInvoice,
			rows: [
				{ description: 'a', line_total: 60, konto: '41', steuer: '9' },
				{ description: 'b', line_total: 40, konto: ' ', steuer: null },
			],
		},
		{ ...mapping, accountColumn: 'konto', taxCodeColumn: 'steuer' },
	);
	expect(
		listAt(body, 'Line').map((line) => valueAt(line, 'AccountBasedExpenseLineDetail')),
	).toEqual([
		{ AccountRef: { value: '41' }, TaxCodeRef: { value: '9' } },
		{ AccountRef: { value: '7' }, TaxCodeRef: { value: '5' } },
	]);
});

test('a number of more than 21 characters keeps its end, and stands whole in the note', () => {
	const { body } = payload(
		withFields({ invoice_number: 'INVOICE-2026-000000000123456', paid: 19 }),
	);
	expect(valueAt(body, 'DocNumber')).toBe('-2026-000000000123456');
	expect(valueAt(body, 'DocNumber')).toHaveLength(21);
	expect(valueAt(body, 'PrivateNote')).toBe(
		'Invoice number: INVOICE-2026-000000000123456\nOrder: PO 77\nAlready paid, says the document: 19.00 EUR',
	);
});

test('shipping and discount are lines of their own, never items', () => {
	const { body } = payload(withFields({ shipping: 10, discount: -5, tax: 19.95, total: 124.95 }), {
		...mapping,
		itemCode: '11',
	});
	expect(listAt(body, 'Line').slice(2)).toEqual([
		{
			Amount: 10,
			Description: 'Shipping',
			DetailType: 'AccountBasedExpenseLineDetail',
			AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, TaxCodeRef: { value: '5' } },
		},
		{
			Amount: -5,
			Description: 'Discount',
			DetailType: 'AccountBasedExpenseLineDetail',
			AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, TaxCodeRef: { value: '5' } },
		},
	]);
});

describe('what is missing', () => {
	test('vendor, account and tax code are never made up', () => {
		expect(partsOf(plainInvoice, {})).toEqual(['VendorRef', 'TaxCodeRef', 'AccountRef']);
		expect(payload(plainInvoice, {}).body).toBeNull();
	});

	test('a tax account does not help where prices contain tax', () => {
		const inclusive: DocumentText = {
			...withFields({ subtotal: null, tax: 15.97, total: 100 }),
			lineAmounts: 'tax_inclusive',
		};
		expect(partsOf(inclusive, { vendorId: '1', accountCode: '2', taxAccount: '3' })).toEqual([
			'TaxCodeRef',
		]);
	});

	test('without tax on the document no tax code is needed, and none is sent', () => {
		const untaxed: DocumentText = {
			...withFields({ subtotal: null, tax: null, tax_rate: null, total: 100 }),
			lineAmounts: 'no_tax',
		};
		expect(partsOf(untaxed, { vendorId: '1', accountCode: '2' })).toEqual([]);
		const { body } = payload(untaxed, { vendorId: '1', accountCode: '2' });
		expect(valueAt(body, 'GlobalTaxCalculation')).toBe('NotApplicable');
		expect(JSON.stringify(body)).not.toContain('TaxCodeRef');
	});

	test('a quantity that no price with five decimals brings to the amount', () => {
		const document: DocumentText = {
			...plainInvoice,
			rows: [{ description: 'screws', quantity: 3000, line_total: 100 }],
		};
		expect(partsOf(document, { ...mapping, itemCode: '1' })).toEqual(['Line.Qty']);
		expect(partsOf(document)).toEqual([]);
	});
});

/** A code for each rate of the generated bills, and what they need when they are paid. */
const byRate: AccountingMapping = {
	vendorId: '56',
	accountCode: '7',
	taxCodes: { 0: '1', 5.5: '2', 9: '3', 10: '4', 19: '5', 20: '6', 21: '7', 25: '8' },
	paidFrom: '35',
};

test('amounts add up to the printed total to the cent, whatever was rounded', () => {
	fc.assert(
		fc.property(generatedBills, fc.boolean(), ({ document, total, tax, decimals }, onItems) => {
			const { missing, body } = payload(document, onItems ? { ...byRate, itemCode: '11' } : byRate);
			// No price of five decimals brings some large quantities to the amount.
			const others = missing.filter(({ part }) => !onItems || part !== 'Line.Qty');
			expect(others).toEqual([]);
			fc.pre(missing.length === 0);
			const lines = listAt(body, 'Line');
			const sum = lines.reduce((all: Big, line) => all.plus(numberAt(line, 'Amount')), new Big(0));
			expect(sum.plus(tax).toFixed(decimals)).toBe(total.toFixed(decimals));
			if (document.lineAmounts === 'tax_inclusive' && !tax.eq(0)) {
				const gross = lines.reduce((all: Big, line) => {
					const detail =
						valueAt(line, 'ItemBasedExpenseLineDetail') ??
						valueAt(line, 'AccountBasedExpenseLineDetail');
					return all.plus(numberAt(detail, 'TaxInclusiveAmt'));
				}, new Big(0));
				expect(gross.toFixed(decimals)).toBe(total.toFixed(decimals));
			}
			for (const line of lines) {
				const detail = valueAt(line, 'ItemBasedExpenseLineDetail');
				if (detail === undefined) continue;
				const made = new Big(numberAt(detail, 'Qty')).times(numberAt(detail, 'UnitPrice'));
				expect(made.round(decimals).toNumber()).toBe(numberAt(line, 'Amount'));
			}
		}),
		{ numRuns: 200 },
	);
});
