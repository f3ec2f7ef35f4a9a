import { addReasons } from '../decision/judge';
import type { ProcessedDocument } from '../pipeline/output';
import type { DocumentSchema } from '../schema/document-schema';
import type { AccountingMapping } from './mapping';
import { payloadOf, type Accounting } from './payload';
import type { PayloadFormat } from './payload-format';

/** What to prepare for an accounting tool. */
export interface AccountingSettings {
	readonly format: PayloadFormat;
	readonly mapping: AccountingMapping;
}

/** A document, and what an accounting tool takes of it; null when nothing was asked for. */
export interface DocumentWithPayload {
	readonly document: ProcessedDocument;
	readonly accounting: Accounting | null;
}

/** Prepares the payload; what it lacks is a reason for review. */
export function withPayload(
	document: ProcessedDocument,
	schema: DocumentSchema,
	wanted: AccountingSettings,
): DocumentWithPayload & { readonly accounting: Accounting };
export function withPayload(
	document: ProcessedDocument,
	schema: DocumentSchema,
	wanted: AccountingSettings | null,
): DocumentWithPayload;
export function withPayload(
	document: ProcessedDocument,
	schema: DocumentSchema,
	wanted: AccountingSettings | null,
): DocumentWithPayload {
	if (wanted === null) return { document, accounting: null };
	const accounting = payloadOf(document, schema, wanted.format, wanted.mapping);
	const reasons = accounting.missing.map(({ field, message }) => ({
		code: 'incomplete_payload' as const,
		...(field === undefined ? {} : { field }),
		message,
	}));
	const judgement = addReasons(document.judgement, reasons);
	return { document: { ...document, judgement }, accounting };
}
