import type { Cell, Extraction } from '../api/extraction';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable, type ColumnType } from '../schema/field-spec';
import { parseDate } from './date';
import { decimalMarkOf, parseNumber, type DecimalMark } from './number';
import { readAs, type Reading } from './reading';

/** A machine value: number, ISO date or text. `0`, `""` and `null` differ. */
export type Value = string | number | null;

/** A cell whose printed text was read as its type. */
export interface ReadCell extends Cell {
	/** null when there is nothing, or when `raw` can't be read as its type. */
	readonly value: Value;
	/** Why `raw` can't be read as its type; null when it can. */
	readonly unreadable: string | null;
}

export type ReadRow = Readonly<Record<string, ReadCell>>;

export interface DocumentValues {
	readonly cells: ReadRow;
	readonly tables: Readonly<Record<string, readonly ReadRow[]>>;
}

export const isBlank = ({ raw }: Cell): boolean =>
	typeof raw === 'string' ? raw.trim() === '' : raw === null;

/** Types by place: "total_due", "line_items.quantity". Places without a type keep what was printed. */
function typesOf(schema: DocumentSchema): ReadonlyMap<string, ColumnType> {
	return new Map(
		knownFields(schema).flatMap((field): (readonly [string, ColumnType])[] =>
			isTable(field)
				? field.columns.map(({ name, type }) => [`${field.name}.${name}`, type])
				: [[field.name, field.type]],
		),
	);
}

function readCell(cell: Cell, type: ColumnType | undefined, decimalMark?: DecimalMark): ReadCell {
	const reading = readValue(cell, type, decimalMark);
	return reading.readable
		? { ...cell, value: reading.value, unreadable: null }
		: { ...cell, value: null, unreadable: reading.why };
}

function readValue(cell: Cell, type?: ColumnType, decimalMark?: DecimalMark): Reading<Value> {
	const { raw } = cell;
	if (raw === null || type === undefined) return readAs(raw);
	if (type === 'string') return readAs(String(raw));
	if (isBlank(cell)) return readAs(null);
	return type === 'number' ? parseNumber(raw, decimalMark) : parseDate(raw);
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U) =>
	Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

/** Reads every printed value as the type its field has; ambiguous numbers are settled by the document's others. */
export function readDocumentValues(extraction: Extraction, schema: DocumentSchema): DocumentValues {
	const types = typesOf(schema);
	const numbers = Object.entries(extraction.cells)
		.concat(
			Object.entries(extraction.tables).flatMap(([table, rows]) =>
				rows.flatMap((row) =>
					Object.entries(row).map(([name, cell]): [string, Cell] => [`${table}.${name}`, cell]),
				),
			),
		)
		.filter(([place]) => types.get(place) === 'number')
		.flatMap(([, { raw }]) => (typeof raw === 'string' ? [raw] : []));
	const decimalMark = decimalMarkOf(numbers);
	return {
		cells: mapValues(extraction.cells, (cell, name) =>
			readCell(cell, types.get(name), decimalMark),
		),
		tables: mapValues(extraction.tables, (rows, table) =>
			rows.map((row) =>
				mapValues(row, (cell, name) => readCell(cell, types.get(`${table}.${name}`), decimalMark)),
			),
		),
	};
}
