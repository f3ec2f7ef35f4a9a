import type Big from 'big.js';

import type { Bill } from './bill';
import type { Settled } from './settle';
import { lineCodes, type LineCodes, type TaxCodes } from './tax-codes';
import { isSalesTax, lineRates } from './tax-rates';
import { taxShares } from './tax-shares';

/** How a document is booked: as something to pay, as money back, or as what was paid at once. */
export type Booking = 'bill' | 'credit' | 'expense';

/** A schema for receipts asks how much was paid, and neither for a number nor for a date by which to pay. */
const asksForReceipt = ({ fieldNames }: Bill): boolean =>
	fieldNames.invoice_number === undefined &&
	fieldNames.due_date === undefined &&
	fieldNames.paid !== undefined;

function isReceipt(bill: Bill): boolean {
	const { kind } = bill.nature;
	return kind === 'receipt' || (kind === null && asksForReceipt(bill));
}

/** A receipt, and what was paid in full, leaves nothing to pay: as a bill it would be paid twice. */
function bookingOf(bill: Bill, { due, total }: Pick<Settled, 'due' | 'total'>): Booking {
	if (bill.isCredit) return 'credit';
	const isPaid = total.gt(0) && (due.lte(0) || bill.amountDue?.eq(0) === true);
	return isPaid || isReceipt(bill) ? 'expense' : 'bill';
}

/** A bill that adds up, and how its lines are booked. */
export interface Booked extends Settled {
	readonly booking: Booking;
	/** Of each line, in percent; null: nobody can tell. */
	readonly rates: readonly Big[] | null;
	/** Of each line, what it bears of the printed tax; null: nobody can tell. */
	readonly shares: readonly Big[] | null;
	/** The tax code of each line. */
	readonly taxCodes: LineCodes;
}

export function book(bill: Bill, settled: Settled, taxCodes: TaxCodes): Booked {
	const rates = lineRates(settled, bill);
	return {
		...settled,
		booking: bookingOf(bill, settled),
		rates,
		shares: taxShares(settled, bill, rates),
		taxCodes: lineCodes(settled, rates, isSalesTax(settled, bill), taxCodes),
	};
}
