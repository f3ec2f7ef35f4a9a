import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { vote } from '../../../local-engine/ocr/vote';
import type { PrintedWord } from '../../../local-engine/ocr/words';
import { wordsOn } from '../page';

const CAP_HEIGHT = 20;
const HIGH_CONFIDENCE = 0.85;

const reading = (text: string, certainty = 0.8): readonly PrintedWord[] =>
	text === '' ? [] : wordsOn([[text, { certainty }]]);
const result = (...texts: readonly string[]): readonly PrintedWord[] =>
	vote(
		texts.map((text) => reading(text)),
		CAP_HEIGHT,
	);
const textOf = (words: readonly PrintedWord[]): string => words.map(({ text }) => text).join(' ');

describe('a vote of several readings', () => {
	test('takes each character from the majority, though no reading has all of them right', () => {
		expect(textOf(result('25/12/7018', '26/12/2018', '25/12/2018', '25/17/2018'))).toBe(
			'25/12/2018',
		);
	});

	test('finds what some lost, and leaves out what one saw alone', () => {
		expect(textOf(result('60.30', '60.3', '60.30'))).toBe('60.30');
		expect(textOf(result('60.30', '60.30', '60.30|'))).toBe('60.30');
	});

	test('decides about the space between words as well', () => {
		expect(textOf(result('SDN BHD', 'SDNBHD', 'SDN BHD'))).toBe('SDN BHD');
		expect(textOf(result('60. 30', '60.30', '60.30'))).toBe('60.30');
	});

	test('hears a sure reading more than two weak ones', () => {
		const words = [reading('33.90', 0.9), reading('38.90', 0.3), reading('38.90', 0.3)];
		expect(textOf(vote(words, CAP_HEIGHT))).toBe('33.90');
	});

	test('is sure where all agree, and in doubt where they are split', () => {
		const [agreed] = result('33.90', '33.90', '33.90', '33.90');
		const [split] = result('33.90', '33.90', '38.90', '38.90');
		expect(agreed).toMatchObject({ text: '33.90', disputed: false });
		expect(agreed?.certainty).toBeGreaterThan(HIGH_CONFIDENCE);
		expect(split?.disputed).toBe(true);
		expect(split?.certainty).toBeLessThan(HIGH_CONFIDENCE);
	});

	test('of nothing is nothing', () => {
		expect(vote([], CAP_HEIGHT)).toEqual([]);
		expect(vote([[], []], CAP_HEIGHT)).toEqual([]);
	});
});

const printed = fc
	.array(
		fc.string({ unit: fc.constantFrom(...Array.from('ABC0123.,/')), minLength: 1, maxLength: 6 }),
		{
			minLength: 1,
			maxLength: 4,
		},
	)
	.map((words) => words.join(' '));
const certainty = fc.double({ min: 0.05, max: 1, noNaN: true });

describe('any vote', () => {
	test('of equal readings has their text, and each further one makes it surer', () => {
		fc.assert(
			fc.property(printed, certainty, fc.integer({ min: 1, max: 6 }), (text, sure, count) => {
				const readings = new Array<readonly PrintedWord[]>(count).fill(reading(text, sure));
				const voted = vote(readings, CAP_HEIGHT);
				const more = vote([...readings, reading(text, sure)], CAP_HEIGHT);
				expect(textOf(voted)).toBe(text);
				for (const [index, word] of voted.entries()) {
					expect(word.certainty).toBeGreaterThanOrEqual(sure - 1e-9);
					expect(more[index]?.certainty).toBeGreaterThanOrEqual(word.certainty - 1e-9);
				}
			}),
			{ seed: 20_260_331 },
		);
	});

	test('is never above 1, and has only characters that some reading has', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(printed, certainty), { minLength: 1, maxLength: 6 }),
				(readings) => {
					const voted = vote(
						readings.map(([text, sure]) => reading(text, sure)),
						CAP_HEIGHT,
					);
					const seen = new Set(readings.flatMap(([text]) => Array.from(text)));
					for (const word of voted) {
						expect(word.certainty).toBeGreaterThanOrEqual(0);
						expect(word.certainty).toBeLessThanOrEqual(1);
						expect(Array.from(word.text).every((character) => seen.has(character))).toBe(true);
						expect(word.symbols.map(({ text }) => text).join('')).toBe(word.text);
					}
				},
			),
			{ seed: 20_260_331 },
		);
	});

	test('in which one reading differs is less sure than one in which none does', () => {
		fc.assert(
			fc.property(certainty, fc.integer({ min: 2, max: 6 }), (sure, count) => {
				const same = new Array<readonly PrintedWord[]>(count).fill(reading('33.90', sure));
				const [agreed] = vote([...same, reading('33.90', sure)], CAP_HEIGHT);
				const [contradicted] = vote([...same, reading('38.90', sure)], CAP_HEIGHT);
				expect(contradicted?.text).toBe('33.90');
				expect(contradicted?.certainty).toBeLessThan(agreed?.certainty ?? 0);
			}),
			{ seed: 20_260_331 },
		);
	});
});
