import type { FieldRole } from '../../schema/role';
import type { Concern, BillProblem } from '../missing';
import type { Bill } from './bill';

/** What a bill may need from the document, and how an accountant calls it. */
const NEEDS = {
	supplier_name: { concern: 'supplier', words: 'the supplier’s name' },
	invoice_number: { concern: 'number', words: 'the invoice number' },
	issue_date: { concern: 'issue_date', words: 'the invoice date' },
	due_date: { concern: 'due_date', words: 'the due date' },
	currency: { concern: 'currency', words: 'the currency' },
	tax: { concern: 'tax', words: 'the tax amount' },
	total: { concern: 'total', words: 'the total' },
} as const satisfies Partial<Record<FieldRole, { concern: Concern; words: string }>>;

/** Says that something was not found, and what to do: read it, or ask for it in the schema. */
export function absent({ fieldNames }: Bill, role: keyof typeof NEEDS): BillProblem {
	const { concern, words } = NEEDS[role];
	const [field] = fieldNames[role] ?? [];
	return {
		concern,
		field,
		message:
			field === undefined
				? `The schema has no field for ${words}. Add one with the name “${role}”.`
				: `No value for ${words} was found (field “${field}”). Look at the document and enter it.`,
	};
}

/** What every bill for an accounting tool needs at its head: a number where the schema asks for one, date and currency. */
export const absentHead = (bill: Bill): BillProblem[] => [
	...(bill.number === null && bill.fieldNames.invoice_number !== undefined
		? [absent(bill, 'invoice_number')]
		: []),
	...(bill.issueDate === null ? [absent(bill, 'issue_date')] : []),
	...(bill.currency === null ? [absent(bill, 'currency')] : []),
];

/** @param number as the tool would get it */
export const numberTooLong = (
	bill: Bill,
	number: string | null,
	tool: string,
	most: number,
): BillProblem[] =>
	number === null || number.length <= most
		? []
		: [
				{
					concern: 'number',
					field: bill.fieldNames.invoice_number?.[0],
					message: `${tool} takes a number of at most ${most} characters. Compare it with the document and correct it.`,
				},
			];
