import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { extractRequestBody } from '../../core/api/wire';
import { PRESETS } from '../../core/schema/presets';
import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { files, run } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const sentWith = async (parameters: INodeParameters) => {
	const { outputs, error } = await run({ url: service.url, items: files(1), parameters });
	if (error !== undefined) throw error;
	const { image: _image, ...body } = extractRequestBody.parse(service.calls[0]?.body);
	return { body, json: outputs.flat()[0]?.json };
};

test('a preset sends our fields, so the output keys are known', async () => {
	const { body, json } = await sentWith({ preset: 'receipt' });
	const names = PRESETS.receipt.fields.map(({ name }) => name);
	expect(body.imageType).toBe('base64');
	expect(body.fields?.map(({ name }) => name)).toEqual(names);
	expect(body.fields?.at(-1)?.children?.map(({ name }) => name)).toEqual([
		...['item_description', 'quantity', 'unit', 'unit_price', 'price_per', 'discount'],
		...['tax_rate', 'line_total'],
	]);
	expect(Object.keys(json ?? {})).toEqual([...names, 'ocr']);
});

test('a template of the service: what comes back is taken as it is', async () => {
	const { body, json } = await sentWith({ schemaMode: 'template', templateId: 'quote' });
	expect(body).toEqual({ imageType: 'base64', templateId: 'quote' });
	expect(json).toMatchObject({ total_due: '1,234.50', invoice_number: '20250430-001' });
});

test('auto-detection', async () => {
	expect((await sentWith({ schemaMode: 'auto' })).body).toEqual({
		imageType: 'base64',
		autoFields: true,
	});
});

test('what was built visually: columns, thresholds, required', async () => {
	const { body, json } = await sentWith({
		schemaMode: 'build',
		fields: {
			field: [
				{
					name: 'total_due',
					type: 'number',
					details: { description: 'the total', required: true, threshold: 0.99 },
				},
				{
					name: 'line_items',
					type: 'array',
					// The meaning of a field that was a number before its type was changed.
					details: { role: 'total' },
					columns: {
						column: [{ name: 'quantity', type: 'number', details: { required: true } }],
					},
				},
				// Columns of a field that was a table before its type was changed.
				{ name: 'supplier', type: 'string', columns: { column: [{ name: 'x', type: 'string' }] } },
			],
		},
	});
	expect(body.fields).toEqual([
		{ name: 'total_due', type: 'number', description: 'the total' },
		{ name: 'line_items', type: 'array', children: [{ name: 'quantity', type: 'number' }] },
		{ name: 'supplier', type: 'string' },
	]);
	expect(json).toMatchObject({ total_due: 1234.5, line_items: [{ quantity: 3 }, { quantity: 1 }] });
});

test('the visual editor begins with what most invoices have', async () => {
	const { body, json } = await sentWith({ schemaMode: 'build' });
	expect(body.fields).toMatchObject([
		...['supplier', 'invoice_number', 'issue_date', 'due_date', 'currency'].map((name) => ({
			name,
		})),
		...['subtotal', 'tax', 'total_due'].map((name) => ({ name, type: 'number' })),
		{
			name: 'line_items',
			children: ['item_description', 'quantity', 'unit_price', 'line_total'].map((name) => ({
				name,
			})),
		},
	]);
	expect(json?.ocr).toMatchObject({ decision: 'accepted' });
});

test('without one of what makes an invoice the document goes to review', async () => {
	await service.close();
	const extraction = { ...sureInvoice, cells: { ...sureInvoice.cells, invoice_number: cell('') } };
	service = await startServiceDouble(() => ({ does: 'read', extraction }));
	const { json } = await sentWith({ schemaMode: 'build' });
	expect(json?.ocr).toMatchObject({
		decision: 'review',
		reasons: [{ code: 'missing_value', field: 'invoice_number' }],
	});
});

test('a threshold from the visual editor decides', async () => {
	await service.close();
	const extraction = { cells: { total: cell('1', { match_ratio: 0.9 }) }, tables: {} };
	service = await startServiceDouble(() => ({ does: 'read', extraction }));
	const reasons = async (details: INodeParameters) => {
		const field = [{ name: 'total', type: 'number', details }];
		const { json } = await sentWith({ schemaMode: 'build', fields: { field } });
		return json?.ocr;
	};
	expect(await reasons({})).toMatchObject({ decision: 'accepted' });
	expect(await reasons({ threshold: 0.95 })).toMatchObject({ decision: 'review' });
});

test('an example and a JSON Schema', async () => {
	const example = await sentWith({ schemaMode: 'example', exampleJson: '{"total_due": 1}' });
	expect(example.body.fields).toEqual([{ name: 'total_due', type: 'number' }]);
	await service.close();
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const schema = await sentWith({
		schemaMode: 'jsonSchema',
		jsonSchema: '{"type":"object","properties":{"issue_date":{"type":"string","format":"date"}}}',
	});
	expect(schema.body.fields).toEqual([{ name: 'issue_date', type: 'date' }]);
	expect(schema.json).toMatchObject({ issue_date: '2025-04-30' });
});

test('a prompt goes along; without one none is sent', async () => {
	const { body } = await sentWith({ options: { prompt: ' Swiss francs ' } });
	expect(body.prompt).toBe('Swiss francs');
});
