/** Something about a document, or about one of its rows. */
interface About {
	/** From 1; absent for the whole document. */
	readonly row?: number | undefined;
}

/** "line_items" of "line_items.quantity"; undefined for a field that is in no table. */
const tableOf = (place: string | undefined): string | undefined =>
	place?.includes('.') === true ? place.split('.', 1)[0] : undefined;

/**
 * What concerns a row of a table, in its order: what is said of the whole document, and of that row. Looks at all of it
 * once, however many rows ask.
 *
 * @param placeOf "line_items.quantity"; where it names no table, the row of that number in each table is meant
 */
export function byRow<T extends About>(
	all: readonly T[],
	placeOf: (one: T) => string | undefined,
): (table: string, row: number) => T[] {
	const ofAll: number[] = [];
	const ofRows = new Map<string, number[]>();
	const keyOf = (table: string | undefined, row: number) => `${row} ${table ?? ''}`;
	for (const [index, one] of all.entries()) {
		if (one.row === undefined) {
			ofAll.push(index);
			continue;
		}
		const key = keyOf(tableOf(placeOf(one)), one.row);
		const own = ofRows.get(key);
		if (own === undefined) ofRows.set(key, [index]);
		else own.push(index);
	}
	return (table, row) =>
		[
			...ofAll,
			...(ofRows.get(keyOf(undefined, row)) ?? []),
			...(ofRows.get(keyOf(table, row)) ?? []),
		]
			.sort((a, b) => a - b)
			.flatMap((index) => all[index] ?? []);
}
