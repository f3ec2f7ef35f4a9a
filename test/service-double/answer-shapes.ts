import type { Cell, CellRow, Extraction } from '../../core/api/extraction';

/** The three shapes in which the service answers. Written from the API page, independently of the reader. */
export type AnswerShape = 'A' | 'B' | 'C';

const given = (entries: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));

const evidence = ({ match_ratio, text_verified, bbox, vertices }: Cell) =>
	given({ match_ratio, text_verified, bbox, vertices });

const mapEntries = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U) =>
	Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

const inline = (cells: CellRow) =>
	mapEntries(cells, (cell) => ({ value: cell.raw, ...evidence(cell) }));

const withSideTable = (cells: CellRow) => ({
	...mapEntries(cells, ({ raw }) => raw),
	field_bboxes: mapEntries(cells, evidence),
});

/** The `data` of an answer. */
export function writeAnswerData({ cells, tables }: Extraction, shape: AnswerShape): object {
	switch (shape) {
		case 'A':
			return { ...inline(cells), ...mapEntries(tables, (rows) => rows.map(inline)) };
		case 'B':
			return { ...withSideTable(cells), ...mapEntries(tables, (rows) => rows.map(withSideTable)) };
		case 'C':
			return { values: writeAnswerData({ cells, tables }, 'B') };
	}
}
