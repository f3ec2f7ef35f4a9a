import type { Check } from '../../../core/decision/check';
import type { Reason, ReasonCode } from '../../../core/decision/reason';
import { valuesOfRow } from '../../../core/pipeline/output';
import { knownFields, type DocumentSchema } from '../../../core/schema/document-schema';
import { isTable } from '../../../core/schema/field-spec';
import type { Value } from '../../../core/values/document-values';
import { fileNameOf, type DocumentResult } from '../documents/document-result';
import { judged, type Judged } from './judged';
import { withOutputKeys } from './output-key';
import { bodyText, missingText } from './payload-fields';

/** The document's own fields by their keys; null where there is no single document that has them. */
export type Scalars = Readonly<Record<string, Value>>;

/** The fields that are known beforehand, without a value. */
export const noScalars = (schema: DocumentSchema): Scalars =>
	withOutputKeys(
		Object.fromEntries(
			knownFields(schema)
				.filter((field) => !isTable(field))
				.map(({ name }) => [name, null]),
		),
	);

export const scalarsOf = (result: DocumentResult, schema: DocumentSchema): Scalars =>
	result.kind === 'failed'
		? noScalars(schema)
		: withOutputKeys(valuesOfRow(result.document.values.cells));

export const judgedOf = (result: DocumentResult): Judged => {
	if (result.kind === 'read') return judged(result.document.judgement.document);
	const { message, next_step } = result.failure;
	return {
		needs_review: true,
		decision: 'failed',
		lowest_match_ratio: null,
		reasons_text: next_step === null ? message : `${message}. ${next_step}`,
	};
};

/** Why a document could not be read, and what to do; "" for one that was. */
export const errorTextOf = (result: DocumentResult): string =>
	result.kind === 'failed' ? judgedOf(result).reasons_text : '';

const payloadOfRow = (result: DocumentResult) => {
	if (result.kind === 'failed') return {};
	const { accounting, payloadFile } = result;
	return accounting === null
		? {}
		: {
				accounting_body_text: bodyText(accounting),
				accounting_missing_text: missingText(accounting),
				accounting_file: payloadFile,
			};
};

/** A document as a line item: its fields, and how sure they are. */
export const documentRow = (result: DocumentResult, number: number, schema: DocumentSchema) => ({
	document_number: number,
	file_name: fileNameOf(result),
	...scalarsOf(result, schema),
	...judgedOf(result),
	error: errorTextOf(result),
	pages: result.kind === 'read' ? result.document.source.pages : null,
	scans: result.kind === 'read' ? result.document.scans : 0,
	...payloadOfRow(result),
});

/** A reason as a line item. */
interface ReasonRow {
	readonly document_number: number;
	readonly code: ReasonCode | 'failed';
	/** "total_due", or "line_items.quantity"; null when it concerns the whole document. */
	readonly field: string | null;
	/** Number of the line item, from 1. */
	readonly row: number | null;
	readonly message: string;
	readonly match_ratio: number | null;
	readonly threshold: number | null;
	readonly raw: string | number | null;
}

const reasonRow = (
	{
		code,
		field,
		row,
		message,
		match_ratio,
		threshold,
		raw,
	}: Omit<Reason, 'code'> & Pick<ReasonRow, 'code'>,
	number: number,
): ReasonRow => ({
	document_number: number,
	code,
	field: field ?? null,
	row: row ?? null,
	message,
	match_ratio: match_ratio ?? null,
	threshold: threshold ?? null,
	raw: raw ?? null,
});

export function reasonRows(result: DocumentResult, number: number): ReasonRow[] {
	if (result.kind === 'failed')
		return [reasonRow({ code: 'failed', message: result.failure.message }, number)];
	return result.document.judgement.document.reasons.map((reason) => reasonRow(reason, number));
}

/** A check as a line item. */
const checkRow = ({ code, result, row, fields, message }: Check, number: number) => ({
	document_number: number,
	code,
	result,
	row: row ?? null,
	fields: fields.join(', '),
	message,
});

export const checkRows = (result: DocumentResult, number: number) =>
	result.kind === 'read'
		? result.document.judgement.checks.map((check) => checkRow(check, number))
		: [];
