import { expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { listAt, numberAt } from './json-body';

const books: AccountingMapping = {
	vendorId: '460000000026049',
	accountCode: '460000000000403',
	paidFrom: '460000000000358',
	taxCodes: { 0: 'a', 5.5: 'b', 9: 'c', 10: 'd', 19: 'e', 20: 'f', 21: 'g', 25: 'h' },
};
const made = (document: DocumentText, given: AccountingMapping = {}) =>
	payloadOf(documentOf(document), fullSchema, 'zoho_bill', { ...books, ...given });
const withFields = (fields: DocumentText['fields']): DocumentText => ({
	...plainInvoice,
	fields: { ...plainInvoice.fields, ...fields },
});

test('an invoice is a bill with its lines without tax', () => {
	const { entity, total, missing, body } = made(plainInvoice);
	expect(missing).toEqual([]);
	expect(entity).toBe('bills');
	expect(total).toBe(119);
	expect(body).toEqual({
		vendor_id: '460000000026049',
		bill_number: 'RE-2026-0815',
		reference_number: 'PO 77',
		date: '2026-03-31',
		due_date: '2026-04-14',
		is_inclusive_tax: false,
		line_items: [
			{
				description: 'Beratung',
				quantity: 2,
				rate: 30,
				account_id: '460000000000403',
				tax_id: 'e',
			},
			{
				description: 'Schrauben',
				quantity: 100,
				rate: 0.4,
				account_id: '460000000000403',
				tax_id: 'e',
			},
		],
	});
});

test('a credit note is a vendor credit under its own number', () => {
	const { entity, body } = made(withFields({ document_type: 'Credit note' }));
	expect(entity).toBe('vendorcredits');
	expect(body).toMatchObject({ vendor_credit_number: 'RE-2026-0815' });
	expect(body).not.toHaveProperty('due_date');
});

test('what is paid is an expense, from the account it was paid from, and needs no vendor', () => {
	const { entity, body } = made(withFields({ paid: 119 }), { vendorId: '' });
	expect(entity).toBe('expenses');
	expect(body).toMatchObject({
		paid_through_account_id: '460000000000358',
		reference_number: 'RE-2026-0815',
		line_items: [
			{ amount: 60, description: 'Beratung' },
			{ amount: 40, description: 'Schrauben' },
		],
	});
});

test.each<[string, DocumentText, AccountingMapping, string]>([
	['no vendor', plainInvoice, { vendorId: '' }, 'vendor_id'],
	['no account', plainInvoice, { accountCode: '' }, 'account_id'],
	['no tax', plainInvoice, { taxCodes: {} }, 'tax_id'],
	[
		'no account it was paid from',
		withFields({ paid: 119 }),
		{ paidFrom: '' },
		'paid_through_account_id',
	],
	['no number', withFields({ invoice_number: null }), {}, 'bill_number'],
	['a number that is too long', withFields({ invoice_number: '7'.repeat(101) }), {}, 'bill_number'],
	['no date', withFields({ issue_date: null }), {}, 'date'],
])('%s', (_, document, given, part) => {
	const { missing, body } = made(document, given);
	expect(missing.map((one) => one.part)).toEqual([part]);
	expect(body).toBeNull();
});

test('quantity × rate makes the printed net', () => {
	fc.assert(
		fc.property(generatedBills, ({ document, total, tax, decimals }) => {
			const { entity, missing, body } = made(document);
			expect(missing).toEqual([]);
			const net = listAt(body, 'line_items').reduce((sum: Big, line) => {
				const amount =
					entity === 'expenses'
						? new Big(numberAt(line, 'amount'))
						: new Big(numberAt(line, 'quantity')).times(numberAt(line, 'rate'));
				return sum.plus(amount.round(decimals));
			}, new Big(0));
			expect(net.toFixed()).toBe(total.minus(tax).toFixed());
		}),
		{ numRuns: 150 },
	);
});
