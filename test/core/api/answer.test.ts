import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readAnswerData } from '../../../core/api/answer';
import type { Cell, Extraction } from '../../../core/api/extraction';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { parseJsonObject } from '../../../core/schema/json-object';
import { writeAnswerData } from '../../service-double/answer-shapes';
import { cell, sureInvoice } from '../../service-double/extractions';

/** As it is after a trip as JSON. */
const onTheWire = (value: object) => parseJsonObject(JSON.stringify(value), 'the answer');

const number = fc.integer({ min: 0, max: 1000 });
const point = fc.record({ x: number, y: number });
const cells: fc.Arbitrary<Cell> = fc.record({
	raw: fc.oneof(
		fc.string(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.constant(null),
	),
	match_ratio: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
	text_verified: fc.option(fc.boolean()),
	bbox: fc.option(fc.record({ xmin: number, ymin: number, xmax: number, ymax: number })),
	vertices: fc.option(fc.array(point, { minLength: 4, maxLength: 4 })),
	page: fc.constant(3),
});
/** Names that the wire itself uses elsewhere are the hard ones. */
const names = fc
	.oneof(
		fc.constantFrom('value', 'values', 'data', 'match_ratio', 'status', 'constructor', 'toString'),
		fc.string({ minLength: 1, maxLength: 8 }),
	)
	.filter((name) => !['bbox', 'vertices', 'field_bboxes', '__proto__'].includes(name));
const unknownKeys = fc.dictionary(
	fc.string({ minLength: 3 }).map((name) => `x-${name}`),
	fc.jsonValue(),
	{ noNullPrototype: true },
);

const columnsOf = fc.uniqueArray(names, { minLength: 1, maxLength: 4 });
const cases = fc
	.uniqueArray(names, { minLength: 1, maxLength: 6 })
	.chain((all) =>
		fc.tuple(
			fc.constant(all),
			fc.array(fc.option(columnsOf), { minLength: all.length, maxLength: all.length }),
		),
	)
	.chain(([all, columns]) => {
		const fields = all.map((name, index) => {
			const own = columns[index];
			return own
				? {
						name,
						type: 'array' as const,
						columns: own.map((column) => ({ name: column, type: 'string' as const })),
					}
				: { name, type: 'string' as const };
		});
		const extraction: fc.Arbitrary<Extraction> = fc.record({
			cells: fc.record(
				Object.fromEntries(
					fields.filter(({ type }) => type !== 'array').map(({ name }) => [name, cells]),
				),
			),
			tables: fc.record(
				Object.fromEntries(
					fields.flatMap((field) =>
						field.type === 'array'
							? [
									[
										field.name,
										fc.array(
											fc.record(Object.fromEntries(field.columns.map(({ name }) => [name, cells]))),
											{ maxLength: 3 },
										),
									],
								]
							: [],
					),
				),
			),
		});
		return fc.record({ schema: fc.constant({ mode: 'fields' as const, fields }), extraction });
	});

describe('an extraction written in any shape reads back equal', () => {
	test.each(['A', 'B', 'C'] as const)('shape %s', (shape) => {
		fc.assert(
			fc.property(cases, unknownKeys, ({ schema, extraction }, extra) => {
				const data = { ...extra, ...writeAnswerData(extraction, shape) };
				expect(readAnswerData(onTheWire(data), schema, 3)).toEqual(onTheWire(extraction));
			}),
			{ numRuns: 200 },
		);
	});

	test.each(['A', 'B', 'C'] as const)(
		'shape %s of a template, whose keys nobody knows',
		(shape) => {
			const data = onTheWire(writeAnswerData(sureInvoice, shape));
			const schema: DocumentSchema = { mode: 'template', templateId: 'invoice' };
			expect(readAnswerData(data, schema, 1)).toEqual(sureInvoice);
		},
	);
});

describe('nothing unusual makes an answer fail', () => {
	const total: DocumentSchema = { mode: 'fields', fields: [{ name: 'total', type: 'number' }] };

	test('any JSON reads as something', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
				expect(Object.keys(readAnswerData(data, total, 1).cells)).toEqual(['total']);
				readAnswerData(data, { mode: 'auto' }, 1);
			}),
		);
	});

	test('a field the answer does not have is an empty cell, which differs from "" and 0', () => {
		const raw = (data: object) => readAnswerData({ ...data }, total, 1).cells.total?.raw;
		expect(raw({})).toBeNull();
		expect(raw({ total: null })).toBeNull();
		expect(raw({ total: '' })).toBe('');
		expect(raw({ total: 0 })).toBe(0);
	});

	test('keys that were not asked for stay out of the way', () => {
		expect(readAnswerData({ total: '1', engine: 'x', debug: {} }, total, 1).cells).toEqual({
			total: cell('1', { match_ratio: null, bbox: null, vertices: null }),
		});
	});

	test.each([[97], [-1], ['0.97'], [null], [{}]])('match_ratio %j is unknown', (match_ratio) => {
		const data = { total: { value: '1', match_ratio } };
		expect(readAnswerData(data, total, 1).cells.total?.match_ratio).toBeNull();
	});

	test('a list of plain values is a table with one column', () => {
		expect(readAnswerData({ tags: ['a', 'b'] }, { mode: 'auto' }, 1).tables).toMatchObject({
			tags: [{ value: { raw: 'a' } }, { value: { raw: 'b' } }],
		});
	});
});
