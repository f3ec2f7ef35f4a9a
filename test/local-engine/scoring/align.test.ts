import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { align, type ScoredSymbol } from '../../../local-engine/scoring/align';

const printed = (text: string, certainty = 1): ScoredSymbol[] =>
	Array.from(text.replaceAll(' ', '')).map((symbol) => ({ text: symbol, certainty }));

const letters = fc.string({
	unit: fc.constantFrom('a', 'b', 'c', '0', '1', '.', ','),
	minLength: 1,
	maxLength: 12,
});
const certainty = fc.double({ min: 0, max: 1, noNaN: true });

describe('align', () => {
	test('a value that is printed as it is scores the certainty of its print', () => {
		const result = align('4,621.88', printed('Total 4,621.88 USD', 0.6));
		expect(result.ratio).toBeCloseTo(0.6);
		expect(result).toMatchObject({ from: 5, to: 13, exact: true });
	});

	test('one wrong character of sixteen costs a sixteenth', () => {
		const { ratio, exact } = align('RE-20260331-0711', printed('RE-2O260331-0711'));
		expect(ratio).toBeCloseTo(15 / 16);
		expect(exact).toBe(false);
	});

	test('of two places the surer one is taken', () => {
		const symbols = [...printed('12.50', 0.4), ...printed('12.50', 0.9)];
		expect(align('12.50', symbols)).toMatchObject({ from: 5, to: 10 });
	});

	test('nothing matches nothing', () => {
		expect(align('', printed('abc')).ratio).toBe(0);
		expect(align('abc', []).ratio).toBe(0);
	});

	test('any value inside of sure print is found whole, wherever it stands', () => {
		fc.assert(
			fc.property(letters, letters, letters, (before, value, after) => {
				const result = align(value, printed(before + value + after));
				expect(result.ratio).toBeCloseTo(1);
				expect(result.exact).toBe(true);
			}),
		);
	});

	test('the ratio is from 0 to 1, and never above the certainty of the print', () => {
		fc.assert(
			fc.property(letters, letters, certainty, (value, page, sure) => {
				const { ratio, from, to } = align(value, printed(page, sure));
				expect(ratio).toBeGreaterThanOrEqual(0);
				expect(ratio).toBeLessThanOrEqual(sure + 1e-9);
				expect(from).toBeLessThanOrEqual(to);
				expect(to).toBeLessThanOrEqual(page.length);
			}),
		);
	});

	test('less sure print never raises the ratio', () => {
		fc.assert(
			fc.property(letters, letters, certainty, (value, page, factor) => {
				const sure = align(value, printed(page, 1)).ratio;
				expect(align(value, printed(page, factor)).ratio).toBeLessThanOrEqual(sure + 1e-9);
			}),
		);
	});
});
