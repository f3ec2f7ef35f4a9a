import type { PrintedWord } from '../ocr/words';
import { isSameAmount, type AmountHabit } from './amount-reading';
import type { ChunkRow } from './column-clusters';
import { valueOf } from './column-roles';
import { isProduct } from './line-arithmetic';
import { isNumberWord, isNumeric } from './number-chunks';

/** Fewer lines may have the same amount by accident. */
const LINES_OF_SUM = 2;

/** A row of numbers that may begin an item. */
export interface Anchor {
	readonly row: ChunkRow;
	readonly cells: Map<string, readonly PrintedWord[]>;
}

const isNegative = (words: readonly PrintedWord[] | undefined): boolean =>
	words !== undefined && /^[-−(]|[-−]$/.test(words.map(({ text }) => text).join(''));

/** Says how an amount above is changed rather than what is sold. */
const CHANGES =
	/(?<!\p{L})(?:abzgl|abzuglich|rabatt|nachlass|discount|less|remise|korting|descuento|sconto|desconto|rebate|zuschlag|inkl|incl)/iu;

const isFull = ({ cells }: Anchor): boolean => cells.has('quantity') || cells.has('unit_price');

/**
 * A sum in words of no lexicon: an amount by itself, named right of what is sold, where lines have more.
 *
 * @param right where the column of what is sold ends
 */
export function isApart(anchor: Anchor, anchors: readonly Anchor[], right: number): boolean {
	const [first] = anchors;
	if (!first || !isFull(first) || isFull(anchor)) return false;
	const words = anchor.row.chunks.filter((chunk) => !isNumeric(chunk));
	const isBeside = words.length > 0 && words.every(({ box }) => box.x0 > right - anchor.row.size);
	return isBeside && !isNegative(anchor.cells.get('line_total'));
}

/** A discount or surcharge under a line: an amount without quantity and price where lines have them. */
export function isSubRow(anchor: Anchor, anchors: readonly Anchor[], text: string): boolean {
	if (anchor.cells.has('quantity')) return false;
	const [first] = anchors;
	if (!first || !isFull(first)) return false;
	return text === '' || isNegative(anchor.cells.get('line_total')) || CHANGES.test(text);
}

const numberOfCell = (words: readonly PrintedWord[] | undefined, habit: AmountHabit) =>
	words && valueOf({ digits: words.filter(isNumberWord) }, habit);

/** Without rows, after some lines, in which the sum of the lines is printed; whatever is beside it, they are no lines. */
export function withoutSums(anchors: readonly Anchor[], habit: AmountHabit): readonly Anchor[] {
	const lines: Anchor[] = [];
	let sum = 0;
	for (const anchor of anchors) {
		const [quantity, price, total] = ['quantity', 'unit_price', 'line_total'].map((id) =>
			numberOfCell(anchor.cells.get(id), habit),
		);
		const isLine =
			quantity !== undefined &&
			price !== undefined &&
			total !== undefined &&
			isProduct(quantity, price, total);
		const values = anchor.row.chunks.filter(isNumeric).map((chunk) => valueOf(chunk, habit));
		const isSum = values.some((value) => value !== undefined && isSameAmount(value, sum));
		if (!isLine && isSum && sum !== 0 && lines.length >= LINES_OF_SUM) {
			const rest = anchors.slice(anchors.indexOf(anchor) + 1);
			return rest.some(({ cells }) =>
				['quantity', 'unit_price', 'line_total'].every((id) => cells.has(id)),
			)
				? [...lines, ...withoutSums(rest, habit)]
				: lines;
		}
		sum += total ?? 0;
		lines.push(anchor);
	}
	return lines;
}
