import * as z from 'zod/v4-mini';

import type { DocumentSchema } from '../schema/document-schema';
import { isJsonObject, type JsonObject } from '../schema/json-object';
import { isTable } from '../schema/field-spec';
import { EMPTY_CELL, type Cell, type CellRow, type Extraction, type RawValue } from './extraction';
import { box, vertices } from './wire';

/*
 * Three answer shapes are in the wild, and all mean the same: A, every value an object; B, plain
 * values with a side table `field_bboxes` at each level; C, as B under `data.values`. Unknown keys may
 * appear anywhere and never make an answer fail.
 */

const list = z.array(z.unknown());
const rawValue = z.union([z.string(), z.number(), z.null()]);

/** Keys that stand beside values and are none themselves. */
const SIDE_KEYS: ReadonlySet<string> = new Set(['field_bboxes', 'bbox', 'vertices']);

const asLevel = (value: unknown): JsonObject | undefined =>
	isJsonObject(value) ? value : undefined;

const orNull = <T>(parsed: { data?: T | undefined }): T | null => parsed.data ?? null;

const ratio = z.number().check(z.minimum(0), z.maximum(1));

/** What a side-table entry or a shape A object says about a value; a key that makes no sense counts as absent. */
function evidenceOf(entry: JsonObject | undefined, page: number): Omit<Cell, 'raw'> {
	return {
		match_ratio: orNull(ratio.safeParse(entry?.match_ratio)),
		text_verified: orNull(z.boolean().safeParse(entry?.text_verified)),
		bbox: orNull(box.safeParse(entry?.bbox)),
		vertices: orNull(vertices.safeParse(entry?.vertices)),
		page,
	};
}

/** A scalar as it came; `undefined` when the value is a list or an object, which no scalar field can hold. */
function rawOf(value: unknown): RawValue | undefined {
	if (typeof value === 'boolean') return String(value);
	return rawValue.safeParse(value).data;
}

/** Shape A: `{ value, match_ratio, bbox, … }`. */
const isInlineCell = (value: unknown): value is JsonObject & { value: unknown } => {
	const level = asLevel(value);
	return level !== undefined && Object.hasOwn(level, 'value') && rawOf(level.value) !== undefined;
};

function cellOf(value: unknown, side: JsonObject | undefined, page: number): Cell | undefined {
	if (isInlineCell(value)) {
		const raw = rawOf(value.value);
		return raw === undefined ? undefined : { raw, ...evidenceOf({ ...side, ...value }, page) };
	}
	const raw = rawOf(value);
	return raw === undefined ? undefined : { raw, ...evidenceOf(side, page) };
}

/** The cells of one level (the document, or a row). */
function cellsOf(level: JsonObject, page: number): Record<string, Cell> {
	const sideTable = asLevel(level.field_bboxes);
	return Object.fromEntries(
		Object.entries(level).flatMap(([name, value]) => {
			if (SIDE_KEYS.has(name)) return [];
			const cell = cellOf(value, asLevel(sideTable?.[name]), page);
			return cell === undefined ? [] : [[name, cell] as const];
		}),
	);
}

/** Keys of a shape A object that are no columns. */
const EVIDENCE_KEYS: ReadonlySet<string> = new Set([
	'match_ratio',
	'text_verified',
	'bbox',
	'vertices',
	'bbox_source',
	'confidence',
]);

/** A shape A object and nothing else: `{ value, match_ratio }`, not a row that has a column "value". */
const isBareCell = (value: unknown): boolean =>
	isInlineCell(value) &&
	Object.keys(value).every((key) => key === 'value' || EVIDENCE_KEYS.has(key));

function rowOf(value: unknown, schema: DocumentSchema, page: number): CellRow | undefined {
	const level = asLevel(value);
	if (level !== undefined && (schema.mode === 'fields' || !isBareCell(level)))
		return cellsOf(level, page);
	// A list of plain values (only templates and auto-detection give one) is a table with one column.
	const single = cellOf(value, undefined, page);
	return single === undefined ? undefined : { value: single };
}

/** The level that holds the values: `data` itself, or in shape C `data.values`. */
function valuesOf(data: JsonObject, schema: DocumentSchema): JsonObject {
	const wrapped = asLevel(data.values);
	if (wrapped === undefined) return data;
	if (schema.mode !== 'fields') return isBareCell(wrapped) ? data : wrapped;
	// A field of ours may itself be called "values": then the other names tell the shapes apart.
	const names = schema.fields.map(({ name }) => name);
	const standIn = (level: JsonObject) =>
		names.some((name) => name !== 'values' && Object.hasOwn(level, name));
	if (!names.includes('values')) return wrapped;
	if (standIn(data)) return data;
	return standIn(wrapped) || Object.hasOwn(wrapped, 'values') ? wrapped : data;
}

/** The list of a table; shape A may wrap it like any other value. */
function listOf(value: unknown): readonly unknown[] | undefined {
	return list.safeParse(value).data ?? list.safeParse(asLevel(value)?.value).data;
}

function tablesOf(level: JsonObject, schema: DocumentSchema, page: number): Extraction['tables'] {
	return Object.fromEntries(
		Object.entries(level).flatMap(([name, value]) => {
			const items = SIDE_KEYS.has(name) ? undefined : listOf(value);
			if (items === undefined) return [];
			const rows = items.map((row) => rowOf(row, schema, page)).filter((row) => row !== undefined);
			return [[name, rows] as const];
		}),
	);
}

/**
 * Reads `data` of a successful answer in any of its shapes.
 *
 * With fields of our own the extraction holds exactly these: a field the answer does not have is an
 * empty cell or an empty table, and keys we did not ask for are left out. With a template or
 * auto-detection it holds whatever came.
 *
 * @param page number of the page that was sent, from 1
 */
export function readAnswerData(data: JsonObject, schema: DocumentSchema, page: number): Extraction {
	const level = valuesOf(data, schema);
	const cells = cellsOf(level, page);
	const tables = tablesOf(level, schema, page);
	if (schema.mode !== 'fields') return { cells, tables };

	const empty: Cell = { ...EMPTY_CELL, page };
	const own = <T>(record: Readonly<Record<string, T>>, name: string, absent: T): T =>
		Object.hasOwn(record, name) ? (record[name] ?? absent) : absent;
	return {
		cells: Object.fromEntries(
			schema.fields
				.filter((field) => !isTable(field))
				.map(({ name }) => [name, own(cells, name, empty)]),
		),
		tables: Object.fromEntries(
			schema.fields
				.filter(isTable)
				.map(({ name, columns }) => [
					name,
					own(tables, name, []).map((row) =>
						Object.fromEntries(
							columns.map((column) => [column.name, own(row, column.name, empty)]),
						),
					),
				]),
		),
	};
}
