import { sharedWidth, widthOf, type PixelBox } from '../reading/grey-image';
import type { PrintedWord } from '../reading/words';

/** Words of one row in one column. */
export interface TextLine {
	readonly id: string | undefined;
	readonly words: readonly PrintedWord[];
	readonly box: PixelBox;
	/** Index of the row on the page. */
	readonly row: number;
}

/** Where an item stands: rows of the page. */
export interface ItemPlace {
	readonly anchor: number;
	readonly before: number;
	readonly next: number;
	/** The first item's row: what stands above it is a heading, or its text. */
	readonly first: number;
	/** Where the next column begins, in pixels. */
	readonly right: number;
}

/** Smaller or larger print than this share is a remark. */
const SAME_SIZE = 0.85;
/** "GTIN: 401…", "Serial no. 12" say something about an item; they aren't its name. */
const DETAIL = /^(?:[\p{L}.\s-]{2,25}:|(?:ean|gtin|sku|s\/n|serial|serien|art\.?[-\s]?nr)\b)/iu;
/** A line that ends like this isn't at its end. */
const GOES_ON = /(?:[,&/(+–]|\p{L}-)$/u;

const heightOf = (words: readonly PrintedWord[]): number =>
	Math.max(...words.map(({ capHeight }) => capHeight));

const textOf = (words: readonly PrintedWord[]): string => words.map(({ text }) => text).join(' ');

const isCode = (words: readonly PrintedWord[]): boolean =>
	words.length === 1 && /\d/.test(textOf(words)) && !/\p{Ll}{2}/u.test(textOf(words));

/** Whether a line goes on in the one below: its first word had no room, or the line isn't at its end. */
function continues(above: TextLine, below: TextLine, right: number): boolean {
	const [first] = below.words;
	const last = above.words.at(-1);
	if (!first || !last) return false;
	const size = heightOf(above.words);
	const ratio = heightOf(below.words) / size;
	// letters without ascenders don't show how large they are
	const isMeasured = /[\p{Lu}\dbdfhklt]/u.test(textOf(below.words));
	if (isMeasured && (ratio < SAME_SIZE || ratio > 1 / SAME_SIZE)) return false;
	if (DETAIL.test(textOf(below.words))) return false;
	if (GOES_ON.test(last.text) || /^\p{Ll}/u.test(first.text)) return true;
	return above.box.x1 + 0.4 * size + widthOf(first.box) > right - 0.6 * size;
}

/** The words that name an item: on its row, else under or above it; and lines that go on from there. */
export function descriptionOf(
	lines: readonly TextLine[],
	{ anchor, before, next, first, right }: ItemPlace,
): readonly PrintedWord[] {
	const on = lines.filter(({ row }) => row === anchor);
	const under = lines.filter(({ row }) => row > anchor && row < next);
	const above = lines.filter(({ row }) => row < anchor && row > before);
	const onWords = on.flatMap(({ words }) => words);
	let start = on;
	let rest = under;
	if (onWords.length === 0 || (isCode(onWords) && under.length > 0)) {
		const isAbove = lines.some(({ row }) => row < first) && onWords.length === 0;
		const source = isAbove ? above : under;
		const [head] = isAbove && before >= 0 ? source.slice(-1) : source;
		if (!head) return onWords;
		start = source.filter(({ row }) => row === head.row);
		rest = source.filter(({ row }) => row > head.row);
	}
	const words = start.flatMap((line) => line.words);
	let last = start.at(-1);
	const left = start[0]?.box;
	for (const line of rest) {
		if (!last || !left) break;
		const size = heightOf(last.words);
		const aligned = Math.abs(line.box.x0 - left.x0) < 1.2 * size || sharedWidth(line.box, left) > 0;
		if (!aligned || !continues(last, line, right)) break;
		words.push(...line.words);
		last = line;
	}
	return words;
}
