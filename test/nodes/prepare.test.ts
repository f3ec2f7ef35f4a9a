import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
	NodeHelpers,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import type { Extraction } from '../../core/api/extraction';
import { documentOf, lines } from '../core/decision/documents';
import { cell } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { built, files, run } from './workflow';

const invoice = documentOf(
	{
		supplier: 'ACME Co.',
		vat_id: 'DE123456788',
		invoice_number: '20250430-001',
		issue_date: '2025-04-30',
		due_date: '2025-05-30',
		currency: 'EUR',
		subtotal: '100.00',
		tax: '21.00',
		total_due: '121.00',
	},
	lines('Pens | 4 | 15.00 | 60.00', 'Ink | 2 | 20.00 | 40.00'),
);
const doubtful: Extraction = {
	...invoice,
	cells: { ...invoice.cells, total_due: cell('121.00', { match_ratio: 0.4 }) },
};

let extraction: Extraction = invoice;
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	extraction = invoice;
	service = await startServiceDouble(() => ({ does: 'read', extraction }));
});
afterEach(async () => {
	await service.close();
});

type Json = INodeExecutionData['json'];

/** One item of Extract, whichever output it left by. */
async function extracted(parameters: INodeParameters = {}): Promise<INodeExecutionData> {
	const { outputs, error } = await run({ url: service.url, items: files(1), parameters });
	if (error !== undefined) throw new Error(error.message);
	const [item] = outputs.flat();
	if (item === undefined) throw new Error('no item');
	return item;
}
const withMore = (item: INodeExecutionData, more: Json): INodeExecutionData => ({
	...item,
	json: { ...item.json, ...more },
});

const XERO = {
	accountingPayload: 'xero_bill',
	accountingMapping: { accountCode: '429', taxCode: 'INPUT2' },
};

/** Without a key: the operation asks for none. */
const prepare = async (
	items: readonly INodeExecutionData[],
	parameters: INodeParameters = XERO,
	onError?: INode['onError'],
) =>
	await run({
		url: service.url,
		apiKey: '',
		items: [...items],
		parameters: { operation: 'prepare', ...parameters },
		...(onError === undefined ? {} : { onError }),
	});
const prepared = async (...input: Parameters<typeof prepare>) => {
	const { outputs, error } = await prepare(...input);
	if (error !== undefined) throw new Error(error.message);
	return outputs;
};

test.each([
	['quickbooks_bill', { vendorId: '56', accountCode: '7', taxCode: '3' }],
	['xero_bill', XERO.accountingMapping],
	['ubl_invoice', { buyerName: 'Example B.V.', buyerCountry: 'NL' }],
	[
		'ubl_invoice',
		{
			ublProfile: 'xrechnung_3',
			buyerName: 'Example B.V.',
			buyerCountry: 'NL',
			buyerCity: 'Amsterdam',
			buyerPostCode: '1012 LG',
			buyerReference: '04011000-1234512345-06',
			buyerEndpoint: '9944:NL123456789B01',
			sellerEndpoint: 'EM:invoices@acme.example',
			sellerCity: 'Berlin',
			sellerPostCode: '10115',
			sellerContact: 'Erika Example',
			sellerPhone: '+49 30 1234567',
			sellerEmail: 'invoices@acme.example',
			paymentMeans: '57',
		},
	],
	['odoo_bill', { vendorId: '14', currencyId: '1', accountCode: '211', taxCode: '5' }],
	['zoho_bill', { vendorId: '46', accountCode: '47', taxCode: '48' }],
	[
		'datev_batch',
		{
			consultantNumber: '29098',
			clientNumber: '55003',
			vendorId: '70012',
			accountCode: '4930',
			taxCode: '9',
		},
	],
	['sheet_rows', {}],
	['csv', {}],
])('gives the %s that Extract would have given, with no call', async (format, mapping) => {
	const parameters = { accountingPayload: format, accountingMapping: mapping };
	const whole = await extracted(parameters);
	const plain = await extracted();
	const calls = service.calls.length;
	const [accepted, review] = await prepared([plain], parameters);
	expect(review).toEqual([]);
	const { ocr, ...rest } = whole.json;
	const own = { request_ids: ['req_2'] };
	expect(accepted?.[0]?.json).toEqual({ ...rest, ocr: Object.assign({}, ocr, own) });
	expect(accepted?.[0]?.binary).toEqual(whole.binary);
	expect(accepted?.[0]?.pairedItem).toEqual({ item: 0 });
	expect(service.calls).toHaveLength(calls);
});

