import { boxAround, centreX, centreY, sharedWidth, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { LabelHit } from './label-search';
import type { Phrase, Row } from './page-lines';
import type { HeaderCell, TableHeader } from './table-header';
import { amountsIn } from './typed-spans';

/** One line item: the words that stand in each column, by the column's id. */
export interface ItemRow {
	readonly cells: ReadonlyMap<string, readonly PrintedWord[]>;
	/** Columns whose cell may as well end elsewhere. @default none */
	readonly unclear?: ReadonlySet<string>;
}

export interface ItemTable {
	readonly items: readonly ItemRow[];
	/** Indexes of the rows of the page that belong to the table, its header included. */
	readonly rows: ReadonlySet<number>;
}

/** Labels of sums: the first row that begins with one ends the table. */
const ENDS_TABLE: ReadonlySet<string> = new Set([
	'subtotal',
	'tax',
	'total_due',
	'count',
	'paid',
	'tendered',
	'change',
	'rounding',
]);
/** A text so near under a row continues it, in heights of capitals. */
const CONTINUES = 1.3;
/** A table has no larger hole than this, in heights of capitals. */
const MAX_HOLE = 9;
/** How much further away a column of numbers is for a word, in heights of capitals. */
const WRONG_TYPE = 8;

const isNumeric = (words: readonly PrintedWord[]): boolean =>
	amountsIn(words).length > 0 || words.every(({ text }) => /^[\d.,]+%?$/.test(text));

/** How far a piece of text is from a column, whichever way the column is aligned, in pixels. */
function distance(
	box: PixelBox,
	numeric: boolean,
	{ box: header, isNumber }: HeaderCell,
	size: number,
) {
	const aligned = Math.min(
		Math.abs(box.x0 - header.x0),
		Math.abs(box.x1 - header.x1),
		Math.abs(centreX(box) - centreX(header)),
	);
	const apart = Math.max(0, -sharedWidth(box, header));
	return aligned + apart + (isNumber && !numeric ? WRONG_TYPE * size : 0);
}

function nearest(
	words: readonly PrintedWord[],
	header: TableHeader,
	size: number,
): HeaderCell | undefined {
	const box = boxAround(words.map((word) => word.box));
	const numeric = isNumeric(words);
	let best: { cell: HeaderCell; far: number } | undefined;
	for (const cell of header.cells) {
		const far = distance(box, numeric, cell, size);
		if (!best || far < best.far) best = { cell, far };
	}
	return best?.cell;
}

/** A phrase under two headers is two cells without a gap: its words are dealt with one by one. */
const pieces = (phrase: Phrase, header: TableHeader): readonly (readonly PrintedWord[])[] =>
	header.cells.filter(({ box }) => sharedWidth(box, phrase.box) > 0).length > 1
		? phrase.words.map((word) => [word])
		: [phrase.words];

function cellsOf(row: Row, header: TableHeader): Map<HeaderCell, PrintedWord[]> {
	const cells = new Map<HeaderCell, PrintedWord[]>();
	for (const phrase of row.phrases)
		for (const words of pieces(phrase, header)) {
			const cell = nearest(words, header, row.capHeight);
			if (cell) cells.set(cell, [...(cells.get(cell) ?? []), ...words]);
		}
	return cells;
}

/** Whether the row says how many, at what price or how much: then it is an item of its own. */
const hasNumbers = (
	cells: ReadonlyMap<HeaderCell, readonly PrintedWord[]>,
	ids: readonly string[],
) => [...cells].some(([{ id }, words]) => id !== undefined && ids.includes(id) && isNumeric(words));

const isSum = (row: number, hits: readonly LabelHit[]): boolean =>
	beginsWith(ENDS_TABLE, row, hits);

const byId = (cells: ReadonlyMap<HeaderCell, readonly PrintedWord[]>): Map<string, PrintedWord[]> =>
	new Map(
		[...cells].flatMap(([{ id }, words]) => (id === undefined ? [] : [[id, [...words]] as const])),
	);

const beginsWith = (
	concepts: ReadonlySet<string>,
	row: number,
	hits: readonly LabelHit[],
): boolean =>
	hits.some((hit) => hit.row === row && hit.from === 0 && concepts.has(hit.label.concept));

/** What says something about a line without being sold: "Serial no. 123", and sums at the turn of a page. */
const DETAILS: ReadonlySet<string> = new Set(['serial']);
const CARRIED: ReadonlySet<string> = new Set(['carried']);
/** After the sum of a section its next lines come soon: in rows. */
const SECTION_REACH = 4;

type Cells = Map<HeaderCell, PrintedWord[]>;

/** A line says how many or at what price, or has an amount with cents; a stray digit is no amount. */
const isLineOf = (cells: Cells): boolean =>
	hasNumbers(cells, ['quantity', 'unit_price']) ||
	[...cells].some(
		([{ id }, words]) => id === 'line_total' && amountsIn(words).some(({ fit }) => fit === 1),
	);

const isFullLine = (cells: Cells): boolean =>
	hasNumbers(cells, ['quantity', 'unit_price']) && hasNumbers(cells, ['line_total']);

/** Reads the rows under a header, up to the last sum or the first hole. */
export function readItems(
	rows: readonly Row[],
	header: TableHeader,
	hits: readonly LabelHit[],
): ItemTable {
	const items: { cells: Map<string, PrintedWord[]> }[] = [];
	const taken = new Set([header.row, header.row - header.lines + 1]);
	let last = rows[header.row];
	const isLine = (index: number): boolean => {
		const row = rows[index];
		return row !== undefined && !isSum(index, hits) && isFullLine(cellsOf(row, header));
	};
	for (let index = header.row + 1; index < rows.length; index++) {
		const row = rows[index];
		if (!row || !last || row.box.y0 - last.box.y1 > MAX_HOLE * row.capHeight) break;
		const cells = cellsOf(row, header);
		const soldBySection = hasNumbers(cells, ['quantity']) && isFullLine(cells);
		if (beginsWith(CARRIED, index, hits)) taken.add(index);
		else if (isSum(index, hits) && !soldBySection) {
			const next = Array.from({ length: SECTION_REACH }, (_, ahead) => index + 1 + ahead);
			if (!next.some(isLine)) break;
			taken.add(index);
		} else if (isLineOf(cells)) {
			items.push({ cells: byId(cells) });
			taken.add(index);
		} else {
			const near = row.box.y0 - last.box.y1 < CONTINUES * row.capHeight;
			const item = items.at(-1);
			if (item && !near) break;
			taken.add(index);
			// text above the first item is a heading of it, and not a part of it
			if (item && !beginsWith(DETAILS, index, hits))
				for (const [id, words] of byId(cells))
					item.cells.set(id, [...(item.cells.get(id) ?? []), ...words]);
		}
		last = row;
	}
	return { items, rows: taken };
}

/** The words of a cell in reading order. */
export const inOrder = (words: readonly PrintedWord[]): readonly PrintedWord[] =>
	[...words].sort((a, b) =>
		Math.abs(centreY(a.box) - centreY(b.box)) > a.capHeight * 0.7
			? centreY(a.box) - centreY(b.box)
			: a.box.x0 - b.box.x0,
	);
