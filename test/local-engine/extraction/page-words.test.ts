import { describe, expect, test } from '@jest/globals';

import { withoutMargins } from '../../../local-engine/extraction/page-marks';
import { rowsOf } from '../../../local-engine/extraction/page-lines';
import { withWholeNumbers } from '../../../local-engine/extraction/split-numbers';
import { wordsOn } from '../page';

const textsOf = (words: readonly { readonly text: string }[]) => words.map(({ text }) => text);
/** The same words in letters as wide as a typewriter's: 14 of 15 pixels. */
const typewritten = (words: ReturnType<typeof wordsOn>) =>
	words.map((word) => ({ ...word, capHeight: 15 }));

describe('numbers in two pieces', () => {
	test('are one where the second begins with the mark', () => {
		const words = wordsOn([
			['448', { x: 0 }],
			['‚99', { x: 48 }],
		]);
		expect(textsOf(withWholeNumbers(words))).toEqual(['448,99']);
	});

	test('are one in wide print where less than a letter is between them', () => {
		const words = wordsOn([
			['Umsatzsteuer', { x: 0 }],
			['200,', { x: 300 }],
			['65', { x: 366 }],
		]);
		expect(textsOf(withWholeNumbers(typewritten(words)))).toEqual(['Umsatzsteuer', '200,65']);
	});

	test('stay two in a list of numbers', () => {
		const words = wordsOn([['rooms 200, 65 and 12', {}]]);
		expect(textsOf(withWholeNumbers(words))).toEqual(['rooms', '200,', '65', 'and', '12']);
	});
});

describe('scraps at the edge of a page', () => {
	const lines = Array.from({ length: 8 }, (_, line) => line * 50);
	const text = wordsOn(lines.map((y) => ['some line of text', { x: 200, y }] as const));

	test('are left out', () => {
		const scraps = wordsOn(
			Array.from(
				'S>z<ox8=',
				(letter, line) => [letter, { x: 50, y: line * 50 + 8, certainty: 0.6 }] as const,
			),
		);
		expect(withoutMargins([...scraps, ...text])).toEqual(text);
	});

	test('stay where they are numbers of lines, or currencies', () => {
		const numbers = wordsOn(lines.map((y, line) => [String(line + 1), { x: 50, y }] as const));
		const euros = wordsOn(lines.map((y) => ['€', { x: 900, y }] as const));
		const words = [...numbers, ...text, ...euros];
		expect(withoutMargins(words)).toEqual(words);
	});
});

test('in typewritten print a space as wide as a letter ends no phrase', () => {
	const words = wordsOn([
		['Zitrone', { x: 0 }],
		['100ml', { x: 120 }],
		['Flasche', { x: 300 }],
	]);
	const phrases = (printed: typeof words) =>
		rowsOf(printed).flatMap((row) => row.phrases.map((phrase) => textsOf(phrase.words).join(' ')));
	expect(phrases(typewritten(words))).toEqual(['Zitrone 100ml', 'Flasche']);
	expect(phrases(words.map((word) => ({ ...word, capHeight: 18 })))).toEqual([
		'Zitrone',
		'100ml',
		'Flasche',
	]);
});
