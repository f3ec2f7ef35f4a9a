import type { PlainOutputField } from 'zapier-platform-core';

import { knownFields, type DocumentSchema } from '../../../../core/schema/document-schema';
import type { PayloadFormat } from '../../../../core/accounting/payload-format';
import { isTable } from '../../../../core/schema/field-spec';
import { labelOf } from '../../form/parse-inputs';
import { fileFields } from '../../output/payload-fields';
import { listField } from '../../output/list-field';
import { outputKey } from '../../output/output-key';
import { columnFields, knownTables, scalarFields } from '../../output/schema-output-fields';
import { sample } from './sample';

const JUDGED: readonly PlainOutputField[] = [
	{ key: 'needs_review', label: 'Needs Review', type: 'boolean', sample: sample.needs_review },
	{ key: 'decision', label: 'Decision', type: 'string', sample: sample.decision },
	{
		key: 'lowest_match_ratio',
		label: 'Lowest Match Ratio',
		type: 'number',
		sample: sample.lowest_match_ratio,
	},
	{ key: 'reasons_text', label: 'Reasons', type: 'string', sample: sample.reasons_text },
];

/** Beside the columns of a line item. */
const OF_A_LINE: readonly PlainOutputField[] = [
	{ key: 'line_number', label: 'Line Number', type: 'integer', sample: 1 },
	{ key: 'document_number', label: 'Document Number', type: 'integer', sample: 1 },
	{ key: 'match_ratio', label: 'Match Ratio', type: 'number', sample: 0.97 },
	{ key: 'needs_review', label: 'Needs Review', type: 'boolean', sample: false },
	{ key: 'reasons_text', label: 'Reasons', type: 'string', sample: '' },
];

const REASONS: readonly PlainOutputField[] = [
	{ key: 'document_number', label: 'Document Number', type: 'integer', sample: 1 },
	{ key: 'code', label: 'Code', type: 'string', sample: 'low_match_ratio' },
	{ key: 'field', label: 'Field', type: 'string', sample: 'total_due' },
	{ key: 'row', label: 'Line Number', type: 'integer' },
	{ key: 'message', label: 'Message', type: 'string', sample: sample.reasons_text },
	{ key: 'match_ratio', label: 'Match Ratio', type: 'number', sample: 0.62 },
	{ key: 'threshold', label: 'Threshold', type: 'number', sample: 0.85 },
	{ key: 'raw', label: 'As Printed', type: 'string' },
];

const CHECKS: readonly PlainOutputField[] = [
	{ key: 'document_number', label: 'Document Number', type: 'integer', sample: 1 },
	{ key: 'code', label: 'Code', type: 'string', sample: 'total' },
	{ key: 'result', label: 'Result', type: 'string', sample: 'passed' },
	{ key: 'row', label: 'Line Number', type: 'integer' },
	{ key: 'fields', label: 'Fields', type: 'string', sample: 'subtotal, tax, total_due' },
	{ key: 'message', label: 'Message', type: 'string', sample: '1224.50 + 10.00 = 1234.50' },
];

const documentFields = (
	schema: DocumentSchema,
	format: PayloadFormat | null,
): readonly PlainOutputField[] => [
	{ key: 'document_number', label: 'Document Number', type: 'integer', sample: 1 },
	{ key: 'file_name', label: 'File Name', type: 'string', sample: 'invoice.pdf' },
	...scalarFields(schema),
	...JUDGED,
	{ key: 'error', label: 'Error', type: 'string', sample: '' },
	{ key: 'pages', label: 'Pages', type: 'integer', sample: 1 },
	{ key: 'scans', label: 'Scans', type: 'integer', sample: 1 },
	...(format !== null
		? ([
				{ key: 'accounting_body_text', label: 'Accounting: Body', type: 'string', sample: '{}' },
				{
					key: 'accounting_missing_text',
					label: 'Accounting: Missing',
					type: 'string',
					sample: '',
				},
			] as const)
		: []),
	...fileFields('accounting_file', format),
];

/** How sure each field is, of a run with one document. Two underscores lead into an object. */
const evidenceFields = (schema: DocumentSchema): PlainOutputField[] =>
	knownFields(schema)
		.filter((field) => !isTable(field))
		.flatMap(({ name }): PlainOutputField[] => [
			{
				key: `ocr__fields__${name}__match_ratio`,
				label: `${labelOf(name)}: Match Ratio`,
				type: 'number',
				sample: name === 'total_due' ? 0.62 : 1,
			},
			{ key: `ocr__fields__${name}__raw`, label: `${labelOf(name)}: As Printed`, type: 'string' },
		]);

const OF_THE_FILE: readonly PlainOutputField[] = [
	{ key: 'ocr__source__file_name', label: 'File Name', type: 'string', sample: 'invoice.pdf' },
	{ key: 'ocr__source__mime_type', label: 'File Type', type: 'string', sample: 'application/pdf' },
	{ key: 'ocr__source__pages', label: 'Pages of the File', type: 'integer', sample: 1 },
	{ key: 'ocr__scans', label: 'Scans Paid', type: 'integer', sample: 1 },
];

const ACCOUNTING: readonly PlainOutputField[] = [
	{ key: 'accounting__ready', label: 'Accounting: Ready', type: 'boolean', sample: true },
	{ key: 'accounting__entity', label: 'Accounting: Entity', type: 'string', sample: 'Invoices' },
	{ key: 'accounting__total', label: 'Accounting: Total', type: 'number', sample: 1234.5 },
	{ key: 'accounting__body_text', label: 'Accounting: Body', type: 'string', sample: '{}' },
	{ key: 'accounting__missing_text', label: 'Accounting: Missing', type: 'string', sample: '' },
	{
		key: 'accounting__vendor__name',
		label: 'Accounting: Vendor',
		type: 'string',
		sample: 'ACME Co.',
	},
];

/**
 * What a run gives, with types and samples, before any test run.
 *
 * @param schema null while the form is not filled in yet
 * @param format of the payload; null for none
 */
export function outputFields(
	schema: DocumentSchema | null,
	format: PayloadFormat | null,
): PlainOutputField[] {
	const known: DocumentSchema = schema ?? { mode: 'auto' };
	const tables = knownTables(known);
	const names = tables.map(({ name }) => name);
	return [
		{ key: 'id', label: 'ID', type: 'string', primary: true, sample: sample.id },
		...scalarFields(known),
		...tables.map((table) =>
			listField(outputKey(table.name, names), labelOf(table.name), [
				...columnFields(table),
				...OF_A_LINE,
			]),
		),
		...JUDGED,
		listField('reasons', 'Reasons as Line Items', REASONS),
		listField('checks', 'Checks', CHECKS),
		{ key: 'document_count', label: 'Number of Documents', type: 'integer', sample: 1 },
		listField('documents', 'Documents', documentFields(known, format)),
		{ key: 'skipped_text', label: 'Skipped Files', type: 'string', sample: '' },
		{ key: 'document_json', label: 'Whole Document', type: 'string', sample: '{}' },
		...evidenceFields(known),
		...OF_THE_FILE,
		...(format === null ? [] : ACCOUNTING),
		...fileFields('accounting__file', format),
	];
}
