import * as z from 'zod/v4-mini';

import { COLUMN_TYPES, FIELD_TYPES, type ColumnType } from './field-type';
import {
	COLUMN_ROLE_LIST,
	COLUMN_ROLES,
	FIELD_ROLE_LIST,
	FIELD_ROLES,
	fitsRole,
	NO_ROLE,
	type ColumnRole,
	type FieldRole,
} from './role';
import { SchemaError, type SchemaProblem } from './schema-error';

/** What a scalar field and a column have in common. */
interface Named {
	/** The key of the value in the output; unique among its siblings. */
	readonly name: string;
	/** Sent to the service as a hint in words. */
	readonly description?: string | undefined;
	/** A document without this value needs review. Stays with us, is never sent. */
	readonly required?: boolean | undefined;
	/** Match ratio (0..1) below which the value needs review; the global threshold where absent. Never sent. */
	readonly threshold?: number | undefined;
}

/** A column of a line-item field. */
export interface ColumnSpec extends Named {
	readonly type: ColumnType;
	/** What it means to checks and payloads; recognised by name and description where absent. Never sent. */
	readonly role?: ColumnRole | typeof NO_ROLE | undefined;
}

export interface ScalarFieldSpec extends Named {
	readonly type: ColumnType;
	/** What it means to checks and payloads; recognised by name and description where absent. Never sent. */
	readonly role?: FieldRole | typeof NO_ROLE | undefined;
}

/** A line-item field: a table whose rows have these columns. */
export interface TableFieldSpec extends Named {
	readonly type: 'array';
	readonly columns: readonly ColumnSpec[];
}

export type FieldSpec = ScalarFieldSpec | TableFieldSpec;

export const isTable = (field: FieldSpec): field is TableFieldSpec => field.type === 'array';

/** Keys that already have a meaning where a field's value would stand. */
const RESERVED: ReadonlyMap<string, string> = new Map([
	['ocr', 'match ratios and the decision go there'],
	['accounting', 'the payload for the accounting tool goes there'],
	['line_number', 'row output counts the lines there; "position" is free'],
	['line_count', 'row output counts the lines there'],
	['field_bboxes', 'the service puts the boxes there'],
	['bbox', 'the service puts a box there'],
	['vertices', 'the service puts a box there'],
	['__proto__', 'JavaScript does not allow it as a key'],
]);

const name = z.string().check(z.trim(), z.minLength(1, 'a name is needed'));
const shared = {
	name,
	description: z.optional(z.string()),
	required: z.optional(z.boolean()),
	threshold: z.optional(
		z
			.number('the threshold is a number from 0 to 1')
			.check(
				z.minimum(0, 'the threshold is a number from 0 to 1'),
				z.maximum(1, 'the threshold is a number from 0 to 1'),
			),
	),
};
const type = z.enum(COLUMN_TYPES, 'a column is a string, a number or a date');
const fieldRoles = [...FIELD_ROLE_LIST, NO_ROLE];
const columnRoles = [...COLUMN_ROLE_LIST, NO_ROLE];
const fieldRole = z.optional(z.enum(fieldRoles, `the meaning is one of ${fieldRoles.join(', ')}`));
const columnRole = z.optional(
	z.enum(columnRoles, `the meaning is one of ${columnRoles.join(', ')}`),
);
const column = z.strictObject({ ...shared, type, role: columnRole });
const field = z.discriminatedUnion(
	'type',
	[
		z.strictObject({ ...shared, type, role: fieldRole }),
		z.strictObject({
			...shared,
			type: z.literal('array'),
			columns: z
				.array(column, 'a line-item field needs columns')
				.check(z.minLength(1, 'a line-item field needs at least one column')),
		}),
	],
	{ error: () => `the type is one of ${FIELD_TYPES.join(', ')}` },
);
const fieldList = z.array(field, 'the schema is a list of fields');

/** "line_items.quantity" for the issue path [3, "columns", 0, "threshold"]: the names the user gave, not indexes. */
function placeOf(path: readonly PropertyKey[], input: unknown): string {
	const names: string[] = [];
	let at = input;
	for (const step of path) {
		at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
		if (typeof step !== 'number') continue;
		const named: unknown =
			typeof at === 'object' && at !== null ? Reflect.get(at, 'name') : undefined;
		names.push(
			typeof named === 'string' && named.trim() !== ''
				? named.trim()
				: `${names.length === 0 ? 'field' : 'column'} ${step + 1}`,
		);
	}
	return names.length === 0 ? 'schema' : names.join('.');
}

function nameProblems(siblings: readonly Named[], prefix: string): SchemaProblem[] {
	const seen = new Set<string>();
	return siblings.flatMap(({ name: own }) => {
		const place = `${prefix}${own}`;
		const reserved = RESERVED.get(own);
		if (reserved !== undefined)
			return [{ place, message: `this name is reserved: ${reserved}. Choose another name` }];
		if (seen.has(own)) return [{ place, message: 'this name is used twice. Names must differ' }];
		seen.add(own);
		return [];
	});
}

/** A meaning that was set by hand needs a type that can carry it. */
function roleProblems(fields: readonly FieldSpec[]): SchemaProblem[] {
	const problem = (place: string, type: ColumnType, role: string, needed: ColumnType) =>
		fitsRole(type, needed)
			? []
			: [{ place, message: `the meaning ${role} needs the type ${needed}; this one is a ${type}` }];
	return fields.flatMap((spec) => {
		if (!isTable(spec))
			return spec.role === undefined || spec.role === NO_ROLE
				? []
				: problem(spec.name, spec.type, spec.role, FIELD_ROLES[spec.role]);
		return spec.columns.flatMap(({ name: own, type: given, role }) =>
			role === undefined || role === NO_ROLE
				? []
				: problem(`${spec.name}.${own}`, given, role, COLUMN_ROLES[role]),
		);
	});
}

/**
 * Checks a list of fields, however it was made.
 *
 * @param input anything; typically what a form or a file gave
 * @returns the fields, names trimmed
 * @throws SchemaError naming every field that is wrong ("line_items.quantity: …")
 */
export function parseFields(input: unknown): FieldSpec[] {
	const strayColumns = findStrayColumns(input);
	if (strayColumns.length > 0) throw new SchemaError(strayColumns);

	const parsed = fieldList.safeParse(input);
	if (!parsed.success)
		throw new SchemaError(
			parsed.error.issues.map(({ path, message }) => ({ place: placeOf(path, input), message })),
		);
	const fields: FieldSpec[] = parsed.data;
	if (fields.length === 0)
		throw new SchemaError([{ place: 'schema', message: 'it has no field. Add at least one' }]);
	const problems = [
		...nameProblems(fields, ''),
		...fields.filter(isTable).flatMap((table) => nameProblems(table.columns, `${table.name}.`)),
		...roleProblems(fields),
	];
	if (problems.length > 0) throw new SchemaError(problems);
	return fields;
}

/** Columns under a field that is no table: said in words, as zod would only speak of an unknown key. */
function findStrayColumns(input: unknown): SchemaProblem[] {
	const loose = z.object({ type: z.enum(COLUMN_TYPES), columns: z.unknown() });
	if (!Array.isArray(input)) return [];
	return input.flatMap((candidate: unknown, index) => {
		const parsed = loose.safeParse(candidate);
		if (!parsed.success || parsed.data.columns === undefined) return [];
		return [
			{
				place: placeOf([index], input),
				message: `only a line-item field (type array) has columns; this one is a ${parsed.data.type}`,
			},
		];
	});
}
