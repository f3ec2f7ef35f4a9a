import type { ColumnType } from '../../../core/schema/field-type';
import { COLUMN_ROLES, FIELD_ROLES } from '../../../core/schema/role';
import { rolesOf } from '../../../core/schema/roles';

const FIELD_TYPE_BY_ROLE: ReadonlyMap<string, ColumnType> = new Map(Object.entries(FIELD_ROLES));
const COLUMN_TYPE_BY_ROLE: ReadonlyMap<string, ColumnType> = new Map(Object.entries(COLUMN_ROLES));

/** A field plays a role only with the type that the role needs; what is neither of these is text. */
const GUESSED = ['date', 'number'] as const;

/** What the checks take "total_due" and "issue_date" for: a number, a date; else text. */
export const fieldTypeByName = (name: string): ColumnType =>
	GUESSED.find((type) =>
		Object.keys(rolesOf({ mode: 'fields', fields: [{ name, type }] }).fields).some(
			(role) => FIELD_TYPE_BY_ROLE.get(role) === type,
		),
	) ?? 'string';

/** The same for a column: "quantity" is a number. */
export const columnTypeByName = (name: string): ColumnType =>
	GUESSED.find((type) => {
		const table = { name: 'table', type: 'array' as const, columns: [{ name, type }] };
		return Object.keys(rolesOf({ mode: 'fields', fields: [table] }).table?.columns ?? {}).some(
			(role) => COLUMN_TYPE_BY_ROLE.get(role) === type,
		);
	}) ?? 'string';
