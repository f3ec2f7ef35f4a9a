import {
	EMPTY_CELL,
	type Cell,
	type CellRow,
	type Extraction,
	type RawValue,
} from '../api/extraction';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { isJsonObject, type JsonObject } from '../schema/json-object';
import type { DocumentValues, ReadRow, Value } from '../values/document-values';
import { NotACarriedDocumentError } from './carried';

/** Keys at the top of an item that are ours, whatever fields a template or auto-detection found. */
const OURS: ReadonlySet<string> = new Set(['ocr', 'accounting']);

const BLANK: Cell = { ...EMPTY_CELL, page: 1 };

const wrongKind = (place: string, needed: string) =>
	new NotACarriedDocumentError(
		`"${place}" of the item is no longer ${needed}`,
		'Put in a value of that kind, and keep what other nodes bring under other names.',
	);

function rawOf(place: string, given: unknown): RawValue {
	if (given === null || typeof given === 'string' || typeof given === 'number') return given;
	if (typeof given === 'boolean') return String(given);
	throw wrongKind(place, 'a text or a number');
}

/** A day with a time of day, as other nodes write one. */
const WITH_TIME = /^(\d{4}-\d{2}-\d{2})T.*$/s;

/** Nodes write numbers as texts, nothing as "", and a day with a time: that is no other value. */
const plainly = (value: RawValue): string =>
	value === null ? '' : String(value).trim().replace(WITH_TIME, '$1');

/** The cell with the item's value, where it is another one; the place on the page stays. */
function givenCell(place: string, cell: Cell, value: Value, given: unknown): Cell {
	const raw = rawOf(place, given);
	return plainly(raw) === plainly(value)
		? cell
		: {
				...cell,
				raw,
				source: 'workflow',
				match_ratio: null,
				text_verified: null,
				verified_by: undefined,
				pdf_text: undefined,
			};
}

function rowsIn(table: string, given: unknown): JsonObject[] {
	const rows: readonly unknown[] | undefined = Array.isArray(given) ? given : undefined;
	if (rows === undefined || !rows.every(isJsonObject)) throw wrongKind(table, 'a list of rows');
	return [...rows];
}

const columnsOf = (table: string, schema: DocumentSchema): readonly string[] | undefined =>
	knownFields(schema)
		.filter(isTable)
		.find(({ name }) => name === table)
		?.columns.map(({ name }) => name);

/** Rows by what they say in some columns; each is given out once, in their order. */
function rowsByText(rows: readonly ReadRow[], columns: readonly string[]) {
	const left = new Map<string, number[]>();
	const keyOf = (texts: readonly string[]) => JSON.stringify(texts);
	for (const [index, row] of rows.entries()) {
		const key = keyOf(columns.map((name) => plainly(row[name]?.value ?? null)));
		left.set(key, [...(left.get(key) ?? []), index]);
	}
	return (table: string, given: JsonObject): number | undefined =>
		left
			.get(keyOf(columns.map((name) => plainly(rawOf(`${table}.${name}`, given[name] ?? null)))))
			?.shift();
}

/** The rows of a table as the item has them: changed, taken out, put in, in another order. */
function givenRows(
	table: string,
	rows: readonly CellRow[],
	values: readonly ReadRow[],
	given: readonly JsonObject[],
	schema: DocumentSchema,
): CellRow[] {
	const columns = columnsOf(table, schema) ?? [
		...new Set((rows.length === 0 ? given : rows).flatMap((row) => Object.keys(row))),
	];
	const isGiven = (name: string) => given.some((row) => row[name] !== undefined);
	const indexOf = rowsByText(
		values,
		columns.filter((name) => isGiven(name) && rows.some((row) => Object.hasOwn(row, name))),
	);
	return given.map((own, position) => {
		// A row that is as none was is one that was changed in its place, or a new one.
		const index = indexOf(table, own) ?? (given.length === rows.length ? position : undefined);
		const row = index === undefined ? undefined : rows[index];
		return Object.fromEntries(
			columns.flatMap((name) => {
				const cell = row?.[name] ?? (row === undefined || isGiven(name) ? BLANK : undefined);
				if (cell === undefined) return [];
				const value = index === undefined ? null : (values[index]?.[name]?.value ?? null);
				const place = `${table}.${name}`;
				return [
					[
						name,
						own[name] === undefined ? cell : givenCell(place, cell, value, own[name]),
					] as const,
				];
			}),
		);
	});
}

/**
 * The extraction of a document with what its item says at the top: there other nodes write over what was read. A value
 * that is not there, or the same but for its form ("12.5" for 12.5), counts as not changed.
 *
 * @param values as they were read from the extraction
 * @param given the item's JSON
 * @param schema may have columns that only the item has
 * @throws NotACarriedDocumentError where something else than a value stands in a value's place
 */
export function withGivenValues(
	{ cells, tables }: Extraction,
	values: DocumentValues,
	given: JsonObject,
	schema: DocumentSchema,
): Extraction {
	return {
		cells: Object.fromEntries(
			Object.entries(cells).map(([name, cell]) => [
				name,
				OURS.has(name) || given[name] === undefined
					? cell
					: givenCell(name, cell, values.cells[name]?.value ?? null, given[name]),
			]),
		),
		tables: Object.fromEntries(
			Object.entries(tables).map(([name, rows]) => [
				name,
				OURS.has(name) || given[name] === undefined
					? rows
					: givenRows(name, rows, values.tables[name] ?? [], rowsIn(name, given[name]), schema),
			]),
		),
	};
}
