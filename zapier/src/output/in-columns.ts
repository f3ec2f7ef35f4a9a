/** What stands in a list where there is nothing. */
const BLANK = '';

/**
 * Rows as Zapier takes a list apart, column by column: it leaves out null and what is missing, and the values below would
 * move up into other rows. So each row has every column, and nothing is "".
 */
export function inColumns(
	rows: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, unknown>>[] {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	return rows.map((row) =>
		Object.fromEntries(columns.map((column) => [column, row[column] ?? BLANK])),
	);
}
