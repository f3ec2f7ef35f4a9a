import type { DocumentSchema } from '../schema/document-schema';
import { PRESETS } from '../schema/presets';

/** With a template or auto-detection the names are the service's; an e-invoice has those of our own preset. */
export function schemaFor(schema: DocumentSchema): DocumentSchema {
	if (schema.mode === 'fields') return schema;
	const isOrder = schema.mode === 'template' && schema.templateId === 'purchase_order';
	return { mode: 'fields', fields: PRESETS[isOrder ? 'purchase_order' : 'invoice'].fields };
}
