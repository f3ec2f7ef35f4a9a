import type Big from 'big.js';

import type { FormatDecimals } from '../decimals';
import type { BillProblem, Concern } from '../missing';
import { absent } from './absent';
import { fitsDecimals, ZERO } from './amounts';
import type { Bill } from './bill';
import { decimalsOf } from '../../values/currency/minor-units';
import { lastDayOf } from '../../values/currency/old-currencies';
import type { FieldRole } from '../../schema/role';
import { notABill } from './not-a-bill';

const LINE_CONCERNS: ReadonlySet<Concern> = new Set(['lines', 'line_amount', 'line_quantity']);

/** What the lines of a bill are added up against. */
export interface Base {
	/** As printed. */
	readonly total: Big;
	/** 0 where there is none. */
	readonly tax: Big;
	/** Whether the amounts of the lines contain the tax. */
	readonly taxIncluded: boolean;
	/** Of the currency, as far as the format holds them: 2, 0 or 3. */
	readonly decimals: number;
}

/** About a field of the document, or about the whole. */
export const problem = (concern: Concern, message: string, field?: string): BillProblem => ({
	concern,
	field,
	message,
});

/** What an amount is in words, and the role of its field. */
const SPELLED = [
	{ role: 'total', name: 'total', field: 'total' },
	{ role: 'tax', name: 'tax', field: 'tax' },
	{ role: 'shipping', name: 'shipping', field: 'shipping' },
	{ role: 'serviceCharge', name: 'service charge', field: 'service_charge' },
	{ role: 'discount', name: 'discount', field: 'discount' },
	{ role: 'tip', name: 'tip', field: 'tip' },
	{ role: 'paid', name: 'amount paid', field: 'paid' },
	{ role: 'rounding', name: 'rounding', field: 'rounding' },
	{ role: 'withholding', name: 'withholding tax', field: 'withholding_tax' },
	{ role: 'amountDue', name: 'amount due', field: 'amount_due' },
] as const satisfies readonly { role: keyof Bill; name: string; field: FieldRole }[];

/** Amounts of the document with more decimals than their currency has: a misread separator. */
function tooFine(bill: Bill, decimals: number, words: string): BillProblem[] {
	return SPELLED.flatMap(({ role, name, field }) => {
		const amount = bill[role];
		if (amount === null || fitsDecimals(amount, decimals)) return [];
		return [
			problem(
				role === 'total' || role === 'tax' ? role : 'lines_sum',
				`The ${name} ${amount.toFixed()} ${words}`,
				bill.fieldNames[field]?.[0],
			),
		];
	});
}

/** What the lines hold, against the printed tax. */
function modeProblems({ lineAmounts, tax, fieldNames }: Bill): BillProblem[] {
	if (lineAmounts === null)
		return [
			problem(
				'line_amount_types',
				'The line amounts add up neither to the amount before tax nor to the total, so nobody can tell whether they contain tax. Compare the lines with the document and correct them.',
			),
		];
	return lineAmounts === 'no_tax' && tax !== null && !tax.eq(0)
		? [
				problem(
					'tax',
					`The lines add up to the total as if there were no tax, but a tax of ${tax.toFixed()} is printed. Compare the amounts with the document and correct them.`,
					fieldNames.tax?.[0],
				),
			]
		: [];
}

/** No tool books a currency that is gone. */
function goneCurrency(currency: string, field: string | undefined): BillProblem[] {
	const lastDay = lastDayOf(currency);
	return lastDay === undefined
		? []
		: [
				problem(
					'currency',
					`${currency} has been no currency since ${lastDay}, and no accounting tool takes it. Correct it, or book it by hand.`,
					field,
				),
			];
}

/** What must be there before anything can be added up; none can be put in the place of another. */
function baseProblems(bill: Bill, linesRead: boolean): BillProblem[] {
	const { currency, total, lineAmounts, tax, lines, fieldNames } = bill;
	return [
		...notABill(bill),
		...(currency === null
			? [absent(bill, 'currency')]
			: goneCurrency(currency, fieldNames.currency?.[0])),
		...(lines.length === 0 && linesRead
			? [
					problem(
						'lines',
						'No line items were read. Add a line-item field to the schema, or enter the lines by hand.',
					),
				]
			: []),
		...(total === null ? [absent(bill, 'total')] : []),
		...(tax === null && lineAmounts !== 'no_tax' && lineAmounts !== null
			? [absent(bill, 'tax')]
			: []),
		...(linesRead && lines.length > 0 && total !== null ? modeProblems(bill) : []),
	];
}

/**
 * Amounts that the currency or the format can't hold. A line of a currency with cents may have more decimals, which are
 * rounded so that the lines make the total; of one with three nothing is rounded away.
 */
function precisionProblems(
	bill: Bill,
	currency: string,
	{ most, words }: FormatDecimals,
): BillProblem[] {
	const iso = decimalsOf(currency);
	const wrong = tooFine(
		bill,
		iso,
		`has more decimals than ${currency} has (${iso}). Check the decimal separator, or book it by hand.`,
	);
	if (wrong.length > 0 || iso <= most) return wrong;
	const isLost =
		tooFine(bill, most, '').length > 0 ||
		bill.lines.some(({ amount }) => !fitsDecimals(amount, most));
	return isLost
		? [
				problem(
					'currency',
					`Amounts in ${currency} have ${iso} decimals, and ${words} holds ${most}, so this document can’t be put there without changing its amounts. Book it by hand.`,
					bill.fieldNames.currency?.[0],
				),
			]
		: [];
}

/** Total, tax and what the lines hold, or why they are not known. */
export function baseOf(
	bill: Bill,
	problems: readonly BillProblem[],
	format: FormatDecimals,
): Base | readonly BillProblem[] {
	const linesRead = !problems.some(({ concern }) => LINE_CONCERNS.has(concern));
	const known = new Set(problems.map(({ concern }) => concern));
	const base = baseProblems(bill, linesRead).filter(({ concern }) => !known.has(concern));
	const { currency, total } = bill;
	if (base.length > 0 || problems.length > 0 || currency === null || total === null)
		return [...problems, ...base];
	const fine = precisionProblems(bill, currency, format);
	const tax = bill.tax ?? ZERO;
	return fine.length > 0
		? fine
		: {
				total,
				tax,
				// Where there is no tax, nothing contains it.
				taxIncluded: bill.lineAmounts === 'tax_inclusive' && !tax.eq(0),
				decimals: Math.min(decimalsOf(currency), format.most),
			};
}
