import Big from 'big.js';

import type { FieldRole } from '../schema/role';
import type { Roles } from '../schema/roles';
import { isBlank, type DocumentValues } from '../values/document-values';

/** What a document prints for a role, with the field it stands in. */
export interface Fact {
	readonly place: string;
	/** As printed, without spaces around it. */
	readonly printed: string;
	/** ISO date for a date, number for an amount; null where it can't be read. */
	readonly value: string | number | null;
}

/** @returns undefined where the schema has no field for it, or nothing is printed there */
export function factOf(
	role: FieldRole,
	{ cells }: Pick<DocumentValues, 'cells'>,
	{ fields }: Pick<Roles, 'fields'>,
): Fact | undefined {
	const place = fields[role]?.[0];
	const cell = place === undefined ? undefined : cells[place];
	return place === undefined || cell === undefined || isBlank(cell)
		? undefined
		: { place, printed: String(cell.raw).trim(), value: cell.value };
}

/** The amount of a fact; undefined where it is none. */
export const numberOf = (fact: Fact | undefined): Big | undefined =>
	typeof fact?.value === 'number' ? new Big(fact.value) : undefined;

/** A fact that was read as a date. */
export interface DateFact extends Fact {
	/** ISO date. */
	readonly value: string;
}

/** @returns undefined where there is none, or one that can't be read */
export function dateOf(
	role: 'issue_date' | 'due_date',
	values: Pick<DocumentValues, 'cells'>,
	roles: Pick<Roles, 'fields'>,
): DateFact | undefined {
	const fact = factOf(role, values, roles);
	return typeof fact?.value === 'string' && fact.value !== ''
		? { ...fact, value: fact.value }
		: undefined;
}
