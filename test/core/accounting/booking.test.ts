import { describe, expect, test } from '@jest/globals';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import { documentOf, fullSchema, plainInvoice, schemaOf, type DocumentText } from './documents';
import { listAt, valueAt } from './json-body';

const CONTACT = '430fa14a-f945-44d3-9f97-5df5e28441b8';
const books: AccountingMapping = { vendorId: '56', accountCode: '7', taxCode: '5' };
const quickbooks = (document: DocumentText, given: AccountingMapping = {}) =>
	payloadOf(documentOf(document), fullSchema, 'quickbooks_bill', { ...books, ...given });
const xero = (document: DocumentText, given: AccountingMapping = {}) =>
	payloadOf(documentOf(document), fullSchema, 'xero_bill', { taxCode: 'INPUT', ...given });
const withFields = (
	fields: DocumentText['fields'],
	more: Partial<DocumentText> = {},
): DocumentText => ({ ...plainInvoice, fields: { ...plainInvoice.fields, ...fields }, ...more });

const paid: readonly (readonly [string, DocumentText])[] = [
	['a receipt', withFields({ document_type: 'Receipt' })],
	['an invoice that was paid', withFields({ paid: 119 })],
	['an invoice of which nothing is left', withFields({ paid: 119, total: 0 })],
	['an invoice with nothing due', withFields({ amount_due: 0 })],
];

describe.each(paid)('%s', (_, document) => {
	test('is a purchase in QuickBooks', () => {
		const { entity, body } = quickbooks(document, { paidFrom: '35', paidBy: 'CreditCard' });
		expect(entity).toBe('Purchase');
		expect(body).toMatchObject({
			PaymentType: 'CreditCard',
			AccountRef: { value: '35' },
			EntityRef: { value: '56', type: 'Vendor' },
			DocNumber: 'RE-2026-0815',
		});
		expect(body).not.toHaveProperty('VendorRef');
		expect(body).not.toHaveProperty('DueDate');
	});

	test('is money spent in Xero', () => {
		const { entity, body } = xero(document, { paidFrom: '090' });
		expect(entity).toBe('BankTransactions');
		expect(valueAt(body, 'BankTransactions', 0)).toMatchObject({
			Type: 'SPEND',
			BankAccount: { Code: '090' },
			Reference: 'RE-2026-0815',
		});
		const byId = xero(document, { paidFrom: CONTACT }).body;
		expect(valueAt(byId, 'BankTransactions', 0, 'BankAccount')).toEqual({ AccountID: CONTACT });
	});

	test('needs the account it was paid from', () => {
		expect(quickbooks(document).missing.map(({ part }) => part)).toEqual(['AccountRef']);
		expect(xero(document).missing.map(({ part }) => part)).toEqual(['BankAccount']);
	});
});

test('a schema that asks what was paid and for no number makes expenses, and they need no vendor', () => {
	const schema = schemaOf(
		['supplier_name', 'issue_date', 'tax', 'total', 'paid'],
		['description', 'line_total'],
	);
	const given = { accountCode: '7', taxCode: '5', paidFrom: '35' };
	const made = payloadOf(documentOf(plainInvoice), schema, 'quickbooks_bill', given);
	expect(made.entity).toBe('Purchase');
	expect(made.body).toMatchObject({
		PaymentType: 'Cash',
		PrivateNote: 'Supplier: Müller & Söhne GmbH',
	});
	expect(made.body).not.toHaveProperty('EntityRef');
});

test('what was paid in part is a bill still', () => {
	expect(quickbooks(withFields({ paid: 19 })).entity).toBe('Bill');
	const schema = schemaOf(['issue_date', 'total', 'tax'], ['description', 'line_total']);
	expect(payloadOf(documentOf(plainInvoice), schema, 'quickbooks_bill', books).entity).toBe('Bill');
});

test('a way of payment that QuickBooks doesn’t know', () => {
	const { missing } = quickbooks(withFields({ paid: 119 }), { paidFrom: '35', paidBy: 'PayPal' });
	expect(missing.map(({ part }) => part)).toEqual(['PaymentType']);
});

test('class, terms and order go along as mapped, and a cell wins for its row', () => {
	const rows = plainInvoice.rows.map((row, index) => ({
		...row,
		konto: index === 0 ? 'South' : '',
	}));
	const { body } = quickbooks(
		{ ...plainInvoice, rows },
		{ tracking: '9', trackingColumn: 'konto', terms: '3', orderNumber: 'PO-1' },
	);
	expect(
		listAt(body, 'Line').map((line) =>
			valueAt(line, 'AccountBasedExpenseLineDetail', 'ClassRef', 'value'),
		),
	).toEqual(['South', '9']);
	expect(body).toMatchObject({ SalesTermRef: { value: '3' }, PrivateNote: 'Order: PO-1' });
	const tracked = xero(
		{ ...plainInvoice, rows },
		{ tracking: 'North', trackingCategory: 'Region', trackingColumn: 'konto' },
	).body;
	expect(
		listAt(tracked, 'Invoices', 0, 'LineItems').map((line) => valueAt(line, 'Tracking')),
	).toEqual([[{ Name: 'Region', Option: 'South' }], [{ Name: 'Region', Option: 'North' }]]);
	expect(xero(plainInvoice, { tracking: 'North' }).missing.map(({ part }) => part)).toEqual([
		'LineItems.Tracking',
	]);
});

describe('amounts between the lines and what is paid', () => {
	const amountsOf = (document: DocumentText) => {
		const { body, total } = quickbooks(document, { taxCodes: { 0: '0' } });
		return [...listAt(body, 'Line').map((line) => valueAt(line, 'Amount')), total];
	};

	test('a rounded total has a line for it', () => {
		const rounded = { currency: 'CHF', rows: [{ description: 'a', line_total: 99.97 }] };
		expect(
			amountsOf(
				withFields(
					{ subtotal: 99.97, tax_rate: 8.1, tax: 8.1, rounding: -0.02, total: 108.05 },
					rounded,
				),
			),
		).toEqual([99.97, -0.02, 108.05]);
		// The total before, and what is due after.
		expect(
			amountsOf(
				withFields(
					{
						subtotal: 99.97,
						tax_rate: 8.1,
						tax: 8.1,
						rounding: -0.02,
						total: 108.07,
						amount_due: 108.05,
					},
					rounded,
				),
			),
		).toEqual([99.97, 108.07]);
	});

	test('service charge and tip', () => {
		expect(amountsOf(withFields({ service_charge: 10, tip: 5, tax: 20.9, total: 135.9 }))).toEqual([
			60, 40, 10, 5, 135.9,
		]);
	});

	test('withholding tax is taken off what is paid, not off the bill', () => {
		for (const total of [119, 99]) {
			const { body, total: booked } = quickbooks(
				withFields({ withholding_tax: 20, total, amount_due: 99 }),
			);
			expect(booked).toBe(119);
			expect(valueAt(body, 'PrivateNote')).toBe(
				'Order: PO 77\nWithholding tax to keep back, says the document: 20.00 EUR',
			);
		}
	});

	test('a price for so many makes the amount', () => {
		const rows = [{ description: 'screws', quantity: 1000, unit_price: 10, price_per: 100 }];
		expect(amountsOf(withFields({}, { rows }))).toEqual([100, 119]);
	});
});
