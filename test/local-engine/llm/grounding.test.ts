import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { groundingOf, type ValueType } from '../../../local-engine/llm/grounding';
import { scoreValue } from '../../../local-engine/scoring/score-value';
import { HIGH_CONFIDENCE } from '../../../core/decision/judge';
import { wordsOn } from '../page';
import { PLACEMENT } from './placement';

/** How a value scores when a model names all these words for it. They stand in one line, a space apart. */
function score(text: string, printed: string, type: ValueType = 'number') {
	const words = groundingOf(text, wordsOn([[printed]]), type);
	return scoreValue({ text, words }, PLACEMENT);
}
const ratioOf = (...value: Parameters<typeof score>): number => score(...value)?.match_ratio ?? 0;

describe('a value that is printed as the model says', () => {
	test.each([
		['12.50', '12.50', 'number'],
		['12.50', 'EUR12.50', 'number'],
		['EUR 12.50', 'EUR 12.50', 'number'],
		['12.50', '12.50€', 'number'],
		['12.50', '12.50,', 'number'],
		['20', '20%', 'number'],
		['-12.50', '-12.50', 'number'],
		['31.03.2026', 'Datum:31.03.2026', 'date'],
		['March 31, 2026', 'March 31, 2026', 'date'],
		['ACME', 'ACME Ltd', 'string'],
		['INV-2026-07', 'No. INV-2026-07', 'string'],
		['Müller-Lüdenscheidt GmbH', 'Müller-Lüdenscheidt GmbH', 'string'],
	] as const)('%s of %s is sure', (text, printed, type) => {
		expect(score(text, printed, type)).toMatchObject({ match_ratio: 1, text_verified: true });
	});

	test('with other marks between its digits, is sure, and not verified', () => {
		expect(score('1234.50', '1,234.50')).toMatchObject({ match_ratio: 1, text_verified: false });
	});

	test('but for a letter that was misread as a digit, costs one character', () => {
		expect(ratioOf('100.00', '1O0.00')).toBeCloseTo(5 / 6);
	});
});

describe('a value that its words do not make up', () => {
	test.each([
		['a part of a longer number', '234.50', '1,234.50'],
		['the end of a longer number', '50', '12.50'],
		['one digit of it', '0', '1,234.50'],
		['a number without its minus', '12.50', '-12.50'],
		['a number without the minus behind it', '12.50', '12.50-'],
		['another digit', '1,234.60', '1,234.50'],
		['one digit less', '1,234.5', '1,234.50'],
		['digits picked out of many', '9.87', '9 items 8 boxes .7'],
		['a part of a word', 'Smith', 'Smithson', 'string'],
		['words with others left out between them', 'ACME Ltd', 'ACME Trading Ltd', 'string'],
		['another number of its kind', 'INV-2026-08', 'INV-2026-07', 'string'],
		['part of an identifier', '2026', 'INV-2026-07', 'string'],
		['another date', '31.03.2025', '31.03.2026', 'date'],
	] as const)('%s: %s of %s', (_, text, printed, type: ValueType = 'number') => {
		expect(ratioOf(text, printed, type)).toBeLessThanOrEqual(0.5);
		expect(score(text, printed, type)?.text_verified ?? false).toBe(false);
	});

	test('numbers that stand apart are not one', () => {
		const apart = wordsOn([
			['2', { x: 0 }],
			['150.00', { x: 200 }],
		]);
		const words = groundingOf('2150.00', apart, 'number');
		expect(scoreValue({ text: '2150.00', words }, PLACEMENT)?.match_ratio).toBeLessThanOrEqual(0.5);
	});

	test('nor are those of two lines', () => {
		const below = wordsOn([
			['31.', { x: 0, y: 0 }],
			['03.2026', { x: 30, y: 60 }],
		]);
		const words = groundingOf('31.03.2026', below, 'date');
		expect(scoreValue({ text: '31.03.2026', words }, PLACEMENT)?.match_ratio).toBeLessThanOrEqual(
			0.5,
		);
	});

	test('a description may go over two lines', () => {
		const below = wordsOn([
			['Desk lamp,', { x: 0, y: 0 }],
			['black', { x: 0, y: 60 }],
		]);
		const words = groundingOf('Desk lamp, black', below, 'string');
		expect(scoreValue({ text: 'Desk lamp, black', words }, PLACEMENT)?.match_ratio).toBe(1);
	});

	test('words without end are not all looked at', () => {
		const many = wordsOn(
			Array.from({ length: 5000 }, (_, i) => [`word${i}`, { y: i * 30 }] as const),
		);
		expect(groundingOf('word7', many, 'string').length).toBeLessThan(20);
	});
});

const amount = fc
	.integer({ min: 100, max: 9_999_999 })
	.map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);

test('no amount scores high on words of other amounts, however many are named', () => {
	fc.assert(
		fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 8 }), (value, printed) => {
			fc.pre(!printed.includes(value));
			expect(ratioOf(value, printed.join(' '))).toBeLessThan(HIGH_CONFIDENCE);
		}),
		{ numRuns: 500 },
	);
});

test('an amount that is printed scores high, among others too', () => {
	fc.assert(
		fc.property(amount, fc.array(amount, { maxLength: 3 }), (value, others) => {
			expect(ratioOf(value, [...others, value].join(' '))).toBe(1);
		}),
	);
});
