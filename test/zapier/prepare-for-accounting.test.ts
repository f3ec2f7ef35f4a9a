import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { documentOf, lines } from '../core/decision/documents';
import { openStage, reads, type Stage } from './stage';
import { errorOf, type Json } from './zap';

const bill = documentOf(
	{
		supplier: 'ACME Co.',
		invoice_number: '20250430-001',
		issue_date: '2025-04-30',
		currency: 'EUR',
		subtotal: '100.00',
		tax: '21.00',
		total_due: '121.00',
	},
	lines('Pens | 4 | 15.00 | 60.00', 'Ink | 2 | 20.00 | 40.00'),
);
const XERO = { accounting_payload: 'xero_bill', account: '429', tax_code: 'INPUT2' };

let stage: Stage;
let document_json: unknown;
let calls: number;
beforeEach(async () => {
	stage = await openStage({ behave: () => reads(bill) });
	({ document_json } = await stage.zap.extract({ file: [stage.link('invoice.png')] }));
	calls = stage.service.calls.length;
});
afterEach(async () => {
	await stage.close();
});

const prepare = async (inputData: Json) => await stage.zap.prepare({ document_json, ...inputData });

test('a document that was read becomes a bill, with no call', async () => {
	const result = await prepare(XERO);
	expect(result).toMatchObject({
		needs_review: false,
		decision: 'accepted',
		accounting: { ready: true, body: { Invoices: [{ InvoiceNumber: '20250430-001' }] } },
	});
	expect(stage.service.calls).toHaveLength(calls);
	for (const { key } of await stage.zap.prepareOutputs())
		expect(result).toHaveProperty(key.split('__'));
});

test('changed values are booked, texts and lists', async () => {
	const line_items = JSON.stringify([
		{ item_description: 'Pens and ink', quantity: 1, unit_price: 100, line_total: 100 },
	]);
	expect(
		await prepare({ ...XERO, changed_values: { supplier: 'Acme Company', line_items } }),
	).toMatchObject({
		accounting: {
			body: {
				Invoices: [
					{ Contact: { Name: 'Acme Company' }, LineItems: [{ Description: 'Pens and ink' }] },
				],
			},
		},
	});
});

test('what is missing needs review, and is said', async () => {
	expect(await prepare({ accounting_payload: 'quickbooks_bill' })).toMatchObject({
		needs_review: true,
		reasons_text: expect.stringMatching(/vendor/i),
		accounting: { ready: false, missing_text: expect.stringMatching(/vendor/i) },
	});
});

test('the form asks for what the payload needs', async () => {
	const keys = async (form: Json) => (await stage.zap.prepareInputs(form)).map(({ key }) => key);
	expect(await keys({})).toEqual(['document_json', 'accounting_payload', 'changed_values']);
	expect(await keys({ accounting_payload: 'csv' })).toEqual(await keys({}));
	expect(await keys({ accounting_payload: 'ubl_invoice' })).toContain('buyer_country');
});

test.each<[Json, RegExp]>([
	[{}, /Accounting Payload: there is none; choose one/],
	[{ ...XERO, document_json: '' }, /Whole Document: there is none/],
	[{ ...XERO, document_json: 'ACME' }, /Whole Document is not valid JSON/],
	[{ ...XERO, document_json: '{"id":7}' }, /the document: it has no "ocr"/],
	[{ ...XERO, changed_values: { line_items: 'Pens' } }, /line_items is not valid JSON/],
	[{ ...XERO, account_column: 'konto' }, /Account Column: there is no column "konto"/],
])('what can’t be used is said: %j', async (form, words) => {
	expect((await errorOf(prepare(form))).message).toMatch(words);
});

test('several documents are no single one', async () => {
	const link = stage.link('invoice.png');
	expect(await stage.zap.extract({ file: [link, link] })).toMatchObject({ document_json: null });
});

test('an e-invoice is made for the profile that is chosen', async () => {
	const given = { accounting_payload: 'ubl_invoice', ubl_profile: 'xrechnung_3' };
	expect(await prepare(given)).toMatchObject({
		accounting: { ready: false, missing_text: expect.stringMatching(/XRechnung needs .*BT-10/) },
	});
	expect(await prepare({ ...given, buyer_reference: '04011000-1234512345-06' })).toMatchObject({
		accounting: { missing_text: expect.not.stringContaining('BT-10') },
	});
});
