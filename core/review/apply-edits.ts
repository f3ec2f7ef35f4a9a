import type { Cell, CellRow, Extraction } from '../api/extraction';
import type { CarriedDocument } from '../pipeline/carried';
import type { CellEdit, DocumentEdits, RowEdit } from './edits';
import { formOf } from './form';

/** Edits that don't fit the document they are said to be of. */
export class UnfitEditsError extends Error {
	override readonly name = 'UnfitEditsError';
}

/** What was not on the page. */
const NOTHING: Cell = {
	raw: null,
	match_ratio: null,
	text_verified: null,
	bbox: null,
	vertices: null,
	page: 1,
};

/** What a person typed has no match ratio; what a person only confirmed keeps its own. */
function editedCell(before: Cell, { text, place, confirmed }: CellEdit): Cell {
	const isNew = text !== undefined && text !== String(before.raw ?? '');
	return {
		...before,
		...(isNew ? { raw: text === '' ? null : text, match_ratio: null, text_verified: null } : {}),
		...(isNew || confirmed === true ? { source: 'person' as const } : {}),
		...(place === undefined ? {} : { ...place, vertices: null }),
	};
}

function editedCells(
	before: CellRow,
	edits: Readonly<Record<string, CellEdit>>,
	names: readonly string[],
): CellRow {
	const known = new Set(names);
	const cells = Object.entries(edits).map(([name, edit]): [string, Cell] => {
		if (!known.has(name)) throw new UnfitEditsError(`the document has no value "${name}"`);
		return [name, editedCell(before[name] ?? NOTHING, edit)];
	});
	return { ...before, ...Object.fromEntries(cells) };
}

function editedRows(
	table: string,
	before: readonly CellRow[],
	rows: readonly RowEdit[],
	columns: readonly string[],
): CellRow[] {
	const kept = rows.flatMap(({ from }) => from ?? []);
	if (new Set(kept).size < kept.length) throw new UnfitEditsError(`a row of ${table} stands twice`);
	const empty = Object.fromEntries(columns.map((name) => [name, NOTHING]));
	return rows.map(({ from, cells }) => {
		const own = from === null ? empty : before[from];
		if (own === undefined)
			throw new UnfitEditsError(`${table} has no row ${(from ?? 0) + 1} that could be changed`);
		return editedCells(own, cells, columns);
	});
}

/**
 * The document as a person corrected it. Evidence comes from the document alone, never from the edits.
 *
 * @throws UnfitEditsError naming the first thing that is not there
 */
export function applyEdits(
	document: CarriedDocument,
	{ cells, tables }: DocumentEdits,
): Extraction {
	const { extraction } = document;
	const form = formOf(document);
	const edited = Object.entries(tables).map(([name, rows]) => {
		const table = form.tables.find((one) => one.name === name);
		if (table === undefined) throw new UnfitEditsError(`the document has no table "${name}"`);
		const before = extraction.tables[name] ?? [];
		return [name, editedRows(name, before, rows, table.columns)] as const;
	});
	return {
		cells: editedCells(extraction.cells, cells, form.fields),
		tables: { ...extraction.tables, ...Object.fromEntries(edited) },
	};
}