test('a mapping may use what nodes between have found; their fields stay', async () => {
	const item = withMore(await extracted(), { vendor: { Id: 56 } });
	const [accepted] = await prepared([item], {
		accountingPayload: 'quickbooks_bill',
		accountingMapping: { vendorId: '={{ $json.vendor.Id }}', accountCode: '7', taxCode: '3' },
	});
	expect(accepted?.[0]?.json).toMatchObject({
		vendor: { Id: 56 },
		supplier: 'ACME Co.',
		accounting: { body: { VendorRef: { value: '56' } } },
	});
});

describe('what was changed at the top of the item', () => {
	test('goes into the bill, and its evidence says where it is from', async () => {
		const item = withMore(await extracted(), { supplier: 'Acme Company' });
		const [accepted] = await prepared([item]);
		expect(accepted?.[0]?.json).toMatchObject({
			supplier: 'Acme Company',
			accounting: { body: { Invoices: [{ Contact: { Name: 'Acme Company' } }] } },
			ocr: {
				decision: 'accepted',
				fields: { supplier: { raw: 'Acme Company', source: 'workflow', match_ratio: null } },
			},
		});
		// Once more, and nothing changes.
		const again = await prepared(accepted ?? []);
		expect(again[0]?.map(({ json }) => json)).toEqual(accepted?.map(({ json }) => json));
	});

	test('is checked like everything else', async () => {
		const [accepted, review] = await prepared([withMore(await extracted(), { total_due: 122 })]);
		expect(accepted).toEqual([]);
		expect(review?.[0]?.json).toMatchObject({
			accounting: { body: null },
			ocr: {
				decision: 'review',
				reasons: expect.arrayContaining([expect.objectContaining({ code: 'total_mismatch' })]),
			},
		});
	});

	test('may be an account for each row, in a column that was not read', async () => {
		const item = await extracted();
		const accounts = ['430', '431'];
		const rows = (invoice.tables.line_items ?? []).map((row, index) => ({
			...Object.fromEntries(Object.entries(row).map(([name, { raw }]) => [name, raw])),
			account: accounts[index],
		}));
		const [accepted] = await prepared([withMore(item, { line_items: rows })], {
			...XERO,
			accountingMapping: { ...XERO.accountingMapping, accountColumn: 'account' },
		});
		expect(accepted?.[0]?.json).toMatchObject({
			accounting: {
				body: { Invoices: [{ LineItems: [{ AccountCode: '430' }, { AccountCode: '431' }] }] },
			},
		});
	});
});

describe('a doubtful document', () => {
	test('has its payload, and stays on Review', async () => {
		extraction = doubtful;
		const [accepted, review] = await prepared([await extracted()]);
		expect(accepted).toEqual([]);
		expect(review?.[0]?.json).toMatchObject({
			accounting: { missing: [] },
			ocr: { decision: 'review', reasons: [{ code: 'low_match_ratio' }] },
		});
	});

	test('that a person has approved goes on, and is still approved', async () => {
		extraction = doubtful;
		const item = await extracted();
		const ocr = Object.assign({}, item.json.ocr, { decision: 'approved', review: { by: 'Ann' } });
		const [accepted, review] = await prepared([withMore(item, { ocr })]);
		expect(review).toEqual([]);
		expect(accepted?.[0]?.json).toMatchObject({
			ocr: { decision: 'approved', reasons: [], review: { by: 'Ann' } },
		});
		const incomplete = await prepared([withMore(item, { ocr })], {
			accountingPayload: 'quickbooks_bill',
		});
		expect(incomplete.map(({ length }) => length)).toEqual([0, 1]);
	});
});

