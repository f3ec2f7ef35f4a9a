import type { Form } from '../../core/review/form';
import type { DocumentValues, ReadCell } from '../../core/values/document-values';
import type { PageMark } from './page-marks';
import type { Doubts } from './doubts';
import { keyOf, labelOf } from './place';

function markOf(
	key: string,
	label: string,
	cell: ReadCell | undefined,
	doubts: Doubts,
): PageMark[] {
	if (cell === undefined || cell.bbox === null) return [];
	const { page, bbox } = cell;
	return [{ key, label, page, bbox, isDoubt: doubts.at(key).length > 0 }];
}

/** The boxes of all values that have a place. */
export const marksOf = (
	{ cells, tables }: DocumentValues,
	form: Form,
	doubts: Doubts,
): readonly PageMark[] => [
	...form.fields.flatMap((name) => markOf(name, labelOf(name), cells[name], doubts)),
	...form.tables.flatMap(({ name: table, columns }) =>
		(tables[table] ?? []).flatMap((cellsOfRow, row) =>
			columns.flatMap((column) =>
				markOf(
					keyOf({ table, row, column }),
					`${labelOf(column)} ${row + 1}`,
					cellsOfRow[column],
					doubts,
				),
			),
		),
	),
];
