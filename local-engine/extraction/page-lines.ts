import {
	boxAround,
	centreY,
	heightOf,
	sharedHeight,
	widthOf,
	type PixelBox,
} from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';

/** Words that stand side by side with no more than a space between them. */
export interface Phrase {
	readonly words: readonly PrintedWord[];
	readonly box: PixelBox;
}

/** All phrases at one height of the page, from left to right. */
export interface Row {
	readonly phrases: readonly Phrase[];
	readonly box: PixelBox;
	/** Height of its capitals in pixels. */
	readonly capHeight: number;
}

/** A wider gap than this, in heights of capitals, ends a phrase. */
const GAP = 1.15;
/**
 * Letters as wide as this, in heights of capitals, are those of a typewriter; there a space is a letter wide, and narrow
 * letters leave more of it: a wider gap than so many letters ends a phrase.
 */
const TYPEWRITER = { width: 0.85, gap: 1.75 };
/** Shorter words don't show how wide letters are. */
const MIN_LENGTH = 4;

/** Words share a row when they share this much of the lower one's height. */
const SAME_ROW = 0.5;

export const textOf = (words: readonly PrintedWord[]): string =>
	words.map(({ text }) => text).join(' ');

const phraseOf = (words: readonly PrintedWord[]): Phrase => ({
	words,
	box: boxAround(words.map(({ box }) => box)),
});

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The gap that ends a phrase, in heights of capitals. */
function gapOf(words: readonly PrintedWord[]): number {
	const width = median(
		words
			.filter(({ text }) => text.length >= MIN_LENGTH)
			.map(({ box, text, capHeight }) => widthOf(box) / text.length / capHeight),
	);
	return width < TYPEWRITER.width ? GAP : Math.max(GAP, TYPEWRITER.gap * width);
}

/** Cuts words of one height into phrases. @param wide the gap that ends one, in heights of capitals */
function phrasesOf(words: readonly PrintedWord[], wide = GAP): readonly Phrase[] {
	const sorted = [...words].sort((a, b) => a.box.x0 - b.box.x0);
	const phrases: PrintedWord[][] = [];
	for (const word of sorted) {
		const before = phrases.at(-1)?.at(-1);
		const gap = before ? word.box.x0 - before.box.x1 : Infinity;
		const height = Math.max(word.capHeight, before?.capHeight ?? 0);
		if (gap > wide * height) phrases.push([word]);
		else phrases.at(-1)?.push(word);
	}
	return phrases.map(phraseOf);
}

function rowOf(words: readonly PrintedWord[], wide: number): Row {
	const phrases = phrasesOf(words, wide);
	return {
		phrases,
		box: boxAround(phrases.map(({ box }) => box)),
		capHeight: median(words.map(({ capHeight }) => capHeight)),
	};
}

/** Sorts the words of an upright page into rows from top to bottom. */
export function rowsOf(words: readonly PrintedWord[]): readonly Row[] {
	const rows: PrintedWord[][] = [];
	for (const word of [...words].sort((a, b) => centreY(a.box) - centreY(b.box))) {
		const fits = rows.findLast((row) => {
			const first = row[0];
			if (!first) return false;
			const low = Math.min(heightOf(first.box), heightOf(word.box));
			return sharedHeight(first.box, word.box) >= SAME_ROW * low;
		});
		if (fits) fits.push(word);
		else rows.push([word]);
	}
	const wide = gapOf(words);
	return rows.map((row) => rowOf(row, wide)).sort((a, b) => centreY(a.box) - centreY(b.box));
}
