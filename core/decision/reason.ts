import type { Check } from './check';

/** Why a document or a row needs a person. */
export interface Reason {
	readonly code: ReasonCode;
	/** "total_due", or "line_items.quantity" for a column; absent when it concerns the whole document. */
	readonly field?: string | undefined;
	/** Number of the row, from 1. */
	readonly row?: number | undefined;
	/** One sentence for a person. */
	readonly message: string;
	readonly match_ratio?: number | undefined;
	readonly threshold?: number | undefined;
	/** What is printed, where it could not be read. */
	readonly raw?: string | number | undefined;
	/** What was compared, where amounts or dates disagree. */
	readonly numbers?: Check['numbers'] | undefined;
}

export const REASON_CODES = [
	'low_match_ratio',
	'unknown_match_ratio',
	'text_not_verified',
	'pdf_text_differs',
	'missing_value',
	'unreadable_value',
	'line_total_mismatch',
	'lines_sum_mismatch',
	'total_mismatch',
	'amount_due_mismatch',
	'no_line_item',
	'duplicate_line',
	'date_order',
	'payment_term',
	'date_in_future',
	'date_year',
	'day_month',
	'document_type',
	'same_party',
	'wrong_number',
	'currency_mismatch',
	'tax_rate_mismatch',
	'wrong_column',
	'wrong_value',
	'supplier_changed',
	'review_rule',
	'incomplete_payload',
	'pages_left_out',
	'text_not_drawn',
	'pages_disagree',
	'no_document',
	'e_invoice_differs',
	'duplicate',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** Whether a document may go on by itself. */
export type Decision = 'accepted' | 'review';

export interface Judgement {
	readonly decision: Decision;
	/** Lowest known match ratio of the fields that count; null when none is known. */
	readonly match_ratio: number | null;
	readonly reasons: readonly Reason[];
}
