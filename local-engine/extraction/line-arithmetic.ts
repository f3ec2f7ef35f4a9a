import {
	isSameAmount,
	lacksCents,
	readingsOf,
	type Amount,
	type AmountHabit,
} from './amount-reading';
import { amountsIn, type Span } from './typed-spans';

/** What is left of the certainty of an amount that the other cells of its line speak against. */
const DOUBT = 0.8;
/** Price times quantity may be off by half a cent for each piece: prices are rounded as well. */
const HALF_A_CENT = 0.005;

/** The numbers of one line item. */
export interface LineNumbers {
	readonly quantity: Span | undefined;
	readonly unit_price: Span | undefined;
	readonly line_total: Span | undefined;
}

/** The same before they are checked: a number of another column may have got among the quantities. */
export interface LineCells {
	readonly quantities: readonly Span[];
	readonly unit_price: Span | undefined;
	readonly line_total: Span | undefined;
}

interface Fitting {
	readonly quantity: Span;
	readonly price: Amount;
	readonly total: Amount;
	readonly cost: number;
}

/** Whether quantity × price is the total, rounding of the price included. */
export const isProduct = (quantity: number, price: number, total: number): boolean =>
	isSameAmount(quantity * price, total) ||
	Math.abs(quantity * price - total) <= HALF_A_CENT * Math.abs(quantity);

/** The likeliest way to read the three in which quantity × price is the total. */
function fitting(
	quantities: readonly Span[],
	prices: readonly Amount[],
	totals: readonly Amount[],
	habit: AmountHabit,
): Fitting | undefined {
	let best: Fitting | undefined;
	for (const quantity of quantities)
		for (const reading of readingsOf(quantity.text, { ...habit, cents: false }))
			for (const price of prices)
				for (const total of totals) {
					const cost = reading.cost + price.cost + total.cost;
					if (!isProduct(reading.value, price.value, total.value)) continue;
					if (!best || cost < best.cost) best = { quantity, price, total, cost };
				}
	return best;
}

const doubted = (span: Span | undefined): Span | undefined =>
	span && { ...span, doubt: DOUBT * (span.doubt ?? 1) };

const unsettled = (span: Span | undefined, habit: AmountHabit): Span | undefined =>
	span && lacksCents(span.text, habit) ? doubted(span) : span;

/** Printed like money, in a line of money where nothing shows that it is a count: it may be the price. */
const isUnlikely = ({ text }: Span, { cents }: AmountHabit): boolean =>
	cents && /\d[.,]\d{2}$/.test(text);

/**
 * Checks the numbers of a line against each other. A decimal mark that was lost is put back where quantity × price is
 * the total then, and of several quantities that one is taken; where nothing fits, none of the three is sure.
 *
 * @param mayDiffer whether something else, as a discount, goes into the total
 * @param isSummed whether the lines come to a printed sum, so that their totals are what they seem
 */
export function checkLine(
	line: LineCells,
	habit: AmountHabit,
	mayDiffer: boolean,
	isSummed: boolean,
): LineNumbers {
	const { quantities, unit_price, line_total } = line;
	const quantity = quantities.at(-1);
	if (!quantity || !unit_price || !line_total) {
		const isMoney = unit_price !== undefined || line_total !== undefined;
		return {
			quantity:
				quantity && isMoney && !isSummed && isUnlikely(quantity, habit)
					? doubted(quantity)
					: quantity,
			unit_price: unsettled(unit_price, habit),
			line_total: unsettled(line_total, habit),
		};
	}
	const [prices = [], totals = []] = [unit_price, line_total].map(({ text }) =>
		readingsOf(text, habit),
	);
	const found = fitting(quantities, prices, totals, habit);
	if (found)
		return {
			quantity: found.quantity,
			unit_price: { ...unit_price, text: found.price.text },
			line_total: { ...line_total, text: found.total.text },
		};
	return mayDiffer
		? { quantity, unit_price, line_total }
		: {
				quantity: doubted(quantity),
				unit_price: doubted(unit_price),
				line_total: doubted(line_total),
			};
}

/** The number in a cell, without unit or currency; of a rate also the percentage. */
export function numberIn(words: Parameters<typeof amountsIn>[0]): Span | undefined {
	const rate = words.find(({ text }) => /^\d{1,2}(?:[.,]\d{1,2})?%$/.test(text));
	return (
		amountsIn(words).at(-1) ?? (rate ? { text: rate.text, words: [rate], fit: 0.5 } : undefined)
	);
}

/** Whether quantity × price is the total of a line, as it was checked. */
export const isProven = (
	{ quantity, unit_price, line_total }: LineNumbers,
	habit: AmountHabit,
): boolean =>
	[quantity, unit_price, line_total].every(
		(span) => span !== undefined && span.doubt === undefined,
	) &&
	fitting(
		quantity ? [quantity] : [],
		unit_price ? readingsOf(unit_price.text, habit) : [],
		line_total ? readingsOf(line_total.text, habit) : [],
		habit,
	) !== undefined;
