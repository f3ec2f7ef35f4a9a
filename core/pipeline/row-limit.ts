import type { Extraction } from '../api/extraction';

/**
 * Rows that one document may have, in all of its tables. A hundred dense pages print some 4,000 lines; more than this is
 * a reading gone wrong, and would keep everything else in the process waiting.
 */
export const MAX_ROWS = 5_000;

/** A document of which the service read more rows than can be handled. */
export class TooManyRowsError extends Error {
	override readonly name = 'TooManyRowsError';
	readonly nextStep = 'Look at the document, and read it in parts: choose some of its pages.';

	constructor(rows: number) {
		super(`the answer has ${rows} rows, and a document may have ${MAX_ROWS}`);
	}
}

/** @throws TooManyRowsError */
export function checkRows({ tables }: Extraction): void {
	const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
	if (rows > MAX_ROWS) throw new TooManyRowsError(rows);
}
