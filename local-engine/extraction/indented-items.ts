import type { PixelBox } from '../ocr/grey-image';
import { isSameAmount, readingsOf, type AmountHabit } from './amount-reading';
import type { LabelHit } from './label-search';
import type { Row } from './page-lines';
import type { ItemRow, ItemTable } from './table-rows';
import { amountsIn, type Span } from './typed-spans';

/** A row that is a text and one amount. */
interface Entry {
	readonly row: number;
	readonly box: PixelBox;
	readonly cells: ItemRow['cells'];
	readonly amount: number;
	readonly size: number;
}

/** Entries of one column begin and end at the same place, give or take so many heights of capitals. */
const ALIGNED = 0.8;
const MIN_ENTRIES = 2;

function amountOf(span: Span, habit: AmountHabit): number | undefined {
	return readingsOf(span.text, habit).find(({ cost }) => cost === 0)?.value;
}

function entryIn(row: Row, index: number, habit: AmountHabit): Entry | undefined {
	const words = row.phrases.flatMap((phrase) => phrase.words);
	const [span, ...others] = amountsIn(words).filter(({ fit }) => fit === 1);
	const text = words.filter((word) => span?.words.includes(word) !== true);
	const amount = span && amountOf(span, habit);
	if (!span || others.length > 0 || amount === undefined) return undefined;
	if (words.at(-1) !== span.words.at(-1) || !text.some((word) => /\p{L}{2}/u.test(word.text)))
		return undefined;
	const cells = new Map([
		['description', text],
		['line_total', span.words],
	]);
	return { row: index, box: row.box, cells, amount, size: row.capHeight };
}

/** Runs of entries without another row between, that end at the same place. */
function blocksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
	const blocks: Entry[][] = [];
	for (const entry of entries) {
		const before = blocks.at(-1)?.at(-1);
		const continues =
			before?.row === entry.row - 1 &&
			Math.abs(before.box.x1 - entry.box.x1) < ALIGNED * entry.size;
		if (continues) blocks.at(-1)?.push(entry);
		else blocks.push([entry]);
	}
	return blocks;
}

/** Entries of a block that are indented alike. */
function levelsOf(block: readonly Entry[]): readonly (readonly Entry[])[] {
	const levels: Entry[][] = [];
	for (const entry of block) {
		const own = levels.find(
			([first]) => first && Math.abs(first.box.x0 - entry.box.x0) < ALIGNED * entry.size,
		);
		if (own) own.push(entry);
		else levels.push([entry]);
	}
	return levels;
}

const leftOf = (level: readonly Entry[]): number => level[0]?.box.x0 ?? Infinity;

/**
 * Line items without header, quantity and price: texts with an amount each, indented alike, that add up to a sum which
 * the page names. What is indented otherwise says what they are made of.
 */
export function readIndentedItems(
	rows: readonly Row[],
	hits: readonly LabelHit[],
	habit: AmountHabit,
): ItemTable {
	const none: ItemTable = { items: [], rows: new Set() };
	const sums = hits
		.filter(({ from, label }) => from === 0 && ['total_due', 'subtotal'].includes(label.concept))
		.flatMap(({ row }) => rows[row]?.phrases.flatMap(({ words }) => amountsIn(words)) ?? [])
		.flatMap((span) => amountOf(span, habit) ?? []);
	const entries = rows.flatMap((row, index) => entryIn(row, index, habit) ?? []);
	let best: readonly Entry[] = [];
	let around: readonly Entry[] = [];
	for (const block of blocksOf(entries))
		for (const level of levelsOf(block)) {
			const total = level.reduce((sum, { amount }) => sum + amount, 0);
			if (level.length < MIN_ENTRIES) continue;
			if (!sums.some((sum) => sum > 0 && isSameAmount(sum, total))) continue;
			// what is indented further says what the outer entries are made of, and adds up as well
			if (leftOf(level) < leftOf(best)) [best, around] = [level, block];
		}
	if (best.length === 0) return none;
	return {
		items: best.map(({ cells }) => ({ cells })),
		rows: new Set(around.map(({ row }) => row)),
	};
}
