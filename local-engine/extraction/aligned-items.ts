import { boxAround, sharedWidth, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { AmountHabit } from './amount-reading';
import { isApart, isSubRow, withoutSums, type Anchor } from './anchor-rows';
import { COLUMNS } from './column-lexicon';
import {
	clustersOf,
	cutHeaders,
	misfit,
	named,
	positionsOf,
	type ChunkRow,
	type Cluster,
} from './column-clusters';
import { valueOf, withRoles } from './column-roles';
import { breakOf, descriptionOf, leadingCode, sideOf, type TextLine } from './descriptions';
import type { HeaderBlock, HeaderCell, HeaderReader } from './header-block';
import type { LabelHit } from './label-search';
import { chunksOfRow, isNumeric, type Chunk } from './number-chunks';
import type { Row } from './page-lines';
import { isSumRow, isSumsHeader } from './table-end';
import type { ItemRow, ItemTable } from './table-rows';

/** A hole between rows larger than this ends a table unless lines like those above follow, in heights of capitals. */
const MAX_HOLE = 9;
const NUMERIC: ReadonlySet<string> = new Set(
	COLUMNS.filter(({ type }) => type === 'number').map(({ id }) => id),
);
/** Columns of words, beside those of numbers. */
const TEXTS: ReadonlySet<string> = new Set(['description', 'sku', 'unit', 'date']);

const chunkRow = ({ box, capHeight, ...row }: Row, index: number): ChunkRow => ({
	index,
	chunks: chunksOfRow({ ...row, box, capHeight }),
	box,
	size: capHeight,
});

const numbersOf = ({ chunks }: ChunkRow): readonly Chunk[] => chunks.filter(isNumeric);

/** A row whose numbers stand under those of several columns. */
const isLineOf = (row: ChunkRow, clusters: readonly Cluster[], least: number): boolean =>
	clusters.filter(({ box }) =>
		numbersOf(row).some((chunk) => sharedWidth(box, chunk.box) > 0 && chunk.alone),
	).length >= least;

/** Columns in which at least half of the lines have a number; others are of numbers amid what is sold. */
function mainClusters(body: readonly ChunkRow[]): readonly Cluster[] {
	const all = clustersOf(body);
	const most = Math.max(...all.map(({ chunks }) => chunks.size));
	return all.filter(({ chunks }) => chunks.size >= most / 2);
}

/** The rows of a table that begins at a row: to the first sum, or on to the lines after the sum of a section. */
function bodyFrom(rows: readonly ChunkRow[], hits: readonly LabelHit[]): readonly ChunkRow[] {
	const body: ChunkRow[] = [];
	let pending: ChunkRow[] = [];
	let closed = false;
	let clusters: readonly Cluster[] = [];
	for (const row of rows) {
		const last = body.at(-1);
		const sum = last !== undefined && (isSumRow(row, hits) || isSumsHeader(row));
		const hole =
			last !== undefined && row.box.y0 - last.box.y1 > MAX_HOLE * Math.max(row.size, last.size);
		if (!closed && (sum || hole)) {
			closed = true;
			clusters = mainClusters(body);
		}
		if (!closed) {
			body.push(row);
			continue;
		}
		// after the sum of a section, lines with all of its columns are lines of the same table
		if (!sum && clusters.length >= 3 && isLineOf(row, clusters, clusters.length)) {
			body.push(...pending.filter((between) => !isSumRow(between, hits)), row);
			pending = [];
			closed = false;
		} else pending.push(row);
	}
	return body;
}

/** Rows with their counting numbers apart; a number that begins a text and counts nothing is a part of it. */
function withPositions(
	rows: readonly ChunkRow[],
	positions: ReadonlySet<Chunk>,
	isColumn: (chunk: Chunk) => boolean,
): readonly ChunkRow[] {
	return rows.map((row) => {
		const chunks: Chunk[] = [];
		for (const chunk of row.chunks) {
			const before = chunks.at(-1);
			const joins =
				before !== undefined &&
				((isNumeric(before) && !before.alone && !isNumeric(chunk) && !positions.has(before)) ||
					(isNumeric(chunk) && !chunk.alone && !isNumeric(before) && !isColumn(chunk)));
			if (!joins || (isNumeric(before) && isColumn(before))) chunks.push(chunk);
			else {
				const words = [...before.words, ...chunk.words];
				const box = boxAround(words.map((word) => word.box));
				chunks.splice(-1, 1, { words, digits: [], alone: true, box, whole: box });
			}
		}
		return { ...row, chunks };
	});
}

/** Where words of a row belong: a header of words, else what is sold. */
function columnOfText(
	words: readonly PrintedWord[],
	cells: readonly HeaderCell[],
	size: number,
): string | undefined {
	const box = boxAround(words.map((word) => word.box));
	const code = words.every(({ text }) => /\d/.test(text) && !/\p{Ll}{3}/u.test(text));
	let best: { id: string | undefined; far: number } | undefined;
	for (const cell of cells) {
		const isText = cell.id === undefined || TEXTS.has(cell.id) || cell.id.startsWith('field:');
		const far =
			misfit(box, cell.box) +
			(isText ? 0 : 8 * size) +
			(cell.id === 'sku' && !code ? 3 * size : 0) +
			(cell.id === undefined ? 2 * size : 0);
		if (!best || far < best.far) best = { id: cell.id, far };
	}
	return best?.id;
}

/** Words of a phrase that reach over several headers go to each by itself where they are codes. */
function textParts(
	chunk: Chunk,
	cells: readonly HeaderCell[],
): readonly (readonly PrintedWord[])[] {
	const [first, ...rest] = chunk.words;
	const over = cells.filter(({ box }) => sharedWidth(box, chunk.box) > 0);
	const isCode = first !== undefined && /^[\p{Lu}\d./-]*\d[\p{Lu}\d./-]*$/u.test(first.text);
	const sku = over.find(({ id, box }) => id === 'sku' && first && sharedWidth(box, first.box) > 0);
	return isCode && sku && over.length > 1 && rest.length > 0 ? [[first], rest] : [chunk.words];
}

/** The number cells of a row by what their columns mean. */
function numberCells(row: ChunkRow, clusters: readonly Cluster[]) {
	const cells = new Map<string, readonly PrintedWord[]>();
	for (const { id, chunks } of clusters) {
		const chunk = chunks.get(row.index);
		if (chunk && id !== undefined && row.chunks.includes(chunk)) cells.set(id, chunk.words);
	}
	return cells;
}

/**
 * Which numbers make a line an item, by what most lines have.
 *
 * @param isCounted whether it has a name and how many of it there are
 */
const isAnchor = (
	cells: ReadonlyMap<string, unknown>,
	hasTotals: boolean,
	isCounted: boolean,
): boolean =>
	cells.has('line_total') ||
	(hasTotals ? isCounted : cells.has('unit_price') || cells.has('quantity'));

/** One reading of a stretch of rows as a table. */
export interface AlignedTable extends ItemTable {
	readonly clusters: readonly Cluster[];
	readonly header: HeaderBlock | undefined;
	/** Amounts of the rows that change what a line comes to without being sold. */
	readonly changes: readonly (readonly PrintedWord[])[];
}

/**
 * Reads the rows from one on as a table: columns are where numbers stand under each other; the header, where there is
 * one, and arithmetic say what they mean; each row with an amount begins an item.
 *
 * @param header undefined for a table that goes on from another page
 */
export function readAlignedItems(
	pageRows: readonly Row[],
	from: number,
	header: HeaderBlock | undefined,
	hits: readonly LabelHit[],
	read: HeaderReader,
	habit: AmountHabit,
): AlignedTable | undefined {
	const carried = new Set(
		hits.filter(({ label }) => label.concept === 'carried').map(({ row }) => row),
	);
	const all = pageRows.map(chunkRow).filter(({ index }) => !carried.has(index));
	const body = bodyFrom(
		all.filter(({ index }) => index >= from),
		hits,
	);
	if (body.length === 0) return undefined;
	const size = body[0]?.size ?? 1;
	const given = header?.cells ?? [];
	const isNamed = given.some(({ words }) => read(words.slice(0, 1)) === 'position');
	const positions = positionsOf(body, isNamed);
	const counted = body.map((row) => ({
		...row,
		chunks: row.chunks.filter((chunk) => !positions.has(chunk)),
	}));
	const numberHeads = given.filter(({ id }) => id !== undefined && NUMERIC.has(id));
	const plain = clustersOf(
		counted,
		numberHeads.map(({ box }) => box),
	);
	const isColumn = (chunk: Chunk): boolean =>
		plain.some(({ chunks }) => [...chunks.values()].includes(chunk));
	const rows = withPositions(body, positions, isColumn);
	const places = [...positions].map(({ box }) => box);
	const texts = rows
		.filter((row) => numbersOf(row).length > 0)
		.flatMap(({ chunks }) => chunks.filter((chunk) => !isNumeric(chunk)).map(({ box }) => box));
	const heads = cutHeaders(
		given,
		[...plain.map(({ box }) => box), ...(places.length > 0 ? [boxAround(places)] : [])],
		texts,
		read,
	);
	// a "No." over what counts no lines is the number of an article
	const free = heads.flatMap((cell) => {
		if (cell.id !== 'position') return [cell];
		return places.length === 0 ? [{ ...cell, id: 'sku' }] : [];
	});
	const clusters = withRoles(named(plain, free, size), habit).filter(
		({ id }) => id === undefined || !TEXTS.has(id),
	);
	const hasTotals = clusters.some(({ id }) => id === 'line_total');
	const lines = textLines(rows, free, size);
	const described = new Set(lines.flatMap(({ id, row }) => (id === 'description' ? [row] : [])));
	const counts = clusters.find(({ id }) => id === 'quantity')?.chunks;
	const anchors: Anchor[] = rows
		.map((row) => ({ row, cells: numberCells(row, clusters) }))
		.filter(({ row, cells }) => {
			const isCounted = described.has(row.index) && counts?.get(row.index)?.alone === true;
			return isAnchor(cells, hasTotals, isCounted);
		});
	if (anchors.length === 0) return undefined;
	const left = Math.min(
		...lines.flatMap(({ id, box }) => (id === 'description' ? [(box.x0 + box.x1) / 2] : [])),
	);
	const right = Math.min(
		...[...clusters, ...free.filter(({ id }) => id !== 'description')]
			.map(({ box }) => box.x0)
			.filter((x0) => x0 > left),
	);
	const items: ItemRow[] = [];
	const ofTable = new Set(header ? range(header.from, header.to) : []);
	for (const { index } of body) ofTable.add(index);
	const nameOf = (anchor: Anchor): string =>
		lines
			.filter(({ row, id }) => row === anchor.row.index && id === 'description')
			.flatMap(({ words }) => words.map((word) => word.text))
			.join(' ');
	const apart = anchors.filter((anchor) => isApart(anchor, anchors, right));
	const isChange = (anchor: Anchor): boolean =>
		!apart.includes(anchor) && isSubRow(anchor, anchors, nameOf(anchor));
	const real = withoutSums(
		anchors.filter(
			(anchor) => !isChange(anchor) && !apart.includes(anchor) && isValued(anchor, habit),
		),
		habit,
	);
	const names = lines.filter(({ id }) => id === 'description');
	const side = sideOf(
		names,
		real.map(({ row }) => ({
			row: row.index,
			box: boxAround(numbersOf(row).map(({ box }) => box)),
		})),
	);
	const end = breakOf(names, right);
	for (const [at, anchor] of real.entries()) {
		const own = new Map(anchor.cells);
		const next = real[at + 1]?.row.index ?? Infinity;
		const before = real[at - 1]?.row.index ?? -1;
		const { words: description, isClear } = descriptionOf(names, {
			anchor: anchor.row.index,
			before,
			next,
			side,
			right: end,
		});
		const code = leadingCode(description);
		if (code) own.set('sku', [code]);
		if (description.length > 0) own.set('description', description.slice(code ? 2 : 0));
		for (const { id, words, row } of lines)
			if (row === anchor.row.index && id !== undefined && id !== 'description')
				own.set(id, [...(own.get(id) ?? []), ...words]);
		items.push({ cells: own, unclear: isClear ? NONE : new Set(['description']) });
	}
	const lastAnchor = real.at(-1)?.row.index ?? 0;
	for (const index of ofTable) if (index > lastAnchor + TAIL) ofTable.delete(index);
	const changes = anchors
		.filter((anchor) => !real.includes(anchor) && !apart.includes(anchor))
		.flatMap(({ cells }) => [cells.get('line_total') ?? []]);
	return { items, rows: ofTable, clusters, header, changes };
}

const NONE: ReadonlySet<string> = new Set();

/** Words under the last line that still belong to it: so many rows. */
const TAIL = 3;

const range = (from: number, to: number): readonly number[] =>
	Array.from({ length: to - from }, (_, at) => from + at);

const isValued = ({ row, cells: own }: Anchor, habit: AmountHabit): boolean =>
	[...own.keys()].length > 0 &&
	row.chunks.some((chunk) => isNumeric(chunk) && valueOf(chunk, habit) !== undefined);

/** The words of the rows, each with the column it stands in. */
function textLines(
	rows: readonly ChunkRow[],
	heads: readonly HeaderCell[],
	size: number,
): readonly TextLine[] {
	const known = heads.some(({ id }) => id === 'description');
	return rows.flatMap((row) =>
		row.chunks
			.filter((chunk) => !isNumeric(chunk))
			.flatMap((chunk) => textParts(chunk, heads))
			.map((words) => {
				const id = columnOfText(words, heads, size);
				const box: PixelBox = boxAround(words.map((word) => word.box));
				const isText = words.some(({ text }) => /\p{L}{2}/u.test(text));
				return {
					id:
						(id === undefined || (!TEXTS.has(id) && !id.startsWith('field:'))) &&
						isText &&
						(!known || id === undefined)
							? 'description'
							: id,
					words,
					box,
					row: row.index,
				};
			}),
	);
}
