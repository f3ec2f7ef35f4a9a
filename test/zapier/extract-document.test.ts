import { afterEach, describe, expect, test } from '@jest/globals';

import * as z from 'zod/v4-mini';

import { extractRequestBody } from '../../core/api/wire';
import type { Extraction } from '../../core/api/extraction';
import { cell, doubtfulInvoice, sureInvoice } from '../service-double/extractions';
import { errorBody } from '../service-double/service-double';
import { largeImage, openStage, pageNamed, reads, type Stage, type StageOptions } from './stage';
import { errorOf, type Json } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

async function extract(inputData: Json = {}, options: StageOptions = {}) {
	stage = await openStage(options);
	return await stage.zap.extract({ file: [stage.link('invoice.png')], ...inputData });
}
const shows = (extraction: Extraction): StageOptions => ({ behave: () => reads(extraction) });
const sent = () => extractRequestBody.parse(stage.service.calls[0]?.body);

describe('one document', () => {
	test('has its fields at the top, as values of their types', async () => {
		expect(await extract()).toMatchObject({
			supplier: 'ACME Co.',
			issue_date: '2025-04-30',
			due_date: null,
			total_due: 1234.5,
			needs_review: false,
			decision: 'accepted',
			lowest_match_ratio: 1,
			reasons_text: '',
			document_count: 1,
			skipped_text: '',
		});
	});

	test('has its line items as flat rows, each with its own match ratio', async () => {
		const { line_items } = await extract(
			{},
			shows({
				...sureInvoice,
				tables: {
					line_items: [
						{
							item_description: cell('Pens', { match_ratio: 0.7 }),
							quantity: cell('3'),
							unit_price: cell('1.50'),
							line_total: cell('4.50'),
						},
						...(sureInvoice.tables.line_items ?? []).slice(1),
					],
				},
			}),
		);
		expect(line_items).toEqual([
			{
				item_description: 'Pens',
				quantity: 3,
				unit: '',
				unit_price: 1.5,
				price_per: '',
				discount: '',
				tax_rate: '',
				line_total: 4.5,
				line_number: 1,
				document_number: 1,
				match_ratio: 0.7,
				needs_review: true,
				reasons_text: 'line_items.item_description in row 1: match ratio 0.7 is below 0.85',
			},
			expect.objectContaining({ line_number: 2, match_ratio: 1, needs_review: false }),
		]);
	});

	test('a doubt about the document is no doubt about its rows', async () => {
		expect(await extract({}, shows(doubtfulInvoice))).toMatchObject({
			needs_review: true,
			line_items: [{ needs_review: false }, { needs_review: false }],
		});
	});

	test('says under ocr how sure each value is, with the keys of n8n; places only when asked for', async () => {
		const total = { raw: '1,234.50', match_ratio: 0.62, text_verified: null, page: 1 };
		expect(await extract({}, shows(doubtfulInvoice))).toMatchObject({
			ocr: {
				source: { file_name: 'invoice.png', mime_type: 'image/png', pages: 1 },
				request_ids: ['req_1'],
				scans: 1,
			},
		});
		await stage.close();
		const { ocr } = await extract({}, shows(doubtfulInvoice));
		expect(ocr).toHaveProperty('fields.total_due', total);
		expect(ocr).not.toHaveProperty('fields.line_items');
		await stage.close();
		const withBoxes = await extract({ include_boxes: true }, shows(doubtfulInvoice));
		expect(withBoxes.ocr).toHaveProperty('fields.total_due.bbox.xmin', 145);
		expect(withBoxes.ocr).toHaveProperty('fields.line_items');
	});

	test('tells in words and as line items why it needs review, and what was checked', async () => {
		const words = 'total_due: match ratio 0.62 is below 0.85';
		expect(await extract({}, shows(doubtfulInvoice))).toMatchObject({
			needs_review: true,
			decision: 'review',
			lowest_match_ratio: 0.62,
			reasons_text: words,
			reasons: [
				{
					document_number: 1,
					code: 'low_match_ratio',
					field: 'total_due',
					row: '',
					message: words,
					match_ratio: 0.62,
					threshold: 0.85,
					raw: '',
				},
			],
			checks: expect.arrayContaining([
				expect.objectContaining({ code: 'total', result: 'passed' }),
			]),
		});
	});

	test('has the same id again, and another file has another', async () => {
		const { id } = await extract();
		await stage.close();
		expect((await extract()).id).toBe(id);
		await stage.close();
		const other = { files: { 'invoice.png': pageNamed('other') } };
		expect((await extract({}, other)).id).not.toBe(id);
	});
});

