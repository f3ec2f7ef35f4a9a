import Big from 'big.js';

import { halfUnitOf } from '../../decision/figures';
import { fitsDecimals } from './amounts';
import type { BillLine } from './bill';

/** How many decimals a format holds. */
export interface Precision {
	readonly amount: number;
	readonly quantity: number;
	readonly price: number;
}

export interface QuantityPrice {
	readonly quantity: Big;
	readonly price: Big;
}

/** Whether the product rounds to the amount whatever way halves are rounded. */
const makes = (quantity: Big, price: Big, amount: Big, decimals: number): boolean =>
	quantity.times(price).minus(amount).abs().lt(halfUnitOf(decimals));

/**
 * A line's quantity and a price for one that make its amount: the printed price where it does, else the price that
 * follows from the amount (after a discount, or without tax).
 *
 * @param amount in whole cents
 * @returns null where no price with so many decimals makes the amount; a line without a quantity is one of it
 */
export function quantityAndPrice(
	{ quantity, unitPrice }: Pick<BillLine, 'quantity' | 'unitPrice'>,
	amount: Big,
	precision: Precision,
): QuantityPrice | null {
	if (quantity === null) return { quantity: new Big(1), price: amount };
	if (!fitsDecimals(quantity, precision.quantity)) return null;
	const derived = quantity.eq(0) ? [] : [amount.div(quantity).round(precision.price)];
	const price = [unitPrice, ...derived]
		.filter((candidate) => candidate !== null)
		.find(
			(candidate) =>
				fitsDecimals(candidate, precision.price) &&
				makes(quantity, candidate, amount, precision.amount),
		);
	return price === undefined ? null : { quantity, price };
}
