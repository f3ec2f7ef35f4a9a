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

/** A call to space-ocr that failed. `message` says what and why; what the user can do each platform says by `name`. */
export abstract class SpaceOcrError extends Error {
	/** Whether the contract allows to send the same call again. */
	readonly retryable: boolean = false;
	/** Whether every further call of the batch would fail the same way, so none is sent. */
	readonly fatal: boolean = false;
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
}

export class InvalidImageError extends SpaceOcrError {
	override readonly name = 'InvalidImageError';
}

export class InvalidApiKeyError extends SpaceOcrError {
	override readonly name = 'InvalidApiKeyError';
	override readonly fatal = true;
}

/** The credential can't be used at all; nothing was sent. */
export class InvalidCredentialError extends SpaceOcrError {
	override readonly name = 'InvalidCredentialError';
	override readonly fatal = true;
}

export class InsufficientBalanceError extends SpaceOcrError {
	override readonly name = 'InsufficientBalanceError';
	override readonly fatal = true;
}

export class ForbiddenError extends SpaceOcrError {
	override readonly name = 'ForbiddenError';
}

export class NotFoundError extends SpaceOcrError {
	override readonly name = 'NotFoundError';
}

/** The idempotency key stands for another document or schema already. Sending it again changes nothing. */
export class IdempotencyConflictError extends SpaceOcrError {
	override readonly name = 'IdempotencyConflictError';
}

export class RateLimitError extends SpaceOcrError {
	override readonly name = 'RateLimitError';
	override readonly retryable = true;
}

export class ServiceError extends SpaceOcrError {
	override readonly name = 'ServiceError';
	override readonly retryable = true;
}

/** The service answered with a status the contract does not name. */
export class UnexpectedStatusError extends SpaceOcrError {
	override readonly name = 'UnexpectedStatusError';
}

/** The service's address sends on to another one. That is not followed, as it would take the key along. */
export class RedirectError extends SpaceOcrError {
	override readonly name = 'RedirectError';
}

/**
 * The answer is no JSON, is cut off, or has no `data`. Not sent again by itself: the scan may have been
 * charged, and the contract does not promise a free repeat for every deployment.
 */
export class UnreadableAnswerError extends SpaceOcrError {
	override readonly name = 'UnreadableAnswerError';
}

export class TimeoutError extends SpaceOcrError {
	override readonly name = 'TimeoutError';
	override readonly retryable = true;
}

/** The connection was refused, reset or never made. */
export class ConnectionError extends SpaceOcrError {
	override readonly name = 'ConnectionError';
	override readonly retryable = true;
}

/** The execution was stopped. */
export class CancelledError extends SpaceOcrError {
	override readonly name = 'CancelledError';
	override readonly fatal = true;
}

/** Not sent, because an earlier call showed that it would fail as well. */
export class NotSentError extends SpaceOcrError {
	override readonly name = 'NotSentError';

	constructor(readonly because: SpaceOcrError) {
		super({ message: `not sent: ${because.message}` });
	}
}
