import { valuesOfRow } from '../pipeline/output';
import type { DocumentValues, ReadRow, Value } from '../values/document-values';
import type { DocumentEdits, RowEdit } from './edits';

/** Several values at once: a row that came or went. */
type RowValues = Readonly<Record<string, Value>>;

/** What a person changed, in machine values. */
export interface Change {
	/** "total_due", "line_items.3.quantity" with the row's new number from 1, "line_items.3" for a whole row. */
	readonly path: string;
	/** null: there was nothing. A list of row numbers where rows were moved. */
	readonly from: Value | RowValues | readonly number[];
	/** null: there is nothing any more. */
	readonly to: Value | RowValues | readonly number[];
}

const cellChanges = (prefix: string, before: ReadRow, after: ReadRow): Change[] =>
	Object.entries(after).flatMap(([name, cell]): Change[] => {
		const old = before[name];
		if ((old?.raw ?? null) === cell.raw) return [];
		return [{ path: `${prefix}${name}`, from: old?.value ?? null, to: cell.value }];
	});

function rowChanges(
	table: string,
	rows: readonly RowEdit[],
	before: readonly ReadRow[],
	after: readonly ReadRow[],
): Change[] {
	const kept = rows.flatMap(({ from }) => from ?? []);
	const stays = new Set(kept);
	const inOrder = kept.toSorted((one, other) => one - other);
	const numbers = (list: readonly number[]) => list.map((index) => index + 1);
	return [
		...before.flatMap((row, index): Change[] =>
			stays.has(index) ? [] : [{ path: `${table}.${index + 1}`, from: valuesOfRow(row), to: null }],
		),
		...rows.flatMap(({ from }, index): Change[] => {
			const row = after[index] ?? {};
			const path = `${table}.${index + 1}`;
			return from === null
				? [{ path, from: null, to: valuesOfRow(row) }]
				: cellChanges(`${path}.`, before[from] ?? {}, row);
		}),
		...(kept.some((from, index) => from !== inOrder[index])
			? [{ path: table, from: numbers(inOrder), to: numbers(kept) }]
			: []),
	];
}

/**
 * What differs between a document as it was read and as a person left it.
 *
 * @param before the values as read
 * @param after the values with the edits applied
 */
export const changesOf = (
	before: DocumentValues,
	after: DocumentValues,
	{ tables }: DocumentEdits,
): Change[] => [
	...cellChanges('', before.cells, after.cells),
	...Object.entries(tables).flatMap(([table, rows]) =>
		rowChanges(table, rows, before.tables[table] ?? [], after.tables[table] ?? []),
	),
];
