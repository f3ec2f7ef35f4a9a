import type { CellEdit, DocumentEdits, RowEdit } from '../../core/review/edits';
import type { Place } from './place';

/** The rows of a table as they are now: those of the edits, or all as they came. */
export const rowsOf = (
	{ tables }: DocumentEdits,
	table: string,
	countAsRead: number,
): readonly RowEdit[] =>
	tables[table] ?? Array.from({ length: countAsRead }, (_, from) => ({ from, cells: {} }));

export const editAt = (edits: DocumentEdits, place: Place): CellEdit =>
	('field' in place
		? edits.cells[place.field]
		: edits.tables[place.table]?.[place.row]?.cells[place.column]) ?? {};

export const withRows = (
	edits: DocumentEdits,
	table: string,
	rows: readonly RowEdit[],
): DocumentEdits => ({ ...edits, tables: { ...edits.tables, [table]: [...rows] } });

/**
 * @param countAsRead rows that the table of the place had when it was read
 * @param edit what is now known of the value; {} puts it back as it was read
 */
export function withCell(
	edits: DocumentEdits,
	place: Place,
	edit: CellEdit,
	countAsRead: number,
): DocumentEdits {
	if ('field' in place) return { ...edits, cells: { ...edits.cells, [place.field]: edit } };
	const rows = rowsOf(edits, place.table, countAsRead).map((row, index) =>
		index === place.row ? { ...row, cells: { ...row.cells, [place.column]: edit } } : row,
	);
	return withRows(edits, place.table, rows);
}

export const addedRow = (rows: readonly RowEdit[]): RowEdit[] => [
	...rows,
	{ from: null, cells: {} },
];

/** Moves a row to another place; out of the list it goes nowhere. */
export function movedRow(rows: readonly RowEdit[], from: number, to: number): RowEdit[] {
	const row = rows[from];
	if (row === undefined || to < 0 || to >= rows.length) return [...rows];
	return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

const hasLines = (text: string): boolean => text.includes('\n');
const upperPart = (text: string): string => text.split('\n', 1).join('').trim();
const lowerPart = (text: string): string => text.split('\n').slice(1).join('\n').trim();

/**
 * Two rows of one that was read as one: a text of several lines is parted after its first; what has one line stands in
 * both, to be mended in each.
 *
 * @param texts what stands in the row now, by column
 */
export function splitRow(
	rows: readonly RowEdit[],
	index: number,
	texts: Readonly<Record<string, string>>,
): RowEdit[] {
	const row = rows[index];
	if (row === undefined) return [...rows];
	const all = Object.entries(texts);
	const parted = all.filter(([, text]) => hasLines(text));
	const upper = parted.map(([name, text]): [string, CellEdit] => [
		name,
		{ ...row.cells[name], text: upperPart(text) },
	]);
	const lower = all.map(([name, text]): [string, CellEdit] => [
		name,
		{ text: hasLines(text) ? lowerPart(text) : text },
	]);
	return rows.toSpliced(
		index,
		1,
		{ ...row, cells: { ...row.cells, ...Object.fromEntries(upper) } },
		{ from: null, cells: Object.fromEntries(lower) },
	);
}
