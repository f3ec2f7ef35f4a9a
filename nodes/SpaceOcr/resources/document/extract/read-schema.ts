import type { IExecuteFunctions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { DocumentSchema } from '../../../../../core/schema/document-schema';
import { parseFields, type FieldSpec } from '../../../../../core/schema/field-spec';
import { fieldsFromExample } from '../../../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../../../core/schema/from-json-schema';
import { isPresetName, PRESETS } from '../../../../../core/schema/presets';
import { requiredByRole } from '../../../../../core/schema/required-by-role';
import { SchemaError } from '../../../../../core/schema/schema-error';
import { SERVICE_TEMPLATE_IDS } from '../../../../../core/schema/service-templates';
import { BY_NAME } from '../description/schema-parameters';

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

function fieldsFromEditor(value: unknown): FieldSpec[] {
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

const notUsable = (message: string) => new SchemaError([{ place: 'schema', message }]);

/** Names what there is, so that an AI agent that made up a name can correct itself. */
const unknown = (kind: string, given: string, known: readonly string[]) =>
	notUsable(`there is no ${kind} "${given}"; there are ${known.join(', ')}`);

/**
 * The schema that the node's parameters describe.
 *
 * @throws SchemaError naming the field that is wrong
 */
export function readSchema(context: IExecuteFunctions, item: number): DocumentSchema {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item);
	const mode = parameter('schemaMode');
	switch (mode) {
		case 'preset': {
			const preset = String(parameter('preset'));
			if (!isPresetName(preset)) throw unknown('preset', preset, Object.keys(PRESETS));
			return { mode: 'fields', fields: PRESETS[preset].fields };
		}
		case 'template': {
			const given = parameter('templateId');
			const template = z.enum(SERVICE_TEMPLATE_IDS).safeParse(given);
			if (!template.success) throw unknown('template', String(given), SERVICE_TEMPLATE_IDS);
			return { mode: 'template', templateId: template.data };
		}
		case 'build':
			return { mode: 'fields', fields: fieldsFromEditor(parameter('fields')) };
		case 'example': {
			const fields = fieldsFromExample(parameter('exampleJson'));
			const isInvoice = parameter('exampleIsInvoice') !== false;
			return { mode: 'fields', fields: isInvoice ? requiredByRole(fields) : fields };
		}
		case 'jsonSchema':
			return { mode: 'fields', fields: fieldsFromJsonSchema(parameter('jsonSchema')) };
		case 'auto':
			return { mode: 'auto' };
		default:
			throw notUsable(`"${String(mode)}" is no way to choose fields`);
	}
}
