import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, lines, resultOf, saidOf } from '../documents';

const HEADER = { supplier: 'Muster GmbH' };
const PENS = 'Pens | 4 | 15.00 | 60.00';
const resultFor = (rows: readonly string[], fields: Record<string, string> = HEADER) =>
	resultOf('duplicate_line', fields, lines(...rows));

describe('a line that stands there twice is doubtful', () => {
	test.each([
		['one behind the other', [PENS, PENS], 'failed row 2 line_items.line_total'],
		['apart', [PENS, 'Ink | 1 | 5.00 | 5.00', PENS], 'failed row 3 line_items.line_total'],
		[
			'three times',
			[PENS, PENS, PENS],
			'failed row 2 line_items.line_total, failed row 3 line_items.line_total',
		],
		[
			'printed with other zeros',
			[PENS, 'Pens | 4.00 | 15 | 60.00'],
			'failed row 2 line_items.line_total',
		],
		[
			'without an amount, by its price',
			['Pens | 4 | 15.00', 'Pens | 4 | 15.00'],
			'failed row 2 line_items.line_total',
		],
		['of a cent', ['Pens | | | 0.01', 'Pens | | | 0.01'], 'failed row 2 line_items.line_total'],
		['taken off', ['Bonus | | | -5.00', 'Bonus | | | -5.00'], 'failed row 2 line_items.line_total'],
	])('%s', (_name, rows, result) => {
		expect(resultFor(rows)).toBe(result);
	});

	test('says which', () => {
		expect(saidOf('duplicate_line', HEADER, lines('Ink | 1 | 5.00 | 5.00', PENS, PENS))).toEqual([
			'failed: row 3 says the same as row 2 (60.00): read twice?',
		]);
		const { checks } = judged(documentOf(HEADER, lines(PENS, PENS)));
		expect(checks).toContainEqual(
			expect.objectContaining({ code: 'duplicate_line', numbers: { line_total: 60 } }),
		);
	});

	test('where the sum is that of one of them', () => {
		expect(resultFor([PENS, PENS], { ...HEADER, subtotal: '60.00' })).toBe(
			'failed row 2 line_items.line_total',
		);
	});
});

describe('lines are no doubles', () => {
	test.each([
		['with another name', [PENS, 'Pencils | 4 | 15.00 | 60.00']],
		['with another quantity', [PENS, 'Pens | 3 | 15.00 | 60.00']],
		['with another price', [PENS, 'Pens | 4 | 15.01 | 60.00']],
		['with another amount', [PENS, 'Pens | 4 | 15.00 | 60.01']],
		['with a value less', [PENS, 'Pens | 4 | | 60.00']],
		['without an amount', ['Delivered in May', 'Delivered in May']],
		['of nothing', ['Gift | 1 | 0.00 | 0.00', 'Gift | 1 | 0.00 | 0.00']],
		['without text', [' | 4 | 15.00 | 60.00', ' | 4 | 15.00 | 60.00']],
		['with an amount that is none', ['Pens | | | abc', 'Pens | | | abc']],
	])('%s', (_name, rows) => {
		expect(saidOf('duplicate_line', HEADER, lines(...rows))).toEqual([
			'passed: no line stands there twice',
		]);
	});

	test('where both are needed for the sum', () => {
		expect(saidOf('duplicate_line', { ...HEADER, subtotal: '120.00' }, lines(PENS, PENS))).toEqual([
			'passed: lines that are the same are needed for the sum, so they are no doubles',
		]);
	});

	test.each([
		['with one line', [PENS]],
		['without a line', []],
	])('%s nothing is compared', (_name, rows) => {
		expect(saidOf('duplicate_line', HEADER, lines(...rows))).toEqual([
			'not_applicable: there are not two line items',
		]);
	});
});
