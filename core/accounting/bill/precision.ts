import { decimalsOf } from '../../values/currency/minor-units';
import type { FieldRole } from '../../schema/role';
import type { FormatDecimals } from '../decimals';
import type { BillProblem } from '../missing';
import { fitsDecimals } from './amounts';
import type { Bill } from './bill';

/** The amounts that a bill has but for its rows: in words, and the role of the field. */
const AMOUNTS = [
	{ key: 'total', words: 'total', role: 'total' },
	{ key: 'tax', words: 'tax', role: 'tax' },
	{ key: 'shipping', words: 'shipping', role: 'shipping' },
	{ key: 'serviceCharge', words: 'service charge', role: 'service_charge' },
	{ key: 'discount', words: 'discount', role: 'discount' },
	{ key: 'tip', words: 'tip', role: 'tip' },
	{ key: 'paid', words: 'amount paid', role: 'paid' },
	{ key: 'rounding', words: 'rounding', role: 'rounding' },
	{ key: 'withholding', words: 'withholding tax', role: 'withholding_tax' },
	{ key: 'amountDue', words: 'amount due', role: 'amount_due' },
] as const satisfies readonly { key: keyof Bill; words: string; role: FieldRole }[];

/** Those that have more decimals than so many. */
const finerThan = (bill: Bill, decimals: number) =>
	AMOUNTS.flatMap(({ key, words, role }) => {
		const amount = bill[key];
		return amount === null || fitsDecimals(amount, decimals) ? [] : [{ key, words, role, amount }];
	});

/** A misread separator: no amount has more decimals than its currency. */
const misread = (bill: Bill, currency: string, decimals: number): BillProblem[] =>
	finerThan(bill, decimals).map(({ key, words, role, amount }) => ({
		concern: key === 'total' || key === 'tax' ? key : 'lines_sum',
		field: bill.fieldNames[role]?.[0],
		message: `The ${words} ${amount.toFixed()} has more decimals than ${currency} has (${decimals}). Check the decimal separator, or book it by hand.`,
	}));

/**
 * Amounts that the currency or the format can't hold. A line of a currency with cents may have more decimals, which are
 * rounded so that the lines make the total; where a currency has more than the format, nothing is rounded away.
 */
export function precisionProblems(
	bill: Bill,
	currency: string,
	{ most, words }: FormatDecimals,
): BillProblem[] {
	const decimals = decimalsOf(currency);
	const wrong = misread(bill, currency, decimals);
	if (wrong.length > 0 || decimals <= most) return wrong;
	const isLost =
		finerThan(bill, most).length > 0 ||
		bill.lines.some(({ amount }) => !fitsDecimals(amount, most));
	return isLost
		? [
				{
					concern: 'currency',
					field: bill.fieldNames.currency?.[0],
					message: `Amounts in ${currency} have ${decimals} decimals, and ${words} holds ${most}, so this document can’t be put there without changing its amounts. Book it by hand.`,
				},
			]
		: [];
}
