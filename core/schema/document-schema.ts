import type { FieldSpec } from './field-spec';
import type { ServiceTemplateId } from './service-templates';

/** What is to be read from a document: our fields, a template of the service, or what the service finds. */
export type DocumentSchema =
	| { readonly mode: 'fields'; readonly fields: readonly FieldSpec[] }
	| { readonly mode: 'template'; readonly templateId: ServiceTemplateId }
	| { readonly mode: 'auto' };

/** The fields that are known before the first call: none for a template or auto-detection. */
export const knownFields = (schema: DocumentSchema): readonly FieldSpec[] =>
	schema.mode === 'fields' ? schema.fields : [];
