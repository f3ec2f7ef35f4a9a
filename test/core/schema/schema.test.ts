import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isTable, parseFields, type FieldSpec } from '../../../core/schema/field-spec';
import { COLUMN_TYPES } from '../../../core/schema/field-type';
import { fieldsFromExample } from '../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../core/schema/from-json-schema';
import { PRESETS } from '../../../core/schema/presets';
import { SchemaError } from '../../../core/schema/schema-error';
import { wireField, toWireFields } from '../../../core/schema/wire-fields';

const problemsOf = (make: () => unknown): string[] => {
	try {
		make();
	} catch (error) {
		if (error instanceof SchemaError)
			return error.problems.map(({ place, message }) => `${place}: ${message}`);
		throw error;
	}
	return [];
};

const table = (columns: unknown, name = 'line_items') => ({ name, type: 'array', columns });
const column = (name: string, type = 'string') => ({ name, type });

describe('fields', () => {
	test.each([
		['no list', {}, /^schema: the schema is a list of fields/],
		['none', [], /^schema: it has no field/],
		['no name', [{ name: ' ', type: 'string' }], /^field 1: a name is needed/],
		['an unknown type', [{ name: 'total', type: 'money' }], /^total: the type is one of/],
		['a name twice', [column('a'), column('a')], /^a: this name is used twice/],
		['the name ocr', [column('ocr')], /^ocr: this name is reserved/],
		['a name of row output', [column('line_number')], /^line_number: this name is reserved/],
		['no columns', [{ name: 'rows', type: 'array' }], /^rows: a line-item field needs columns/],
		['empty columns', [table([])], /^line_items: a line-item field needs at least one column/],
		[
			'columns under a number',
			[{ name: 'total', type: 'number', columns: [column('a')] }],
			/^total: only a line-item field \(type array\) has columns; this one is a number/,
		],
		[
			'a table in a table',
			[table([{ name: 'quantity', type: 'array' }])],
			/^line_items\.quantity: a column is a string, a number or a date/,
		],
		[
			'a column twice',
			[table([column('quantity'), column('quantity')])],
			/^line_items\.quantity: this name is used twice/,
		],
		[
			'a threshold over 1',
			[table([{ ...column('quantity'), threshold: 85 }])],
			/^line_items\.quantity: the threshold is a number from 0 to 1/,
		],
	])('%s: the error names the field', (_name, input, message) => {
		expect(problemsOf(() => parseFields(input))).toEqual([expect.stringMatching(message)]);
	});

	test('every wrong field is named at once', () => {
		expect(problemsOf(() => parseFields([column('a'), column('a'), column('ocr')]))).toHaveLength(
			2,
		);
	});

	test('presets are valid, and valid on the wire', () => {
		for (const { fields } of Object.values(PRESETS)) {
			expect(parseFields(fields)).toEqual(fields);
			for (const sent of toWireFields(fields)) expect(wireField.safeParse(sent).success).toBe(true);
		}
	});
});

const fieldNames = fc
	.string({ minLength: 1, maxLength: 10 })
	.map((name) => `f${name.trim()}`)
	.filter((name) => !/^\d+$/.test(name));
const columnSpecs = fc.uniqueArray(
	fc.record({ name: fieldNames, type: fc.constantFrom(...COLUMN_TYPES), required: fc.boolean() }),
	{ selector: ({ name }) => name, minLength: 1, maxLength: 5 },
);
const fieldSpecs: fc.Arbitrary<FieldSpec[]> = fc.uniqueArray(
	fc.oneof(
		fc.record({ name: fieldNames, type: fc.constantFrom(...COLUMN_TYPES), required: fc.boolean() }),
		fc.record({
			name: fieldNames,
			type: fc.constant('array' as const),
			required: fc.boolean(),
			columns: columnSpecs,
		}),
	),
	{ selector: ({ name }) => name, minLength: 1, maxLength: 6 },
);

const plain = (fields: readonly FieldSpec[]) =>
	fields.map((field) => ({
		name: field.name,
		type: field.type,
		...(isTable(field) ? { columns: field.columns.map(({ name, type }) => ({ name, type })) } : {}),
	}));

