import { InvalidImageError, InvalidRequestError, SpaceOcrError } from '../../../core/api/errors';
import { UnsupportedFileError } from '../../../core/files/file-kind';
import { PageSelectionError } from '../../../core/files/pdf/page-selection';
import { FetchError, PageLimitError, TooLargeError } from './run-error';

/** An error, and the document at which it happened. */
export class DocumentError extends Error {
	override readonly name = 'DocumentError';

	/** @param document how the user knows it: its file name */
	constructor(
		readonly document: string,
		readonly reason: unknown,
	) {
		super(document);
	}
}

/** A page on which nothing is printed. */
const NO_TEXT = 'no_text';

/** Whether it is the document's own fault, so that others can still be read. */
export const isAboutDocument = (error: unknown): boolean =>
	error instanceof UnsupportedFileError ||
	error instanceof FetchError ||
	error instanceof TooLargeError ||
	error instanceof PageLimitError ||
	error instanceof PageSelectionError ||
	error instanceof InvalidImageError ||
	error instanceof InvalidRequestError ||
	(error instanceof SpaceOcrError && error.code === NO_TEXT);
