import type Big from 'big.js';

import { halfUnitOf, percentOf } from '../../decision/figures';
import { sumOf, withoutTax, ZERO } from './amounts';
import type { Bill, BillLine } from './bill';
import type { Settled } from './settle';

/** The tax in or on an amount. */
const taxOf = (amount: Big, rate: Big, taxIncluded: boolean): Big =>
	taxIncluded ? amount.minus(withoutTax(amount, rate)) : percentOf(amount, rate);

/** What rounding may explain: half a cent for each line, and one half for the sum. */
const roundingOf = ({ lines, decimals }: Pick<Settled, 'lines' | 'decimals'>): Big =>
	halfUnitOf(decimals).times(lines.length + 1);

function makesTax(settled: Settled, rates: readonly Big[]): boolean {
	const { lines, taxIncluded, tax } = settled;
	const made = sumOf(
		lines.map(({ amount }, index) => taxOf(amount, rates[index] ?? ZERO, taxIncluded)),
	);
	return made.minus(tax).abs().lte(roundingOf(settled));
}

const isItem = ({ kind }: BillLine) => kind === 'item';

/** Each row's own rate; shipping and discount bear the rows' one rate where that makes the tax, else none. */
function ratesOfRows(settled: Settled): Big[] | null {
	const items = settled.lines.filter(isItem).flatMap(({ taxRate }) => taxRate ?? []);
	if (items.length !== settled.lines.filter(isItem).length) return null;
	const [first, ...others] = items;
	if (first === undefined) return null;
	if (settled.lines.every(isItem)) return makesTax(settled, items) ? items : null;
	if (others.some((rate) => !rate.eq(first))) return null;
	return (
		[first, ZERO]
			.map((rate) => settled.lines.map((line) => line.taxRate ?? rate))
			.find((rates) => makesTax(settled, rates)) ?? null
	);
}

/**
 * The tax rate of each line, in percent, as the document prints them: by row, or one for all. They must make the printed
 * tax, but for rounding (half a cent a line, and a half for the sum).
 *
 * @returns null where they are not printed, or don't make the tax
 */
export function printedRates(settled: Settled, bill: Pick<Bill, 'taxRate'>): Big[] | null {
	if (settled.lines.some(({ taxRate }) => taxRate !== null)) return ratesOfRows(settled);
	if (settled.tax.eq(0)) return settled.lines.map(() => ZERO);
	if (bill.taxRate === null) return null;
	const rate = bill.taxRate;
	const rates = settled.lines.map(() => rate);
	return makesTax(settled, rates) ? rates : null;
}

/** Tax before rounding, by line. */
export const taxesAt = ({ lines, taxIncluded }: Settled, rates: readonly Big[]): Big[] =>
	lines.map(({ amount }, index) => taxOf(amount, rates[index] ?? ZERO, taxIncluded));
