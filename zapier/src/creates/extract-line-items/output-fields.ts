import type { PlainOutputField } from 'zapier-platform-core';

import type { DocumentSchema } from '../../../../core/schema/document-schema';
import { listField } from '../../output/list-field';
import { columnFields, scalarFields } from '../../output/schema-output-fields';
import { lineItemTable, nameInRow } from './row-key';
import { rowSample, sample } from './sample';

const OF_A_ROW: readonly PlainOutputField[] = [
	{ key: 'line_number', label: 'Line Number', type: 'integer', sample: rowSample.line_number },
	{ key: 'line_count', label: 'Number of Lines', type: 'integer', sample: rowSample.line_count },
	{ key: 'needs_review', label: 'Needs Review', type: 'boolean', sample: rowSample.needs_review },
	{ key: 'decision', label: 'Decision', type: 'string', sample: rowSample.decision },
	{
		key: 'lowest_match_ratio',
		label: 'Lowest Match Ratio',
		type: 'number',
		sample: rowSample.lowest_match_ratio,
	},
	{ key: 'reasons_text', label: 'Reasons', type: 'string', sample: rowSample.reasons_text },
	{
		key: 'document_number',
		label: 'Document Number',
		type: 'integer',
		sample: rowSample.document_number,
	},
	{ key: 'file_name', label: 'File Name', type: 'string', sample: rowSample.file_name },
	{
		key: 'document_needs_review',
		label: 'Document: Needs Review',
		type: 'boolean',
		sample: rowSample.document_needs_review,
	},
	{
		key: 'document_decision',
		label: 'Document: Decision',
		type: 'string',
		sample: rowSample.document_decision,
	},
	{
		key: 'document_reasons_text',
		label: 'Document: Reasons',
		type: 'string',
		sample: rowSample.document_reasons_text,
	},
	{ key: 'error', label: 'Error', type: 'string', sample: rowSample.error },
];

/**
 * What a run gives, with types and samples, before any test run.
 *
 * @param schema null while the form is not filled in yet
 */
export function outputFields(schema: DocumentSchema | null): PlainOutputField[] {
	const known: DocumentSchema = schema ?? { mode: 'auto' };
	const table = lineItemTable(known);
	return [
		{ key: 'id', label: 'ID', type: 'string', primary: true, sample: sample.id },
		listField('line_items', 'Line Items', [
			{ key: 'id', label: 'Row ID', type: 'string', sample: rowSample.id },
			...(table === undefined ? [] : columnFields(table)),
			...scalarFields(known, (name) => nameInRow(name, known)),
			...OF_A_ROW,
		]),
		{ key: 'needs_review', label: 'Needs Review', type: 'boolean', sample: sample.needs_review },
		{ key: 'row_count', label: 'Number of Rows', type: 'integer', sample: sample.row_count },
		{
			key: 'document_count',
			label: 'Number of Documents',
			type: 'integer',
			sample: sample.document_count,
		},
		{ key: 'skipped_text', label: 'Skipped Files', type: 'string', sample: sample.skipped_text },
	];
}
