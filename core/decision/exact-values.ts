import type { DocumentValues, ReadCell } from '../values/document-values';
import type { Check, CheckCode } from './check';

/** Checks that find what was misread, by its form or by what stands beside it. Sums are no such thing: a sender can be wrong. */
const OF_READING: ReadonlySet<CheckCode> = new Set([
	'identifiers',
	'invoice_number',
	'payment_term',
	'date_year',
	'day_month',
	'currency',
	'columns',
	'field_meaning',
]);

/** "line_items.quantity" in row 2, or "total_due". */
function cellAt(
	{ cells, tables }: DocumentValues,
	place: string,
	row: number | undefined,
): ReadCell | undefined {
	const [table = '', column] = place.split('.');
	return column === undefined ? cells[table] : tables[table]?.[(row ?? 0) - 1]?.[column];
}

/**
 * Values of an e-invoice are what the sender wrote, letter by letter: what only finds misreadings says nothing about
 * them.
 */
export const withoutMisreadings = (checks: readonly Check[], values: DocumentValues): Check[] =>
	checks.map((check) => {
		const isExact =
			check.fields.length > 0 &&
			check.fields.every((place) => cellAt(values, place, check.row)?.source === 'e_invoice');
		return isExact && check.result === 'failed' && OF_READING.has(check.code)
			? {
					...check,
					result: 'not_applicable',
					message: `${check.message}; but the e-invoice says so, and nothing was misread`,
				}
			: check;
	});
