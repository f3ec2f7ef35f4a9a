import { isTable, type ColumnSpec, type FieldSpec } from './field-spec';
import type { JsonObject } from './json-object';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const propertyOf = ({ type, description }: Pick<ColumnSpec, 'type' | 'description'>) => ({
	...(type === 'date' ? { type: 'string', format: 'date' } : { type }),
	...(description === undefined ? {} : { description }),
});

function objectOf(specs: readonly (FieldSpec | ColumnSpec)[]): JsonObject {
	const required = specs.filter((spec) => spec.required === true).map(({ name }) => name);
	return {
		type: 'object',
		properties: Object.fromEntries(specs.map((spec) => [spec.name, schemaOf(spec)])),
		...(required.length === 0 ? {} : { required }),
	};
}

const schemaOf = (spec: FieldSpec | ColumnSpec): JsonObject =>
	spec.type === 'array'
		? {
				type: 'array',
				...(spec.description === undefined ? {} : { description: spec.description }),
				items: objectOf(spec.columns),
			}
		: propertyOf(spec);

/**
 * The JSON Schema (draft 2020-12) of what is read. `fieldsFromJsonSchema` reads it back; thresholds and meanings, for
 * which JSON Schema has no words, are left out.
 */
export const toJsonSchema = (fields: readonly FieldSpec[]): JsonObject => ({
	$schema: DRAFT,
	...objectOf(fields),
});

const EXAMPLES = { string: 'text', number: 12.5, date: '2026-03-31' } as const;

const exampleOf = (columns: readonly ColumnSpec[]): JsonObject =>
	Object.fromEntries(columns.map(({ name, type }) => [name, EXAMPLES[type]]));

/**
 * An example of the output. `fieldsFromExample` reads names and types back, in their order; it says nothing of what is
 * required.
 */
export const toExample = (fields: readonly FieldSpec[]): JsonObject =>
	Object.fromEntries(
		fields.map((field) => [
			field.name,
			isTable(field) ? [exampleOf(field.columns)] : EXAMPLES[field.type],
		]),
	);
