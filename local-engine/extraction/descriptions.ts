import { sharedWidth, widthOf, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';

/** Words of one row in one column. */
export interface TextLine {
	readonly id: string | undefined;
	readonly words: readonly PrintedWord[];
	readonly box: PixelBox;
	/** Index of the row on the page. */
	readonly row: number;
}

/** On which side of its numbers an item's name stands, where it isn't beside them. */
export type Side = 'above' | 'below' | 'around';

/** Where an item stands: rows of the page. */
export interface ItemPlace {
	readonly anchor: number;
	readonly before: number;
	readonly next: number;
	readonly side: Side;
	/** Where lines are broken, in pixels. */
	readonly right: number;
}

/** The numbers of an item on the page. */
export interface AnchorPlace {
	readonly row: number;
	readonly box: PixelBox;
}

/** Smaller or larger print than this share is a remark. */
const SAME_SIZE = 0.85;
/** "GTIN: 401…", "Serial no. 12" say something about an item; they aren't its name. */
const DETAIL =
	/^(?:[\p{L}.\s-]{2,25}:|(?:ean|gtin|sku|s\/n|serial|serien|[\p{L}-]+[-\s.]nr)(?!\p{L}))/iu;
/** A line that ends like this isn't at its end. */
const GOES_ON = /(?:[,&/(+–]|\p{L}-)$/u;

const heightOf = (words: readonly PrintedWord[]): number =>
	Math.max(...words.map(({ capHeight }) => capHeight));

const textOf = (words: readonly PrintedWord[]): string => words.map(({ text }) => text).join(' ');

const isCode = (words: readonly PrintedWord[]): boolean =>
	words.length === 1 && /\d/.test(textOf(words)) && !/\p{Ll}{2}/u.test(textOf(words));

/**
 * Whether a line goes on in the one below: its first word had no room, or the line isn't at its end.
 *
 * @param row all text of the row below
 */
function continues(
	above: TextLine,
	below: TextLine,
	right: number,
	row: string,
): 'no' | 'likely' | 'surely' {
	const [first] = below.words;
	const last = above.words.at(-1);
	if (!first || !last) return 'no';
	const size = heightOf(above.words);
	const ratio = heightOf(below.words) / size;
	// letters without ascenders don't show how large they are
	const isMeasured = /[\p{Lu}\dbdfhklt]/u.test(textOf(below.words));
	if (isMeasured && (ratio < SAME_SIZE || ratio > 1 / SAME_SIZE)) return 'no';
	if (DETAIL.test(row)) return 'no';
	if (GOES_ON.test(last.text) || /^\p{Ll}/u.test(first.text)) return 'surely';
	return above.box.x1 + 0.4 * size + widthOf(first.box) > right - 0.6 * size ? 'likely' : 'no';
}

/** A name stands so near to its numbers, in heights of capitals. */
const NEAR = 1.6;
/** Lines half of whose height lies beside the numbers stand around them, in heights of capitals. */
const BESIDE = 0.4;

/** On which side names stand, by what is next to the first item and to the last one. */
export function sideOf(lines: readonly TextLine[], anchors: readonly AnchorPlace[]): Side {
	const [first, last] = [anchors[0], anchors.at(-1)];
	if (!first || !last) return 'below';
	const size = heightOf(lines.flatMap(({ words }) => words));
	const gapAbove = ({ row, box }: AnchorPlace): number =>
		Math.min(...lines.filter((line) => line.row < row).map((line) => box.y0 - line.box.y1));
	const gapBelow = ({ row, box }: AnchorPlace): number =>
		Math.min(...lines.filter((line) => line.row > row).map((line) => line.box.y0 - box.y1));
	const isAround = anchors.some(
		(anchor) => gapAbove(anchor) < BESIDE * size && gapBelow(anchor) < BESIDE * size,
	);
	const isBare = !lines.some(({ row }) => anchors.some((anchor) => anchor.row === row));
	if (isAround && isBare) return 'around';
	const [above, below] = [gapAbove(first), gapBelow(last)];
	return above < NEAR * size && above < below ? 'above' : 'below';
}

/** Of lines that use this much of their column the longest shows where they are broken. */
const FULL = 0.6;

/** Where lines are broken: at the next column, or before it where no line reaches that far. */
export function breakOf(lines: readonly TextLine[], right: number): number {
	const [left, end] = [
		Math.min(...lines.map(({ box }) => box.x0)),
		Math.max(...lines.map(({ box }) => box.x1)),
	];
	return end - left > FULL * (right - left) ? Math.min(right, end) : right;
}

/** Lines of one name stand no further apart, in heights of capitals. */
const LINES_APART = 1.8;

/** The words that name an item. */
export interface ItemName {
	readonly words: readonly PrintedWord[];
	/** Whether more than the room beside a line says that the next one belongs to it. */
	readonly isClear: boolean;
}

/** The words that name an item: on its row, else under or above it; and lines that go on from there. */
export function descriptionOf(
	lines: readonly TextLine[],
	{ anchor, before, next, side, right }: ItemPlace,
): ItemName {
	const on = lines.filter(({ row }) => row === anchor);
	const under = lines.filter(({ row }) => row > anchor && row < next);
	const above = lines.filter(({ row }) => row < anchor && row > before);
	const onWords = on.flatMap(({ words }) => words);
	let start = on;
	let rest = under;
	if (onWords.length === 0 && side === 'around') {
		const around = [...above, ...under];
		start = around.filter(({ row }) => row === around[0]?.row);
		rest = around.filter(({ row }) => row !== around[0]?.row);
	} else if (onWords.length === 0 || (isCode(onWords) && under.length > 0)) {
		const isAbove = side === 'above' && onWords.length === 0;
		const source = isAbove ? above : under;
		const [head] = isAbove && before >= 0 ? source.slice(-1) : source;
		if (!head) return { words: onWords, isClear: true };
		start = source.filter(({ row }) => row === head.row);
		rest = source.filter(({ row }) => row > head.row);
	}
	const words = start.flatMap((line) => line.words);
	let isClear = true;
	let last = start.at(-1);
	const left = start[0]?.box;
	for (const line of rest) {
		if (!last || !left) break;
		const size = heightOf(last.words);
		const aligned = Math.abs(line.box.x0 - left.x0) < 1.2 * size || sharedWidth(line.box, left) > 0;
		const row = lines.filter((own) => own.row === line.row).flatMap((own) => own.words);
		if (line.box.y0 - last.box.y1 > LINES_APART * size) break;
		const goesOn = continues(last, line, right, textOf(row));
		if (!aligned || goesOn === 'no') break;
		if (goesOn === 'likely') isClear = false;
		words.push(...line.words);
		last = line;
	}
	return { words, isClear };
}

/** "GG-SCRW-A4 - Screws": the number of an article before its name, undefined without one. */
export function leadingCode(words: readonly PrintedWord[]): PrintedWord | undefined {
	const [code, dash, ...name] = words;
	return code &&
		/^[\p{Lu}\d][\p{Lu}\d./-]{3,}$/u.test(code.text) &&
		/\d/.test(code.text) &&
		/^[-–—:|]$/u.test(dash?.text ?? '') &&
		name.length > 0
		? code
		: undefined;
}