describe('the threshold', () => {
	const almost: Extraction = {
		...sureInvoice,
		cells: { ...sureInvoice.cells, supplier: cell('ACME Co.', { match_ratio: 0.9 }) },
	};
	test.each<[string, Json, boolean]>([
		['of all values', { threshold: 0.95 }, true],
		['as text, as a mapped value comes', { threshold: '0.95' }, true],
		['left blank', { threshold: '' }, false],
		['of a single field', { field_thresholds: { supplier: '0.95' } }, true],
		['of another field', { field_thresholds: { total_due: '0.95' } }, false],
		['of a column', { field_thresholds: { 'line_items.quantity': '1' } }, false],
		['of required fields only', { threshold: 0.95, fields_that_count: 'required' }, true],
	])('%s', async (_name, inputData, needs_review) => {
		expect(await extract(inputData, shows(almost))).toMatchObject({ needs_review });
	});
});

describe('a doubtful document', () => {
	test('is flagged, and the Zap goes on', async () => {
		expect(await extract({ on_low_confidence: 'flag' }, shows(doubtfulInvoice))).toMatchObject({
			needs_review: true,
		});
	});

	test('ends the run when that is chosen, with the reasons', async () => {
		expect(
			await errorOf(extract({ on_low_confidence: 'halt' }, shows(doubtfulInvoice))),
		).toMatchObject({
			name: 'HaltedError',
			message:
				'Needs review: total_due: match ratio 0.62 is below 0.85. Look at the document. To let a later step decide, set On Low Confidence to Flag.',
		});
	});

	test('a sure one goes on with that choice, too', async () => {
		expect(await extract({ on_low_confidence: 'halt' })).toMatchObject({ decision: 'accepted' });
	});
});

