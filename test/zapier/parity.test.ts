import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { Cell, Extraction } from '../../core/api/extraction';
import type { AnswerShape } from '../service-double/answer-shapes';
import { fileItem, run } from '../nodes/workflow';
import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble, type ServiceDouble } from '../service-double/service-double';
import { startFileServer, type FileServer, type Served } from './file-server';
import { pageNamed } from './stage';
import { startZap, type Json } from './zap';

/*
 * The n8n node and the Zapier app must say the same about the same answer of the service.
 */

let extraction: Extraction = sureInvoice;
let shape: AnswerShape = 'A';
let service: ServiceDouble;
let files: FileServer;
const pages = new Map<string, Served>();
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction, shape }));
	files = await startFileServer(pages);
});
afterEach(async () => {
	await service.close();
	await files.close();
});

const judgement = z.object({
	decision: z.string(),
	match_ratio: z.nullable(z.number()),
	reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
	checks: z.array(z.looseObject({ code: z.string(), result: z.string(), message: z.string() })),
	fields: z.record(z.string(), z.unknown()),
});
const inNode = z.looseObject({ ocr: judgement });
/** A row of Extract Line Items is flat. */
const rowInZap = z.looseObject({
	decision: z.string(),
	lowest_match_ratio: z.union([z.number(), z.literal('')]),
	reasons_text: z.string(),
});
/** Nothing is "" in a list of Zapier. */
const asInList = (row: object) =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]: [string, unknown]) => [name, value ?? '']),
	);
const inZap = z.looseObject({
	decision: z.string(),
	needs_review: z.boolean(),
	lowest_match_ratio: z.nullable(z.number()),
	reasons_text: z.string(),
	ocr: z.object({ fields: z.record(z.string(), z.unknown()) }),
});
const listsInZap = z.object({
	reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })),
	checks: z.array(z.looseObject({ code: z.string(), result: z.string(), message: z.string() })),
});

async function nodeReads(name: string, parameters: INodeParameters) {
	const { outputs, error } = await run({
		url: service.url,
		items: [fileItem(name, pageNamed(name))],
		parameters: {
			...parameters,
			technicalOptions: { requestsPerMinute: 100_000, includeBoxes: false },
		},
	});
	if (error !== undefined) throw error;
	return outputs.flat().map(({ json }) => inNode.parse(json));
}

const brief = (list: readonly { code: string; message: string; result?: unknown }[]) =>
	list.map(({ code, message, result }) => ({
		code,
		message,
		...(result === undefined ? {} : { result }),
	}));
const messages = (list: readonly { message: string }[]) =>
	list.map(({ message }) => message).join('\n');

let documents = 0;
/** Both read the same document, and what they say of it is the same. */
async function compare(parameters: INodeParameters, form: Json): Promise<void> {
	documents += 1;
	const name = `${documents}.png`;
	pages.set(`/${name}`, pageNamed(name));
	const file = `${files.url}/${name}`;
	const zap = startZap(service.url);

	const [document] = await nodeReads(name, parameters);
	if (document === undefined) throw new Error('the node gave nothing');
	const { ocr, ...values } = document;
	const table = z.array(z.looseObject({})).parse(values.line_items ?? []);
	const result = await zap.extract({ file, ...form });
	const said = inZap.parse(result);
	const lists = listsInZap.parse(result);
	expect({ ...said, line_items: undefined }).toMatchObject(
		Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value))),
	);
	expect(result.line_items ?? []).toMatchObject(table.map(asInList));
	expect({ decision: said.decision, ratio: said.lowest_match_ratio }).toEqual({
		decision: ocr.decision,
		ratio: ocr.match_ratio,
	});
	expect(said.needs_review).toBe(ocr.decision === 'review');
	expect(said.reasons_text).toBe(messages(ocr.reasons));
	expect(brief(lists.reasons)).toEqual(brief(ocr.reasons));
	expect(brief(lists.checks)).toEqual(brief(ocr.checks));
	const { line_items: _rows, ...scalars } = ocr.fields;
	expect(said.ocr.fields).toEqual(scalars);

	const rows = await nodeReads(name, { ...parameters, output: 'rows' });
	const results = await zap.lineItemRows({ file, ...form });
	expect(results).toHaveLength(rows.length);
	for (const [index, row] of rows.entries()) {
		const { ocr: own, line_items: _empty, ...columns } = row;
		const found = rowInZap.parse(results[index]);
		expect(found).toMatchObject(asInList(columns));
		expect(found.decision).toBe(own.decision);
		expect(found.lowest_match_ratio).toBe(own.match_ratio ?? '');
		expect(found.reasons_text).toBe(messages(own.reasons));
	}
	// Both ask for the same with the same key: whoever comes second pays nothing.
	expect([...service.charges.values()].slice(documents - 1)).toEqual([1]);
}

