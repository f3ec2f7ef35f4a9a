import Big from 'big.js';

import { sumOf, ZERO } from '../bill/amounts';
import type { Bill, BillLine } from '../bill/bill';
import type { Settled } from '../bill/settle';
import type { MissingPart } from '../missing';
import { isAllowance, isCharge, type NetItem } from './lines';
import type { Taxed } from './vat-groups';
import { amountNode, type Currency, type XmlNode } from './xml';

/** The totals of an invoice (BG-22). */
export interface Totals {
	readonly lines: Big;
	readonly allowances: Big;
	readonly charges: Big;
	readonly withoutTax: Big;
	readonly withTax: Big;
	readonly paid: Big;
	readonly rounding: Big;
	readonly payable: Big;
}

/** What amounts to be paid are rounded to in cash: 5, 10 and 50 cents, and whole units of the currency. */
const CASH_STEPS = ['0.05', '0.1', '0.5', '1'].map((step) => new Big(step));

/** Whether an amount is another one rounded to the coins there are. */
const isCashRounding = (exact: Big, rounded: Big): boolean =>
	CASH_STEPS.some((step) => rounded.mod(step).eq(0) && rounded.minus(exact).abs().lte(step.div(2)));

const isItem = ({ kind }: BillLine): boolean => kind === 'item';

/** Amounts the printed subtotal may be: with or without shipping, discount and tax. */
function subtotals(settled: Settled, totals: Totals): Big[] {
	const ofKind = (isKind: (line: BillLine) => boolean) =>
		sumOf(settled.lines.filter(isKind).map(({ amount }) => amount));
	const [items, charges, discount] = [ofKind(isItem), ofKind(isCharge), ofKind(isAllowance)];
	return [
		items,
		items.plus(charges),
		items.plus(discount),
		items.plus(charges).plus(discount),
		totals.lines,
		totals.withoutTax,
	];
}

const named = (field: string | undefined) => (field === undefined ? {} : { field });

/** What is to be paid, and how far it is rounded to coins. */
interface Payable {
	readonly amount: Big;
	readonly rounding: Big;
	readonly missing: readonly MissingPart[];
}

/**
 * The amount due (BT-115): the total less what was paid, or what is printed if that is it rounded. A tax to keep back
 * has no place of its own in EN 16931 and stays in it.
 *
 * @param printedRounding what the total holds of it already
 */
export function payableOf(settled: Settled, bill: Bill, printedRounding: Big): Payable {
	const { amountDue, dueDate, paymentTerms, isCredit, fieldNames } = bill;
	const unrounded = settled.total.minus(bill.paid ?? ZERO);
	const exact = unrounded.plus(printedRounding);
	const withheld = bill.withholding ?? ZERO;
	const printed = amountDue?.plus(withheld) ?? exact;
	const isRounded =
		printedRounding.eq(0) &&
		(printed.eq(exact.plus(bill.rounding ?? ZERO)) ||
			(withheld.eq(0) && isCashRounding(exact, printed)));
	const isOff = !isRounded && !printed.eq(exact) && amountDue?.eq(exact) !== true;
	const amount = isRounded ? printed : exact;
	return {
		amount,
		rounding: amount.minus(unrounded),
		missing: [
			...(isOff
				? [
						{
							part: 'BT-115',
							...named(fieldNames.amount_due?.[0]),
							message: `The printed amount due ${amountDue?.toFixed() ?? ''} is not the total less what was paid (${exact.toFixed(settled.decimals)}), nor that rounded to coins. Add a field for the amount paid, or correct it.`,
						},
					]
				: []),
			...(amount.gt(0) && dueDate === null && paymentTerms === null && !isCredit
				? [
						{
							part: 'BT-9',
							...named(fieldNames.due_date?.[0]),
							message:
								'There is something to pay, but neither a due date nor terms of payment were found. Look at the document and enter one, or add a field for it.',
						},
					]
				: []),
		],
	};
}

/** Sums, and the printed subtotal where it doesn't agree with any. */
export function totalsOf(
	settled: Settled,
	{ nets }: Taxed,
	bill: Bill,
	payable: Payable,
): { readonly totals: Totals; readonly missing: readonly MissingPart[] } {
	const ofKind = (isKind: (line: BillLine) => boolean) =>
		sumOf(settled.lines.flatMap((line, index) => (isKind(line) ? (nets[index] ?? []) : [])));
	const totals: Totals = {
		lines: ofKind(isItem),
		allowances: ofKind(isAllowance).times(-1),
		charges: ofKind(isCharge),
		withoutTax: sumOf(nets),
		withTax: settled.total,
		paid: bill.paid ?? ZERO,
		rounding: payable.rounding,
		payable: payable.amount,
	};
	const { subtotal, fieldNames } = bill;
	const disagrees =
		subtotal !== null && !subtotals(settled, totals).some((possible) => possible.eq(subtotal));
	return {
		totals,
		missing: disagrees
			? [
					{
						part: 'BT-109',
						...named(fieldNames.subtotal?.[0]),
						message: `The printed subtotal ${subtotal.toFixed()} fits neither the lines nor the total less the tax (${totals.withoutTax.toFixed(settled.decimals)}). Compare it with the document and correct it.`,
					},
				]
			: [],
	};
}

const unlessZero = (amount: Big, currency: Currency): XmlNode | undefined =>
	amount.eq(0) ? undefined : amountNode(amount, currency);

export const totalsNode = (
	totals: Totals,
	items: readonly NetItem[],
	currency: Currency,
): XmlNode => {
	const has = (isKind: (line: BillLine) => boolean) => items.some(({ line }) => isKind(line));
	return {
		'cbc:LineExtensionAmount': amountNode(totals.lines, currency),
		'cbc:TaxExclusiveAmount': amountNode(totals.withoutTax, currency),
		'cbc:TaxInclusiveAmount': amountNode(totals.withTax, currency),
		'cbc:AllowanceTotalAmount': has(isAllowance)
			? amountNode(totals.allowances, currency)
			: undefined,
		'cbc:ChargeTotalAmount': has(isCharge) ? amountNode(totals.charges, currency) : undefined,
		'cbc:PrepaidAmount': unlessZero(totals.paid, currency),
		'cbc:PayableRoundingAmount': unlessZero(totals.rounding, currency),
		'cbc:PayableAmount': amountNode(totals.payable, currency),
	};
};
