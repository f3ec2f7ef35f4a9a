import { heightOf, sharedHeight, widthOf } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';

/** Ruling lines that were read as letters. */
const RULE = /^(?:[|\][¦]+|[_—–=~-]{3,})$/u;
/** A mark between words of one line stands no further from them, in heights of capitals. */
const BETWEEN = 0.9;
const EDGE_RULES = /^[|\]¦]+(?=[\p{L}\p{N}\p{Sc}(-])|(?<=[\p{L}\p{N}\p{Sc}.%)])[|[¦]+$/gu;
/** Letters of a level line make a word wider than this share of its height. */
const UPRIGHT = 0.55;

/** Text in the margin that runs up or down the page. */
const isRotated = ({ text, box }: PrintedWord): boolean =>
	text.length >= 3 && widthOf(box) < UPRIGHT * heightOf(box);

function withoutRules(word: PrintedWord): PrintedWord {
	const text = word.text.replace(EDGE_RULES, '');
	if (text === word.text) return word;
	const start = word.text.indexOf(text);
	const symbols = word.symbols.slice(start, start + text.length);
	const [first, last] = [symbols[0], symbols.at(-1)];
	return first && last
		? { ...word, text, symbols, box: { ...word.box, x0: first.box.x0, x1: last.box.x1 } }
		: word;
}

/** "weclapp.com | Somestreet 42": a mark that is printed between two words, and no line of a table. */
function isBetween({ text, box, capHeight }: PrintedWord, words: readonly PrintedWord[]): boolean {
	if (text !== '|') return false;
	const near = BETWEEN * capHeight;
	const beside = words.filter((word) => word.text !== text && sharedHeight(word.box, box) > 0);
	return (
		beside.some((word) => Math.abs(box.x0 - word.box.x1) < near) &&
		beside.some((word) => Math.abs(word.box.x0 - box.x1) < near)
	);
}

/** The words of a page without ruling lines that were read as marks, and without text that runs along its edge. */
export const withoutMarks = (words: readonly PrintedWord[]): readonly PrintedWord[] =>
	words
		.filter((word) => (!RULE.test(word.text) || isBetween(word, words)) && !isRotated(word))
		.map(withoutRules);

/**
 * Text that runs up the edge of a page is read letter by letter: that many scraps of so few letters, in a strip so narrow,
 * few of them numbers or currencies, as a column of the page would have, and most of them unsure.
 */
const SCRAPS = { least: 5, letters: 2, width: 1.5, values: 0.4, certainty: 0.9 };

/**
 * The words of a page without scraps of text that runs along its edge: left of all other words, or right of them, one
 * above the other.
 */
export function withoutMargins(words: readonly PrintedWord[]): readonly PrintedWord[] {
	const texts = words.filter(({ text }) => text.length > SCRAPS.letters);
	if (texts.length === 0) return words;
	const [left, right] = [
		Math.min(...texts.map(({ box }) => box.x0)),
		Math.max(...texts.map(({ box }) => box.x1)),
	];
	const beyond = words.filter(({ text }) => text.length <= SCRAPS.letters);
	const gone = new Set(
		[beyond.filter(({ box }) => box.x1 < left), beyond.filter(({ box }) => box.x0 > right)]
			.filter((scraps) => {
				const size = Math.max(...scraps.map(({ capHeight }) => capHeight));
				const width =
					Math.max(...scraps.map(({ box }) => box.x1)) -
					Math.min(...scraps.map(({ box }) => box.x0));
				const sure = scraps.map(({ certainty }) => certainty).toSorted((a, b) => a - b);
				const values = scraps.filter(({ text }) => /[\d\p{Sc}]/u.test(text));
				return (
					scraps.length >= SCRAPS.least &&
					width < SCRAPS.width * size &&
					values.length < SCRAPS.values * scraps.length &&
					(sure[Math.floor(sure.length / 2)] ?? 1) < SCRAPS.certainty
				);
			})
			.flat(),
	);
	return words.filter((word) => !gone.has(word));
}
