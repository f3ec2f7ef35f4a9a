import type { Decision } from '../decision/reason';
import {
	APPROVED,
	judgeAgain,
	readCarriedDocument,
	type CarriedDocument,
} from '../pipeline/carried';
import { carriedSettings, type CarriedSettingsJson } from '../pipeline/carried-settings';
import { withGivenValues } from '../pipeline/given-values';
import { documentJson, type DocumentOcr, type ProcessedDocument } from '../pipeline/output';
import { APPROVED_SUMMARY } from '../pipeline/summary';
import type { DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { isJsonObject, type JsonObject } from '../schema/json-object';
import { NO_ROLE } from '../schema/role';
import { fileOf, type AccountingFile } from './file';
import { checkMapping, columnsNamed } from './mapping';
import type { Accounting } from './payload';
import { withPayload, type AccountingSettings } from './with-payload';

/** A document that has its payload. */
export interface PreparedDocument {
	/** What goes on by itself, and what a person must look at. */
	readonly to: Decision;
	/** Under `accounting` of the item. */
	readonly accounting: Accounting;
	/** Under `ocr` of the item; `approved` stays where the payload is complete. */
	readonly ocr: Omit<DocumentOcr, 'decision'> & {
		readonly decision: Decision | typeof APPROVED;
		readonly settings: CarriedSettingsJson;
	};
	/** The payload as a file, where the format is one. */
	readonly file: AccountingFile | null;
	/** The document itself, judged again. */
	readonly document: ProcessedDocument;
}

/** With the columns that the mapping names and only the item has: a node before has put an account into each row. */
function withGivenColumns(
	schema: DocumentSchema,
	given: JsonObject,
	columns: readonly string[],
): DocumentSchema {
	if (schema.mode !== 'fields') return schema;
	const table = schema.fields.find(isTable);
	const rows = table === undefined ? undefined : given[table.name];
	const added = columns.filter(
		(name, index) =>
			columns.indexOf(name) === index &&
			table?.columns.every((column) => column.name !== name) === true &&
			Array.isArray(rows) &&
			rows.some((row) => isJsonObject(row) && Object.hasOwn(row, name)),
	);
	if (table === undefined || added.length === 0) return schema;
	return {
		...schema,
		fields: schema.fields.map((field) =>
			field !== table
				? field
				: {
						...table,
						columns: [
							...table.columns,
							...added.map((name) => ({ name, type: 'string' as const, role: NO_ROLE })),
						],
					},
		),
	};
}

/** What a person has approved has no doubts any more, but for what its payload lacks. */
const approved = (document: ProcessedDocument): ProcessedDocument => ({
	...document,
	judgement: {
		...document.judgement,
		document: { ...document.judgement.document, decision: 'accepted', reasons: [] },
	},
});

/**
 * Prepares a document that was read before for an accounting tool. What the item says at its top wins over what was
 * read, and all is checked again by the settings it was read with.
 *
 * @param item JSON of an item that Extract gave, and that may have passed other nodes
 * @param labelOf what the platform's form calls a setting of the mapping
 * @param today ISO date
 * @throws NotACarriedDocumentError, SchemaError where the mapping names a column that is not there, TooManyRowsError
 */
export function prepareForAccounting(
	item: JsonObject,
	wanted: AccountingSettings,
	labelOf: (key: string) => string,
	today: string,
): PreparedDocument {
	const read = readCarriedDocument(item);
	const schema = withGivenColumns(read.settings.schema, item, columnsNamed(wanted.mapping));
	checkMapping(wanted.mapping, schema, labelOf);
	const carried: CarriedDocument = {
		...read,
		settings: { ...read.settings, schema, accounting: wanted },
	};
	const before = judgeAgain(carried, read.extraction, today);
	const extraction = withGivenValues(read.extraction, before.values, item, schema);
	const judged = judgeAgain(carried, extraction, today);
	const isApproved = read.decision === APPROVED;
	const { document, accounting } = withPayload(
		isApproved ? approved(judged) : judged,
		schema,
		wanted,
	);
	const { ocr } = documentJson(document, read.output);
	const staysApproved = isApproved && ocr.decision === 'accepted';
	return {
		to: ocr.decision,
		accounting,
		ocr: {
			...ocr,
			...(staysApproved ? { decision: APPROVED, summary: APPROVED_SUMMARY } : {}),
			settings: carriedSettings(carried.settings),
		},
		file: fileOf(accounting, document, schema),
		document,
	};
}
