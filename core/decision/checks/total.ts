import Big from 'big.js';

import { agreementOf } from '../agreement';
import { isFigure, shown, type Figure, type Figures } from '../figures';
import { adjustmentsOf } from './adjustments';
import { notApplicable, placesOf, type Finding } from './finding';

const CODE = 'total';
const text = ({ amount, decimals }: Figure): string => shown(amount, decimals);

/** Tax rates that are in force somewhere are whole or half percents, or so rare that they prove nothing. */
const RATES = Array.from({ length: 60 }, (_, index) => new Big(index + 1).div(2));

/** Whether an amount before tax and a tax belong together by a usual rate, to the last printed decimal. */
const hasUsualRate = (net: Big, tax: Figure): boolean =>
	RATES.some((rate) => net.times(rate).div(100).minus(tax.amount).abs().lte(tax.halfUnit));

/**
 * A receipt may print the total as its subtotal, tax included. A subtotal read as the total looks the same, so
 * the tax must fit as a part of it, and must not fit as an addition.
 */
const containsTax = (subtotal: Figure, tax: Figure, total: Figure): boolean =>
	subtotal.amount.eq(total.amount) &&
	hasUsualRate(total.amount.minus(tax.amount), tax) &&
	!hasUsualRate(total.amount, tax);

/** Subtotal + tax + shipping − discount = total. */
export function checkTotal(figures: Figures): Finding {
	const [subtotal, tax, total] = [figures.of('subtotal'), figures.of('tax'), figures.of('total')];
	if (!figures.asks('tax')) return notApplicable(CODE, 'no tax was asked for');
	if (!isFigure(subtotal) || !isFigure(total) || tax === 'unreadable')
		return notApplicable(CODE, 'subtotal, tax and total are not all there as numbers');

	const added = [subtotal, ...(isFigure(tax) ? [tax] : [])];
	const attempts = adjustmentsOf(figures, ['shipping', 'discount', 'paid']).map((adjustment) => {
		const made = {
			amount: added.reduce((sum, { amount }) => sum.plus(amount), adjustment.amount),
			slack: added.reduce((sum, { halfUnit }) => sum.plus(halfUnit), adjustment.slack),
			decimals: Math.max(adjustment.decimals, ...added.map(({ decimals }) => decimals)),
		};
		const taking = [...added, ...adjustment.figures, total];
		const taxWords = isFigure(tax) ? ` + tax ${text(tax)}` : ' without tax';
		return {
			made,
			agreement: agreementOf(made, total),
			figures: taking,
			words: `subtotal ${text(subtotal)}${taxWords}${adjustment.words}`,
		};
	});
	const [plain] = attempts;
	const best =
		attempts.find(({ agreement }) => agreement === 'exact') ??
		attempts.find(({ agreement }) => agreement === 'rounding') ??
		plain;
	if (best === undefined) return notApplicable(CODE, 'there is nothing to compare');
	const contained =
		best.agreement !== 'exact' && isFigure(tax) && containsTax(subtotal, tax, total);
	const agreement = contained ? 'exact' : best.agreement;
	const made = shown(best.made.amount, Math.max(best.made.decimals, total.decimals));
	const passed = contained
		? `total ${text(total)} contains the tax ${text(tax)}, as does the subtotal`
		: `${best.words} = total ${text(total)}`;
	return {
		check: {
			code: CODE,
			result: agreement === 'off' ? 'failed' : 'passed',
			fields: placesOf(best.figures),
			numbers: {
				subtotal: subtotal.amount.toNumber(),
				...(isFigure(tax) ? { tax: tax.amount.toNumber() } : {}),
				expected: best.made.amount.toNumber(),
				total: total.amount.toNumber(),
			},
			message:
				agreement === 'exact' ? passed : `${best.words} = ${made}, but the total is ${text(total)}`,
		},
		agreement,
		figures: best.figures,
	};
}
