import { valuesOfRow, type ProcessedDocument } from '../../../core/pipeline/output';
import { isBlank, type ReadRow, type Value } from '../../../core/values/document-values';
import { lowestOf, textOf } from './judged';
import { withOutputKeys } from './output-key';

/** A row as a flat line item, as steps of other apps map it. */
export type LineItem = Readonly<Record<string, Value | boolean>>;

/** The lowest of the row's own values; null when none is known. */
const lowestRatio = (row: ReadRow): number | null =>
	lowestOf(Object.values(row).map((cell) => (isBlank(cell) ? null : cell.match_ratio)));

/** The tables of a document as lists of flat rows. Each is judged by what stands in it, not by the rest of the document. */
export function lineItemsOf(
	{ values, judgement }: ProcessedDocument,
	documentNumber: number,
): Record<string, LineItem[]> {
	return withOutputKeys(
		Object.fromEntries(
			Object.entries(values.tables).map(([table, rows]) => [
				table,
				rows.map((row, index) => {
					// Reasons about the document as a whole have no row.
					const own = (judgement.rows[table]?.[index]?.reasons ?? []).filter(
						(reason) => reason.row !== undefined,
					);
					return {
						...withOutputKeys(valuesOfRow(row)),
						line_number: index + 1,
						document_number: documentNumber,
						match_ratio: lowestRatio(row),
						needs_review: own.length > 0,
						reasons_text: textOf(own),
					};
				}),
			]),
		),
	);
}
