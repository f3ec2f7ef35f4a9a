import Big from 'big.js';

import { shown } from '../figures';
import { termOf, type Equation, type Term } from './equation';
import type { Selection, Signed } from './facts';

export const NO_AMOUNT = new Big(0);

export const sumOfTerms = (terms: readonly Term[]): Big =>
	terms.reduce((sum, { amount }) => sum.plus(amount), NO_AMOUNT);

/** The sum of the rows, as one summand. */
export const linesTerm = ({ rows, sum }: Selection): Term => ({
	words: 'lines',
	amount: sum,
	slack: rows.reduce((slack, { amount }) => slack.plus(amount.halfUnit), NO_AMOUNT),
	decimals: Math.max(0, ...rows.map(({ amount }) => amount.decimals)),
	figures: rows.map(({ amount }) => amount),
});

export const termsOf = (signed: readonly Signed<string>[]): Term[] =>
	signed.map(({ words, figure }) => termOf(words, figure));

/** A tax is worth finding only where the lines are known. */
export const areExact = (equations: readonly Equation[]): boolean =>
	equations.every(({ agreement }) => agreement === 'exact');

/** Rows that are passed on without a tax, where others are taxed: court fees, a visitor's tax; undefined for none. */
export function untaxedPart(selection: Selection): { taxed: Selection; untaxed: Term } | undefined {
	const isTaxed = ({ row }: Selection['rows'][number]) =>
		typeof row.tax_rate === 'object' && !row.tax_rate.amount.eq(0);
	const [taxed, untaxed] = [true, false].map((wanted) => {
		const rows = selection.rows.filter((own) => isTaxed(own) === wanted);
		const sum = rows.reduce((added, { amount }) => added.plus(amount.amount), NO_AMOUNT);
		return { ...selection, rows, sum };
	});
	if (taxed === undefined || untaxed === undefined) return undefined;
	if (taxed.rows.length === 0 || untaxed.sum.eq(0)) return undefined;
	const term = linesTerm(untaxed);
	return {
		taxed,
		untaxed: { ...term, words: `untaxed ${shown(term.amount.abs(), term.decimals)}` },
	};
}
