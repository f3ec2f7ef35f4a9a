import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues } from '../values/document-values';
import { flatRows } from './flat-rows';

/** A cell of a spreadsheet; "" for what is not there, so that a value never slips into the next column. */
type SheetCell = string | number;

/** Rows for a spreadsheet: each with the same keys, in the same order. */
export interface SheetRows {
	readonly columns: readonly string[];
	readonly rows: readonly Readonly<Record<string, SheetCell>>[];
}

/** A document as rows that can be appended to a Google or Excel sheet with these columns as its header. */
export function sheetRows(values: DocumentValues, schema: DocumentSchema): SheetRows {
	const { header, records } = flatRows(values, schema);
	return {
		columns: header,
		rows: records.map((record) =>
			Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])),
		),
	};
}
