import { fileOf, type AccountingFile } from '../../../../../core/accounting/file';
import { payloadOf, type Accounting } from '../../../../../core/accounting/payload';
import { addReasons } from '../../../../../core/decision/judge';
import type { Reason } from '../../../../../core/decision/reason';
import type { ProcessedDocument } from '../../../../../core/document/output';
import { reasonsOfRules } from './review-rules';
import type { DocumentSettings } from './settings';

/** A document as it leaves: judged by the user's own rules, too, and with what the accounting tool takes. */
export interface FinishedDocument {
	readonly document: ProcessedDocument;
	readonly accounting: Accounting | null;
	/** The same as a file, where the format is one. */
	readonly file: AccountingFile | null;
}

const reasonsOf = ({ missing }: Accounting): Reason[] =>
	missing.map(({ field, message }) => ({
		code: 'incomplete_payload',
		...(field === undefined ? {} : { field }),
		message,
	}));

/** Applies what an item says for itself to a document that several items may share. */
export function finishDocument(
	document: ProcessedDocument,
	{ read: { schema }, reviewRules, accounting: wanted }: DocumentSettings,
): FinishedDocument {
	const ruled = addReasons(
		document.judgement,
		reviewRules === null ? [] : reasonsOfRules(reviewRules, document.values),
	);
	if (wanted === null)
		return { document: { ...document, judgement: ruled }, accounting: null, file: null };
	const accounting = payloadOf(document, schema, wanted.format, wanted.mapping);
	return {
		document: { ...document, judgement: addReasons(ruled, reasonsOf(accounting)) },
		accounting,
		file: fileOf(accounting, document, schema),
	};
}