describe('several files', () => {
	const files = {
		'one.png': pageNamed('one'),
		'two.png': pageNamed('two'),
		'note.txt': Buffer.from('Dear Sir or Madam'),
		'broken.docx': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		'large.png': largeImage,
	};
	const behave: StageOptions['behave'] = ({ image }) =>
		reads(image.includes('two') ? doubtfulInvoice : sureInvoice);
	const extractAll = async (names: readonly string[], inputData: Json = {}) => {
		stage = await openStage({ files, behave });
		return await stage.zap.extract({ file: names.map(stage.link), ...inputData });
	};

	test('each is a document of its own: none has its values at the top, where they would be taken for all', async () => {
		expect(await extractAll(['one.png', 'two.png'])).toMatchObject({
			supplier: null,
			total_due: null,
			needs_review: true,
			decision: 'review',
			lowest_match_ratio: 0.62,
			reasons_text:
				'2 documents in one run: the fields at the top are empty, take those of each from Documents\ntwo.png: total_due: match ratio 0.62 is below 0.85',
			document_count: 2,
			documents: [
				{ document_number: 1, file_name: 'one.png', total_due: 1234.5, needs_review: false },
				{
					document_number: 2,
					file_name: 'two.png',
					total_due: 1234.5,
					needs_review: true,
					reasons_text: 'total_due: match ratio 0.62 is below 0.85',
				},
			],
			line_items: [
				{ document_number: 1, line_number: 1 },
				{ document_number: 1, line_number: 2 },
				{ document_number: 2, line_number: 1 },
				{ document_number: 2, line_number: 2 },
			],
			reasons: [{ document_number: 2, field: 'total_due' }],
		});
	});

	test('sure ones need review together, as a step that maps the fields at the top would book an empty bill', async () => {
		expect(await extractAll(['one.png', 'one.png'])).toMatchObject({
			total_due: null,
			needs_review: true,
			decision: 'review',
			reasons_text: expect.stringMatching(/^2 documents in one run/),
			documents: [
				{ needs_review: false, total_due: 1234.5 },
				{ needs_review: false, total_due: 1234.5 },
			],
		});
	});

	test('what is no document is left out and named; a single document left has its values at the top', async () => {
		expect(await extractAll(['one.png', 'note.txt'])).toMatchObject({
			total_due: 1234.5,
			document_count: 1,
			skipped_text: 'note.txt (text)',
		});
	});

	test('one that can not be read is reported, and the others are read', async () => {
		const words =
			'broken.docx: the file is an old Office file, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)';
		expect(await extractAll(['one.png', 'broken.docx'])).toMatchObject({
			needs_review: true,
			documents: [
				{ file_name: 'one.png', decision: 'accepted' },
				{
					file_name: 'broken.docx',
					decision: 'failed',
					needs_review: true,
					total_due: '',
					reasons_text: expect.stringContaining(words),
				},
			],
			reasons: [{ document_number: 2, code: 'failed', message: words }],
		});
		expect(stage.service.calls).toHaveLength(1);
	});

	test.each([
		[
			'leads nowhere',
			() => stage.link('gone.pdf'),
			/^gone\.pdf: the file could not be fetched from \S+: it answered 404\. The link may have expired/,
		],
		['is none', () => 'invoice.pdf', /"invoice\.pdf" is not a link to a file\. Map the file/],
	])(
		'a link that %s is a row with its error, and the others are read',
		async (_name, bad, error) => {
			stage = await openStage({ files, behave });
			const file = [bad(), stage.link('one.png'), stage.link('one.png')];
			expect(await stage.zap.extract({ file })).toMatchObject({
				needs_review: true,
				document_count: 3,
				documents: [
					{ decision: 'failed', error: expect.stringMatching(error) },
					{ decision: 'accepted', error: '' },
					{ decision: 'accepted', error: '' },
				],
			});
		},
	);

	test('so is one that is too large, with what to do', async () => {
		expect(await extractAll(['one.png', 'large.png'])).toMatchObject({
			documents: [
				{ decision: 'accepted' },
				{
					decision: 'failed',
					reasons_text: expect.stringMatching(/256 megapixels.*Save it smaller/),
				},
			],
		});
	});

	test('no document among them is an error that names them', async () => {
		expect(await errorOf(extractAll(['note.txt', 'note.txt']))).toMatchObject({
			name: 'AppError',
			message: expect.stringContaining('there is no document, only note.txt (text)'),
		});
	});

	test('the same file twice is paid once', async () => {
		expect(await extractAll(['one.png', 'one.png'])).toMatchObject({
			documents: [{ scans: 1 }, { scans: 0 }],
		});
		expect(stage.service.calls).toHaveLength(1);
	});

	test('a key that is refused fails the run, whatever was read before', async () => {
		stage = await openStage({
			files,
			behave: () => ({
				does: 'answer',
				status: 402,
				body: errorBody('insufficient_balance', 'none left'),
			}),
		});
		const run = stage.zap.extract({ file: [stage.link('one.png'), stage.link('two.png')] });
		expect(await errorOf(run)).toMatchObject({
			message: expect.stringContaining('no scans are left: none left. Buy scans'),
		});
	});

	test('links with commas between, as Zapier writes a list into a text, are several files', async () => {
		stage = await openStage({ files, behave });
		const list = [stage.link('one.png'), stage.link('two.png')].join(',');
		expect(await stage.zap.extract({ file: list })).toMatchObject({ document_count: 2 });
	});
});

