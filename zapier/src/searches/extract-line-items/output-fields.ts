import type { PlainOutputField } from 'zapier-platform-core';

import type { DocumentSchema } from '../../../../core/schema/document-schema';
import { columnFields, scalarFields } from '../../output/schema-output-fields';
import { lineItemTable, nameInRow } from './row-key';
import { sample } from './sample';

const OF_A_ROW: readonly PlainOutputField[] = [
	{ key: 'line_number', label: 'Line Number', type: 'integer', sample: sample.line_number },
	{ key: 'line_count', label: 'Number of Lines', type: 'integer', sample: sample.line_count },
	{ key: 'needs_review', label: 'Needs Review', type: 'boolean', sample: sample.needs_review },
	{ key: 'decision', label: 'Decision', type: 'string', sample: sample.decision },
	{
		key: 'lowest_match_ratio',
		label: 'Lowest Match Ratio',
		type: 'number',
		sample: sample.lowest_match_ratio,
	},
	{ key: 'reasons_text', label: 'Reasons', type: 'string', sample: sample.reasons_text },
	{
		key: 'document_number',
		label: 'Document Number',
		type: 'integer',
		sample: sample.document_number,
	},
	{ key: 'file_name', label: 'File Name', type: 'string', sample: sample.file_name },
	{
		key: 'document_needs_review',
		label: 'Document: Needs Review',
		type: 'boolean',
		sample: sample.document_needs_review,
	},
	{
		key: 'document_decision',
		label: 'Document: Decision',
		type: 'string',
		sample: sample.document_decision,
	},
	{
		key: 'document_reasons_text',
		label: 'Document: Reasons',
		type: 'string',
		sample: sample.document_reasons_text,
	},
	{ key: 'error', label: 'Error', type: 'string', sample: sample.error },
];

/**
 * What each result has, with types and samples, before any test run.
 *
 * @param schema null while the form is not filled in yet
 */
export function outputFields(schema: DocumentSchema | null): PlainOutputField[] {
	const known: DocumentSchema = schema ?? { mode: 'auto' };
	const table = lineItemTable(known);
	return [
		{ key: 'id', label: 'ID', type: 'string', primary: true, sample: sample.id },
		...(table === undefined ? [] : columnFields(table)),
		...scalarFields(known, (name) => nameInRow(name, known)),
		...OF_A_ROW,
	];
}
