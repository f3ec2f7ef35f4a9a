import { boxAround, centreX, sharedWidth, widthOf, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { HeaderCell, HeaderReader } from './header-block';
import { isNumeric, type Chunk } from './number-chunks';

/** A row of the page cut into numbers and words. */
export interface ChunkRow {
	readonly index: number;
	readonly chunks: readonly Chunk[];
	readonly box: PixelBox;
	/** Height of its capitals in pixels. */
	readonly size: number;
}

/** Numbers of several rows that stand under each other. */
export interface Cluster {
	readonly box: PixelBox;
	/** By row of the page. */
	readonly chunks: ReadonlyMap<number, Chunk>;
	/** What the header says that it is. */
	readonly id: string | undefined;
}

/** Numbers of one column share this much of the narrower one's width. */
const SAME_COLUMN = 0.4;

const shares = (a: PixelBox, b: PixelBox, least = SAME_COLUMN): boolean =>
	sharedWidth(a, b) > least * Math.min(widthOf(a), widthOf(b));

/** Numbers of a row of which the first one counts rows: 1, 2, 3 or 10, 20, 30. */
export function positionsOf(rows: readonly ChunkRow[], isNamed: boolean): ReadonlySet<Chunk> {
	const leading = rows.flatMap(({ chunks: [first, second] }) => {
		const text = first?.digits[0]?.text ?? '';
		return first && second && isNumeric(first) && /^\d{1,4}\.?$/.test(text)
			? [{ chunk: first, value: parseInt(text, 10) }]
			: [];
	});
	const [first, second] = leading;
	if (!first) return new Set();
	if (!second) return isNamed ? new Set([first.chunk]) : new Set();
	const step = second.value - first.value;
	const counts = leading.filter(
		({ value }, at) => at === 0 || value - (leading[at - 1]?.value ?? 0) === step,
	).length;
	const starts = isNamed || first.value === step;
	return step > 0 && starts && counts >= 0.7 * leading.length
		? new Set(leading.map(({ chunk }) => chunk))
		: new Set();
}

/**
 * Numbers that stand by themselves, sorted into columns; those beside words join where they stand under others.
 *
 * @param heads places of headers of numbers: under one, a number beside words makes a column as well
 */
export function clustersOf(rows: readonly ChunkRow[], heads: readonly PixelBox[] = []): Cluster[] {
	const columns: { box: PixelBox; whole: PixelBox; chunks: Map<number, Chunk> }[] = [];
	const put = (row: number, chunk: Chunk, opens: boolean): void => {
		const under = columns.filter(({ box }) => shares(box, chunk.box));
		// "8 hours" over "1", aligned by what stands behind the number, under one header
		const head = heads.filter((box) => sharedWidth(box, chunk.box) > 0);
		const behind = columns.filter(
			({ box, whole, chunks }) =>
				!chunks.has(row) &&
				shares(whole, chunk.whole) &&
				head.length === 1 &&
				head.every((own) => sharedWidth(own, box) > 0),
		);
		const own = (under.length > 0 ? under : behind).toSorted(
			(a, b) => sharedWidth(b.box, chunk.box) - sharedWidth(a.box, chunk.box),
		)[0];
		if (own) {
			if (own.chunks.has(row)) return;
			own.chunks.set(row, chunk);
			own.box = boxAround([own.box, chunk.box]);
			own.whole = boxAround([own.whole, chunk.whole]);
		} else if (opens)
			columns.push({ box: chunk.box, whole: chunk.whole, chunks: new Map([[row, chunk]]) });
	};
	const each = (alone: boolean): void => {
		for (const { index, chunks } of rows)
			for (const chunk of chunks)
				if (isNumeric(chunk) && chunk.alone === alone)
					put(index, chunk, alone || heads.some((box) => sharedWidth(box, chunk.box) > 0));
	};
	each(true);
	each(false);
	return columns
		.map(({ box, chunks }) => ({ box, chunks, id: undefined }))
		.toSorted((a, b) => a.box.x0 - b.box.x0);
}

/** How far something stands from its header, whichever way the column is aligned, in pixels. */
export function misfit(box: PixelBox, header: PixelBox): number {
	const aligned = Math.min(
		Math.abs(box.x0 - header.x0),
		Math.abs(box.x1 - header.x1),
		Math.abs(centreX(box) - centreX(header)),
	);
	return aligned + 2 * Math.max(0, -sharedWidth(box, header));
}

const cellOf = (words: readonly PrintedWord[], read: HeaderReader): HeaderCell => ({
	words,
	box: boxAround(words.map(({ box }) => box)),
	id: read(words),
});

/** The best cut of a header that stands over several columns: each part means something and stands over its own. */
function cut(cell: HeaderCell, over: readonly PixelBox[], read: HeaderReader): HeaderCell[] {
	let best: { cells: HeaderCell[]; cost: number } | undefined;
	const [left, right] = [over[0], over.at(-1)];
	if (!left || !right) return [cell];
	for (let at = 1; at < cell.words.length; at++) {
		const cells = [cellOf(cell.words.slice(0, at), read), cellOf(cell.words.slice(at), read)];
		const [a, b] = cells;
		if (!a || !b || a.id === undefined || b.id === undefined || a.id === b.id) continue;
		const cost = misfit(left, a.box) + misfit(right, b.box);
		if (!best || cost < best.cost) best = { cells, cost };
	}
	return best?.cells ?? [cell];
}

/**
 * Cuts headers that stand over several columns: "VAT % Line Amount" over 19 and 573.00, "Pos. Description" over 1 and
 * what is sold.
 *
 * @param texts boxes of the words that stand in the rows below
 */
export const cutHeaders = (
	cells: readonly HeaderCell[],
	numbers: readonly PixelBox[],
	texts: readonly PixelBox[],
	read: HeaderReader,
): readonly HeaderCell[] =>
	cells.flatMap((cell) => {
		if (cell.words.length < 2) return [cell];
		const under = numbers.filter((box) => sharedWidth(box, cell.box) > 0);
		const text = texts.filter((box) => sharedWidth(box, cell.box) > 0);
		if (under.length + Math.min(1, text.length) < 2) return [cell];
		const all = [...under, ...(text.length > 0 ? [boxAround(text)] : [])];
		return cut(
			cell,
			all.toSorted((a, b) => a.x0 - b.x0),
			read,
		);
	});

/** Gives each column of numbers the header that stands over it; each header goes to the nearest column only. */
export function named(
	clusters: readonly Cluster[],
	cells: readonly HeaderCell[],
	size: number,
): Cluster[] {
	const pairs = clusters
		.flatMap((cluster) =>
			cells.map((cell) => ({ cluster, cell, far: misfit(cluster.box, cell.box) })),
		)
		.filter(({ cluster, cell }) => -sharedWidth(cluster.box, cell.box) < 2 * size)
		.toSorted((a, b) => a.far - b.far);
	const taken = new Set<HeaderCell>();
	const names = new Map<Cluster, string | undefined>();
	for (const { cluster, cell } of pairs) {
		if (names.has(cluster) || taken.has(cell)) continue;
		names.set(cluster, cell.id);
		taken.add(cell);
	}
	return clusters.map((cluster) => ({ ...cluster, id: names.get(cluster) }));
}
