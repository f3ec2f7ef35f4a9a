import type Big from 'big.js';

import type { FormatDecimals } from '../decimals';
import type { BillProblem, Concern } from '../missing';
import { absent } from './absent';
import { ZERO } from './amounts';
import type { Bill } from './bill';
import { decimalsOf } from '../../values/currency/minor-units';
import { lastDayOf } from '../../values/currency/old-currencies';
import { notABill } from './not-a-bill';
import { precisionProblems } from './precision';

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
