/** What is known about a call that failed. */
export interface Failure {
	/** What went wrong, in words. */
	readonly message: string;
	/** HTTP status; absent when no answer came. */
	readonly status?: number | undefined;
	/** The service's own code: `invalid_image`, `insufficient_balance`, … */
	readonly code?: string | undefined;
	/** From the answer's body or its `X-Request-Id`; support can find the call by it. */
	readonly requestId?: string | undefined;
	readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** A call to space-ocr that failed. `message` says what and why, `nextStep` what the user can do. */
export abstract class SpaceOcrError extends Error {
	abstract readonly nextStep: string;
	/** Whether the contract allows to send the same call again. */
	readonly retryable: boolean = false;
	/** Whether every further call of the batch would fail the same way, so none is sent. */
	readonly stopsBatch: boolean = false;
	readonly status: number | undefined;
	readonly code: string | undefined;
	readonly requestId: string | undefined;
	readonly details: Readonly<Record<string, unknown>>;

	constructor(failure: Failure) {
		super(failure.message);
		this.status = failure.status;
		this.code = failure.code;
		this.requestId = failure.requestId;
		this.details = failure.details ?? {};
	}

	/** Adds what became clear after the answer had come. */
	with(words: string): this {
		this.message = `${this.message} (${words})`;
		return this;
	}
}

export class InvalidRequestError extends SpaceOcrError {
	override readonly name = 'InvalidRequestError';
	override readonly nextStep = 'Check the schema, the prompt and the document that is sent.';
}

export class InvalidImageError extends SpaceOcrError {
	override readonly name = 'InvalidImageError';
	override readonly nextStep =
		'Open the file to see whether it is whole. Images must be JPEG, PNG, GIF, BMP, TIFF or WebP, at most 20 MB.';
}

export class InvalidApiKeyError extends SpaceOcrError {
	override readonly name = 'InvalidApiKeyError';
	override readonly nextStep =
		'Open the Space OCR credential and put in a valid API key, then run again.';
	override readonly stopsBatch = true;
}

/** The credential can't be used at all; nothing was sent. */
export class InvalidCredentialError extends SpaceOcrError {
	override readonly name = 'InvalidCredentialError';
	override readonly nextStep =
		'Open the Space OCR credential: it needs an API key, and a Base URL that begins with https://.';
	override readonly stopsBatch = true;
}

export class InsufficientBalanceError extends SpaceOcrError {
	override readonly name = 'InsufficientBalanceError';
	override readonly nextStep =
		'Buy scans or wait for the next free cycle, then run again. Documents already read are not charged again within 24 hours.';
	override readonly stopsBatch = true;
}

export class ForbiddenError extends SpaceOcrError {
	override readonly name = 'ForbiddenError';
	override readonly nextStep = 'Ask the owner of the account to allow this key to do it.';
}

export class NotFoundError extends SpaceOcrError {
	override readonly name = 'NotFoundError';
	override readonly nextStep =
		'Check the Base URL in the Space OCR credential: host only, nothing after it.';
}

/** The idempotency key stands for another document or schema already. Sending it again changes nothing. */
export class IdempotencyConflictError extends SpaceOcrError {
	override readonly name = 'IdempotencyConflictError';
	override readonly nextStep =
		'Nothing was read or charged. Run again after 24 hours, or change the prompt or a field, which makes a new key. Does a proxy on the way change what is sent?';
}

export class RateLimitError extends SpaceOcrError {
	override readonly name = 'RateLimitError';
	override readonly nextStep =
		'Lower Requests per Minute or Max Concurrency, and look whether other workflows use the same key.';
	override readonly retryable = true;
}

export class ServiceError extends SpaceOcrError {
	override readonly name = 'ServiceError';
	override readonly nextStep = 'Run again later. A failed scan is refunded.';
	override readonly retryable = true;
}

/** The service answered with a status the contract does not name. */
export class UnexpectedStatusError extends SpaceOcrError {
	override readonly name = 'UnexpectedStatusError';
	override readonly nextStep =
		'Check the Base URL in the Space OCR credential and any proxy on the way.';
}

/** The service's address sends on to another one. That is not followed, as it would take the key along. */
export class RedirectError extends SpaceOcrError {
	override readonly name = 'RedirectError';
	override readonly nextStep =
		'If you trust the address it sends to, put that into the Base URL of the Space OCR credential.';
}

/**
 * The answer is no JSON, is cut off, or has no `data`. Not sent again by itself: the scan may have been
 * charged, and the contract does not promise a free repeat for every deployment.
 */
export class UnreadableAnswerError extends SpaceOcrError {
	override readonly name = 'UnreadableAnswerError';
	override readonly nextStep =
		'Run again: the same document with the same schema is not charged twice within 24 hours. If it stays, check the Base URL and any proxy on the way.';
}

export class TimeoutError extends SpaceOcrError {
	override readonly name = 'TimeoutError';
	override readonly nextStep = 'Raise Timeout, or send a smaller image.';
	override readonly retryable = true;
}

/** The connection was refused, reset or never made. */
export class ConnectionError extends SpaceOcrError {
	override readonly name = 'ConnectionError';
	override readonly nextStep =
		'Check the Base URL in the Space OCR credential and the network. For the local engine: is it running?';
	override readonly retryable = true;
}

/** The execution was stopped. */
export class CancelledError extends SpaceOcrError {
	override readonly name = 'CancelledError';
	override readonly nextStep = 'Run again when ready.';
	override readonly stopsBatch = true;
}

/** Not sent, because an earlier call showed that it would fail as well. */
export class NotSentError extends SpaceOcrError {
	override readonly name = 'NotSentError';
	override readonly nextStep: string;

	constructor(readonly because: SpaceOcrError) {
		super({ message: `not sent: ${because.message}` });
		this.nextStep = because.nextStep;
	}
}
