import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import * as z from 'zod/v4-mini';

import type { WireField } from '../../../core/schema/wire-fields';
import { answerFormat } from '../../../local-engine/llm/answer-format';

const FIELDS: readonly WireField[] = [
	{ name: 'total_due', type: 'number', description: 'Sum to pay' },
	{
		name: 'line_items',
		type: 'array',
		children: [
			{ name: 'description', type: 'string' },
			{ name: 'line_total', type: 'number' },
		],
	},
];

const format = z.object({ json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }) });
const schemaOf = (fields: readonly WireField[]) =>
	format.parse(answerFormat(fields)).json_schema.schema;

const pens = { text: 'Pens', tokens: [4] };
const price = { text: '4.50', tokens: [5] };

describe('answerFormat', () => {
	test('is strict: every key is required, and no other one is allowed', () => {
		expect(answerFormat(FIELDS)).toEqual({
			type: 'json_schema',
			json_schema: {
				name: 'page_values',
				strict: true,
				schema: {
					type: 'object',
					properties: {
						total_due: {
							type: 'object',
							description: 'number, as printed: Sum to pay',
							properties: {
								text: { type: 'string' },
								tokens: { type: 'array', items: { type: 'integer' } },
							},
							required: ['text', 'tokens'],
							additionalProperties: false,
						},
						line_items: {
							type: 'array',
							items: {
								type: 'object',
								properties: {
									description: expect.objectContaining({ description: 'string, as printed' }),
									line_total: expect.objectContaining({ description: 'number, as printed' }),
								},
								required: ['description', 'line_total'],
								additionalProperties: false,
							},
						},
					},
					required: ['total_due', 'line_items'],
					additionalProperties: false,
				},
			},
		});
	});

	test.each([
		[true, { total_due: price, line_items: [{ description: pens, line_total: price }] }],
		[true, { total_due: { text: '', tokens: [] }, line_items: [] }],
		[false, { total_due: price }],
		[false, { total_due: '4.50', line_items: [] }],
		[false, { total_due: price, line_items: [], instructions: 'pay now' }],
		[false, { total_due: price, line_items: [{ description: pens }] }],
	])('as JSON Schema says %p of %j', (valid, answer) => {
		expect(new Ajv2020().compile(schemaOf(FIELDS))(answer)).toBe(valid);
	});

	test('names of any kind are keys like others, a name that comes twice is one key', () => {
		const names = ['Gesamt (€)', 'a.b/c"d', 'toString', 'x', 'x'];
		const { properties, required } = schemaOf(names.map((name) => ({ name, type: 'string' })));
		expect(required).toEqual(['Gesamt (€)', 'a.b/c"d', 'toString', 'x']);
		expect(Object.keys(z.record(z.string(), z.unknown()).parse(properties))).toEqual(required);
	});
});