describe('from example JSON', () => {
	const exampleOf = { string: 'text', number: 1.5, date: '2026-03-31' };

	test('the example of a schema gives the schema', () => {
		fc.assert(
			fc.property(fieldSpecs, (fields) => {
				const example = Object.fromEntries(
					fields.map((field) => [
						field.name,
						isTable(field)
							? [Object.fromEntries(field.columns.map(({ name, type }) => [name, exampleOf[type]]))]
							: exampleOf[field.type],
					]),
				);
				expect(plain(fieldsFromExample(JSON.stringify(example)))).toEqual(plain(fields));
			}),
		);
	});

	test.each([
		['{\n "a": 1\n "b": 2\n}', 'line 3: a comma is missing'],
		['{\n "a": tru\n}', 'line 2: texts must stand in double quotes'],
		['{\n "a": 1,\n}', 'line 3: a name in double quotes is missing'],
		["{'a': 1}", 'line 1: texts must stand in double quotes'],
		['{"a" 1}', 'line 1: a colon is missing'],
		['{"a": }', 'line 1: a value is missing'],
		['{"a": [1', 'line 1: a ] is missing'],
		['{"a": 1', 'line 1: a } is missing'],
		['{"a": 1} {', 'line 1: there is more after its end'],
		['{"a": 1 // first\n}', 'line 1: comments are not allowed'],
		['{"a": "x\n}', 'line 1: a double quote is missing'],
		['', 'line 1: a value is missing'],
	])('a slip is told with its line: %j', (example, slip) => {
		expect(problemsOf(() => fieldsFromExample(example))).toEqual([
			`schema: the example is not valid JSON: ${slip}`,
		]);
	});

	test('the columns of all rows count, and the first value shows the type', () => {
		expect(fieldsFromExample({ rows: [{ a: null }, { a: 1, b: 'x' }] })).toEqual([
			table([column('a', 'number'), column('b')], 'rows'),
		]);
	});

	test.each([
		['no JSON', '{"a": ', /^schema: the example is not valid JSON/],
		['a list', '[1]', /^schema: the example must be a JSON object/],
		['nothing', '{}', /^schema: it has no field/],
		['an object inside', { address: { city: 'X' } }, /^address: an object inside an object/],
		['a list of texts', { tags: ['a'] }, /^tags: a list must hold objects/],
		['an empty list', { rows: [] }, /^rows: an empty list has no columns/],
		['a list in a row', { rows: [{ tags: [1] }] }, /^rows\.tags: an object inside an object/],
	])('%s is refused in words', (_name, example, message) => {
		expect(problemsOf(() => fieldsFromExample(example))[0]).toMatch(message);
	});
});

describe('from JSON Schema', () => {
	const jsonType = {
		string: { type: 'string' },
		number: { type: 'number' },
		date: { type: 'string', format: 'date' },
	};
	const objectOf = (properties: object, required: string[]) => ({
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		type: 'object',
		properties,
		required,
		additionalProperties: false,
	});
	const requiredOf = (fields: readonly { name: string; required?: boolean | undefined }[]) =>
		fields.filter(({ required }) => required).map(({ name }) => name);

	test('the JSON Schema of a schema gives the schema, required and all', () => {
		fc.assert(
			fc.property(fieldSpecs, (fields) => {
				const jsonSchema = objectOf(
					Object.fromEntries(
						fields.map((field) => [
							field.name,
							isTable(field)
								? {
										type: 'array',
										items: objectOf(
											Object.fromEntries(
												field.columns.map(({ name, type }) => [name, jsonType[type]]),
											),
											requiredOf(field.columns),
										),
									}
								: jsonType[field.type],
						]),
					),
					requiredOf(fields),
				);
				expect(fieldsFromJsonSchema(JSON.stringify(jsonSchema))).toEqual(fields);
			}),
		);
	});

	test('integers are numbers, booleans text, null beside a type is no type', () => {
		const properties = {
			count: { type: ['integer', 'null'], description: 'how many' },
			paid: { type: 'boolean', title: 'Paid?' },
		};
		expect(fieldsFromJsonSchema({ type: 'object', properties })).toEqual([
			{ name: 'count', type: 'number', description: 'how many', required: false },
			{ name: 'paid', type: 'string', description: 'Paid?', required: false },
		]);
	});

	test.each([
		['no object', { type: 'array' }, /^schema: the JSON Schema must be of type object/],
		['no properties', { type: 'object' }, /^schema: the JSON Schema has no "properties"/],
		['an object inside', { a: { type: 'object' } }, /^a: an object inside an object/],
		['a reference', { a: { $ref: '#/$defs/x' } }, /^a: \$ref can't be expressed/],
		['a choice', { a: { anyOf: [] } }, /^a: anyOf can't be expressed/],
		['no type', { a: {} }, /^a: "type" must be string, number/],
		['two types', { a: { type: ['string', 'number'] } }, /^a: "type" must be/],
		['a list of texts', { a: { type: 'array', items: { type: 'string' } } }, /^a: an array needs/],
		[
			'a table in a table',
			{ a: { type: 'array', items: { type: 'object', properties: { b: { type: 'array' } } } } },
			/^a\.b: a table inside a table/,
		],
	])('%s is refused in words', (_name, given, message) => {
		const jsonSchema = 'type' in given ? given : { type: 'object', properties: given };
		expect(problemsOf(() => fieldsFromJsonSchema(jsonSchema))[0]).toMatch(message);
	});
});
