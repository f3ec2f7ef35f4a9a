import type { FieldSpec } from './field-spec';
import { parseFields } from './field-spec';
import { type JsonObject, isJsonObject, parseJsonObject } from './json-object';
import { SchemaError, type SchemaProblem } from './schema-error';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Fields from an example of the wanted output: `{"total": 12.5, "line_items": [{"text": "Pens"}]}`.
 * Numbers become number fields, `2025-04-30` a date, a list of objects a line-item field with the
 * columns of all its rows, everything else a string.
 *
 * @param example JSON text, or the object itself
 * @throws SchemaError naming what can't be expressed (nested objects, lists of plain values)
 */
export function fieldsFromExample(example: unknown): FieldSpec[] {
	const problems: SchemaProblem[] = [];
	const fields = Object.entries(parseJsonObject(example, 'the example')).map(([name, value]) => {
		if (Array.isArray(value)) return tableFrom(name, value, problems);
		if (isJsonObject(value)) problems.push(nestedObject(name, name));
		return { name, type: scalarType(value) };
	});
	if (problems.length > 0) throw new SchemaError(problems);
	return parseFields(fields);
}

function tableFrom(name: string, rows: readonly unknown[], problems: SchemaProblem[]) {
	const merged: JsonObject = {};
	for (const row of rows) {
		if (!isJsonObject(row)) {
			problems.push({
				place: name,
				message: 'a list must hold objects (rows), such as [{"text": "Pens", "amount": 1.5}]',
			});
			break;
		}
		for (const [column, value] of Object.entries(row)) {
			if (typeof value === 'object' && value !== null)
				problems.push(nestedObject(`${name}.${column}`, column));
			// The first row that has a value shows the type; null and "" show none.
			const known = Object.hasOwn(merged, column) ? merged[column] : null;
			if (known === null || known === '') merged[column] = value;
		}
	}
	if (rows.length === 0)
		problems.push({ place: name, message: 'an empty list has no columns. Give one example row' });
	const columns = Object.entries(merged).map(([column, value]) => ({
		name: column,
		type: scalarType(value),
	}));
	return { name, type: 'array', columns };
}

const scalarType = (value: unknown) =>
	typeof value === 'number'
		? 'number'
		: typeof value === 'string' && ISO_DATE.test(value)
			? 'date'
			: 'string';

const nestedObject = (place: string, name: string): SchemaProblem => ({
	place,
	message: `an object inside an object can't be read. Use plain fields, such as ${name}_name`,
});
