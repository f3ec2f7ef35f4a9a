import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues, ReadCell, ReadRow } from './document-values';
import { placesInSchema } from './printed-document';

const keptCell = (before: ReadCell | undefined, after: ReadCell): ReadCell =>
	before === undefined || before.unreadable !== null || before.raw !== after.raw
		? after
		: { ...after, value: before.value, decimals: before.decimals, unreadable: null };

const keptRow = (
	after: ReadRow,
	beforeOf: (name: string, cell: ReadCell) => ReadCell | undefined,
) =>
	Object.fromEntries(
		Object.entries(after).map(([name, cell]) => [name, keptCell(beforeOf(name, cell), cell)]),
	);

/** Rows move when one is taken out or put in: a cell is then known by what its column prints. */
function keptRows(before: readonly ReadRow[], after: readonly ReadRow[]): ReadRow[] {
	const keyOf = (name: string, { raw }: ReadCell) => JSON.stringify([name, raw]);
	const byText = new Map(
		before.flatMap((row) =>
			Object.entries(row).map(([name, cell]) => [keyOf(name, cell), cell] as const),
		),
	);
	return after.map((row, index) =>
		keptRow(row, (name, cell) => {
			const own = before[index]?.[name];
			return own?.raw === cell.raw ? own : byText.get(keyOf(name, cell));
		}),
	);
}

/**
 * The values of a document in which something was changed. What was not changed keeps its value, even where it was read
 * by evidence that is gone now: a total in place of "1.234,50" leaves the "1.234" beside it as it was. Only what follows
 * from a changed value is read anew: a day to pay that counts from the date of the document.
 *
 * @param before as read from the document as it came
 * @param after as read with the changes
 */
export function keepReadings(
	before: DocumentValues,
	after: DocumentValues,
	schema: DocumentSchema,
): DocumentValues {
	const { issued, due, currency } = placesInSchema(schema);
	const isChanged = (name: string | null) =>
		name !== null && before.cells[name]?.raw !== after.cells[name]?.raw;
	const cells = keptRow(after.cells, (name) => before.cells[name]);
	const dueAnew = due === null || !isChanged(issued) ? undefined : after.cells[due];
	return {
		...after,
		cells: due === null || dueAnew === undefined ? cells : { ...cells, [due]: dueAnew },
		tables: Object.fromEntries(
			Object.entries(after.tables).map(([name, rows]) => [
				name,
				keptRows(before.tables[name] ?? [], rows),
			]),
		),
		currency: isChanged(currency) ? after.currency : (before.currency ?? after.currency),
	};
}
