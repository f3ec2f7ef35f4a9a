import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Placement } from '../../../local-engine/ocr/placement';
import { scoreValue } from '../../../local-engine/scoring/score-value';
import { wordsOn } from '../page';

const SEED = { seed: 20_260_331 };
const placement: Placement = {
	width: 2000,
	height: 1000,
	uprightWidth: 2000,
	uprightHeight: 1000,
	turn: 0,
	tilt: 0,
};
/** Ratios are rounded down to four decimals. */
const ROUNDING = 1e-4 + 1e-9;

const value = fc
	.array(
		fc.string({
			unit: fc.constantFrom(...Array.from('ABCDE0123456789.,-')),
			minLength: 2,
			maxLength: 8,
		}),
		{
			minLength: 1,
			maxLength: 4,
		},
	)
	.map((words) => words.join(' '));
const certainty = fc.double({ min: 0.05, max: 1, noNaN: true });
const ratioOf = (...given: Parameters<typeof scoreValue>): number =>
	scoreValue(...given)?.match_ratio ?? 0;

/** The value with one of its characters replaced by another. */
const repaired = (text: string, at: number): string => {
	const places = Array.from(text, (_, index) => index).filter((index) => text[index] !== ' ');
	const place = places[at % places.length] ?? 0;
	return `${text.slice(0, place)}#${text.slice(place + 1)}`;
};

describe('the match ratio', () => {
	test('of a value that is printed just so is the certainty of its print', () => {
		fc.assert(
			fc.property(value, certainty, (text, sure) => {
				const score = scoreValue(
					{ text, words: wordsOn([[text, { certainty: sure }]]) },
					placement,
				);
				expect(Math.abs((score?.match_ratio ?? 0) - sure)).toBeLessThan(ROUNDING);
				expect(score?.text_verified).toBe(true);
			}),
			SEED,
		);
	});

	test('of a repaired value is lower, by each character put right', () => {
		fc.assert(
			fc.property(value, certainty, fc.nat(), (text, sure, at) => {
				const words = wordsOn([[text, { certainty: sure }]]);
				const plain = ratioOf({ text, words }, placement);
				const score = scoreValue({ text: repaired(text, at), words }, placement);
				const length = text.replaceAll(' ', '').length;
				expect(Math.abs(plain - (score?.match_ratio ?? 0) - sure / length)).toBeLessThan(
					2 * ROUNDING,
				);
				expect(score?.text_verified ?? false).toBe(false);
			}),
			SEED,
		);
	});

	test('of a text of which the page has less than half is below 0.5', () => {
		fc.assert(
			fc.property(value, value, (text, page) => {
				const absent = Array.from(text, (character, index) =>
					index % 2 === 0 && character !== ' ' ? 'Z' : character,
				).join('');
				const shared = Array.from(absent).filter((c) => c !== 'Z' && c !== ' ').length;
				fc.pre(shared < absent.replaceAll(' ', '').length / 2);
				expect(ratioOf({ text: absent, words: wordsOn([[page]]) }, placement)).toBeLessThan(0.5);
			}),
			SEED,
		);
	});

	test('of a value that something on the page speaks against is lower by that doubt', () => {
		fc.assert(
			fc.property(value, certainty, certainty, (text, sure, doubt) => {
				const words = wordsOn([[text, { certainty: sure }]]);
				const score = ratioOf({ text, words, doubt }, placement);
				expect(Math.abs(score - sure * doubt)).toBeLessThan(ROUNDING);
			}),
			SEED,
		);
	});

	test('never grows when the print is less sure', () => {
		fc.assert(
			fc.property(value, value, certainty, certainty, (text, page, one, other) => {
				const at = (sure: number): number =>
					ratioOf({ text, words: wordsOn([[page, { certainty: sure }]]) }, placement);
				expect(at(Math.min(one, other))).toBeLessThanOrEqual(at(Math.max(one, other)) + ROUNDING);
			}),
			SEED,
		);
	});
});

describe('a score', () => {
	test('is none for nothing, and for what has no character on the page', () => {
		expect(scoreValue({ text: '', words: wordsOn([['12.50']]) }, placement)).toBeUndefined();
		expect(scoreValue({ text: 'abc', words: [] }, placement)).toBeUndefined();
		expect(scoreValue({ text: 'abc', words: wordsOn([['12.50']]) }, placement)).toBeUndefined();
	});

	test('says that the text is not verified where two readings differed', () => {
		const words = wordsOn([['12.50']]).map((word) => ({ ...word, disputed: true }));
		expect(scoreValue({ text: '12.50', words }, placement)?.text_verified).toBe(false);
	});

	test('has its box around the characters of the value, on the grid', () => {
		const words = wordsOn([['12.50 EUR', { x: 200, y: 500 }]]);
		expect(scoreValue({ text: '12.50', words }, placement)?.bbox).toEqual({
			xmin: 100,
			xmax: 135,
			ymin: 500,
			ymax: 520,
		});
	});
});
