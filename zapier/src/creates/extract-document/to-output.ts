import { createHash } from 'node:crypto';

import { carriedSettings } from '../../../../core/pipeline/carried-settings';
import { documentJson } from '../../../../core/pipeline/output';
import { knownFields, type DocumentSchema } from '../../../../core/schema/document-schema';
import { isTable } from '../../../../core/schema/field-spec';
import { nameOf, type DocumentResult } from '../../documents/document-result';
import type { Reading } from '../../documents/read-documents';
import type { ExtractSettings } from '../../form/extract-form';
import { inColumns } from '../../output/in-columns';
import { lowestOf, type Judged } from '../../output/judged';
import { lineItemsOf, type LineItem } from '../../output/line-items';
import { withOutputKeys } from '../../output/output-key';
import { payloadFields } from '../../output/payload-fields';
import {
	checkRows,
	documentRow,
	judgedOf,
	noScalars,
	reasonRows,
	scalarsOf,
} from '../../output/document-rows';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

type ReadDocument = Extract<DocumentResult, { kind: 'read' }>;

/** The only document; undefined when there are several, or it could not be read. */
const onlyOne = (documents: readonly DocumentResult[]): ReadDocument | undefined => {
	const [first] = documents;
	return documents.length === 1 && first?.kind === 'read' ? first : undefined;
};

/** Why a run with several documents is never sure, whatever they are: its top has nothing to book. */
const fieldsStandBelow = (count: number) =>
	`${count} documents in one run: the fields at the top are empty, take those of each from Documents`;

/** All documents together. Several need review, as a step that maps the fields at the top would book an empty bill. */
function judgedTogether(documents: readonly DocumentResult[]): Judged {
	const [first] = documents;
	if (first !== undefined && documents.length === 1) return judgedOf(first);
	const all = documents.map(judgedOf);
	return {
		needs_review: true,
		decision: 'review',
		lowest_match_ratio: lowestOf(all.map(({ lowest_match_ratio }) => lowest_match_ratio)),
		reasons_text: [
			fieldsStandBelow(documents.length),
			...documents.flatMap((result) => {
				const lines = judgedOf(result)
					.reasons_text.split('\n')
					.filter((line) => line !== '');
				// Why a document failed begins with its name already.
				return result.kind === 'failed' ? lines : lines.map((line) => `${nameOf(result)}: ${line}`);
			}),
		].join('\n'),
	};
}

/** The line items of all documents, one after the other; known tables also where no document has any. */
function tablesOf(documents: readonly DocumentResult[], schema: DocumentSchema) {
	const tables: Record<string, LineItem[]> = withOutputKeys(
		Object.fromEntries(
			knownFields(schema)
				.filter(isTable)
				.map(({ name }) => [name, []]),
		),
	);
	for (const [index, result] of documents.entries())
		if (result.kind === 'read')
			for (const [name, rows] of Object.entries(lineItemsOf(result.document, index + 1)))
				tables[name] = [...(tables[name] ?? []), ...rows];
	return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, inColumns(rows)]));
}

/** The same for the same files, so that Zapier can tell results apart. */
function idOf(documents: readonly DocumentResult[]): string {
	const parts = documents.map((result) =>
		result.kind === 'read' ? (result.document.source.sha256 ?? '') : result.failure.message,
	);
	return onlyOne(documents)?.document.source.sha256 ?? sha256Of(parts.join('\n'));
}

/** The whole document as text, as a step takes it that prepares it for accounting; null where there is no single one. */
function documentText(only: ReadDocument | undefined, settings: ExtractSettings): string | null {
	if (only === undefined) return null;
	const { read, accounting } = settings;
	const json = documentJson(only.document, { includeBoxes: false, includeVertices: false });
	return JSON.stringify({
		...json,
		ocr: {
			...json.ocr,
			settings: carriedSettings({
				...read,
				schema: only.document.schema,
				accounting,
				suppliers: [],
			}),
		},
	});
}

/** What n8n has under `ocr`, without what stands at the top here; the places of line items only with their boxes. */
function ocrOf({ document }: ReadDocument, includeBoxes: boolean) {
	const { fields, source, request_ids, scans } = documentJson(document, {
		includeBoxes,
		includeVertices: false,
	}).ocr;
	return {
		fields: includeBoxes
			? fields
			: Object.fromEntries(Object.entries(fields).filter(([, field]) => !Array.isArray(field))),
		source,
		request_ids,
		scans,
	};
}

/**
 * The result of a run. One document has its values at the top; several have theirs in `documents`, as values of
 * one of them at the top would be taken for all. Line items, reasons and checks are top-level lists of flat rows, because
 * other apps take no others.
 */
export function toOutput({ documents, skipped, settings }: Reading) {
	const { schema } = settings.read;
	const only = onlyOne(documents);
	return {
		id: idOf(documents),
		...(only === undefined ? noScalars(schema) : scalarsOf(only, schema)),
		...tablesOf(documents, schema),
		...judgedTogether(documents),
		reasons: inColumns(
			documents.flatMap((result, index) =>
				reasonRows(result, index + 1).map((row) => ({ ...row })),
			),
		),
		checks: inColumns(documents.flatMap((result, index) => checkRows(result, index + 1))),
		document_count: documents.length,
		documents: inColumns(documents.map((result, index) => documentRow(result, index + 1, schema))),
		skipped_text: skipped.join('\n'),
		document_json: documentText(only, settings),
		...(only === undefined ? {} : { ocr: ocrOf(only, settings.includeBoxes) }),
		...(only?.accounting ? { accounting: payloadFields(only.accounting, only.payloadFile) } : {}),
	};
}
