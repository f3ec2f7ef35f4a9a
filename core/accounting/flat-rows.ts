import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { guardedFromFormulas } from './formula-guard';
import type { DocumentValues, ReadRow, Value } from '../values/document-values';

/** Of the numbering column, where line items are there or asked for. */
const LINE_NUMBER = 'line_number';

/** The names a schema gives, in its order, then those the answer brought besides. */
const inOrder = (known: readonly string[], found: readonly string[]): string[] => [
	...new Set([...known, ...found]),
];

/** A field steps aside for a column of the same name: `total` -> `document_total`. */
function besides(fields: readonly string[], columns: readonly string[]): string[] {
	const taken = new Set(columns);
	return fields.map((field) => {
		let name = field;
		while (taken.has(name)) name = `document_${name}`;
		taken.add(name);
		return name;
	});
}

const safe = (value: Value): Value =>
	typeof value === 'string' ? guardedFromFormulas(value) : value;
const valueIn = (row: ReadRow, name: string): Value => safe(row[name]?.value ?? null);

/** A document as a table: one record a line item, the document's own fields on each. */
export interface FlatRows {
	/** Names that differ, in an order that the schema alone decides where it is known. */
	readonly header: readonly string[];
	readonly records: readonly (readonly Value[])[];
}

/**
 * A document as a flat table. One without line items is one record. Further tables stand in one cell each, as JSON.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
 */
export function flatRows({ cells, tables }: DocumentValues, schema: DocumentSchema): FlatRows {
	const specs = knownFields(schema);
	const scalars = specs.filter((spec) => !isTable(spec)).map(({ name }) => name);
	const knownTables = specs.filter(isTable);
	const tableNames = inOrder(
		knownTables.map(({ name }) => name),
		Object.keys(tables),
	);
	const [lineItems, ...others] = tableNames;
	const rows = lineItems === undefined ? [] : (tables[lineItems] ?? []);
	const columns =
		lineItems === undefined
			? []
			: [
					LINE_NUMBER,
					...inOrder(
						knownTables.find(({ name }) => name === lineItems)?.columns.map(({ name }) => name) ??
							[],
						rows.flatMap((row) => Object.keys(row)),
					),
				];
	const fields = inOrder(scalars, Object.keys(cells));
	const header = [...besides([...fields, ...others], columns), ...columns].map(guardedFromFormulas);
	// Once for all records: every line item carries them.
	const document = [
		...fields.map((name) => valueIn(cells, name)),
		...others.map((name) =>
			guardedFromFormulas(
				JSON.stringify(
					(tables[name] ?? []).map((row) =>
						Object.fromEntries(Object.entries(row).map(([key, { value }]) => [key, value])),
					),
				),
			),
		),
	];
	const records = (rows.length === 0 ? [undefined] : rows).map((row, index) => [
		...document,
		...columns.map((column) => {
			if (row === undefined) return null;
			return column === LINE_NUMBER ? index + 1 : valueIn(row, column);
		}),
	]);
	return { header, records };
}
