import Big from 'big.js';

/** How the amounts hold the tax that nobody printed. */
export type TaxSide = 'on_top' | 'contained';

/** A fit that a wrong amount would meet more often than this by chance proves nothing. */
const MAX_CHANCE = 0.005;
/** No usual rate is higher, so no implied tax is a larger part of the net. */
const HIGHEST_RATE = 27;
/** More mixes of rates than this are not tried: so many would fit anything. */
const MAX_MIXES = 2_000;
/** Of more parts there are so many mixes that they would fit anything. */
const MAX_PARTS = 5;
const HUNDRED = 100;

/** What explains a tax that isn't printed: rates in percent, one for each part. */
export interface ImpliedTax {
	readonly rates: readonly number[];
}

const cents = (amount: Big): number => Math.round(amount.times(HUNDRED).toNumber());

const taxOn = (part: number, rate: number, side: TaxSide): number =>
	side === 'on_top' ? (part * rate) / HUNDRED : part - part / (1 + rate / HUNDRED);

/** The tax in cents that these rates make: rounded for each part, for each rate, and altogether. */
function taxesBy(parts: readonly number[], rates: readonly number[], side: TaxSide): number[] {
	const byRate = new Map<number, number>();
	let perPart = 0;
	for (const [index, part] of parts.entries()) {
		const rate = rates[index] ?? 0;
		byRate.set(rate, (byRate.get(rate) ?? 0) + part);
		perPart += Math.round(taxOn(part, rate, side));
	}
	const perRate = [...byRate].map(([rate, sum]) => taxOn(sum, rate, side));
	return [
		perPart,
		perRate.reduce((sum, tax) => sum + Math.round(tax), 0),
		Math.round(perRate.reduce((sum, tax) => sum + tax, 0)),
	];
}

/** Every way to give each part one of these rates; none where there are too many. */
function mixesOf(count: number, rates: readonly number[]): number[][] {
	if (rates.length ** count > MAX_MIXES) return [];
	let mixes: number[][] = [[]];
	for (let index = 0; index < count; index += 1)
		mixes = mixes.flatMap((mix) => rates.map((rate) => [...mix, rate]));
	return mixes;
}

/**
 * Explains a tax that isn't printed by rates in force: one rate for all, else a mix of one country's. With free choices a
 * wrong amount may fit as well, so a fit counts only where such luck is rare.
 *
 * @param parts amounts that are taxed: the lines, and charges beside them
 * @param needed the tax that would explain the total
 */
export function explainImpliedTax(
	parts: readonly Big[],
	needed: Big,
	side: TaxSide,
	rateSets: readonly (readonly number[])[],
): ImpliedTax | undefined {
	const amounts = parts.map(cents);
	const wanted = cents(needed);
	const sum = Math.abs(amounts.reduce((added, part) => added + part, 0));
	if (sum === 0 || wanted === 0) return undefined;
	const plausible = (sum * HIGHEST_RATE) / HUNDRED;

	const singles = [...new Set(rateSets.flat())].map((rate) => amounts.map(() => rate));
	const mixes =
		amounts.length > MAX_PARTS ? [] : rateSets.flatMap((rates) => mixesOf(amounts.length, rates));
	const reached = new Set<number>();
	for (const tier of [singles, mixes]) {
		const taxes = tier.map((rates) => ({ rates, taxes: taxesBy(amounts, rates, side) }));
		for (const { taxes: own } of taxes) for (const tax of own) reached.add(tax);
		if (reached.size / plausible > MAX_CHANCE) return undefined;
		const fit = taxes.find(({ taxes: own }) => own.includes(wanted));
		if (fit !== undefined) return { rates: fit.rates };
	}
	return undefined;
}

/** The tax by the rates that the rows print; the amount must be one of its roundings. */
export const isTaxByPrintedRates = (
	parts: readonly { readonly amount: Big; readonly rate: Big }[],
	needed: Big,
	side: TaxSide,
): boolean =>
	taxesBy(
		parts.map(({ amount }) => cents(amount)),
		parts.map(({ rate }) => rate.toNumber()),
		side,
	).includes(cents(needed));
