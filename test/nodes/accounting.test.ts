import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Extraction } from '../../core/api/extraction';
import { documentOf, lines } from '../core/decision/documents';
import { cell } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { files, run } from './workflow';

const invoice = documentOf(
	{
		supplier: 'ACME Co.',
		invoice_number: '20250430-001',
		issue_date: '2025-04-30',
		due_date: '2025-05-30',
		currency: 'EUR',
		subtotal: '100.00',
		tax: '21.00',
		total_due: '121.00',
	},
	lines('Pens | 4 | 15.00 | 60.00', '=cmd() | 2 | 20.00 | 40.00'),
);

let extraction: Extraction = invoice;
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	extraction = invoice;
	service = await startServiceDouble(() => ({ does: 'read', extraction }));
});
afterEach(async () => {
	await service.close();
});

async function read(
	parameters: INodeParameters,
	items: INodeExecutionData[] = files(1),
): Promise<INodeExecutionData[][]> {
	const { outputs, error } = await run({ url: service.url, items, parameters });
	if (error !== undefined) throw new Error(error.message);
	return outputs.map((output) => [...output]);
}
const textOf = (item: INodeExecutionData | undefined) =>
	Buffer.from(item?.binary?.accounting?.data ?? '', 'base64').toString('utf8');

test('no payload by default, and none in line-item output, where it would be posted once a row', async () => {
	const [accepted] = await read({});
	expect(accepted?.[0]?.json).not.toHaveProperty('accounting');
	const [rows] = await read({ output: 'rows', accountingPayload: 'xero_bill' });
	expect(rows?.map(({ json }) => 'accounting' in json)).toEqual([false, false]);
});

test('a Xero bill, ready for the HTTP Request node', async () => {
	const [accepted] = await read({
		accountingPayload: 'xero_bill',
		accountingMapping: { accountCode: '429', taxCode: 'INPUT2' },
	});
	expect(accepted?.[0]?.json.accounting).toMatchObject({
		format: 'xero_bill',
		missing: [],
		vendor: { name: 'ACME Co.' },
		body: {
			Invoices: [
				{
					Type: 'ACCPAY',
					Contact: { Name: 'ACME Co.' },
					InvoiceNumber: '20250430-001',
					LineAmountTypes: 'Exclusive',
					LineItems: [{ Quantity: 4, UnitAmount: 15, AccountCode: '429', TaxType: 'INPUT2' }, {}],
				},
			],
		},
	});
});

test('a QuickBooks bill; the vendor by an expression, as a number, from a node before', async () => {
	const items = files(1).map((item) => ({ ...item, json: { vendor: 56 } }));
	const [accepted] = await read(
		{
			accountingPayload: 'quickbooks_bill',
			accountingMapping: {
				vendorId: '={{ $json.vendor }}',
				accountCode: '7',
				taxCode: '3',
			},
		},
		items,
	);
	expect(accepted?.[0]?.json.accounting).toMatchObject({
		missing: [],
		body: { VendorRef: { value: '56' }, DocNumber: '20250430-001', Line: [{ Amount: 60 }, {}] },
	});
});

test('a tax code for each rate', async () => {
	const missingWith = async (rate: string) => {
		const outputs = await read({
			accountingPayload: 'xero_bill',
			accountingMapping: { taxCodes: { rates: [{ rate, code: 'INPUT2' }] } },
		});
		return outputs.flat().map(({ json }) => json.accounting);
	};
	const taxed = { LineItems: [{ TaxType: 'INPUT2' }, { TaxType: 'INPUT2' }] };
	expect(await missingWith('21 %')).toMatchObject([
		{ entity: 'Invoices', total: 121, body: { Invoices: [taxed] } },
	]);
	expect(await missingWith('19')).toMatchObject([
		{ missing: [{ part: 'LineItems.TaxType', message: expect.stringMatching(/for 21 %/) }] },
	]);
});

test('what is missing sends the document to review and says what to do', async () => {
	const [accepted, review] = await read({ accountingPayload: 'quickbooks_bill' });
	expect(accepted).toEqual([]);
	expect(review?.[0]?.json).toMatchObject({
		accounting: {
			body: null,
			missing: expect.arrayContaining([
				{ part: 'VendorRef', message: expect.stringMatching(/vendor/i) },
			]),
		},
		ocr: {
			decision: 'review',
			reasons: expect.arrayContaining([
				{ code: 'incomplete_payload', message: expect.stringMatching(/vendor/i) },
			]),
		},
	});
});

test('UBL as text and as a file beside the document', async () => {
	extraction = {
		...invoice,
		cells: { ...invoice.cells, vat_id: cell('DE123456788') },
	};
	const text = ['supplier', 'invoice_number', 'vat_id', 'currency'];
	const [accepted] = await read({
		schemaMode: 'example',
		exampleJson: JSON.stringify({
			...Object.fromEntries(text.map((name) => [name, 'x'])),
			issue_date: '2026-01-01',
			due_date: '2026-01-01',
			subtotal: 1,
			tax: 1,
			total_due: 1,
			line_items: [{ item_description: 'x', quantity: 1, unit_price: 1, line_total: 1 }],
		}),
		accountingPayload: 'ubl_invoice',
		accountingMapping: { buyerName: 'Example B.V.', buyerCountry: 'NL' },
	});
	const [item] = accepted ?? [];
	expect(item?.json.accounting).toMatchObject({ missing: [] });
	expect(textOf(item)).toContain('<cbc:ID>20250430-001</cbc:ID>');
	expect(item?.binary?.accounting).toMatchObject({ mimeType: 'application/xml' });
	expect(Object.keys(item?.binary ?? {})).toEqual(['data', 'accounting']);
});

describe('CSV', () => {
	test('a file with one line a row; no text becomes a formula', async () => {
		const [accepted] = await read({ accountingPayload: 'csv' });
		const text = textOf(accepted?.[0]);
		expect(text.trim().split(/\r?\n/)).toHaveLength(3);
		expect(text).toContain("'=cmd()");
		expect(accepted?.[0]?.binary?.accounting?.mimeType).toBe('text/csv');
	});
});

test('a column override that names no column is an error before anything is sent', async () => {
	await expect(
		read({ accountingPayload: 'xero_bill', accountingMapping: { accountColumn: 'konto' } }),
	).rejects.toThrow(/Account Column: .*konto.*item_description/);
	expect(service.calls).toEqual([]);
});