test('a blank cell stays in its place: Zapier takes lists apart by column, and null would let the next row move up', async () => {
	const [first, ...others] = sureInvoice.tables.line_items ?? [];
	const { quantity: _gone, item_description: _none, ...rest } = first ?? {};
	const extraction = { ...sureInvoice, tables: { line_items: [rest, ...others] } };
	for (const form of [{}, { schema_mode: 'auto' }]) {
		const { line_items } = await extract(form, { behave: () => reads(extraction) });
		await stage.close();
		expect(line_items).toMatchObject([{ quantity: '', item_description: '' }, {}]);
		const [one, two] = z.array(z.record(z.string(), z.unknown())).parse(line_items);
		expect(Object.values(one ?? {})).not.toContain(null);
		expect(Object.keys(one ?? {}).sort()).toEqual(Object.keys(two ?? {}).sort());
	}
	stage = await openStage();
});

describe('the fields to read', () => {
	test('a preset sends our fields', async () => {
		await extract({ preset: 'receipt' });
		expect(sent().fields?.map(({ name }) => name)).toContain('total_due');
		expect(sent().fields?.map(({ name }) => name)).not.toContain('invoice_number');
	});

	test('a template of the service: what comes back is taken as it is', async () => {
		const result = await extract({ schema_mode: 'template', template: 'quote' });
		expect(sent().templateId).toBe('quote');
		expect(result).toMatchObject({ total_due: '1,234.50', line_items: [{ quantity: '3' }, {}] });
	});

	test('auto-detection', async () => {
		await extract({ schema_mode: 'auto' });
		expect(sent().autoFields).toBe(true);
	});

	test('fields of one’s own, with the types that were chosen or that their names tell', async () => {
		const result = await extract({
			schema_mode: 'build',
			field_names: ['total_due', 'lines', 'supplier', ''],
			description_of_total_due: 'the total',
			required_total_due: 'true',
			type_of_lines: 'array',
			columns_of_lines: ['quantity', 'sku'],
			column_types_of_lines: { sku: 'Text' },
		});
		expect(sent().fields).toEqual([
			{ name: 'total_due', type: 'number', description: 'the total' },
			{
				name: 'lines',
				type: 'array',
				children: [
					{ name: 'quantity', type: 'number' },
					{ name: 'sku', type: 'string' },
				],
			},
			{ name: 'supplier', type: 'string' },
		]);
		expect(result).toMatchObject({ total_due: 1234.5, lines: [] });
	});

	test.each([
		['an example', '{"total_due": 1, "issue_date": "2026-01-31"}'],
		[
			'a JSON Schema',
			'{"type":"object","properties":{"total_due":{"type":"number"},"issue_date":{"type":"string","format":"date"}}}',
		],
	])('JSON: %s', async (_name, schema_json) => {
		expect(await extract({ schema_mode: 'json', schema_json })).toMatchObject({
			total_due: 1234.5,
			issue_date: '2025-04-30',
		});
		expect(sent().fields).toEqual([
			{ name: 'total_due', type: 'number' },
			{ name: 'issue_date', type: 'date' },
		]);
	});

	test('a field that has the name of a key of ours steps aside', async () => {
		const result = await extract(
			{ schema_mode: 'json', schema_json: '{"decision": "x", "field_decision": "y"}' },
			shows({ cells: { decision: cell('to buy'), field_decision: cell('other') }, tables: {} }),
		);
		expect(result).toMatchObject({
			decision: 'accepted',
			field_decision: 'other',
			field_field_decision: 'to buy',
		});
	});

	test('a hint in words goes along', async () => {
		await extract({ prompt: ' Swiss francs ' });
		expect(sent().prompt).toBe('Swiss francs');
	});
});

