/** Codes of the contract that this engine uses, with their HTTP status. */
const STATUS_OF = {
	invalid_request: 400,
	validation_failed: 400,
	invalid_image: 400,
	invalid_api_key: 401,
	forbidden: 403,
	not_found: 404,
	request_timeout: 408,
	idempotency_conflict: 409,
	rate_limited: 429,
	client_closed_request: 499,
	internal_error: 500,
	ocr_engine_error: 502,
	service_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** A request that is answered with an error. The message is shown to the caller. */
export class RequestError extends Error {
	override readonly name = 'RequestError';
	readonly status: number;

	constructor(
		readonly code: ErrorCode,
		message: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.status = STATUS_OF[code];
	}
}

/** Errors of fastify's body parser, by their code: the body is no JSON, is empty, or is of another type. */
const BODY_ERRORS: ReadonlySet<unknown> = new Set([
	'FST_ERR_CTP_INVALID_JSON_BODY',
	'FST_ERR_CTP_EMPTY_JSON_BODY',
	'FST_ERR_CTP_INVALID_MEDIA_TYPE',
	'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
]);

/** Any error of a request, in the words of the contract. */
export function asRequestError(
	error: Error & { readonly code?: unknown; readonly statusCode?: unknown },
): RequestError {
	if (error instanceof RequestError) return error;
	if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
		return new RequestError('invalid_image', 'the image is larger than 20 MB', { cause: error });
	if (BODY_ERRORS.has(error.code))
		return new RequestError('invalid_request', `the body must be JSON: ${error.message}`, {
			cause: error,
		});
	if (typeof error.statusCode === 'number' && error.statusCode < 500)
		return new RequestError('invalid_request', error.message, { cause: error });
	return new RequestError('internal_error', 'the local engine failed; its log says where', {
		cause: error,
	});
}
