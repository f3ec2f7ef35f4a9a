import { boxAround, sharedWidth, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import { COLUMNS } from './column-lexicon';
import { columnBy } from './header-words';
import { isNumberWord } from './number-chunks';
import type { Row } from './page-lines';
import type { ColumnLabel } from './table-header';
import { isSameWord, plainWord } from './plain-word';

/** Words over one column, or over several that only the values under them set apart. */
export interface HeaderCell {
	readonly words: readonly PrintedWord[];
	readonly box: PixelBox;
	/** What it says about the column; undefined where it means nothing to us. */
	readonly id: string | undefined;
}

/** Lines that together name columns. */
export interface HeaderBlock {
	readonly cells: readonly HeaderCell[];
	/** Index of its first row on the page and of the row after its last. */
	readonly from: number;
	readonly to: number;
	readonly score: number;
}

/** A header has no more lines than this. */
const MAX_LINES = 3;
/** Its lines stand no further apart, in heights of capitals. */
const LEADING = 1.7;
const MIN_KNOWN = 2;
const NUMERIC: ReadonlySet<string> = new Set(
	COLUMNS.filter(({ type }) => type === 'number').map(({ id }) => id),
);

/** The meaning of words of a header: one of the schema's own headers, else by the parts of its words. */
export type HeaderReader = (words: readonly PrintedWord[]) => string | undefined;

/** @param own headers that only the schema knows */
export const headerReader =
	(own: readonly ColumnLabel[]): HeaderReader =>
	(words) => {
		const plain = words.map(({ text }) => plainWord(text)).filter((word) => word !== '');
		const exact = own.find(
			(label) =>
				label.words.length === plain.length &&
				label.words.every((word, index) => isSameWord(plain[index] ?? '', word)),
		);
		return exact?.id ?? columnBy(words.map(({ text }) => text));
	};

const isHeaderRow = ({ phrases }: Row): boolean =>
	!phrases.some(({ words }) =>
		words.some((word) => isNumberWord(word) && /\d[.,]\d{2}|\d{3}/.test(word.text)),
	);

/** Cells of lines under each other, joined where they share width: "Unit" over "price". */
function joined(rows: readonly Row[]): readonly (readonly PrintedWord[])[] {
	const cells: { words: PrintedWord[]; box: PixelBox }[] = [];
	for (const row of rows)
		for (const phrase of row.phrases) {
			const over = cells.filter(({ box }) => sharedWidth(box, phrase.box) > 0);
			const [first, ...others] = over;
			if (
				!first ||
				others.length > 0 ||
				first.words.some((word) => row.phrases.some(({ words }) => words.includes(word)))
			) {
				// a phrase under several cells goes to them word by word
				for (const word of phrase.words) {
					const own = over.toSorted(
						(a, b) => sharedWidth(b.box, word.box) - sharedWidth(a.box, word.box),
					)[0];
					if (own && sharedWidth(own.box, word.box) > 0) {
						own.words.push(word);
						own.box = boxAround([own.box, word.box]);
					} else cells.push({ words: [word], box: word.box });
				}
				if (over.length === 0) {
					cells.splice(cells.length - phrase.words.length, phrase.words.length, {
						words: [...phrase.words],
						box: phrase.box,
					});
				}
			} else {
				first.words.push(...phrase.words);
				first.box = boxAround([first.box, phrase.box]);
			}
		}
	return cells.toSorted((a, b) => a.box.x0 - b.box.x0).map(({ words }) => words);
}

/** More words than this are a sentence. */
const MAX_CELL_WORDS = 7;

/** All places where lines seem to name columns, the likeliest first. */
export function headerBlocks(rows: readonly Row[], read: HeaderReader): readonly HeaderBlock[] {
	const blocks: HeaderBlock[] = [];
	for (const [from] of rows.entries())
		for (let lines = 1; lines <= MAX_LINES; lines++) {
			const block = rows.slice(from, from + lines);
			const last = block.at(-1);
			const before = block.at(-2);
			if (!last || block.length < lines || !isHeaderRow(last)) break;
			if (before && last.box.y0 - before.box.y1 > LEADING * last.capHeight) break;
			const cells = joined(block).map((words) => ({
				words,
				box: boxAround(words.map(({ box }) => box)),
				id: read(words),
			}));
			if (cells.some(({ words }) => words.length > MAX_CELL_WORDS)) continue;
			const known = new Set(cells.flatMap(({ id }) => id ?? []));
			if (known.size < MIN_KNOWN || cells.length < MIN_KNOWN) continue;
			if (![...known].some((id) => NUMERIC.has(id))) continue;
			const unknown = cells.filter(({ id }) => id === undefined).length;
			const score =
				known.size + (known.has('description') ? 0.5 : 0) - 0.25 * unknown - 0.15 * lines;
			blocks.push({ cells, from, to: from + lines, score });
		}
	return blocks.toSorted((a, b) => b.score - a.score);
}
