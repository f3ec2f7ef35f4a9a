import type Big from 'big.js';

import type { Bill, BillLine } from './bill';

const negated = (amount: Big | null): Big | null => amount?.times(-1) ?? null;

/** A line the other way round; its sign stands at the quantity or at the price. */
function turnedLine(line: BillLine): BillLine {
	const { amount, quantity, unitPrice, tax } = line;
	const atQuantity = quantity?.lt(0) === true || unitPrice === null;
	return {
		...line,
		amount: amount.times(-1),
		tax: negated(tax),
		...(atQuantity ? { quantity: negated(quantity) } : { unitPrice: negated(unitPrice) }),
	};
}

/**
 * A bill as books have it. A document gives money back if it calls itself a credit note, or if its total is negative;
 * then its amounts are turned to be positive. Discounts and payments have no sign: they bring both nearer to nothing.
 */
export function asBooked(printed: Omit<Bill, 'isCredit'>): Bill {
	const { total, nature } = printed;
	const isNegative = total?.lt(0) === true;
	const isCredit = isNegative || nature.kind === 'credit_note';
	if (!isNegative) return { ...printed, isCredit };
	return {
		...printed,
		isCredit,
		lines: printed.lines.map(turnedLine),
		subtotal: negated(printed.subtotal),
		shipping: negated(printed.shipping),
		serviceCharge: negated(printed.serviceCharge),
		rounding: negated(printed.rounding),
		tip: negated(printed.tip),
		tax: negated(printed.tax),
		total: negated(total),
		amountDue: negated(printed.amountDue),
	};
}
