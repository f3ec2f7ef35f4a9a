import * as z from 'zod/v4-mini';

import {
	documentJson,
	valuesOfRow,
	type ProcessedDocument,
} from '../../../../core/pipeline/output';
import { lineItemRows } from '../../../../core/pipeline/line-item-rows';
import { knownFields, type DocumentSchema } from '../../../../core/schema/document-schema';
import { isTable } from '../../../../core/schema/field-spec';
import type { Value } from '../../../../core/values/document-values';
import { fileNameOf, type DocumentResult } from '../../documents/document-result';
import type { Reading } from '../../documents/read-documents';
import { errorTextOf, judgedOf } from '../../output/document-rows';
import { judged } from '../../output/judged';
import { withOutputKeys } from '../../output/output-key';
import { lineItemTable, nameInRow } from './row-key';

/** What stands under `ocr`; the judgement of the row has its own keys beside it. */
const evidence = z.object({
	fields: z.unknown(),
	source: z.unknown(),
	request_ids: z.unknown(),
	scans: z.unknown(),
});

/** What is said of the document in each of its rows. */
function ofDocument(result: DocumentResult, number: number) {
	const { needs_review, decision, reasons_text } = judgedOf(result);
	return {
		document_number: number,
		file_name: fileNameOf(result),
		document_needs_review: needs_review,
		document_decision: decision,
		document_reasons_text: reasons_text,
		error: errorTextOf(result),
	};
}

/** A document without line items is one row: its fields once, the columns blank. */
function rowWithout(result: DocumentResult, number: number, schema: DocumentSchema) {
	const cells = result.kind === 'read' ? valuesOfRow(result.document.values.cells) : {};
	const known = knownFields(schema).filter((field) => !isTable(field));
	const values = new Map<string, Value>([
		...known.map(({ name }) => [nameInRow(name, schema), null] as const),
		...Object.entries(cells).map(([name, value]) => [nameInRow(name, schema), value] as const),
		...(lineItemTable(schema)?.columns ?? []).map(({ name }) => [name, null] as const),
	]);
	return {
		...withOutputKeys(Object.fromEntries(values)),
		line_number: null,
		line_count: 0,
		...judgedOf(result),
		...ofDocument(result, number),
	};
}

function rowsOf(
	document: ProcessedDocument,
	result: DocumentResult,
	number: number,
	{ read: { schema }, includeBoxes }: Reading['settings'],
) {
	const options = { includeBoxes, includeVertices: false };
	const table = lineItemTable(schema)?.name ?? Object.keys(document.values.tables)[0] ?? '';
	const rows = lineItemRows(document, schema, options).map(({ json }, index) => {
		const { ocr, line_number, line_count, ...values } = json;
		const own = document.judgement.rows[table]?.[index] ?? document.judgement.document;
		return {
			...withOutputKeys(values),
			line_number,
			line_count,
			...judged(own),
			...ofDocument(result, number),
			ocr: evidence.parse(ocr),
		};
	});
	if (rows.length > 0) return rows;
	const ocr = evidence.parse(documentJson(document, options).ocr);
	return [{ ...rowWithout(result, number, schema), ocr }];
}

/** Every line item of every document as a row of its own; a document without any is one, too. */
export function toRows({ documents, settings }: Reading) {
	return documents.flatMap((result, index) => {
		const number = index + 1;
		const rows =
			result.kind === 'read'
				? rowsOf(result.document, result, number, settings)
				: [{ ...rowWithout(result, number, settings.read.schema), ocr: null }];
		const id = result.kind === 'read' ? result.document.source.sha256 : result.failure.message;
		return rows.map((row, line) => ({ id: `${id ?? ''}-${number}-${line + 1}`, ...row }));
	});
}
