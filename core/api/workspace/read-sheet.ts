import type { Client } from '../client';
import { NotFoundError } from '../errors';
import type { ServiceCall } from '../service-call';
import { NoSheetError } from './errors';
import { MOST_ROWS_AT_ONCE, sheetCall, type Sheet, type SheetQuery } from './sheet';
import type { SheetRow } from './sheet-row';

type Caller = Pick<Client, 'call'>;

/** "Not found" of a call about a sheet says which. */
const errorAbout = (error: unknown, path: string): unknown =>
	error instanceof NotFoundError
		? new NoSheetError({
				message: `there is no sheet "${path}": ${error.message}`,
				status: error.status,
				code: error.code,
				requestId: error.requestId,
			})
		: error;

/**
 * Makes a call about a sheet.
 *
 * @throws NoSheetError where the service has none at the path; SpaceOcrError
 */
export async function callSheet<T>(client: Caller, path: string, call: ServiceCall<T>): Promise<T> {
	return await client.call(call).catch((error: unknown) => {
		throw errorAbout(error, path);
	});
}

/**
 * Rows of a sheet.
 *
 * @throws NoSheetError, SchemaError, SpaceOcrError
 */
export async function readSheetRows(
	client: Caller,
	path: string,
	query: SheetQuery = {},
): Promise<Sheet> {
	const answer = await callSheet(client, path, sheetCall(path, query));
	if ('rows' in answer) return answer;
	throw new NoSheetError({ message: `"${path}" is a ${answer.type}, not a sheet` });
}

/** Each row once: one may come into the sheet between two calls, and move the others. */
const distinctRows = (rows: readonly SheetRow[]): readonly SheetRow[] => [
	...new Map(rows.map((row) => [row.key, row])).values(),
];

/**
 * The first and the last rows of a sheet: where new ones come, whichever way the service sorts. Up to twice as many as
 * the service gives at once that is all of them.
 *
 * @throws NoSheetError, SchemaError, SpaceOcrError
 */
export async function readSheetEnds(client: Caller, path: string): Promise<Sheet> {
	const first = await readSheetRows(client, path);
	if (first.next_offset === null) return first;
	const offset = Math.max(first.next_offset, (first.total ?? 0) - MOST_ROWS_AT_ONCE);
	const last = await readSheetRows(client, path, { offset });
	return { ...first, rows: distinctRows([...first.rows, ...last.rows]) };
}
