import Big from 'big.js';

import type { Figure } from '../figures';

/** Rates of taxes that are in force somewhere: whole and half percents; others are so rare that they prove nothing. */
const ANY_RATES = Array.from({ length: 60 }, (_, index) => (index + 1) / 2);

type Tax = Pick<Figure, 'amount' | 'halfUnit'>;

/** Whether an amount before tax and a tax belong together by one of these rates, to the last printed decimal. */
const hasRate = (net: Big, tax: Tax, rates: readonly number[]): boolean =>
	rates.some((rate) => net.times(rate).div(HUNDRED).minus(tax.amount).abs().lte(tax.halfUnit));

/**
 * How a printed tax belongs to an amount that may hold it.
 * - `contained`: it fits as a part of the amount, and not as an addition to it
 * - `added`: it fits as an addition, so an amount that is said to hold it is one before tax
 * - `either`: it fits as both, or as neither
 */
export type SideOfTax = 'contained' | 'added' | 'either';

/** @param rateSets of the countries that the document may be from; where none of their rates tells, any rate does */
export function sideOfTax(
	amount: Big,
	tax: Tax,
	rateSets: readonly (readonly number[])[],
): SideOfTax {
	for (const rates of [rateSets.flat(), ANY_RATES]) {
		const contained = hasRate(amount.minus(tax.amount), tax, rates);
		const added = hasRate(amount, tax, rates);
		if (contained !== added) return contained ? 'contained' : 'added';
		if (contained) return 'either';
	}
	return 'either';
}

/** Whether a tax within an amount lies between the lowest and the highest rate of one country. */
export function isMixContained(
	gross: Big,
	{ amount: tax, halfUnit }: Tax,
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
