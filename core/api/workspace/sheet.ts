import * as z from 'zod/v4-mini';

import type { ServiceCall } from '../service-call';
import { inQuery, pathInQuery } from './path';
import { whereText, type SheetFilter } from './sheet-filter';
import { sheetColumns, type SheetColumn } from './sheet-columns';
import { sheetRow, type SheetRow } from './sheet-row';

/** Rows that the service gives at once. */
export const MOST_ROWS_AT_ONCE = 500;

/** A sheet, and some of its rows. */
export interface Sheet {
	readonly path: string;
	readonly name: string | null;
	readonly columns: readonly SheetColumn[];
	/** How many rows the sheet has; null when the service does not say. */
	readonly total: number | null;
	/** Where the next rows begin; null after the last one. */
	readonly next_offset: number | null;
	readonly rows: readonly SheetRow[];
}

/** Which rows are asked for. */
export interface SheetQuery {
	/** All of them must hold. */
	readonly filters?: readonly SheetFilter[];
	/** "total:desc" or "-date"; "" for the sheet's own order. */
	readonly sort?: string;
	/** @default 500 */
	readonly limit?: number;
	/** @default 0 */
	readonly offset?: number;
}

/** What stands in the place of a sheet: a folder, a memo. */
export interface OtherEntry {
	readonly type: string;
}

const typed = z.object({ type: z.string() });
const count = z.optional(z.nullable(z.number()));
const viewedSheet = z.object({
	type: z.literal('sheet'),
	path: z.optional(z.string()),
	name: z.optional(z.nullable(z.string())),
	columns: z.optional(z.nullable(sheetColumns)),
	total: count,
	nextOffset: count,
	rows: z.array(sheetRow),
});

function readSheet(body: unknown, path: string): Sheet | OtherEntry | undefined {
	const type = typed.safeParse(body).data?.type;
	if (type !== undefined && type !== 'sheet') return { type };
	const sheet = viewedSheet.safeParse(body).data;
	if (sheet === undefined) return undefined;
	return {
		path: sheet.path ?? path,
		name: sheet.name ?? null,
		columns: sheet.columns ?? [],
		total: sheet.total ?? null,
		next_offset: sheet.nextOffset ?? null,
		rows: sheet.rows,
	};
}

/**
 * Rows of a sheet, without their places on the page. It costs nothing.
 *
 * @throws SchemaError for a path or a filter that is none
 */
export function sheetCall(
	path: string,
	{ filters = [], sort = '', limit = MOST_ROWS_AT_ONCE, offset = 0 }: SheetQuery = {},
): ServiceCall<Sheet | OtherEntry> {
	const query = [
		`path=${pathInQuery(path)}`,
		...filters.map((filter) => `where=${inQuery(whereText(filter))}`),
		...(sort === '' ? [] : [`sort=${inQuery(sort)}`]),
		`limit=${limit}`,
		`offset=${offset}`,
		'boxes=0',
	];
	return {
		request: { method: 'GET', path: `/view?${query.join('&')}` },
		what: 'the sheet',
		read: (body) => readSheet(body, path),
	};
}
