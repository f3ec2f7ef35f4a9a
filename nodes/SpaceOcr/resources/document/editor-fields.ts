import * as z from 'zod/v4-mini';

import {
	isTable,
	parseFields,
	type ColumnSpec,
	type FieldSpec,
} from '../../../../core/schema/field-spec';
import { BY_NAME } from './schema-defaults';

/** An entry of the visual schema editor, as n8n stores it. */
const entry = z.looseObject({
	details: z.optional(
		z.looseObject({ description: z.optional(z.unknown()), role: z.optional(z.unknown()) }),
	),
});
const field = z.looseObject({
	...entry.shape,
	type: z.unknown(),
	columns: z.optional(z.object({ column: z.optional(z.array(entry)) })),
});
const visualFields = z.object({ field: z.optional(z.array(field)) });

/** The details beside name and type, without a description left empty and a meaning left to the name. */
function plainEntry({ details = NO_DETAILS, ...rest }: z.infer<typeof entry>) {
	const { role, description, ...others } = details;
	return {
		...rest,
		...others,
		...(description === undefined || description === '' ? {} : { description }),
		...(role === undefined || role === BY_NAME ? {} : { role }),
	};
}
const NO_DETAILS = { description: '', role: BY_NAME };

/**
 * The fields of the visual schema editor.
 *
 * @param value of the parameter `fields`
 * @throws SchemaError
 */
export function fieldsFromEditor(value: unknown): FieldSpec[] {
	const entries = visualFields.parse(value).field ?? [];
	return parseFields(
		entries.map(({ columns, ...given }) => {
			// The editor keeps columns of a field that was a table before, and the meaning of one that was none.
			if (given.type !== 'array') return plainEntry(given);
			const table = plainEntry({ ...given, details: { ...given.details, role: BY_NAME } });
			return { ...table, columns: (columns?.column ?? []).map(plainEntry) };
		}),
	);
}

const entryOf = (spec: FieldSpec | ColumnSpec) => {
	const { name, type, description, required, threshold } = spec;
	const role = spec.type === 'array' ? undefined : spec.role;
	return {
		name,
		type,
		details: {
			...(description === undefined ? {} : { description }),
			...(required === undefined ? {} : { required }),
			...(threshold === undefined ? {} : { threshold }),
			...(role === undefined ? {} : { role }),
		},
	};
};

/** The parameter `fields` of the visual schema editor, as n8n stores it. */
export const editorFields = (fields: readonly FieldSpec[]) => ({
	field: fields.map((field) => ({
		...entryOf(field),
		...(isTable(field) ? { columns: { column: field.columns.map(entryOf) } } : {}),
	})),
});
