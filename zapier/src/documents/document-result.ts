import type { DocumentFailure } from '../../../core/pipeline/failure';
import type { DocumentWithPayload } from '../../../core/accounting/with-payload';

interface FailedDocument {
	readonly kind: 'failed';
	readonly fileName: string | null;
	readonly failure: DocumentFailure;
}

/** What became of one document, before its payload is kept as a file. */
export type JudgedDocument = ({ readonly kind: 'read' } & DocumentWithPayload) | FailedDocument;

/** What became of one document. */
export type DocumentResult =
	| ({
			readonly kind: 'read';
			/** The link to the payload; null where that is no file. */
			readonly payloadFile: string | null;
	  } & DocumentWithPayload)
	| FailedDocument;

export const fileNameOf = (result: JudgedDocument): string | null =>
	result.kind === 'failed' ? result.fileName : result.document.source.file_name;

/** How the user knows it. */
export const nameOf = (result: JudgedDocument): string =>
	fileNameOf(result) ?? 'a document without a name';
