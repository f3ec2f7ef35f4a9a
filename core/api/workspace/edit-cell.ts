import * as z from 'zod/v4-mini';

import type { ServiceCall } from '../service-call';

/** A cell of a sheet, and what it is to hold. */
export interface SheetCellEdit {
	readonly rowKey: string;
	readonly column: string;
	readonly value: string | number | null;
}

const editAnswer = z.object({ ok: z.literal(true), patched: z.optional(z.unknown()) });

/** Writes a value into a cell. */
export const editCall = (
	path: string,
	{ rowKey, column, value }: SheetCellEdit,
): ServiceCall<{ readonly patched: unknown }> => ({
	request: { method: 'POST', path: '/edit', body: { path, row: rowKey, column, value } },
	what: 'what became of the cell',
	read: (body) => {
		const answer = editAnswer.safeParse(body).data;
		return answer === undefined ? undefined : { patched: answer.patched ?? null };
	},
});
