import { afterEach, expect, test } from '@jest/globals';

import { doubtfulInvoice } from '../service-double/extractions';
import { openStage, reads, type Stage } from './stage';
import type { Field, Json } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

/** What a path such as "ocr__source__pages" leads to. */
const valueAt = (result: unknown, path: string): unknown =>
	path
		.split('__')
		.reduce<unknown>(
			(value, key) =>
				typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
			result,
		);

const TYPES: Readonly<Record<string, readonly string[]>> = {
	string: ['string', 'object'],
	number: ['number', 'object'],
	integer: ['number', 'object'],
	boolean: ['boolean'],
	file: ['string', 'object'],
};

const rowsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every field that is promised must be there, of its type; null is nothing of every type. */
function checkPromises(fields: readonly Field[], result: unknown, samples: boolean): void {
	for (const { key, type, children, sample } of fields) {
		const value = valueAt(result, key);
		expect({ key, value }).not.toEqual({ key, value: undefined });
		for (const child of children ?? [])
			for (const row of rowsOf(value)) {
				const inRow = valueAt(row, child.key);
				expect({ key: `${key}.${child.key}`, type: typeof inRow }).not.toMatchObject({
					type: 'undefined',
				});
				if (child.type !== undefined && inRow !== '')
					expect(TYPES[child.type]).toContain(typeof inRow);
			}
		if (type !== undefined) {
			expect(TYPES[type]).toContain(typeof value);
			if (samples && sample !== undefined) expect(TYPES[type]).toContain(typeof sample);
		}
	}
}

const FORMS: readonly Json[] = [
	{},
	{ preset: 'receipt' },
	{ preset: 'purchase_order' },
	{ accounting_payload: 'xero_bill', account: '429', tax_code: 'INPUT2' },
	{ accounting_payload: 'quickbooks_bill' },
	{ accounting_payload: 'csv' },
	{ accounting_payload: 'datev_batch' },
	{
		schema_mode: 'build',
		field_names: ['total_due', 'issue_date', 'line_items', 'id', 'checks'],
		type_of_line_items: 'array',
		columns_of_line_items: ['quantity', 'match_ratio', 'item_description'],
	},
	{ schema_mode: 'json', schema_json: '{"total": 1.5, "rows": [{"a": "x"}], "more": [{"b": 1}]}' },
	{ schema_mode: 'template' },
	{ schema_mode: 'auto' },
];

test.each(FORMS)('what is promised before the first run is there after it: %j', async (form) => {
	stage = await openStage({ behave: () => reads(doubtfulInvoice) });
	const inputData = { file: [stage.link('invoice.png')], ...form };
	checkPromises(await stage.zap.extractOutputs(form), await stage.zap.extract(inputData), true);
	checkPromises(
		await stage.zap.lineItemsOutputs(form),
		await stage.zap.extractLineItems(inputData),
		true,
	);
});

test('with several files only the values of a single one are missing', async () => {
	stage = await openStage();
	const link = stage.link('invoice.png');
	const result = await stage.zap.extract({ file: [link, link] });
	const promised = (await stage.zap.extractOutputs({})).filter(
		({ key }) => !key.startsWith('ocr__'),
	);
	checkPromises(promised, result, false);
});

test('a form that is not filled in yet promises what is always there', async () => {
	stage = await openStage();
	for (const form of [
		{ schema_mode: 'json' },
		{ schema_mode: 'build' },
		{ schema_mode: 'nonsense' },
	])
		expect((await stage.zap.extractOutputs(form)).map(({ key }) => key)).toEqual(
			expect.arrayContaining(['id', 'needs_review', 'decision', 'documents']),
		);
});
