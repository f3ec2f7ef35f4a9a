import { SpaceOcrError } from '../api/errors';
import { SchemaError } from '../schema/schema-error';
import { UnsupportedFileError } from './file-kind';
import { TooManyRowsError } from './row-limit';
import { ScanLimitError } from './scan-budget';

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

const nextStepOf = (error: unknown): string | null => {
	if (
		error instanceof SpaceOcrError ||
		error instanceof UnsupportedFileError ||
		error instanceof ScanLimitError ||
		error instanceof TooManyRowsError
	)
		return error.nextStep;
	if (error instanceof SchemaError) return 'Correct it in the settings. Nothing was sent.';
	return null;
};

/**
 * @param document how the user knows the document: its file name, URL, or "item 3"
 * @param redact takes secrets out of texts that came from outside
 */
export function failureOf(
	error: unknown,
	document: string,
	redact: (text: string) => string,
): DocumentFailure {
	const { name, message } = error instanceof Error ? error : new Error(String(error));
	const { code, status, requestId } =
		error instanceof SpaceOcrError
			? error
			: { code: undefined, status: undefined, requestId: undefined };
	return {
		name,
		message: redact(`${document}: ${message}`),
		next_step: nextStepOf(error),
		code: code === undefined ? null : redact(code),
		status: status ?? null,
		request_id: requestId === undefined ? null : redact(requestId),
	};
}
