import type { PrintedWord } from '../ocr/words';
import { isSameAmount, readingsOf, type AmountHabit } from './amount-reading';
import { readAlignedItems, type AlignedTable } from './aligned-items';
import { readBareItems } from './bare-items';
import { headerBlocks, headerReader } from './header-block';
import { readIndentedItems } from './indented-items';
import type { LabelHit } from './label-search';
import { isProduct, numberIn } from './line-arithmetic';
import type { Row } from './page-lines';
import { findHeader, KNOWN_COLUMNS, type ColumnLabel } from './table-header';
import { readItems, type ItemRow, type ItemTable } from './table-rows';
import { isSumText } from './table-end';
import { amountsIn } from './typed-spans';

/** Points of an interpretation: what it explains, and what it leaves unexplained. */
const POINTS = {
	product: 1.4,
	broken: -1.2,
	described: 0.6,
	undescribed: -0.9,
	total: 0.5,
	noTotal: -0.6,
	sum: 2.5,
	/** A row that names a sum is none of something sold. */
	sumRow: -2,
	column: 0.3,
};
/** So many headers of a page are looked at; others are worse by far. */
const MAX_HEADERS = 5;

/** Has cents. */
const isMoney = ({ text }: PrintedWord): boolean =>
	/\d[.,]\d{2}(?!\d)/.test(text) && !text.includes('%');

/** The table without the rows of amounts under its last line: they are sums, whatever they are called. */
function withoutSumsBelow<T extends ItemTable>(
	table: T,
	rows: readonly Row[],
	changes: readonly (readonly PrintedWord[])[],
): T {
	const own = new Set([
		...table.items.flatMap(({ cells }) =>
			[...cells].flatMap(([id, words]) => (id === 'description' ? [] : words)),
		),
		...changes.flat(),
	]);
	const last = rows.findLastIndex((row) => wordsOf(row).some((word) => own.has(word)));
	const beyond = rows.findIndex((row, index) => index > last && wordsOf(row).some(isMoney));
	if (last === -1 || beyond === -1) return table;
	return { ...table, rows: new Set([...table.rows].filter((index) => index < beyond)) };
}

/** All that a cell's number can be. */
const numbersOf = (
	words: readonly PrintedWord[] | undefined,
	habit: AmountHabit,
): readonly number[] => {
	const span = words && numberIn(words);
	return span ? readingsOf(span.text.replace(/%/g, ''), habit).map(({ value }) => value) : [];
};

const numberOf = (words: readonly PrintedWord[] | undefined, habit: AmountHabit) =>
	numbersOf(words, habit)[0];

const wordsOf = ({ phrases }: Row): readonly PrintedWord[] => phrases.flatMap(({ words }) => words);

/** What the rows of an interpretation explain. */
interface Explained {
	readonly table: ItemTable;
	readonly points: number;
	/** Whether the lines come to a sum that is printed outside of them. */
	readonly sums: boolean;
	/** Rows in which quantity × price is the total, and in which it isn't. */
	readonly right: number;
	readonly broken: number;
}

function explained(
	table: ItemTable,
	rows: readonly Row[],
	habit: AmountHabit,
	columns: number,
	changes: AlignedTable['changes'] = [],
): Explained {
	let points = POINTS.column * columns;
	let [sum, totals, right, broken] = [0, 0, 0, 0];
	for (const { cells } of table.items) {
		const [quantity] = numbersOf(cells.get('quantity'), { ...habit, cents: false });
		const prices = numbersOf(cells.get('unit_price'), habit);
		const allTotals = numbersOf(cells.get('line_total'), habit);
		const [total] = allTotals;
		const text = (cells.get('description') ?? []).map((word) => word.text).join(' ');
		if (isSumText(text)) points += POINTS.sumRow;
		points += (cells.get('description')?.length ?? 0) > 0 ? POINTS.described : POINTS.undescribed;
		if (total === undefined) points += POINTS.noTotal;
		else {
			sum += total;
			totals++;
			points += POINTS.total;
		}
		if (quantity === undefined || prices.length === 0 || total === undefined) continue;
		if (prices.some((price) => allTotals.some((own) => isProduct(quantity, price, own)))) right++;
		else if (!cells.has('discount') && !cells.has('tax') && !cells.has('tax_rate')) broken++;
	}
	points += POINTS.product * right + POINTS.broken * broken;
	const outside = rows.flatMap((row, index) =>
		table.rows.has(index)
			? []
			: amountsIn(wordsOf(row)).flatMap(({ text }) => readingsOf(text, habit)[0]?.value ?? []),
	);
	const changed = changes.reduce((all, words) => all + (numberOf(words, habit) ?? 0), sum);
	const sums =
		totals > 0 &&
		outside.some(
			(value) => value !== 0 && (isSameAmount(value, sum) || isSameAmount(value, changed)),
		);
	if (sums) points += POINTS.sum;
	return { table, points, sums, right, broken };
}

/** Rows without a name, a quantity and a price are those of a table of taxes. */
const isOfItems = ({ cells }: ItemRow): boolean =>
	['description', 'quantity', 'unit_price'].some((id) => (cells.get(id)?.length ?? 0) > 0);

/** The best explanation of a page's line items, and how far it is to be trusted. */
export interface TableStudy extends ItemTable {
	/** Whether nothing but its header speaks for it: its lines come to no printed sum. */
	readonly isUnproven: boolean;
	/** Whether its lines come to a printed sum. */
	readonly isSummed: boolean;
}

/**
 * Reads the page as a table in all ways that have something for them, and takes the one that explains most: quantity ×
 * price is the total, the lines come to a printed sum, every line has a name.
 */
export function studyTable(
	rows: readonly Row[],
	hits: readonly LabelHit[],
	own: readonly ColumnLabel[],
	habit: AmountHabit,
): TableStudy {
	const read = headerReader([...own, ...KNOWN_COLUMNS]);
	const aligned: readonly AlignedTable[] = headerBlocks(rows, read)
		.slice(0, MAX_HEADERS)
		.flatMap((header) => readAlignedItems(rows, header.to, header, hits, read, habit) ?? []);
	const header = findHeader(rows, [...own, ...KNOWN_COLUMNS]);
	const others = [
		header && readItems(rows, header, hits),
		readIndentedItems(rows, hits, habit),
	].flatMap((table) => table ?? []);
	const knownIn = ({ clusters }: AlignedTable): number =>
		new Set(clusters.flatMap(({ id }) => id ?? [])).size;
	const all = [
		...aligned
			.map((table) => withoutSumsBelow(table, rows, table.changes))
			.map((table) => explained(table, rows, habit, 1 + knownIn(table), table.changes)),
		...others
			.map((table) => withoutSumsBelow(table, rows, []))
			.map((table) => explained(table, rows, habit, 0)),
	]
		.filter(({ table }) => table.items.some(isOfItems))
		.toSorted((a, b) => b.points - a.points);
	const [best] = all;
	if (!best || best.points <= 0) {
		const bare = readBareItems(rows, hits);
		const table = bare.items.length > 0 || !best ? bare : best.table;
		return { ...withoutSumsBelow(table, rows, []), isUnproven: false, isSummed: false };
	}
	return { ...best.table, isUnproven: !best.sums, isSummed: best.sums };
}
