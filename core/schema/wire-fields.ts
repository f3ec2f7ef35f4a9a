import * as z from 'zod/v4-mini';

import { isTable, type ColumnSpec, type FieldSpec, type ScalarFieldSpec } from './field-spec';
import { COLUMN_TYPES, FIELD_TYPES } from './field-type';

const wireColumn = z.object({
	name: z.string().check(z.minLength(1)),
	type: z.enum(COLUMN_TYPES),
	description: z.optional(z.string()),
});

/** A field as `POST /ocr/fields` takes it: `children` only under `array`. */
export const wireField = z
	.object({
		name: z.string().check(z.minLength(1)),
		type: z.enum(FIELD_TYPES),
		description: z.optional(z.string()),
		children: z.optional(z.array(wireColumn)),
	})
	.check(
		z.refine(({ type, children }) => (type === 'array') === (children !== undefined), {
			error: 'children belong under type array, and only there',
		}),
	);

export type WireField = z.infer<typeof wireField>;

const withoutOurs = ({ name, type, description }: ColumnSpec | ScalarFieldSpec) => ({
	name,
	type,
	...(description ? { description } : {}),
});

/** The fields as they are sent: `columns` become `children`; `required`, `threshold` and `role` stay with us. */
export function toWireFields(fields: readonly FieldSpec[]): WireField[] {
	return fields.map((field) =>
		isTable(field)
			? {
					name: field.name,
					type: field.type,
					...(field.description ? { description: field.description } : {}),
					children: field.columns.map(withoutOurs),
				}
			: withoutOurs(field),
	);
}
