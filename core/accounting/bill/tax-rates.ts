import Big from 'big.js';

import { rateSetsOf } from '../../decision/explain/rate-sets';
import { halfUnitOf, percentOf } from '../../decision/figures';
import { sumOf, withoutTax, ZERO } from './amounts';
import type { Bill, BillLine } from './bill';
import type { Settled } from './settle';

/** The highest rates there are. */
const STANDARD_RATES = [19, 20, 21, 22, 23, 24, 25, 25.5, 27];

/** Where no country's rates are known: whole and half percents, but for a few all rates there are. */
const ANY_RATES = Array.from({ length: 60 }, (_, index) => new Big(index + 1).div(2));

/** The tax in or on an amount. */
const taxOf = (amount: Big, rate: Big, taxIncluded: boolean): Big =>
	taxIncluded ? amount.minus(withoutTax(amount, rate)) : percentOf(amount, rate);

/** What rounding may explain: half a cent for each line, and one half for the sum. */
const roundingOf = ({ lines, decimals }: Pick<Settled, 'lines' | 'decimals'>): Big =>
	halfUnitOf(decimals).times(lines.length + 1);

/** Tax before rounding, by line. */
export const taxesAt = ({ lines, taxIncluded }: Settled, rates: readonly Big[]): Big[] =>
	lines.map(({ amount }, index) => taxOf(amount, rates[index] ?? ZERO, taxIncluded));

const makesTax = (settled: Settled, rates: readonly Big[]): boolean =>
	sumOf(taxesAt(settled, rates)).minus(settled.tax).abs().lte(roundingOf(settled));

/** Several rates by value, each once. */
const distinct = (rates: readonly Big[]): Big[] =>
	[...new Set(rates.map((rate) => rate.toFixed()))].map((rate) => new Big(rate));

/**
 * The rates of all lines that make the printed tax: those of rows are given, and what comes on top bears one of the
 * candidates, or its own.
 */
function fitting(
	settled: Settled,
	rateOf: (item: BillLine) => Big,
	candidates: readonly Big[],
): Big[][] {
	const lists = settled.lines.reduce<Big[][]>(
		(before, line) => {
			const own = line.kind === 'item' ? rateOf(line) : line.taxRate;
			const choices = own === null ? candidates : [own];
			return choices.flatMap((rate) => before.map((list) => [...list, rate]));
		},
		[[]],
	);
	return lists.filter((rates) => makesTax(settled, rates));
}

/** Each row's own rate. Of several rates that what comes on top may bear, only one may make the tax. */
function ratesOfRows(settled: Settled): Big[] | null {
	const items = settled.lines.filter(({ kind }) => kind === 'item');
	if (items.some(({ taxRate, amount }) => taxRate === null && !amount.eq(0))) return null;
	const rates = distinct(items.flatMap(({ taxRate }) => taxRate ?? []));
	const [first = ZERO] = rates;
	const fits = fitting(settled, ({ taxRate }) => taxRate ?? first, distinct([...rates, ZERO]));
	return rates.length > 1 && fits.length > 1 ? null : (fits[0] ?? null);
}

/** One rate for all rows. What comes on top bears it too where that makes the tax, else none: untaxed stays untaxed. */
const oneRate = (settled: Settled, rate: Big): Big[] | null =>
	[[rate], [rate, ZERO]]
		.map((candidates) => fitting(settled, () => rate, candidates)[0])
		.find((rates) => rates !== undefined) ?? null;

/** The rates in force where the seller is; none for countries whose taxes differ from place to place (USA). */
const ratesInForce = ({ supplier, iban, currency }: Bill): readonly number[] =>
	rateSetsOf({
		currency,
		supplier: supplier.name ?? '',
		vatId: supplier.vatId ?? '',
		iban: iban ?? '',
	}).flat();

/**
 * The one rate in force that makes the printed tax, where only one does: one of the seller's country, or one of another
 * that is higher than those. Another one below its highest may be made by several of its own.
 */
function rateInForce(settled: Settled, bill: Bill): Big[] | null {
	const known = ratesInForce(bill);
	const others = STANDARD_RATES.filter((rate) => rate > Math.max(0, ...known));
	const rates =
		known.length > 0 ? distinct([...known, ...others].map((rate) => new Big(rate))) : ANY_RATES;
	const fits = rates.flatMap((rate) => {
		const own = oneRate(settled, rate);
		return own === null
			? []
			: [{ own, isAll: own.every((one, at) => isSame(settled, at, one, rate)) }];
	});
	for (const found of [fits.filter(({ isAll }) => isAll), fits])
		if (found.length > 0) return found.length === 1 ? (found[0]?.own ?? null) : null;
	return null;
}

const isSame = ({ lines }: Settled, at: number, own: Big, rate: Big): boolean =>
	own.eq(rate) || lines[at]?.taxRate?.eq(own) === true;

/**
 * The tax rate of each line, in percent: as the rows print it, one that the document prints for all, or the one rate in
 * force that explains the printed tax. They make the printed tax but for rounding (half a cent a line, and a half for
 * the sum).
 *
 * @returns null where nobody can tell
 */
export function lineRates(settled: Settled, bill: Bill): Big[] | null {
	const { lines, tax } = settled;
	if (lines.some(({ kind, taxRate }) => kind === 'item' && taxRate !== null))
		return ratesOfRows(settled);
	if (tax.eq(0)) return lines.map(() => ZERO);
	return bill.taxRate === null ? rateInForce(settled, bill) : oneRate(settled, bill.taxRate);
}

/** Whether there is but one tax, which nothing tells to be of several rates: a sales tax as in the USA. */
export const isSalesTax = ({ lines }: Settled, bill: Bill): boolean =>
	bill.taxRate === null &&
	lines.every(({ kind, taxRate }) => kind !== 'item' || taxRate === null) &&
	ratesInForce(bill).length === 0;
