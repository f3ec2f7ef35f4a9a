/** Codes of the contract that this engine uses, with their HTTP status. */
const STATUS_OF = {
	invalid_request: 400,
	validation_failed: 400,
	invalid_image: 400,
	invalid_api_key: 401,
	not_found: 404,
	internal_error: 500,
	ocr_engine_error: 502,
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
