/** What is checked, in the order in which checks are listed. */
export type CheckCode =
	/** Quantity × unit price = line total. */
	| 'line_total'
	/** Line totals add up to the subtotal or the total. */
	| 'lines_sum'
	/** Subtotal + tax + shipping − discount = total. */
	| 'total'
	/** Total − what was paid = amount due. */
	| 'amount_due'
	/** Every row is a line item, none a sum, a tax or an amount carried over. */
	| 'line_items_only'
	/** No line stands there twice. */
	| 'duplicate_line'
	/** The due date is not before the issue date. */
	| 'date_order'
	/** The due date fits the issue date and the terms of payment. */
	| 'payment_term'
	/** No date lies far in the future. */
	| 'date_in_future'
	/** The year of the issue date is right. */
	| 'date_year'
	/** Day and month are not swapped. */
	| 'day_month'
	/** The document is what is asked for. */
	| 'document_type'
	/** Supplier and buyer are not the same. */
	| 'parties'
	/** The invoice number is no other number of the document. */
	| 'invoice_number'
	/** IBAN and VAT IDs have a right form. */
	| 'identifiers'
	/** The currency fits the countries and the amounts. */
	| 'currency'
	/** Tax rate × net = tax. */
	| 'tax_rate'
	/** Every column of the line items holds what belongs there. */
	| 'columns'
	/** Every field holds what its meaning allows. */
	| 'field_meaning';

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
