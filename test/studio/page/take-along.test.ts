import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/v4';

import { toExample, toJsonSchema } from '../../../core/schema/to-json-schema';
import { PRESETS } from '../../../core/schema/presets';
import type { Setup } from '../../../studio/setup';
import { broughtBack } from '../../../studio/page/model/bring-back';
import {
	exampleText,
	jsonSchemaText,
	n8nNode,
	projectText,
	withSetup,
} from '../../../studio/page/model/take-along';

const ID = '7f0f1c3e-0000-4000-8000-000000000001';

const column = {
	description: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
	required: fc.boolean(),
	threshold: fc.option(fc.constantFrom(0, 0.5, 0.95, 1), { nil: undefined }),
};
const name = fc.stringMatching(/^[a-z][a-z_]{0,10}$/).filter((one) => !/^(ocr|bbox)$/.test(one));
const distinct = <T extends { readonly name: string }>(one: fc.Arbitrary<T>) =>
	fc.uniqueArray(one, { minLength: 1, maxLength: 5, selector: (spec) => spec.name });
const scalar = fc.oneof(
	fc.record({ name, type: fc.constant('string' as const), ...column }),
	fc.record({
		name,
		type: fc.constant('number' as const),
		role: fc.constantFrom('total' as const, 'none' as const),
		...column,
	}),
);
const columns = distinct(
	fc.record({ name, type: fc.constantFrom('number' as const, 'date' as const), ...column }),
);
const table = fc.record({ name, type: fc.constant('array' as const), columns, ...column });
const setup: fc.Arbitrary<Setup> = fc.record({
	fields: fc.oneof(
		distinct(fc.oneof(scalar, table)),
		fc.constantFrom(PRESETS.invoice.fields, PRESETS.receipt.fields),
	),
	threshold: fc.constantFrom(0, 0.5, 0.85, 0.9, 1),
	fieldsThatCount: fc.constantFrom('all' as const, 'required' as const),
	liftByChecks: fc.boolean(),
});

const workflowShape = z.looseObject({
	nodes: z.array(z.looseObject({ name: z.string(), parameters: z.looseObject({}) })),
});

/** What is absent and what is undefined is the same to a reader. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what is taken along comes back', () => {
	test('from a node of n8n, and from a project file, whole', () => {
		fc.assert(
			fc.property(setup, (given) => {
				expect(plain(broughtBack(n8nNode(given, ID)))).toEqual(plain(given));
				expect(plain(broughtBack(projectText(given)))).toEqual(plain(given));
			}),
		);
	});

	test('from a workflow of the project that has it', () => {
		const files = readdirSync('workflows').filter((file) => /^[1-5]/.test(file));
		expect(files).toHaveLength(5);
		for (const file of files) {
			const workflow: unknown = JSON.parse(readFileSync(join('workflows', file), 'utf8'));
			fc.assert(
				fc.property(setup, (given) => {
					expect(plain(broughtBack(withSetup(workflow, given)))).toEqual(plain(given));
				}),
				{ numRuns: 20 },
			);
		}
	});

	test('a workflow keeps all else', () => {
		const text = readFileSync('workflows/2-mail-to-quickbooks-bill.json', 'utf8');
		const before = workflowShape.parse(JSON.parse(text));
		const given: Setup = {
			fields: [{ name: 'total', type: 'number' }],
			threshold: 0.9,
			fieldsThatCount: 'all',
			liftByChecks: false,
		};
		const after = workflowShape.parse(JSON.parse(withSetup(before, given)));
		const split = ({ nodes }: typeof before) => ({
			read: nodes.find(({ name: own }) => own === 'Space OCR')?.parameters ?? {},
			others: nodes.filter(({ name: own }) => own !== 'Space OCR'),
		});
		expect(split(after).others).toEqual(split(before).others);
		const { threshold, schemaMode, fields, ...others } = split(after).read;
		expect({ threshold, schemaMode }).toEqual({ threshold: 0.9, schemaMode: 'build' });
		expect(fields).toBeDefined();
		const { threshold: _, schemaMode: __, preset: ___, ...kept } = split(before).read;
		expect(others).toEqual(kept);
	});

	test('a JSON Schema, an example and a list of fields bring the fields', () => {
		const { fields } = PRESETS.receipt;
		const given: Setup = { fields, threshold: 1, fieldsThatCount: 'all', liftByChecks: true };
		const own = broughtBack(jsonSchemaText(given)).fields;
		expect(own.map((field) => field.name)).toEqual(fields.map((field) => field.name));
		expect(plain(toJsonSchema(own))).toEqual(plain(toJsonSchema(fields)));
		expect(toExample(broughtBack(exampleText(given)).fields)).toEqual(toExample(fields));
		expect(broughtBack(JSON.stringify(fields)).fields).toEqual(fields);
	});
});

describe('what can’t be used says why', () => {
	test.each([
		['nonsense', 'it is not valid JSON'],
		['{"nodes":[{"type":"n8n-nodes-base.set"}]}', 'no Space OCR node'],
		[
			'{"nodes":[{"type":"n8n-nodes-space-ocr.spaceOcr","parameters":{"schemaMode":"auto"}}]}',
			'chosen by the service',
		],
		[
			'{"nodes":[{"type":"n8n-nodes-space-ocr.spaceOcr","parameters":{"threshold":"={{ 1 }}"}}]}',
			'is an expression',
		],
		['{"spaceOcrStudio":1,"setup":{"threshold":7}}', 'was changed'],
		['{}', 'it has no field'],
		['[]', 'it has no field'],
	])('%s', (text, why) => {
		expect(() => broughtBack(text)).toThrow(why);
	});

	test('a node whose fields n8n did not store has those that the panel shows', () => {
		const node = '{"nodes":[{"type":"n8n-nodes-space-ocr.spaceOcr","parameters":{}}]}';
		expect(broughtBack(node).fields).toEqual(PRESETS.invoice.fields);
		const build = node.replace('{}', '{"schemaMode":"build"}');
		expect(broughtBack(build).fields.map((field) => field.name)).toContain('line_items');
	});
});