const amounts = fc.constantFrom(
	'1,224.50',
	'10.00',
	'1,234.50',
	'1.234',
	'4.50',
	'0',
	'',
	'n/a',
	'(3)',
);
// Long ago, as the two run with clocks of their own.
const dates = fc.constantFrom('2014-04-30', '30.04.2014', '03/04/2014', '', 'soon');
const texts = fc.constantFrom('ACME Co.', '20250430-001', '');
const cellOf = (raw: fc.Arbitrary<string>): fc.Arbitrary<Cell> =>
	fc
		.record({
			raw,
			match_ratio: fc.constantFrom(1, 0.97, 0.86, 0.8, 0.4, null),
			text_verified: fc.constantFrom(true, false, null, null),
		})
		.map(({ raw: printed, ...evidence }) => cell(printed, evidence));
const extractions: fc.Arbitrary<Extraction> = fc.record({
	cells: fc.record({
		supplier: cellOf(texts),
		invoice_number: cellOf(texts),
		issue_date: cellOf(dates),
		due_date: cellOf(dates),
		currency: cellOf(fc.constantFrom('USD', '$', '€', '')),
		subtotal: cellOf(amounts),
		tax: cellOf(amounts),
		total_due: cellOf(amounts),
	}),
	tables: fc.record({
		line_items: fc.array(
			fc.record({
				item_description: cellOf(texts),
				quantity: cellOf(fc.constantFrom('3', '1', '')),
				unit_price: cellOf(amounts),
				line_total: cellOf(amounts),
			}),
			{ maxLength: 3 },
		),
	}),
});
const settings = fc.constantFrom<readonly [INodeParameters, Json]>(
	[{}, {}],
	[{ preset: 'receipt' }, { preset: 'receipt' }],
	[{ threshold: 0.98 }, { threshold: '0.98' }],
	[{ schemaMode: 'template' }, { schema_mode: 'template' }],
	[{ schemaMode: 'auto' }, { schema_mode: 'auto' }],
	[
		{
			schemaMode: 'example',
			exampleJson:
				'{"total_due": 1, "issue_date": "2024-01-31", "line_items": [{"line_total": 1}]}',
		},
		{
			schema_mode: 'json',
			schema_json:
				'{"total_due": 1, "issue_date": "2024-01-31", "line_items": [{"line_total": 1}]}',
		},
	],
	[
		{
			schemaMode: 'build',
			fields: {
				field: [
					{ name: 'total_due', type: 'number', details: { required: true, threshold: 0.95 } },
					{ name: 'supplier', type: 'string', details: { description: 'who' } },
				],
			},
		},
		{
			schema_mode: 'build',
			field_names: ['total_due', 'supplier'],
			required_total_due: true,
			description_of_supplier: 'who',
			field_thresholds: { total_due: '0.95' },
		},
	],
);

test('whatever the service answers: the same values, decision, reasons, checks and rows', async () => {
	await fc.assert(
		fc.asyncProperty(
			extractions,
			fc.constantFrom<AnswerShape>('A', 'B', 'C'),
			settings,
			async (answered, answeredShape, [parameters, form]) => {
				[extraction, shape] = [answered, answeredShape];
				await compare(parameters, form);
			},
		),
		{ numRuns: 50 },
	);
});

describe('Prepare for Accounting', () => {
	const mapping = { accountCode: '429', taxCode: 'INPUT2' };
	const mapped = { account: '429', tax_code: 'INPUT2' };
	const inItem = z.looseObject({ ocr: z.looseObject({ decision: z.string() }) });
	const prepared = z.looseObject({
		decision: z.string(),
		accounting: z.looseObject({ missing: z.unknown(), body: z.unknown(), vendor: z.unknown() }),
	});

	test('of what was read and of what was changed both make the same', async () => {
		const name = 'bill.png';
		pages.set(`/${name}`, pageNamed(name));
		const zap = startZap(service.url);
		const read = await run({
			url: service.url,
			items: [fileItem(name, pageNamed(name))],
			parameters: { technicalOptions: { includeBoxes: false } },
		});
		const [item] = read.outputs.flat();
		if (item === undefined) throw new Error('the node gave nothing');
		const { document_json } = await zap.extract({ file: `${files.url}/${name}` });

		for (const change of [{}, { supplier: 'Acme Company' }, { total_due: '1' }]) {
			const { outputs } = await run({
				url: service.url,
				items: [{ ...item, json: { ...item.json, ...change } }],
				parameters: {
					operation: 'prepare',
					accountingPayload: 'xero_bill',
					accountingMapping: mapping,
				},
			});
			const { ocr, accounting } = inItem.parse(outputs.flat()[0]?.json);
			const inZapier = prepared.parse(
				await zap.prepare({
					document_json,
					changed_values: change,
					accounting_payload: 'xero_bill',
					...mapped,
				}),
			);
			expect(inZapier.decision).toBe(ocr.decision);
			expect(inZapier.accounting).toMatchObject(z.looseObject({}).parse(accounting));
		}
	});
});
