import { afterEach, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { cell, doubtfulInvoice, sureInvoice } from '../service-double/extractions';
import { openStage, pageNamed, reads, type Stage, type StageOptions } from './stage';
import { errorOf, type Json } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

async function extractAll(inputData: Json = {}, options: StageOptions = {}) {
	stage = await openStage(options);
	return await stage.zap.extractLineItems({ file: [stage.link('invoice.png')], ...inputData });
}

const extract = async (inputData: Json = {}, options: StageOptions = {}) =>
	z
		.array(z.looseObject({ id: z.string() }))
		.parse((await extractAll(inputData, options)).line_items);

test('it spends scans, so it is an action, and no search that Zapier may run at will', async () => {
	stage = await openStage();
	const { creates, searches } = stage.zap.app;
	expect(Object.keys(creates)).toContain('extract_line_items');
	expect(Object.keys(searches)).not.toContain('extract_line_items');
});

test('one result has the rows as a list, and how many they are; one doubtful row makes it doubtful', async () => {
	expect(await extractAll({}, { behave: () => reads(doubtfulInvoice) })).toMatchObject({
		row_count: 2,
		document_count: 1,
		needs_review: true,
		line_items: [{ line_number: 1 }, { line_number: 2 }],
		evidence: [{ fields: { line_total: { raw: '4.50', match_ratio: 1 } }, scans: 1 }, {}],
	});
});

test('every line item is a row of its own, with the fields of its document', async () => {
	const rows = await extract();
	expect(rows).toMatchObject([
		{
			item_description: 'Pens',
			line_total: 4.5,
			supplier: 'ACME Co.',
			total_due: 1234.5,
			line_number: 1,
			line_count: 2,
			document_number: 1,
			file_name: 'invoice.png',
			needs_review: false,
			document_decision: 'accepted',
		},
		{ item_description: 'Desk', line_number: 2 },
	]);
	expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
});

test('a doubt about the document is a doubt about each of its rows, as in n8n', async () => {
	expect(await extract({}, { behave: () => reads(doubtfulInvoice) })).toMatchObject([
		{ needs_review: true, reasons_text: 'total_due: match ratio 0.62 is below 0.85' },
		{ needs_review: true },
	]);
});

test('a doubt about one row is no doubt about the others', async () => {
	const [first, ...others] = sureInvoice.tables.line_items ?? [];
	const doubtful = { ...first, quantity: cell('3', { match_ratio: 0.5 }) };
	const extraction = { ...sureInvoice, tables: { line_items: [doubtful, ...others] } };
	expect(await extract({}, { behave: () => reads(extraction) })).toMatchObject([
		{
			needs_review: true,
			lowest_match_ratio: 0.5,
			reasons_text: 'line_items.quantity in row 1: match ratio 0.5 is below 0.85',
			document_needs_review: true,
		},
		{ needs_review: false, lowest_match_ratio: 1, reasons_text: '', document_needs_review: true },
	]);
});

test('a document without line items is one result, with blank columns', async () => {
	const bare = { ...sureInvoice, tables: { line_items: [] } };
	expect(await extract({}, { behave: () => reads(bare) })).toMatchObject([
		{
			supplier: 'ACME Co.',
			item_description: '',
			line_number: '',
			line_count: 0,
			needs_review: false,
		},
	]);
});

test('a template of the service: the first table that came', async () => {
	expect(await extract({ schema_mode: 'template' })).toMatchObject([
		{ item_description: 'Pens', quantity: '3', supplier: 'ACME Co.' },
		{ item_description: 'Desk' },
	]);
});

test('the rows of several documents follow each other; one that failed is a result, too', async () => {
	stage = await openStage({
		files: { 'one.png': pageNamed('one'), 'two.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex') },
	});
	const rows = await stage.zap.lineItemRows({
		file: [stage.link('one.png'), stage.link('two.doc')],
	});
	expect(rows).toMatchObject([
		{ file_name: 'one.png', line_number: 1 },
		{ file_name: 'one.png', line_number: 2 },
		{ file_name: 'two.doc', line_number: '', decision: 'failed', supplier: '' },
	]);
});

test('a column steps before a field of the document of the same name', async () => {
	const extraction = {
		cells: { total: cell('12') },
		tables: { lines: [{ total: cell('7') }, { total: cell('5') }] },
	};
	const schema = { schema_mode: 'json', schema_json: '{"total": 1, "lines": [{"total": 1}]}' };
	expect(await extract(schema, { behave: () => reads(extraction) })).toMatchObject([
		{ total: 7, document_total: 12 },
		{ total: 5, document_total: 12 },
	]);
	const outputs = (await stage.zap.lineItemsOutputs(schema)).flatMap(({ children = [] }) =>
		children.map(({ key }) => key),
	);
	expect(outputs).toEqual(expect.arrayContaining(['total', 'document_total']));
});

test('doubtful documents end the run when that is chosen', async () => {
	const run = extract({ on_low_confidence: 'halt' }, { behave: () => reads(doubtfulInvoice) });
	expect(await errorOf(run)).toMatchObject({ name: 'HaltedError' });
});
