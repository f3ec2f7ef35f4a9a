import { describe, expect, test } from '@jest/globals';

import {
	reasonsOfRules,
	type ReviewRules,
} from '../../nodes/SpaceOcr/resources/document/extract/review-rules';
import type { Condition } from '../../nodes/SpaceOcr/resources/document/extract/rule-condition';
import type { DocumentValues, ReadCell, Value } from '../../core/values/document-values';
import { cell } from '../service-double/extractions';

const read = (value: Value, raw: string | number | null = value): ReadCell => ({
	...cell(raw),
	value,
	unreadable: value === null && raw !== null ? 'is not a number' : null,
	decimals: null,
});
const row = (values: Readonly<Record<string, Value>>) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, read(value)]));

const values: DocumentValues = {
	cells: {
		supplier: read('ACME Co.'),
		issue_date: read('2025-04-30'),
		total_due: read(121),
		tax: read(null, '1.2.3'),
		shipping: read(null),
		printed: read('1.234'),
	},
	tables: {
		line_items: [row({ quantity: 4, unit_price: 15 }), row({ quantity: 2, unit_price: 20 })],
		taxes: [row({ rate: 7 }), row({ rate: 19 })],
		none: [],
	},
	currency: 'EUR',
	undecided: false,
};

type Type = Condition['operator']['type'];
const when = (
	place: string,
	operation: string,
	right: Condition['right'] = null,
	type: Type = 'number',
	known = true,
): Condition => ({
	place,
	known,
	operator: { type, operation, ...(type === 'array' ? { rightType: 'number' as const } : {}) },
	right,
});
const rules = (combinator: 'and' | 'or', ...conditions: Condition[]): ReviewRules => ({
	combinator,
	caseSensitive: false,
	conditions,
});
const reasonsOf = (combinator: 'and' | 'or', ...conditions: Condition[]) =>
	reasonsOfRules(rules(combinator, ...conditions), values);
const saidOf = (...conditions: Condition[]) =>
	reasonsOf('and', ...conditions).map(({ message }) => message.replace('your rule: ', ''));

describe('a condition holds on its side of the edge only', () => {
	test.each<[string, Condition['right'], boolean]>([
		['gt', 120.99, true],
		['gt', 121, false],
		['lt', 121.01, true],
		['lt', 121, false],
		['gte', 121, true],
		['gte', 121.01, false],
		['lte', 121, true],
		['lte', 120.99, false],
		['equals', 121, true],
		['equals', 120, false],
		['notEquals', 120, true],
		['notEquals', 121, false],
	])('121 %s %p: %p', (operation, right, holds) => {
		expect(saidOf(when('total_due', operation, right))).toHaveLength(holds ? 1 : 0);
	});

	test.each<[string, string, boolean]>([
		['after', '2025-04-29', true],
		['after', '2025-04-30', false],
		['before', '2025-05-01', true],
		['before', '2025-04-30', false],
		['afterOrEquals', '2025-04-30', true],
		['afterOrEquals', '2025-05-01', false],
		['beforeOrEquals', '2025-04-30', true],
		['beforeOrEquals', '2025-04-29', false],
	])('2025-04-30 %s %s: %p', (operation, right, holds) => {
		const said = saidOf(when('issue_date', operation, right, 'dateTime'));
		expect(said).toHaveLength(holds ? 1 : 0);
		expect(said.join()).not.toContain("can't");
	});

	test.each<[string, string, boolean]>([
		['contains', 'acme', true],
		['contains', 'acne', false],
		['notContains', 'acne', true],
		['notContains', 'acme', false],
		['startsWith', 'acme', true],
		['startsWith', 'co', false],
		['notStartsWith', 'co', true],
		['endsWith', 'co.', true],
		['notEndsWith', 'co.', false],
		['regex', '^acme', true],
		['regex', '^co', false],
		['regex', '/^acme/i', true],
		['notRegex', '^other', true],
	])('"ACME Co." %s %s: %p', (operation, right, holds) => {
		expect(saidOf(when('supplier', operation, right, 'string'))).toHaveLength(holds ? 1 : 0);
	});

	test.each<[string, number, boolean]>([
		['lengthGt', 1, true],
		['lengthGt', 2, false],
		['lengthEquals', 2, true],
		['lengthLt', 2, false],
	])('a table of two rows %s %p: %p', (operation, right, holds) => {
		expect(saidOf(when('line_items', operation, right, 'array'))).toHaveLength(holds ? 1 : 0);
	});
});

