import { isTable, type ColumnSpec, type FieldSpec } from './field-spec';
import type { ServiceTemplateId } from './service-templates';

/** What is to be read from a document: our fields, a template of the service, or what the service finds. */
export type DocumentSchema =
	| { readonly mode: 'fields'; readonly fields: readonly FieldSpec[] }
	| { readonly mode: 'template'; readonly templateId: ServiceTemplateId }
	| { readonly mode: 'auto' };

/** The fields that are known before the first call: none for a template or auto-detection. */
export const knownFields = (schema: DocumentSchema): readonly FieldSpec[] =>
	schema.mode === 'fields' ? schema.fields : [];

/** Fields and columns by where their values stand: "total_due", "line_items.quantity". */
export const specsByPlace = (schema: DocumentSchema): ReadonlyMap<string, FieldSpec | ColumnSpec> =>
	new Map(
		knownFields(schema).flatMap((field): [string, FieldSpec | ColumnSpec][] => [
			[field.name, field],
			...(isTable(field)
				? field.columns.map((column): [string, ColumnSpec] => [
						`${field.name}.${column.name}`,
						column,
					])
				: []),
		]),
	);
