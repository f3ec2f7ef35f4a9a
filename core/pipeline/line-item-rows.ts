import type { DocumentSchema } from '../schema/document-schema';
import { knownFields } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { byRow } from '../decision/by-row';
import type { Decision, Judgement } from '../decision/reason';
import {
	evidenceOfRow,
	originOf,
	tablesAs,
	valuesOfRow,
	type OutputOptions,
	type ProcessedDocument,
} from './output';
import { summaryOf } from './summary';
import type { ReadRow, Value } from '../values/document-values';

/** One line item with what the document says about itself. */
export interface LineItemRow {
	readonly decision: Decision;
	readonly json: Readonly<Record<string, Value | object>> & { readonly ocr: object };
}

/** The table whose rows are iterated: the schema's first, or the first that came. */
function lineItemTable({ values }: ProcessedDocument, schema: DocumentSchema): string | undefined {
	return knownFields(schema).find(isTable)?.name ?? Object.keys(values.tables)[0];
}

/** Where a column has the name of a document field, the field steps aside: `total` -> `document_total`. */
const besideColumns = <T>(fields: Readonly<Record<string, T>>, columns: ReadRow) =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			Object.hasOwn(columns, name) ? `document_${name}` : name,
			value,
		]),
	);

/**
 * The line items of a document as rows: the document's scalar fields and further tables, the row's columns,
 * `line_number` (from 1), `line_count`, and an `ocr` of its own with the document's judgement beside it.
 *
 * @returns no row for a document without line items
 */
export function lineItemRows(
	document: ProcessedDocument,
	schema: DocumentSchema,
	options: OutputOptions,
): LineItemRow[] {
	const { values, judgement } = document;
	const table = lineItemTable(document, schema);
	if (table === undefined) return [];
	const rows = values.tables[table] ?? [];
	const judgements: readonly Judgement[] = judgement.rows[table] ?? [];
	const otherTables = Object.entries(tablesAs(values, valuesOfRow)).filter(
		([name]) => name !== table,
	);
	const documentFields = { ...valuesOfRow(values.cells), ...Object.fromEntries(otherTables) };

	const checksOf = byRow(judgement.checks, ({ fields }) => fields[0]);

	return rows.map((row, index) => {
		// What holds for the document holds for each row of it.
		const own = judgements[index] ?? judgement.document;
		const checks = checksOf(table, index + 1);
		return {
			decision: own.decision,
			json: {
				...besideColumns(documentFields, row),
				...valuesOfRow(row),
				line_number: index + 1,
				line_count: rows.length,
				ocr: {
					summary: summaryOf(own, checks),
					...own,
					checks,
					document: judgement.document,
					fields: {
						...besideColumns(evidenceOfRow(values.cells, options), row),
						...evidenceOfRow(row, options),
					},
					...originOf(document),
				},
			},
		};
	});
}

/** A document without line items, in row output: its fields once, `line_number` null, `line_count` 0. */
export const documentAsRow = <T extends object>(json: T) => ({
	...json,
	line_number: null,
	line_count: 0,
});