describe('what is not there', () => {
	test.each(['gt', 'lt', 'gte', 'lte', 'equals'])('is not %s anything', (operation) => {
		expect(saidOf(when('shipping', operation, 0))).toEqual([]);
	});

	test('is not what it is compared with: "currency is not EUR" stops a document without one', () => {
		expect(saidOf(when('shipping', 'notEquals', 5))).toEqual(['shipping is not 5']);
		expect(saidOf(when('shipping', 'notContains', 'a', 'string'))).toHaveLength(1);
	});

	test.each([
		['empty', 1, 0],
		['notExists', 1, 0],
		['notEmpty', 0, 1],
		['exists', 0, 1],
	])('%s', (operation, blank, there) => {
		expect(saidOf(when('shipping', operation))).toHaveLength(blank);
		expect(saidOf(when('total_due', operation))).toHaveLength(there);
	});

	test('0 is there', () => {
		const zero = { ...values, cells: { total_due: read(0) } };
		const of = (condition: Condition) => reasonsOfRules(rules('and', condition), zero);
		expect(of(when('total_due', 'empty'))).toEqual([]);
		expect(of(when('total_due', 'lt', 1))).toHaveLength(1);
	});
});

describe('a condition that can not be checked is a doubt, and says why', () => {
	test.each<[string, Condition, string]>([
		[
			'an unreadable value',
			when('tax', 'gt', 5),
			'tax is larger than 5: can\'t be checked, "1.2.3" is unreadable',
		],
		[
			'text that may be a number of thousands',
			when('printed', 'lt', 5),
			'"1.234" is not surely a number',
		],
		[
			'text as a date',
			when('supplier', 'after', '2025-01-01', 'dateTime'),
			'"ACME Co." is not surely a date',
		],
		['nothing on the right', when('total_due', 'gt', null), 'there is nothing to compare with'],
		['an empty right', when('total_due', 'gt', ''), 'there is nothing to compare with'],
		[
			'… of text',
			when('supplier', 'contains', undefined, 'string'),
			'there is nothing to compare with',
		],
		['… for what is not there', when('shipping', 'gt', ''), 'there is nothing to compare with'],
		['words on the right', when('total_due', 'gt', 'much'), "can't be checked"],
		[
			'what n8n does not know',
			when('total_due', 'roughly', 5),
			'n8n does not know it for a number',
		],
		['… for this type', when('total_due', 'contains', 5), 'n8n does not know it for a number'],
		[
			'… for what is not there',
			when('shipping', 'roughly', 5),
			'n8n does not know it for a number',
		],
		['a field nobody knows', when('totl', 'gt', 5, 'number', false), 'no field of this name'],
		[
			'a column nobody knows',
			when('line_items.qty', 'gt', 5, 'number', false),
			'no field of this name',
		],
	])('%s', (_what, condition, words) => {
		const [first] = saidOf(condition);
		expect(first).toContain(words);
		expect(first).toContain("can't be checked");
		// Nor together with one that holds; with one that does not it does not matter.
		expect(saidOf(condition, when('total_due', 'gt', 100))).not.toEqual([]);
		expect(saidOf(condition, when('total_due', 'gt', 5000))).toEqual([]);
		expect(reasonsOf('or', condition, when('total_due', 'gt', 5000))).not.toEqual([]);
	});

	test('plain text numbers can be compared', () => {
		const of = (raw: string) =>
			reasonsOfRules(rules('and', when('total', 'gt', 5)), {
				...values,
				cells: { total: read(raw) },
			}).map(({ message }) => message);
		for (const raw of ['6', '5.01', '12.50', ' 7 ', '5.0001'])
			expect(of(raw)).toEqual([expect.not.stringContaining("can't")]);
		for (const raw of ['5', '4.99', '-6']) expect(of(raw)).toEqual([]);
		for (const raw of ['6,5', '6.500', '1 000', 'six', '1e3', '0x10'])
			expect(of(raw)).toEqual([expect.stringContaining("can't")]);
	});

	test('a field of the schema that the answer left out is only not there', () => {
		expect(saidOf(when('discount', 'gt', 5))).toEqual([]);
		expect(saidOf(when('discount', 'empty'))).toEqual(['discount is empty']);
	});
});

