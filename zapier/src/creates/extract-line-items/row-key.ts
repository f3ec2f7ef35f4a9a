import { knownFields, type DocumentSchema } from '../../../../core/schema/document-schema';
import { isTable, type TableFieldSpec } from '../../../../core/schema/field-spec';

/** The table whose rows are the results: the schema's first; undefined where that is not known beforehand. */
export const lineItemTable = (schema: DocumentSchema): TableFieldSpec | undefined =>
	knownFields(schema).find(isTable);

/** The name of a document's field in a row: it steps aside for a column of the same name. */
export const nameInRow = (field: string, schema: DocumentSchema): string =>
	lineItemTable(schema)?.columns.some(({ name }) => name === field) ? `document_${field}` : field;
