import type { DocumentFailure } from '../../../core/pipeline/failure';
import type { DocumentWithPayload } from '../../../core/accounting/with-payload';

/** What became of one document. */
export type DocumentResult =
	| ({ readonly kind: 'read' } & DocumentWithPayload)
	| {
			readonly kind: 'failed';
			readonly fileName: string | null;
			readonly failure: DocumentFailure;
	  };

export const fileNameOf = (result: DocumentResult): string | null =>
	result.kind === 'failed' ? result.fileName : result.document.source.file_name;

/** How the user knows it. */
export const nameOf = (result: DocumentResult): string =>
	fileNameOf(result) ?? 'a document without a name';
