import fc from 'fast-check';

import { COLUMN_TYPES, FIELD_TYPES } from '../../../../core/schema/field-type';

/** Names that mean something to JavaScript, to the wire or to a file system. */
const ODD_NAMES = [
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'then'],
	...['length', 'value', 'values', 'bbox', 'vertices', 'field_bboxes', 'match_ratio', 'data'],
	...[' ', '\0', '\ud800', '\u202e', '🧾', '../../etc/passwd', '$&', '(.*)*', '0', '-1'],
];
const USUAL_NAMES = ['total_due', 'supplier', 'invoice_number', 'issue_date', 'line_items'];
const NO_TYPES = ['money', 'Array', '', null, 1, '__proto__', ['string'], {}];

const name = fc.oneof(
	fc.constantFrom(...USUAL_NAMES),
	{ arbitrary: fc.constantFrom(...ODD_NAMES), weight: 2 },
	fc.string({ minLength: 1, unit: 'binary' }),
	fc.nat(3_000).map((length) => 'aB '.repeat(1 + length)),
);
const description = fc.oneof(
	fc.constantFrom('The total', '(a+)+$', 'or or or', '\ud800', 'Summe|Total|'),
	fc.string({ unit: 'binary' }),
	fc.nat(5_000).map((length) => 'total '.repeat(length)),
);

const column = fc.record(
	{ name, type: fc.constantFrom(...COLUMN_TYPES), description },
	{ requiredKeys: ['name', 'type'] },
);
const scalar = fc.record(
	{ name, type: fc.constantFrom('string', 'number', 'date'), description },
	{ requiredKeys: ['name', 'type'] },
);
const table = fc.record(
	{ name, type: fc.constant('array'), children: fc.array(column, { maxLength: 5 }), description },
	{ requiredKeys: ['name', 'type', 'children'] },
);

/** By the contract, whatever their names are. */
export const rightFields = fc.array(fc.oneof({ arbitrary: scalar, weight: 2 }, table), {
	minLength: 1,
	maxLength: 8,
});

const wrongField = fc.record(
	{
		name: fc.oneof(name, fc.constantFrom('', null, 1, [], {})),
		type: fc.constantFrom(...FIELD_TYPES, ...NO_TYPES),
		description: fc.oneof(description, fc.constantFrom(null, 1, {})),
		children: fc.oneof(fc.array(fc.anything(), { maxLength: 3 }), fc.constantFrom(null, {}, 'a')),
	},
	{ requiredKeys: [] },
);

/** A table in a table in a table. */
const nested = (depth: number): unknown => {
	let inner: unknown = { name: 'a', type: 'string' };
	for (let level = 0; level < depth; level++)
		inner = { name: `a${level}`, type: 'array', children: [inner] };
	return inner;
};

/** What may stand under `fields`. */
export const oddFields: fc.Arbitrary<unknown> = fc.oneof(
	{ arbitrary: rightFields, weight: 5 },
	{ arbitrary: fc.array(wrongField, { maxLength: 4 }), weight: 2 },
	fc.constantFrom<unknown>(null, 'total', {}, [], [[]], [null], { length: 3 }),
	fc.nat(400).map((depth) => [nested(depth)]),
	fc
		.nat(2_000)
		.map((count) =>
			Array.from({ length: count }, (_, index) => ({ name: `f${index}`, type: 'string' })),
		),
);
