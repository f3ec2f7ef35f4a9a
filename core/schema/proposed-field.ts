import { parseDate } from '../values/date/date';
import { parseNumber } from '../values/number/number';
import type { ColumnSpec, ScalarFieldSpec, TableFieldSpec } from './field-spec';
import { isTable } from './field-spec';
import { PRESETS } from './presets';
import { COLUMN_ROLES, FIELD_ROLES, type ColumnRole, type FieldRole } from './role';
import { columnRoleOfPhrase, roleOfPhrase, rolesOf } from './roles';

const USUAL = PRESETS.invoice.fields;
const USUAL_ROLES = rolesOf({ mode: 'fields', fields: USUAL });
const USUAL_TABLE: TableFieldSpec | undefined = USUAL.find(isTable);

/** "Rechnungs-Nr.:" -> "rechnungs_nr"; "" for a label without letters. */
const nameFrom = (label: string): string =>
	label
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '_')
		.replaceAll(/^_+|_+$/g, '')
		.slice(0, LONGEST_NAME);
const LONGEST_NAME = 40;

/** The name, or the first of name_2, name_3 … that is free. */
function freeName(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(name)) return name;
	let number = 2;
	while (taken.has(`${name}_${number}`)) number++;
	return `${name}_${number}`;
}

/** What a text looks like by itself: a date, a number, or words. */
function typeOfText(text: string, today: string): ScalarFieldSpec['type'] {
	const date = parseDate(text, { today, order: 'dmy' });
	if (date.readable) return 'date';
	// "07123" is a number of an invoice, no amount.
	const isAmount = /\d/.test(text) && !/^\s*0\d/.test(text) && parseNumber(text).readable;
	return isAmount && /[.,]\d/.test(text) ? 'number' : 'string';
}

function usualFieldOf(role: FieldRole): Omit<ScalarFieldSpec, 'required'> {
	const name = USUAL_ROLES.fields[role]?.[0];
	const usual = USUAL.find((field) => field.name === name);
	if (usual === undefined || isTable(usual)) return { name: role, type: FIELD_ROLES[role] };
	const { description, type } = usual;
	return { name: usual.name, type, description };
}

const withoutColon = (label: string): string => label.replace(/[\s:.#]+$/u, '').trim();

/**
 * A field for a value that somebody points at.
 *
 * @param label what is printed beside or above it: "Invoice No.:"; "" for nothing
 * @param text the value as printed
 * @param taken names that other fields have
 * @param today ISO date
 */
export function proposedField(
	label: string,
	text: string,
	taken: ReadonlySet<string>,
	today: string,
): ScalarFieldSpec {
	const role = roleOfPhrase(withoutColon(label)) ?? roleOfPhrase(label);
	const spec =
		role === undefined
			? { name: nameFrom(label) || 'field', type: typeOfText(text, today) }
			: usualFieldOf(role);
	return { ...spec, name: freeName(spec.name, taken) };
}

function usualColumnOf(role: ColumnRole): ColumnSpec {
	const name = USUAL_ROLES.table?.columns[role];
	const usual = USUAL_TABLE?.columns.find((column) => column.name === name);
	return usual ?? { name: role, type: COLUMN_ROLES[role] };
}

/**
 * Line items for the header of a table that somebody points at.
 *
 * @param headers the words over each column, from left to right
 * @param taken names that other fields have
 * @returns undefined where fewer than two columns are known: it is no header of line items
 */
export function proposedTable(
	headers: readonly string[],
	taken: ReadonlySet<string>,
): TableFieldSpec | undefined {
	const columns: ColumnSpec[] = [];
	let known = 0;
	for (const header of headers) {
		const role = columnRoleOfPhrase(withoutColon(header));
		if (role !== undefined) known++;
		const own = nameFrom(header);
		if (role === undefined && own === '') continue;
		const spec = role === undefined ? { name: own, type: 'string' as const } : usualColumnOf(role);
		columns.push({ ...spec, name: freeName(spec.name, new Set(columns.map(({ name }) => name))) });
	}
	if (known < FEWEST_KNOWN) return undefined;
	return { name: freeName('line_items', taken), type: 'array', columns };
}
const FEWEST_KNOWN = 2;
