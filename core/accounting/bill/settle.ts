import type Big from 'big.js';

import type { FormatDecimals } from '../decimals';
import type { BillProblem } from '../missing';
import { halfUnitOf } from '../../decision/figures';
import { apportion, fitsDecimals, sumOf, ZERO } from './amounts';
import { baseOf, problem, type Base } from './base';
import type { Bill, BillLine, ExtraKind } from './bill';

/** A bill whose lines add up to its printed total, to the last cent. */
export interface Settled extends Base {
	/** The rows, and what comes on top of them; amounts in whole cents. */
	readonly lines: readonly BillLine[];
	/** What the total leaves to pay after what was paid before and what is kept back. */
	readonly due: Big;
}

const extra = (
	bill: Bill,
	kind: ExtraKind,
	description: string,
	amount: Big | null,
	taxRate: Big | null = null,
): BillLine[] =>
	amount === null || amount.eq(0)
		? []
		: [
				{
					kind,
					row: null,
					description: [description],
					itemCode: null,
					unit: null,
					quantity: null,
					unitPrice: null,
					taxRate,
					tax: null,
					amount,
					codes: bill.codes,
				},
			];

/**
 * What comes on top of the rows, the most first: shipping and discount may be rows already, or be taken off in them,
 * the total may be printed before it is rounded, and the page doesn't say. Only the total does.
 */
function extrasOf(bill: Bill): readonly (readonly BillLine[])[] {
	const all = [
		...extra(bill, 'shipping', 'Shipping', bill.shipping),
		...extra(bill, 'service charge', 'Service charge', bill.serviceCharge),
		...extra(bill, 'discount', 'Discount', bill.discount?.times(-1) ?? null),
		...extra(bill, 'rounding', 'Rounding', bill.rounding, ZERO),
		...extra(bill, 'tip', 'Tip', bill.tip, ZERO),
	];
	const subsets = all.reduce<BillLine[][]>(
		(lists, line) => [...lists.map((list) => [...list, line]), ...lists],
		[[]],
	);
	return subsets.sort((one, other) => other.length - one.length);
}

/** What the printed total may be after: payments, and a tax that is kept back. */
function deductionsOf({ paid, withholding }: Bill): readonly Big[] {
	const [before, kept] = [paid ?? ZERO, withholding ?? ZERO];
	return [ZERO, before, kept, before.plus(kept)];
}

/**
 * Rows in whole cents that add up to a sum. Only amounts with more decimals are rounded, each to a neighbour, and
 * altogether by no more than half a cent each.
 */
function rounded(lines: readonly BillLine[], sum: Big, decimals: number): BillLine[] | null {
	const amounts = lines.map(({ amount }) => amount);
	const fine = amounts.filter((amount) => !fitsDecimals(amount, decimals)).length;
	if (sumOf(amounts).minus(sum).abs().gt(halfUnitOf(decimals).times(fine))) return null;
	return (
		apportion(amounts, sum, decimals)?.flatMap((amount, index) => {
			const line = lines[index];
			return line === undefined ? [] : [{ ...line, amount }];
		}) ?? null
	);
}

/**
 * Finds what the lines must add up to, and rounds them to it. The printed total may be what is left after a payment
 * or a withholding tax: then the total before it is what the lines come to.
 *
 * @param problems that reading the bill met with; they come back with those of adding up
 * @param format how many decimals it may have
 * @returns problems where something is not known, or lines, shipping, discount and tax don't make the printed total
 */
export function settle(
	bill: Bill,
	problems: readonly BillProblem[],
	format: FormatDecimals,
): Settled | readonly BillProblem[] {
	const base = baseOf(bill, problems, format);
	if (!('total' in base)) return base;
	const { taxIncluded, tax, decimals } = base;
	const deductions = deductionsOf(bill);
	for (const total of deductions.map((deducted) => base.total.plus(deducted)))
		for (const extras of extrasOf(bill)) {
			const sum = (taxIncluded ? total : total.minus(tax)).minus(
				sumOf(extras.map(({ amount }) => amount)),
			);
			const lines = rounded(bill.lines, sum, decimals);
			if (lines !== null)
				return {
					lines: [...lines, ...extras],
					taxIncluded,
					tax,
					total,
					due: total.minus(deductions.at(-1) ?? ZERO),
					decimals,
				};
		}
	const lines = sumOf(bill.lines.map(({ amount }) => amount));
	const target = taxIncluded ? base.total : base.total.minus(tax);
	return [
		problem(
			'lines_sum',
			`The lines come to ${lines.toFixed(decimals)}, but ${taxIncluded || tax.eq(0) ? 'the total' : 'the total less tax'} is ${target.toFixed(decimals)}, and shipping and discount don’t explain the difference. Compare the lines with the document and correct them.`,
			bill.fieldNames.total?.[0],
		),
	];
}
