import Big from 'big.js';

import { shown } from '../figures';
import { sideOfTax } from './contained-tax';
import { equation, type Equation, type Term } from './equation';
import type { Facts } from './facts';
import type { Reading } from './reading';
import { NO_AMOUNT } from './terms';

/** In Switzerland nothing is paid in smaller coins, and many totals are rounded to them without a word. */
const COINS: Readonly<Record<string, Big>> = { CHF: new Big('0.05') };

/**
 * A total that was cut to the cent instead of rounded, one that was rounded to the smallest coin, and one of 0.00 because
 * all is paid already.
 */
export function* cutOrPaid(
	facts: Facts,
	base: Omit<Reading, 'equations'>,
	lines: readonly Equation[],
	terms: readonly Term[],
	plain: Equation,
): Generator<Reading> {
	const { total, tax, ends, rateSets } = facts;
	const [subtotal] = terms;
	if (total === undefined || tax === undefined || subtotal === undefined) return;
	const isSure = lines.every(({ agreement }) => agreement === 'exact') && lines.length > 0;
	if (!isSure || terms.length !== 2) return;
	const side = sideOfTax(subtotal.amount, tax, rateSets);
	if (total.amount.eq(0) && ends.length === 0 && side === 'added') {
		const { amount } = plain.made;
		const paid: Term = {
			words: `${shown(amount, tax.decimals)} that must be paid already`,
			amount: amount.times(-1),
			slack: NO_AMOUNT,
			decimals: tax.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, paid], total, 'what is left to pay')],
		};
	}
	const coin = COINS[facts.currency ?? ''];
	const rest = total.amount.minus(plain.made.amount);
	if (coin !== undefined && rest.abs().times(2).lt(coin) && total.amount.mod(coin).eq(0)) {
		const rounded: Term = {
			words: `rounding ${shown(rest.abs(), total.decimals)}`,
			amount: rest,
			slack: NO_AMOUNT,
			decimals: total.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, rounded], total, 'the total')],
		};
	}
	// Nothing has no rate.
	if (subtotal.amount.eq(0)) return;
	const rate = tax.amount.div(subtotal.amount).times(200).round(0).div(200);
	const whole = subtotal.amount.times(rate.plus(1));
	const isCut = whole.round(total.decimals, 0).eq(total.amount) && rate.gt(0);
	const taxIsRounded = subtotal.amount.times(rate).round(tax.decimals).eq(tax.amount);
	if (plain.agreement === 'rounding' && isCut && taxIsRounded) {
		const cut: Term = {
			words: 'what was cut off',
			amount: total.amount.minus(plain.made.amount),
			slack: NO_AMOUNT,
			decimals: total.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, cut], total, 'the total')],
		};
	}
}
