import Big from 'big.js';

import { shown, type Figure } from '../figures';
import { isMixContained, sideOfTax, type SideOfTax } from './contained-tax';
import { termOf, type Term } from './equation';
import type { Facts, Selection } from './facts';
import { explainImpliedTax, isTaxByPrintedRates, type TaxSide } from './implied-tax';
import { termsOf, NO_AMOUNT } from './terms';

/** A tax that nobody printed, as what is missing between net and total. */
const impliedTerm = (amount: Big, rates: readonly number[] | null): Term => ({
	words:
		rates === null
			? `tax ${shown(amount.abs(), 2)} by the rates of the lines`
			: `tax ${shown(amount.abs(), 2)} (${[...new Set(rates)].join(' % and ')} %)`,
	amount,
	slack: NO_AMOUNT,
	decimals: 2,
	figures: [],
});

/** The tax that explains what is missing; undefined where rates don't explain it, or explain anything. */
export function impliedTax(
	facts: Facts,
	selection: Selection | undefined,
	others: readonly Term[],
	needed: Big,
	side: TaxSide,
): Term | undefined {
	if (facts.saysUntaxed()) return undefined;
	// A tax as large as the discount would only undo it: the total is without both.
	if (facts.adjustments.some(({ figure }) => figure.amount.plus(needed).eq(0))) return undefined;
	const rows = selection?.rows ?? [];
	const rated = ratedRows(selection);
	if (rated !== undefined && others.length === 0)
		return isTaxByPrintedRates(rated, needed, side) ? impliedTerm(needed, null) : undefined;
	const parts = [
		...rows.map(({ amount }) => amount.amount),
		...others.map(({ amount }) => amount),
	].filter((amount) => !amount.eq(0));
	const key = `${side} ${needed.toString()} ${parts.join(' ')}`;
	const found = facts.impliedTaxes.has(key)
		? facts.impliedTaxes.get(key)
		: explainImpliedTax(parts, needed, side, facts.rateSets);
	facts.impliedTaxes.set(key, found);
	return found === undefined ? undefined : impliedTerm(needed, found.rates);
}

/** The rows of a selection that print a rate, with it; undefined where one of them prints none. */
function ratedRows(selection: Selection | undefined) {
	const rated = (selection?.rows ?? []).flatMap(({ row, amount }) =>
		typeof row.tax_rate === 'object' ? [{ amount: amount.amount, rate: row.tax_rate.amount }] : [],
	);
	return rated.length > 0 && rated.length === selection?.rows.length ? rated : undefined;
}

/** Whether an amount holds its tax: by the rates that all its rows print, else by the rates of its country. */
export function sideOf(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
): SideOfTax {
	const rated = facts.adjustments.length > 0 ? undefined : ratedRows(selection);
	if (rated !== undefined) {
		const contained = isTaxByPrintedRates(rated, tax.amount, 'contained');
		const added = isTaxByPrintedRates(rated, tax.amount, 'on_top');
		if (contained !== added) return contained ? 'contained' : 'added';
	}
	return sideOfTax(gross, tax, facts.rateSets);
}

/** Amounts that hold a printed tax: whether its rate shows that they do. */
export function doubtAboutContained(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
): string | undefined {
	const side = sideOf(facts, selection, gross, tax);
	if (side === 'contained' || (side === 'either' && facts.isReceipt)) return undefined;
	const amount = shown(tax.amount, tax.decimals);
	const whole = shown(gross, tax.decimals);
	return side === 'added'
		? `the tax ${amount} fits on top of ${whole}, not within it, so ${whole} is an amount before tax`
		: `the tax ${amount} may be contained in ${whole} or come on top of it, and nothing printed shows which: is ${whole} the amount to pay?`;
}

/**
 * A subtotal is the sum before tax. One that holds the tax, as some receipts print it, is taken only where a rate or a
 * mix of one country's rates makes that tax, and nothing else that is printed is left out of the total.
 */
export function doubtAboutSubtotal(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
	ends: readonly Term[],
): string | undefined {
	const tip = facts.ends.find(({ role }) => role === 'tip');
	if (tip !== undefined && facts.due === undefined && !termsOf([tip]).some(isAmong(ends)))
		return `the tax and the ${termOf('tip', tip.figure).words} are printed beside it: the total is without them`;
	const side = sideOf(facts, selection, gross, tax);
	if (side === 'contained' || isMixContained(gross, tax, facts.rateSets)) return undefined;
	return `no rate makes the printed tax ${shown(tax.amount, tax.decimals)} a part of it: the total is without the tax`;
}

const isAmong = (terms: readonly Term[]) => (own: Term) =>
	terms.some(({ words }) => words === own.words);
