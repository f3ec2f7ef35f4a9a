import type { Form } from '../../core/review/form';

/** Where a value stands in a document's data. */
export type Place =
	| { readonly field: string }
	/** `row` from 0, as the rows are now. */
	| { readonly table: string; readonly row: number; readonly column: string };

/** One text for a place. */
export const keyOf = (place: Place): string =>
	'field' in place ? place.field : `${place.table}[${place.row}].${place.column}`;

/** "total_due" -> "Total due" */
export function labelOf(name: string): string {
	const words = name
		.replaceAll('_', ' ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The place of a key; undefined where the form has none. */
export function placeOf(key: string, { fields, tables }: Form): Place | undefined {
	if (fields.includes(key)) return { field: key };
	for (const { name } of tables) {
		const rest = key.startsWith(`${name}[`) ? key.slice(name.length) : '';
		const [, row, column] = /^\[(\d+)\]\.(.*)$/s.exec(rest) ?? [];
		if (row !== undefined && column !== undefined) return { table: name, row: Number(row), column };
	}
	return undefined;
}
