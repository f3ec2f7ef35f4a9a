import Big from 'big.js';

import { agreementOf, type Agreement, type Made } from '../agreement';
import { shown, type Figure } from '../figures';

/** One summand: printed, or made of printed ones. */
export interface Term {
	/** "shipping 5.00"; the sign is written before it. */
	readonly words: string;
	/** With its sign. */
	readonly amount: Big;
	readonly slack: Big;
	readonly decimals: number;
	/** The printed amounts it is made of. */
	readonly figures: readonly Figure[];
}

/** What must hold if a reading is right: the terms add up to a printed amount. */
export interface Equation {
	readonly code: 'lines_sum' | 'total' | 'amount_due';
	readonly terms: readonly Term[];
	readonly printed: Figure;
	/** What the printed amount is: "the subtotal (before tax)". */
	readonly is: string;
	readonly made: Made;
	readonly agreement: Agreement;
}

const ZERO = new Big(0);

/** A printed amount as a summand. */
export const termOf = (words: string, figure: Figure, sign: 1 | -1 = 1): Term => ({
	words: `${words} ${shown(figure.amount.abs(), figure.decimals)}`,
	amount: figure.amount.times(sign),
	slack: figure.halfUnit,
	decimals: figure.decimals,
	figures: [figure],
});

/** An equation and how well it holds. */
export function equation(
	code: Equation['code'],
	terms: readonly Term[],
	printed: Figure,
	is: string,
): Equation {
	const made: Made = {
		amount: terms.reduce((sum, { amount }) => sum.plus(amount), ZERO),
		slack: terms.reduce((sum, { slack }) => sum.plus(slack), ZERO),
		decimals: Math.max(0, ...terms.map(({ decimals }) => decimals)),
	};
	return { code, terms, printed, is, made, agreement: agreementOf(made, printed) };
}

/** " + shipping 5.00 − discount 2.00", of all summands but the first. */
export const restInWords = (terms: readonly Term[]): string =>
	terms
		.slice(1)
		.map(({ amount, words }) => ` ${amount.lt(0) ? '−' : '+'} ${words}`)
		.join('');

export const figuresOfEquation = ({ terms, printed }: Equation): Figure[] => [
	...terms.flatMap(({ figures }) => figures),
	printed,
];
