import * as z from 'zod/v4-mini';

import { isJsonObject, type JsonObject } from '../../schema/json-object';
import { readAnswerData } from '../answer';
import type { CellRow, RawValue } from '../extraction';

/** A row of a sheet: an image, and what was read from it. */
export interface SheetRow {
	/** Stays with the row. */
	readonly key: string;
	readonly name: string | null;
	readonly image_url: string | null;
	/** How far its reading is, in the service's words; null when it does not say. */
	readonly status: string | null;
	/** As they stand in the sheet: text as printed, or numbers. */
	readonly values: Readonly<Record<string, RawValue>>;
	readonly tables: Readonly<Record<string, readonly Readonly<Record<string, RawValue>>[]>>;
}

const rawOf = (cells: CellRow): Record<string, RawValue> =>
	Object.fromEntries(Object.entries(cells).map(([name, { raw }]) => [name, raw]));

/** The values of a row, in any of the shapes in which the service gives values. */
function valuesIn(values: JsonObject): Pick<SheetRow, 'values' | 'tables'> {
	const { cells, tables } = readAnswerData(values, { mode: 'auto' }, 1);
	return {
		values: rawOf(cells),
		tables: Object.fromEntries(
			Object.entries(tables).map(([name, rows]) => [name, rows.map(rawOf)]),
		),
	};
}

export const sheetRow = z.pipe(
	z.object({
		rowKey: z.union([z.string().check(z.minLength(1)), z.number()]),
		name: z.optional(z.nullable(z.string())),
		imageUrl: z.optional(z.nullable(z.string())),
		ocrStatus: z.optional(z.nullable(z.string())),
		values: z.optional(z.nullable(z.custom<JsonObject>(isJsonObject))),
	}),
	z.transform(({ rowKey, name, imageUrl, ocrStatus, values }): SheetRow => ({
		key: String(rowKey),
		name: name ?? null,
		image_url: imageUrl ?? null,
		status: ocrStatus ?? null,
		...valuesIn(values ?? {}),
	})),
);

const DONE: ReadonlySet<string> = new Set(['done', 'completed', 'success']);
const NOT_DONE: ReadonlySet<string> = new Set(['pending', 'processing', 'failed', 'error']);

const isFilled = ({ values, tables }: SheetRow): boolean =>
	Object.values(values).some((value) => value !== null && value !== '') ||
	Object.values(tables).some((rows) => rows.length > 0);

/**
 * Whether a row was read to its end. The service's reference names the words for jobs only, so a row with another word,
 * or none, is finished once it holds a value.
 */
export function isFinished(row: SheetRow): boolean {
	const status = row.status?.toLowerCase() ?? '';
	return DONE.has(status) || (!NOT_DONE.has(status) && isFilled(row));
}
