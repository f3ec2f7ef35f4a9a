import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { listAt, numberAt, valueAt } from './json-body';

const books: AccountingMapping = {
	vendorId: '14',
	currencyId: '1',
	accountCode: '211',
	taxCodes: { 0: '1', 5.5: '2', 9: '3', 10: '4', 19: '5', 20: '6', 21: '7', 25: '8' },
};
const made = (document: DocumentText, given: AccountingMapping = {}) =>
	payloadOf(documentOf(document), fullSchema, 'odoo_bill', { ...books, ...given });
const parts = (document: DocumentText, given: AccountingMapping = {}) =>
	made(document, given).missing.map(({ part }) => part);
const linesOf = (body: unknown) =>
	listAt(body, 'vals_list', 0, 'invoice_line_ids').map((command) => valueAt(command, 2));

test('an invoice is a draft vendor bill with its lines without tax', () => {
	const { entity, total, missing, body } = made(plainInvoice, { tracking: '12' });
	expect(missing).toEqual([]);
	expect(entity).toBe('account.move');
	expect(total).toBe(119);
	expect(body).toEqual({
		vals_list: [
			{
				move_type: 'in_invoice',
				partner_id: 14,
				currency_id: 1,
				invoice_date: '2026-03-31',
				invoice_date_due: '2026-04-14',
				ref: 'RE-2026-0815',
				invoice_line_ids: [
					[
						0,
						0,
						{
							name: 'Beratung',
							quantity: 2,
							price_unit: 30,
							tax_ids: [[6, 0, [5]]],
							account_id: 211,
							analytic_distribution: { 12: 100 },
						},
					],
					[
						0,
						0,
						{
							name: 'Schrauben',
							quantity: 100,
							price_unit: 0.4,
							tax_ids: [[6, 0, [5]]],
							account_id: 211,
							analytic_distribution: { 12: 100 },
						},
					],
				],
			},
		],
	});
});

test.each([
	['Gutschrift', 'in_refund'],
	['Receipt', 'in_receipt'],
])('a %s is no bill to pay: %s', (document_type, move_type) => {
	const { body } = made({ ...plainInvoice, fields: { ...plainInvoice.fields, document_type } });
	expect(valueAt(body, 'vals_list', 0)).toMatchObject({ move_type });
	expect(valueAt(body, 'vals_list', 0)).not.toHaveProperty('invoice_date_due');
});

describe('what Odoo must be told by an id', () => {
	test.each<[string, AccountingMapping, string]>([
		['no vendor', { vendorId: '' }, 'partner_id'],
		['a vendor by name', { vendorId: 'ACME' }, 'partner_id'],
		['no currency', { currencyId: '' }, 'currency_id'],
		['a currency by its code', { currencyId: 'EUR' }, 'currency_id'],
		['no account', { accountCode: '' }, 'account_id'],
		['no tax', { taxCodes: {} }, 'tax_ids'],
		['a tax by its name', { taxCodes: { 19: '19% VSt' } }, 'tax_ids'],
	])('%s', (_, given, part) => {
		expect(parts(plainInvoice, given)).toEqual([part]);
		expect(made(plainInvoice, given).body).toBeNull();
	});

	test('a product stands for the account', () => {
		const { body } = made(plainInvoice, { accountCode: '', itemCode: '9' });
		expect(linesOf(body)).toEqual([
			expect.objectContaining({ product_id: 9 }),
			expect.objectContaining({ product_id: 9 }),
		]);
	});

	test('no tax is said, so that the tax of a product does not come in', () => {
		const untaxed: DocumentText = {
			...plainInvoice,
			fields: { ...plainInvoice.fields, tax: 0, tax_rate: 0, total: 100 },
		};
		const { body } = made(untaxed, { taxCodes: {}, itemCode: '9' });
		expect(linesOf(body).map((line) => valueAt(line, 'tax_ids'))).toEqual([
			[[6, 0, []]],
			[[6, 0, []]],
		]);
	});
});

test('quantity × price makes the printed net, with prices of two decimals', () => {
	fc.assert(
		fc.property(generatedBills, ({ document, total, tax, decimals }) => {
			const { missing, body } = made(document);
			expect(missing).toEqual([]);
			const lines = linesOf(body);
			const net = lines.reduce(
				(sum: Big, line) =>
					sum.plus(
						new Big(numberAt(line, 'quantity')).times(numberAt(line, 'price_unit')).round(decimals),
					),
				new Big(0),
			);
			expect(net.toFixed()).toBe(total.minus(tax).toFixed());
			for (const line of lines) {
				const price = new Big(numberAt(line, 'price_unit'));
				expect(price.round(2).eq(price)).toBe(true);
			}
		}),
		{ numRuns: 150 },
	);
});
