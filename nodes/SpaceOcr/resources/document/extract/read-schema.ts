import * as z from 'zod/v4-mini';

import type { DocumentSchema } from '../../../../../core/schema/document-schema';
import { fieldsFromExample } from '../../../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../../../core/schema/from-json-schema';
import { isPresetName, PRESETS } from '../../../../../core/schema/presets';
import { requiredByRole } from '../../../../../core/schema/required-by-role';
import { SchemaError } from '../../../../../core/schema/schema-error';
import { SERVICE_TEMPLATE_IDS } from '../../../../../core/schema/service-templates';
import { fieldsFromEditor } from '../editor-fields';

const notUsable = (message: string) => new SchemaError([{ place: 'schema', message }]);

/** Names what there is, so that an AI agent that made up a name can correct itself. */
const unknown = (kind: string, given: string, known: readonly string[]) =>
	notUsable(`there is no ${kind} "${given}"; there are ${known.join(', ')}`);

/**
 * The schema that the node's parameters describe.
 *
 * @param parameter gives one by its name
 * @throws SchemaError naming the field that is wrong
 */
export function readSchema(parameter: (name: string) => unknown): DocumentSchema {
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
