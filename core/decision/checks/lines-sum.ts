import Big from 'big.js';

import { agreementOf, type Agreement, type Made } from '../agreement';
import type { LineAmounts } from '../check';
import { amountOfRow, isFigure, shown, type Figure, type Figures } from '../figures';
import { adjustmentsOf } from './adjustments';
import { notApplicable, placesOf, type Finding } from './finding';

/** What the line totals may add up to. */
interface Target {
	readonly printed: Figure;
	/** Added to the lines before comparing. */
	readonly tax: Figure | undefined;
	readonly adjustments: readonly ('shipping' | 'discount' | 'paid')[];
	readonly lineAmounts: LineAmounts;
	/** Words for the sum of the lines when this target is met. */
	readonly words: string;
}

/** A target with one choice of adjustments. */
interface Attempt {
	readonly target: Target;
	readonly made: Made;
	readonly words: string;
	readonly agreement: Agreement;
	readonly figures: readonly Figure[];
}

const CODE = 'lines_sum';
const text = ({ amount, decimals }: Figure): string => shown(amount, decimals);

/** The subtotal, the total (tax included), or the total less tax, as far as they are printed. */
function targetsOf(figures: Figures): Target[] {
	const [subtotal, tax, total] = [figures.of('subtotal'), figures.of('tax'), figures.of('total')];
	const isTaxed = isFigure(tax) && !tax.amount.eq(0);
	// No tax on a document that was asked for it: there is none. Where nobody asked, the total may contain one.
	const untaxed: LineAmounts =
		tax === 'unreadable' ? null : figures.asks('tax') ? 'no_tax' : 'tax_inclusive';
	const targets: Target[] = [];
	if (isFigure(subtotal))
		targets.push({
			printed: subtotal,
			tax: undefined,
			adjustments: ['shipping', 'discount'],
			lineAmounts: isTaxed
				? 'tax_exclusive'
				: isFigure(total) && total.amount.gt(subtotal.amount)
					? null
					: untaxed,
			words: isTaxed ? 'the subtotal (before tax)' : 'the subtotal',
		});
	if (isFigure(total))
		targets.push({
			printed: total,
			tax: undefined,
			adjustments: ['shipping', 'discount', 'paid'],
			lineAmounts: isTaxed ? 'tax_inclusive' : untaxed,
			words: isTaxed ? 'the total (tax included)' : 'the total',
		});
	if (isFigure(total) && isTaxed && !isFigure(subtotal))
		targets.push({
			printed: total,
			tax,
			adjustments: ['shipping', 'discount', 'paid'],
			lineAmounts: 'tax_exclusive',
			words: 'the total less tax',
		});
	return targets;
}

/** All ways to meet the targets with these lines. */
const attemptsOf = (figures: Figures, targets: readonly Target[], lines: readonly Figure[]) =>
	targets.flatMap((target) =>
		adjustmentsOf(figures, target.adjustments).map((adjustment): Attempt => {
			const added = [...lines, ...(target.tax === undefined ? [] : [target.tax])];
			const made = {
				amount: added.reduce((sum, { amount }) => sum.plus(amount), adjustment.amount),
				slack: added.reduce((sum, { halfUnit }) => sum.plus(halfUnit), adjustment.slack),
				decimals: Math.max(adjustment.decimals, ...added.map(({ decimals }) => decimals)),
			};
			return {
				target,
				made,
				words: `${target.tax === undefined ? '' : ` + tax ${text(target.tax)}`}${adjustment.words}`,
				agreement: agreementOf(made, target.printed),
				figures: [...added, ...adjustment.figures, target.printed],
			};
		}),
	);

const numbersOf = (sum: Big, figures: Figures): Record<string, number> => ({
	lines_sum: sum.toNumber(),
	...Object.fromEntries(
		(['subtotal', 'tax', 'shipping', 'discount', 'total'] as const).flatMap((role) => {
			const figure = figures.of(role);
			return isFigure(figure) ? [[role, figure.amount.toNumber()]] : [];
		}),
	),
});

/** "the subtotal is 593.36 and the total 717.97". */
function printedWords(figures: Figures): string {
	const named = (['subtotal', 'total'] as const).flatMap((role) => {
		const figure = figures.of(role);
		return isFigure(figure) ? [[role, text(figure)] as const] : [];
	});
	return named
		.map(([role, amount], index) =>
			index === 0 ? `the ${role} is ${amount}` : `the ${role} ${amount}`,
		)
		.join(' and ');
}

/** "the 6 line totals add up to", "the line total is". */
const linesWords = (count: number): string =>
	count === 1 ? 'the one line total is' : `the ${count} line totals add up to`;

/**
 * The line totals add up to the subtotal, to the total, or to the total less tax; shipping and discount may stand
 * between them.
 *
 * @returns also what the line totals hold, as far as this shows it
 */
export function checkLinesSum(figures: Figures): { finding: Finding; lineAmounts: LineAmounts } {
	const nothing = (message: string) => ({
		finding: notApplicable(CODE, message),
		lineAmounts: null,
	});
	if (!figures.asksForLines) return nothing('no line totals were asked for');
	const amounts = figures.rows.map(amountOfRow);
	if (amounts.includes('unreadable')) return nothing("a line total can't be read");
	const targets = targetsOf(figures);
	if (targets.length === 0) return nothing('there is no subtotal and no total to compare with');

	const lines = amounts.filter(isFigure);
	const attempts = attemptsOf(figures, targets, lines);
	const best =
		attempts.find(({ agreement }) => agreement === 'exact') ??
		attempts.find(({ agreement }) => agreement === 'rounding');
	const zero = new Big(0);
	const sum = lines.reduce((added, { amount }) => added.plus(amount), zero);
	const decimals = Math.max(0, ...lines.map((line) => line.decimals));
	const total = shown(sum, decimals);
	const column = figures.columnPlace('line_total') ?? figures.columnPlace('unit_price');
	const message =
		best?.agreement === 'exact'
			? `${linesWords(lines.length)} ${total}${best.words}, which is ${best.target.words}`
			: lines.length === 0
				? `${figures.rows.length === 0 ? 'no line item was read' : 'no line item has an amount'}, but ${printedWords(figures)}`
				: `${linesWords(lines.length)} ${total}${best?.words ?? ''}, but ${printedWords(figures)}`;
	const taking = best?.figures ?? [...lines, ...targets.map(({ printed }) => printed)];
	return {
		finding: {
			check: {
				code: CODE,
				result: best === undefined ? 'failed' : 'passed',
				fields: [...new Set([...(column === undefined ? [] : [column]), ...placesOf(taking)])],
				numbers: numbersOf(sum, figures),
				message,
			},
			agreement: best?.agreement ?? 'off',
			figures: taking,
		},
		lineAmounts: best?.target.lineAmounts ?? null,
	};
}
