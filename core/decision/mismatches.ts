import type { CheckCode } from './check';
import type { ReasonCode } from './reason';

/** Which reason a failed check is. */
export const MISMATCHES: Readonly<Record<CheckCode, ReasonCode>> = {
	line_total: 'line_total_mismatch',
	lines_sum: 'lines_sum_mismatch',
	total: 'total_mismatch',
	amount_due: 'amount_due_mismatch',
	line_items_only: 'no_line_item',
	duplicate_line: 'duplicate_line',
	date_order: 'date_order',
	payment_term: 'payment_term',
	date_in_future: 'date_in_future',
	date_year: 'date_year',
	day_month: 'day_month',
	document_type: 'document_type',
	parties: 'same_party',
	invoice_number: 'wrong_number',
	identifiers: 'wrong_number',
	currency: 'currency_mismatch',
	tax_rate: 'tax_rate_mismatch',
	columns: 'wrong_column',
	field_meaning: 'wrong_value',
};
