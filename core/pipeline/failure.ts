import { NotSentError, SpaceOcrError } from '../api/errors';
import { UnsupportedFileError } from '../files/file-kind';
import { NotACarriedDocumentError } from './carried';
import { TooManyRowsError } from './row-limit';

/** Why a document could not be read, for a person and for a workflow. */
export interface DocumentFailure {
	/** The class of the error, such as `InvalidImageError`. */
	readonly name: string;
	/** Begins with the document: "march.png: the file is empty". */
	readonly message: string;
	readonly next_step: string | null;
	/** The service's own code; null where the service was not asked or named none. */
	readonly code: string | null;
	readonly status: number | null;
	readonly request_id: string | null;
}

/** What the user can do on a platform, by the class of the error. */
export type NextSteps = Readonly<Partial<Record<string, string>>>;

function nextStepOf(error: unknown, nextSteps: NextSteps): string | null {
	const cause = error instanceof NotSentError ? error.because : error;
	// What to do about a file or an item is the same everywhere.
	if (
		cause instanceof UnsupportedFileError ||
		cause instanceof TooManyRowsError ||
		cause instanceof NotACarriedDocumentError
	)
		return cause.nextStep;
	return cause instanceof Error ? (nextSteps[cause.name] ?? null) : null;
}

/**
 * @param document how the user knows the document: its file name, URL, or "item 3"
 * @param redact takes secrets out of texts that came from outside
 */
export function failureOf(
	error: unknown,
	document: string,
	redact: (text: string) => string,
	nextSteps: NextSteps,
): DocumentFailure {
	const { name, message } = error instanceof Error ? error : new Error(String(error));
	const { code, status, requestId } =
		error instanceof SpaceOcrError
			? error
			: { code: undefined, status: undefined, requestId: undefined };
	return {
		name,
		message: redact(`${document}: ${message}`),
		next_step: nextStepOf(error, nextSteps),
		code: code === undefined ? null : redact(code),
		status: status ?? null,
		request_id: requestId === undefined ? null : redact(requestId),
	};
}
