import Big from 'big.js';

import { isFigure, shown, type Figure, type Figures } from '../figures';

/** A choice of what stands between the lines and the total: shipping, a discount, what was paid before. */
export interface Adjustment {
	readonly amount: Big;
	readonly slack: Big;
	readonly decimals: number;
	/** " + shipping 5.00 − discount 2.00"; "" for none. */
	readonly words: string;
	readonly figures: readonly Figure[];
}

const NONE: Adjustment = {
	amount: new Big(0),
	slack: new Big(0),
	decimals: 0,
	words: '',
	figures: [],
};

type AdjustmentRole = 'shipping' | 'discount' | 'paid';

/** A discount is taken off, whether printed as 5.00 or as -5.00; shipping is added as it stands. */
const signed = (role: AdjustmentRole, { amount }: Figure): Big =>
	role === 'shipping' ? amount : amount.abs().times(-1);

function withRole(base: Adjustment, role: AdjustmentRole, figure: Figure): Adjustment {
	const amount = signed(role, figure);
	return {
		amount: base.amount.plus(amount),
		slack: base.slack.plus(figure.halfUnit),
		decimals: Math.max(base.decimals, figure.decimals),
		words: `${base.words} ${amount.lt(0) ? '−' : '+'} ${role} ${shown(amount.abs(), figure.decimals)}`,
		figures: [...base.figures, figure],
	};
}

/**
 * All choices among the document's adjustments, the most of them first: some are contained in the subtotal, some come after
 * it, and the page doesn't say which.
 */
export const adjustmentsOf = (figures: Figures, roles: readonly AdjustmentRole[]): Adjustment[] =>
	roles
		.reduce<Adjustment[]>(
			(choices, role) => {
				const figure = figures.of(role);
				return isFigure(figure) && !figure.amount.eq(0)
					? choices.flatMap((choice) => [withRole(choice, role, figure), choice])
					: choices;
			},
			[NONE],
		)
		.sort((a, b) => b.figures.length - a.figures.length);
