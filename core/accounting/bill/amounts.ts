import Big from 'big.js';

export const ZERO = new Big(0);
const HUNDRED = new Big(100);

export const sumOf = (amounts: readonly Big[]): Big =>
	amounts.reduce((sum, amount) => sum.plus(amount), ZERO);

/** One of the last of so many decimals: 0.01 for 2. */
export const unitOf = (decimals: number): Big => new Big(10).pow(-decimals);

export const fitsDecimals = (amount: Big, decimals: number): boolean =>
	amount.round(decimals).eq(amount);

/** An amount without the tax of so many percent that it contains. */
export const withoutTax = (amount: Big, percent: Big): Big =>
	amount.times(HUNDRED).div(HUNDRED.plus(percent));

/** Rounded down, to the lower of the two neighbours; also below zero. */
function floor(amount: Big, decimals: number): Big {
	const cut = amount.round(decimals, 0);
	return cut.gt(amount) ? cut.minus(unitOf(decimals)) : cut;
}

/**
 * Rounds amounts so that they add up to a sum (largest remainder): each goes to one of its two neighbours, and
 * those nearest to the upper one go up.
 *
 * @param sum has no more than these decimals
 * @returns null where no such rounding gives the sum
 */
export function apportion(amounts: readonly Big[], sum: Big, decimals: number): Big[] | null {
	const unit = unitOf(decimals);
	const floors = amounts.map((amount) => floor(amount, decimals));
	const rests = amounts.map((amount, index) => amount.minus(floors[index] ?? amount));
	const ups = sum.minus(sumOf(floors)).div(unit);
	if (ups.lt(0) || ups.gt(rests.filter((rest) => rest.gt(0)).length)) return null;
	const raised = new Set(
		rests
			.map((rest, index) => ({ rest, index }))
			.sort((a, b) => b.rest.cmp(a.rest))
			.slice(0, ups.toNumber())
			.map(({ index }) => index),
	);
	return floors.map((amount, index) => (raised.has(index) ? amount.plus(unit) : amount));
}
