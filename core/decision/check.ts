/** What is checked, in the order in which checks are listed. */
export const CHECKS = {
	line_total: 'Quantity × unit price = line total',
	lines_sum: 'Line totals add up to the subtotal or the total',
	total: 'Subtotal + tax + shipping − discount = total',
	amount_due: 'Total − what was paid = amount due',
	line_items_only: 'Every row is a line item, none a sum, a tax or an amount carried over',
	duplicate_line: 'No line stands there twice',
	date_order: 'The due date is not before the issue date',
	payment_term: 'The due date fits the issue date and the terms of payment',
	date_in_future: 'No date lies far in the future',
	date_year: 'The year of the issue date is right',
	day_month: 'Day and month are not swapped',
	document_type: 'The document is what is asked for',
	parties: 'Supplier and buyer are not the same',
	invoice_number: 'The invoice number is no other number of the document',
	identifiers: 'IBAN and VAT IDs have a right form',
	currency: 'The currency fits the countries and the amounts',
	tax_rate: 'Tax rate × net = tax',
	columns: 'Every column of the line items holds what belongs there',
	field_meaning: 'Every field holds what its meaning allows',
} as const;

export type CheckCode = keyof typeof CHECKS;

/** Whether the document's values agree with each other, in one respect. */
export interface Check {
	readonly code: CheckCode;
	readonly result: 'passed' | 'failed' | 'not_applicable';
	/** Number of the row, from 1, where it concerns one. */
	readonly row?: number;
	/** The fields and columns that take part: "total_due", "line_items.quantity". */
	readonly fields: readonly string[];
	/** What was compared, by role: amounts as numbers, dates as ISO text. */
	readonly numbers: Readonly<Record<string, number | string>>;
	/** One sentence for an accountant. */
	readonly message: string;
}

/**
 * What the line totals hold, as far as arithmetic shows it: they add up to the amount before tax, to the amount with
 * tax, or there is no tax. null: it doesn't show.
 */
export type LineAmounts = 'tax_exclusive' | 'tax_inclusive' | 'no_tax' | null;
