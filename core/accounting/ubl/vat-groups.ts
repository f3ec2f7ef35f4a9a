import Big from 'big.js';

import { halfUnitOf, percentOf } from '../../decision/figures';
import { apportion, sumOf, unitOf, withoutTax, ZERO } from '../bill/amounts';
import type { Booked } from '../bill/booking';
import type { MissingPart } from '../missing';

/** All that is taxed at one rate (BG-23). */
export interface VatGroup {
	/** In percent. */
	readonly rate: Big;
	/** BT-116 */
	readonly net: Big;
	/** BT-117 */
	readonly tax: Big;
}

/** A bill without tax in its lines. */
export interface Taxed {
	/** By line of the settled bill: its amount without tax. */
	readonly nets: readonly Big[];
	/** By line, in percent. */
	readonly rates: readonly Big[];
	readonly groups: readonly VatGroup[];
}

function ratesOf({ rates, lines }: Booked): readonly Big[] | MissingPart {
	if (rates !== null) return rates;
	const inRows = lines.some(({ kind, taxRate }) => kind === 'item' && taxRate !== null);
	return {
		part: inRows ? 'BT-152' : 'BT-119',
		message: inRows
			? 'The VAT rates of the rows are incomplete or don’t make the printed tax, or nobody can tell the rate of shipping or discount. Compare them with the document and correct them.'
			: 'The VAT rate doesn’t show: the printed tax is no single rate of the net amount. If there are several rates, add a column for the VAT rate to the line items.',
	};
}

/** An amount of a VAT group before rounding. */
interface Part {
	readonly exact: Big;
	readonly rate: Big;
	/** How far rounding may take it: half a cent for each of its lines, and one half for itself. */
	readonly slack: Big;
}

/**
 * Rounds to cents that add up to a sum. What is left over goes cent by cent to where it takes an amount least far, for
 * what it may be off; nothing that bears no tax moves.
 *
 * @returns null where that is more than rounding explains
 */
function spread(parts: readonly Part[], sum: Big, decimals: number): Big[] | null {
	const amounts = parts.map(({ exact }) => exact.round(decimals));
	const cent = unitOf(decimals);
	for (;;) {
		const rest = sum.minus(sumOf(amounts));
		if (rest.eq(0)) return amounts;
		const step = rest.gt(0) ? cent : cent.times(-1);
		const [nearest] = parts
			.flatMap(({ exact, rate, slack }, index) => {
				const moved = (amounts[index] ?? ZERO).plus(step);
				return rate.eq(0) ? [] : [{ index, moved, off: moved.minus(exact).abs().div(slack) }];
			})
			.sort((one, other) => one.off.cmp(other.off));
		if (nearest === undefined || nearest.off.gt(1)) return null;
		amounts[nearest.index] = nearest.moved;
	}
}

const NOT_THE_TAX: MissingPart = {
	part: 'BT-117',
	message:
		'The VAT rates don’t make the printed tax, even with rounding (half a cent a line). Compare rates and tax with the document and correct them.',
};

/**
 * Splits a bill by VAT rate. The groups’ taxes add up to the printed tax; lines that contain tax are turned net, so that
 * they add up to the printed total less the printed tax. Nothing moves by more than half a cent for each line.
 */
export function vatGroups(booked: Booked): Taxed | MissingPart {
	const rates = ratesOf(booked);
	if ('part' in rates) return rates;
	const { lines, taxIncluded, tax, total, decimals } = booked;
	const keys = [...new Set(rates.map((rate) => rate.toFixed()))];
	const parts = keys.map((key) => {
		const members = lines.flatMap(({ amount }, index) =>
			rates[index]?.toFixed() === key ? [{ amount, index }] : [],
		);
		const amount = sumOf(members.map((member) => member.amount));
		const rate = new Big(key);
		const exact = taxIncluded ? withoutTax(amount, rate) : percentOf(amount, rate);
		const slack = halfUnitOf(decimals).times(members.length + 1);
		return { rate, amount, exact, members, slack };
	});
	const sums = spread(parts, taxIncluded ? total.minus(tax) : tax, decimals);
	if (sums === null) return NOT_THE_TAX;
	const groups = parts.map(({ rate, amount }, index) => {
		const sum = sums[index] ?? ZERO;
		return taxIncluded
			? { rate, net: sum, tax: amount.minus(sum) }
			: { rate, net: amount, tax: sum };
	});
	if (!taxIncluded) return { nets: lines.map(({ amount }) => amount), rates, groups };

	const nets = new Map<number, Big>();
	for (const [index, { members, rate }] of parts.entries()) {
		const own = apportion(
			members.map(({ amount }) => withoutTax(amount, rate)),
			sums[index] ?? ZERO,
			decimals,
		);
		if (own === null) return NOT_THE_TAX;
		members.forEach((member, place) => nets.set(member.index, own[place] ?? ZERO));
	}
	return { nets: lines.map((_, index) => nets.get(index) ?? ZERO), rates, groups };
}
