import type { CheckCode } from '../../../core/decision/check';
import type { ReasonCode } from '../../../core/decision/reason';

/** Sums whose result is shown. */
export type SumCode = Extract<
	CheckCode,
	'line_total' | 'lines_sum' | 'total' | 'amount_due' | 'tax_rate'
>;

/**
 * Reasons and sums in a language other than English, in which the core says them itself. Filled in are `{ratio}`,
 * `{threshold}`, `{raw}` (what is printed), `{printed}`, `{known}`, and `{message}`, the English sentence. The place and
 * the compared numbers are put around.
 */
export interface ReasonWords {
	/** Before a place in a table: ", Zeile {row}". */
	readonly inRow: string;
	readonly reasons: Readonly<Record<ReasonCode, string>>;
	readonly agrees: Readonly<Record<SumCode, string>>;
}
