import type { PrintedWord } from '../ocr/words';
import type { LabelHit } from './label-search';
import type { Row } from './page-lines';
import type { ItemRow, ItemTable } from './table-rows';
import { amountsIn } from './typed-spans';

/** "2 x 3.50", "2 @ 3.50", "1 X 19.00": how many, at what price. */
const TIMES = /^(?:x|@|×)$/i;
const COUNT = /^(\d{1,4})(?:x|@|×)?$/i;

const wordsOf = (row: Row): readonly PrintedWord[] => row.phrases.flatMap(({ words }) => words);

const isText = ({ text }: PrintedWord): boolean => /\p{L}{2}/u.test(text);

/** Splits a row like "Coffee  2 x 3.50  7.00" at its price; undefined when it doesn't end with an amount. */
function itemIn(words: readonly PrintedWord[]): Map<string, readonly PrintedWord[]> | undefined {
	const amounts = amountsIn(words).filter(({ fit }) => fit === 1);
	const total = amounts.at(-1);
	const end = words.findIndex((word) => word === total?.words[0]);
	if (!total || end < words.length - 2) return undefined;
	const cells = new Map<string, readonly PrintedWord[]>([['line_total', total.words]]);
	const price = amounts.at(-2);
	const priceAt = words.findIndex((word) => word === price?.words[0]);
	let textEnd = end;
	if (price && priceAt > 0) {
		const times = TIMES.test(words[priceAt - 1]?.text ?? '');
		const countAt = times ? priceAt - 2 : priceAt - 1;
		const count = words[countAt];
		cells.set('unit_price', price.words);
		textEnd = priceAt;
		if (count && COUNT.test(count.text)) {
			cells.set('quantity', [count]);
			textEnd = countAt;
		}
	}
	const text = words.slice(0, textEnd);
	if (text.some(isText)) cells.set('description', text);
	return cells;
}

/**
 * Line items of a receipt without a header: rows that end with an amount, above the first sum. A row
 * without words takes those of the row above it.
 */
export function readBareItems(rows: readonly Row[], hits: readonly LabelHit[]): ItemTable {
	const items: ItemRow[] = [];
	const taken = new Set<number>();
	const firstSum = hits
		.filter(
			({ from, label }) => from === 0 && ['subtotal', 'total_due', 'count'].includes(label.concept),
		)
		.map(({ row }) => row)
		.filter(
			(row) =>
				amountsIn(wordsOf(rows[row] ?? { phrases: [], box: NO_BOX, capHeight: 0 })).length > 0,
		)
		.reduce((min, row) => Math.min(min, row), Infinity);
	if (firstSum === Infinity) return { items, rows: taken };
	let textAbove: { words: readonly PrintedWord[]; row: number } | undefined;
	for (const [index, row] of rows.slice(0, firstSum).entries()) {
		const words = wordsOf(row);
		const cells = itemIn(words);
		if (!cells) {
			textAbove = words.some(isText) ? { words, row: index } : textAbove;
			continue;
		}
		if (!cells.has('description')) {
			if (!textAbove) continue;
			cells.set('description', textAbove.words);
			taken.add(textAbove.row);
		}
		textAbove = undefined;
		items.push({ cells });
		taken.add(index);
	}
	return { items, rows: taken };
}

const NO_BOX = { x0: 0, y0: 0, x1: 0, y1: 0 };
