import Big from 'big.js';

import type { Figure } from '../figures';

/** Rates of taxes that are in force somewhere: whole and half percents; others are so rare that they prove nothing. */
const RATES = Array.from({ length: 60 }, (_, index) => new Big(index + 1).div(2));

/** Whether an amount before tax and a tax belong together by a usual rate, to the last printed decimal. */
export const hasUsualRate = (net: Big, tax: Pick<Figure, 'amount' | 'halfUnit'>): boolean =>
	RATES.some((rate) => net.times(rate).div(100).minus(tax.amount).abs().lte(tax.halfUnit));

/**
 * How a printed tax belongs to an amount that may hold it.
 * - `contained`: it fits as a part of the amount, and not as an addition to it
 * - `added`: it fits as an addition, so an amount that is said to hold it is one before tax
 * - `either`: it fits as both, or as neither
 */
export function sideOfTax(amount: Big, tax: Figure): 'contained' | 'added' | 'either' {
	const contained = hasUsualRate(amount.minus(tax.amount), tax);
	const added = hasUsualRate(amount, tax);
	if (contained === added) return 'either';
	return contained ? 'contained' : 'added';
}

/** Whether a tax within an amount lies between the lowest and the highest rate of one country. */
export function isMixContained(
	gross: Big,
	{ amount: tax, halfUnit }: Pick<Figure, 'amount' | 'halfUnit'>,
	rateSets: readonly (readonly number[])[],
): boolean {
	const at = (rate: number) =>
		gross
			.times(rate)
			.div(rate + HUNDRED)
			.abs();
	return rateSets.some(
		(rates) =>
			rates.length > 1 &&
			tax.abs().gte(at(Math.min(...rates)).minus(halfUnit)) &&
			tax.abs().lte(at(Math.max(...rates)).plus(halfUnit)),
	);
}

const HUNDRED = 100;