describe('rows', () => {
	test('each is looked at, and the reason names the right one', () => {
		expect(reasonsOf('and', when('line_items.quantity', 'lt', 5))).toEqual([
			{
				code: 'review_rule',
				field: 'line_items.quantity',
				row: 1,
				message: 'your rule: line_items.quantity in row 1 is smaller than 5 (4)',
			},
			{
				code: 'review_rule',
				field: 'line_items.quantity',
				row: 2,
				message: 'your rule: line_items.quantity in row 2 is smaller than 5 (2)',
			},
		]);
	});

	test('all conditions must hold in the same row', () => {
		const small = when('line_items.quantity', 'lt', 3);
		expect(reasonsOf('and', small, when('line_items.unit_price', 'gt', 15))).toMatchObject([
			{ row: 2 },
		]);
		expect(reasonsOf('and', small, when('line_items.unit_price', 'lt', 20))).toEqual([]);
	});

	test('with a field of the document the reason still names the row and its column', () => {
		const column = when('line_items.quantity', 'lt', 3);
		const field = when('total_due', 'gt', 100);
		for (const conditions of [
			[column, field],
			[field, column],
		])
			expect(reasonsOf('and', ...conditions)).toMatchObject([
				{ field: 'line_items.quantity', row: 2 },
			]);
		expect(reasonsOf('and', column, when('total_due', 'gt', 5000))).toEqual([]);
	});

	test('of two tables each is looked at', () => {
		const line = when('line_items.quantity', 'lt', 3);
		const rate = when('taxes.rate', 'gt', 7);
		expect(reasonsOf('or', line, rate)).toMatchObject([
			{ field: 'line_items.quantity', row: 2 },
			{ field: 'taxes.rate', row: 2 },
		]);
		expect(saidOf(line, rate)).toEqual([
			'line_items.quantity in row 2 is smaller than 3 (2) and taxes.rate in row 2 is larger than 7 (19)',
		]);
		expect(saidOf(line, when('taxes.rate', 'gt', 19))).toEqual([]);
	});

	test('a table without rows hides no other condition', () => {
		const column = when('none.amount', 'gt', 1);
		const field = when('total_due', 'gt', 100);
		expect(reasonsOf('or', column, field)).toMatchObject([{ field: 'total_due' }]);
		expect(reasonsOf('or', field, column)).toHaveLength(1);
		expect(reasonsOf('and', column, field)).toEqual([]);
		expect(saidOf(when('none.amount', 'empty'))).toEqual(['none.amount is empty']);
	});

	test('of several fields of the document the last one is named', () => {
		expect(
			reasonsOf('and', when('total_due', 'gt', 100), when('supplier', 'exists', null, 'string')),
		).toMatchObject([{ field: 'supplier' }]);
	});

	test('a reason of the document comes once, however many rows there are', () => {
		expect(
			reasonsOf('or', when('total_due', 'gt', 100), when('line_items.quantity', 'lt', 3)),
		).toHaveLength(2);
	});
});
