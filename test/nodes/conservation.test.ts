import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INode, INodeExecutionData } from 'n8n-workflow';

import { documentOf, lines } from '../core/decision/documents';
import { cell } from '../service-double/extractions';
import { startServiceDouble, type ServiceDouble } from '../service-double/service-double';
import { openFileStorage } from './open-file-storage';
import { files, run } from './workflow';

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
	lines('Pens | 4 | 15.00 | 60.00', 'Desk | 2 | 20.00 | 40.00'),
);

let folder: string;
let service: ServiceDouble;
let withoutNumber: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'space-ocr-conservation-'));
	await openFileStorage(folder);
	// There is no place for a file that the node makes itself.
	rmSync(folder, { recursive: true });
	writeFileSync(folder, '');
	service = await startServiceDouble(({ image }) => ({
		does: 'read',
		extraction: {
			...invoice,
			cells: {
				...invoice.cells,
				...(withoutNumber !== '' && image.endsWith(withoutNumber)
					? { invoice_number: cell('') }
					: {}),
			},
		},
	}));
});
beforeEach(() => {
	withoutNumber = '';
});
afterAll(async () => {
	await service.close();
	rmSync(folder);
});

const sizes = (outputs: readonly (readonly INodeExecutionData[])[]) =>
	outputs.map((items) => items.length);
const failedIn = (items: readonly INodeExecutionData[] | undefined) =>
	items?.flatMap(({ json }) => json.ocr ?? []);

const text = ['supplier', 'invoice_number', 'vat_id', 'currency'];
/** A UBL invoice is a file, and can't be made without a number. */
const ubl = {
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
};

describe('a document of which no output can be made', () => {
	const parameters = { accountingPayload: 'csv' };

	test('fails by itself', async () => {
		const { outputs } = await run({
			url: service.url,
			items: files(2),
			parameters: { ...parameters, failedOutput: true },
		});
		expect(sizes(outputs)).toEqual([0, 0, 2]);
		expect(failedIn(outputs[2])).toMatchObject([
			{ error: { message: expect.stringMatching(/^doc-0\.png: .*ENOTDIR/) } },
			{ error: { message: expect.stringMatching(/^doc-1\.png: .*ENOTDIR/) } },
		]);
	});

	test.each<[INode['onError'], readonly number[]]>([
		['continueRegularOutput', [0, 2]],
		['continueErrorOutput', [0, 0, 2]],
	])('… with On Error %s, and is never accepted', async (onError, expected) => {
		const { outputs } = await run({ url: service.url, items: files(2), parameters, onError });
		expect(sizes(outputs)).toEqual(expected);
	});

	test('… stops the execution where a failure does', async () => {
		const { outputs, error } = await run({ url: service.url, items: files(2), parameters });
		// n8n puts its own words in place of what the system says.
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(outputs).toEqual([]);
	});

	test('and takes no other with it', async () => {
		withoutNumber = 'doc-1.png';
		const { outputs } = await run({
			url: service.url,
			items: files(3),
			parameters: { ...ubl, failedOutput: true },
		});
		expect(outputs.flat()).toHaveLength(3);
		expect(sizes(outputs)).toEqual([0, 1, 2]);
		expect(outputs[1]).toMatchObject([{ pairedItem: { item: 1 } }]);
	});
});

test('settings of the first item that can not be used take no other with them', async () => {
	const items = files(3).map((item, index) => ({
		...item,
		json: { threshold: index === 0 ? 'high' : 0.85 },
	}));
	const { outputs } = await run({
		url: service.url,
		items,
		parameters: { failedOutput: true, threshold: '={{ $json.threshold }}' },
	});
	expect(sizes(outputs)).toEqual([2, 0, 1]);
});