describe('a payload for an accounting tool', () => {
	const mapping = { account: '429', tax_code: 'INPUT2' };

	test('a Xero bill, as text for the body of a request and as values to map', async () => {
		const { accounting } = await extract({ accounting_payload: 'xero_bill', ...mapping });
		expect(accounting).toMatchObject({
			format: 'xero_bill',
			ready: true,
			missing_text: '',
			vendor: { name: 'ACME Co.' },
			body: {
				Invoices: [{ Contact: { Name: 'ACME Co.' }, LineItems: [{ AccountCode: '429' }, {}] }],
			},
		});
		const { body, body_text } = z
			.object({ body: z.unknown(), body_text: z.string() })
			.parse(accounting);
		expect(JSON.parse(body_text)).toEqual(body);
	});

	test('what is no rate has no tax code, and nothing is read', async () => {
		const inputs = { accounting_payload: 'xero_bill', tax_codes: { standard: 'INPUT' } };
		await expect(extract(inputs)).rejects.toThrow(
			/Tax Codes by Rate: .*standard.* is no tax rate in percent/,
		);
	});

	test('what it lacks is a reason for review, and says what to do', async () => {
		expect(await extract({ accounting_payload: 'quickbooks_bill' })).toMatchObject({
			needs_review: true,
			reasons: expect.arrayContaining([expect.objectContaining({ code: 'incomplete_payload' })]),
			accounting: {
				ready: false,
				body_text: null,
				missing_text: expect.stringMatching(/vendor/i),
			},
			documents: [{ accounting_body_text: '' }],
		});
	});

	test('CSV is text', async () => {
		const { accounting } = await extract({ accounting_payload: 'csv' });
		expect(accounting).toMatchObject({ body_text: expect.stringContaining('Pens') });
		expect(accounting).not.toHaveProperty('body');
	});

	test('none by default', async () => {
		expect(await extract()).not.toHaveProperty('accounting');
	});

	test('a column that is not there is an error before anything is sent', async () => {
		const run = extract({ accounting_payload: 'xero_bill', account_column: 'konto' });
		expect((await errorOf(run)).message).toMatch(/konto.*item_description/);
		expect(stage.service.calls).toEqual([]);
	});
});

describe('what can not be used is said before anything is sent', () => {
	test.each<[Json, string]>([
		[{ threshold: '85%' }, 'Threshold: it must be a number from 0 to 1'],
		[{ field_thresholds: { total: '0.9' } }, 'Field Thresholds: there is no field "total"'],
		[{ field_thresholds: { total_due: 'high' } }, 'Field Thresholds, total_due: it must be'],
		[{ schema_mode: 'all' }, 'Schema Mode: it must be one of preset, template'],
		[{ max_pages: 500 }, 'Max Pages: it must be a whole number from 1 to 20'],
		[{ default_currency: 'Euro' }, 'Default Currency: it must be the code of a currency'],
		[{ schema_mode: 'build', field_names: [] }, 'schema: it has no field'],
		[{ schema_mode: 'build', field_names: ['lines'], type_of_lines: 'array' }, 'lines: '],
		[
			{
				schema_mode: 'build',
				field_names: ['lines'],
				type_of_lines: 'array',
				columns_of_lines: ['text'],
				column_types_of_lines: { qty: 'number' },
			},
			'lines.qty: there is a type or a meaning for it',
		],
		[
			{
				schema_mode: 'build',
				field_names: ['lines'],
				type_of_lines: 'array',
				columns_of_lines: ['text'],
				column_meanings_of_lines: { text: 'price' },
			},
			'Column Meanings, text: it must be one of none, description',
		],
		[
			{ schema_mode: 'build', field_names: ['sum'], meaning_of_sum: 'total' },
			'sum: the meaning total needs the type number',
		],
		[{ beyond_max_pages: 'read' }, 'Beyond Max Pages: it must be one of review, ignore'],
		[{ schema_mode: 'json', schema_json: '{' }, 'the JSON is not valid JSON'],
		[{ file: [] }, 'File: there is none'],
	])('%j', async (inputData, words) => {
		const { name, message } = await errorOf(extract(inputData));
		expect(name).toBe('AppError');
		expect(message).toContain(words);
		expect(message).toContain('Correct it in this step. Nothing was sent.');
		expect(stage.service.calls).toEqual([]);
	});
});
