import Big from 'big.js';

/**
 * How well two amounts agree, one made of others and one printed.
 * - `exact`: the printed one is the made one, rounded to the decimals it is printed with
 * - `rounding`: they differ by no more than the rounding of the added values explains
 */
export type Agreement = 'exact' | 'rounding' | 'off';

/** An amount made of printed ones. */
export interface Made {
	readonly amount: Big;
	/** What rounding of the values in it may have taken or added: half a unit of the last decimal of each. */
	readonly slack: Big;
	/** Decimals it has by itself. */
	readonly decimals: number;
}

/** @param printed the amount it should be, with half a unit of its last printed decimal */
export function agreementOf(
	made: Made,
	printed: { readonly amount: Big; readonly halfUnit: Big; readonly decimals: number },
): Agreement {
	const difference = made.amount.minus(printed.amount).abs();
	// Nothing is rounded away when the printed one has all decimals.
	const exact = made.decimals > printed.decimals ? printed.halfUnit : new Big(0);
	if (difference.lte(exact)) return 'exact';
	return difference.lt(made.slack.plus(printed.halfUnit)) ? 'rounding' : 'off';
}
