import { payloadOf, type Accounting } from '../../../core/accounting/payload';
import { addReasons } from '../../../core/decision/judge';
import type { ProcessedDocument } from '../../../core/document/output';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import type { AccountingSettings } from '../form/accounting-inputs';

/** A document, and what an accounting tool takes of it. */
export interface FinishedDocument {
	readonly document: ProcessedDocument;
	readonly accounting: Accounting | null;
}

/** Prepares the payload; what it lacks is a reason for review. */
export function withPayload(
	document: ProcessedDocument,
	schema: DocumentSchema,
	wanted: AccountingSettings | null,
): FinishedDocument {
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