test('what the payload lacks goes to Review, and is said', async () => {
	const [accepted, review] = await prepared([await extracted()], {
		accountingPayload: 'quickbooks_bill',
	});
	expect(accepted).toEqual([]);
	expect(review?.[0]?.json).toMatchObject({
		accounting: { body: null },
		ocr: {
			decision: 'review',
			reasons: expect.arrayContaining([
				{ code: 'incomplete_payload', message: expect.stringMatching(/vendor/i) },
			]),
		},
	});
	// With what was lacking it is accepted.
	const [later] = await prepared(review ?? []);
	expect(later).toHaveLength(1);
});

test('of two payloads the later one stays, without the file of the first', async () => {
	const item = await extracted({ accountingPayload: 'csv' });
	expect(Object.keys(item.binary ?? {})).toEqual(['data', 'accounting']);
	const [accepted] = await prepared([item]);
	expect(Object.keys(accepted?.[0]?.binary ?? {})).toEqual(['data']);
});

describe('an item that is no document', () => {
	const stray: INodeExecutionData = { json: { id: 7 }, binary: files(1)[0]?.binary ?? {} };

	test('stops the run, in words', async () => {
		const { error } = await prepare([stray]);
		expect(error?.message).toMatch(/^item 1: it has no "ocr"/);
		expect(error).toMatchObject({ description: expect.stringMatching(/Document: Extract/) });
	});

	test('or goes on whole to Review, and takes no other with it', async () => {
		const outputs = await prepared([stray, await extracted()], XERO, 'continueRegularOutput');
		expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 1 }],
			[{ item: 0 }],
		]);
		expect(outputs[1]?.[0]).toMatchObject({
			json: { id: 7, ocr: { error: { name: 'NotACarriedDocumentError' } } },
			binary: stray.binary,
		});
	});

	test('or to the error output', async () => {
		const outputs = await prepared([stray, await extracted()], XERO, 'continueErrorOutput');
		expect(outputs.map(({ length }) => length)).toEqual([1, 0, 1]);
		expect(outputs[2]?.[0]?.json).toMatchObject({ error: expect.stringMatching(/no "ocr"/) });
	});

	test('as a row of Extract it says which setting to change', async () => {
		const { error } = await prepare([await extracted({ output: 'rows' })]);
		expect(error?.message).toMatch(/^doc-0.png: it is one line item/);
		expect(error).toMatchObject({ description: expect.stringMatching(/Set Output/) });
	});
});

test('a column override that names no column is an error', async () => {
	const { error } = await prepare([await extracted()], {
		...XERO,
		accountingMapping: { ...XERO.accountingMapping, accountColumn: 'konto' },
	});
	expect(error?.message).toMatch(/Account Column: .*konto.*item_description/);
});

test('the panel asks for no credential, and for no setting of Extract', () => {
	const { description } = built.node;
	const parameters = (operation: string) => ({ resource: 'document', operation });
	const shown = (operation: string) => {
		const node = { typeVersion: 1 };
		const values = parameters(operation);
		return {
			credentials: (description.credentials ?? []).filter((one) =>
				NodeHelpers.displayParameter(values, one, node, description),
			).length,
			names: description.properties
				.filter((one) => NodeHelpers.displayParameter(values, one, node, description))
				.map(({ name }) => name),
		};
	};
	expect(shown('extract').credentials).toBe(1);
	expect(shown('prepare')).toEqual({
		credentials: 0,
		names: ['resource', 'operation', 'accountingPayload'],
	});
});
