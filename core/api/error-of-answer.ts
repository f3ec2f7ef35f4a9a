import {
	ForbiddenError,
	IdempotencyConflictError,
	InsufficientBalanceError,
	InvalidApiKeyError,
	InvalidImageError,
	InvalidRequestError,
	NotFoundError,
	RateLimitError,
	RedirectError,
	ServiceError,
	UnexpectedStatusError,
	type Failure,
	type SpaceOcrError,
} from './errors';
import type { TransportAnswer } from './transport';
import { outsideText } from './outside-text';
import type { Redact } from './redact';
import { requestIdOf } from './request-id';
import { errorBody } from './wire';

/** Of what the service says about an error, in characters. */
const MOST_WORDS = 300;
/** Of its code for it, or of a host. */
const MOST_CODE = 60;

type ErrorClass = new (failure: Failure) => SpaceOcrError;

const CLASS_BY_STATUS: ReadonlyMap<number, ErrorClass> = new Map<number, ErrorClass>([
	...[300, 301, 302, 303, 305, 307, 308].map((status) => [status, RedirectError] as const),
	[400, InvalidRequestError],
	[401, InvalidApiKeyError],
	[402, InsufficientBalanceError],
	[403, ForbiddenError],
	[404, NotFoundError],
	[409, IdempotencyConflictError],
	[413, InvalidImageError],
	[429, RateLimitError],
	[500, ServiceError],
	[502, ServiceError],
	[503, ServiceError],
	[504, ServiceError],
]);

/** Codes that say more than their status does. */
const CLASS_BY_CODE: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
	['invalid_image', InvalidImageError],
]);

const WHAT_BY_STATUS: ReadonlyMap<number, string> = new Map([
	[401, 'the API key is wrong or switched off'],
	[402, 'no scans are left'],
	[409, 'the service has read something else under the same key'],
	[429, 'too many requests'],
]);

/** Where an answer sends to: scheme and host only, as a path may hold anything. */
function targetOf(location: string | undefined, redact: Redact): string {
	const target = location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
	return target === undefined || target.host === ''
		? 'another address'
		: outsideText(target.origin, MOST_CODE, redact);
}

function whatHappened({ status, headers }: TransportAnswer, redact: Redact): string | undefined {
	return CLASS_BY_STATUS.get(status) === RedirectError
		? `the service answered ${status} and sends to ${targetOf(headers.location, redact)}, where the key does not go`
		: WHAT_BY_STATUS.get(status);
}

/**
 * The error of an answer whose status is not 2xx, whatever its body is: the service's JSON, a proxy's
 * HTML, or nothing.
 *
 * @param redact takes secrets out of what it says
 */
export function errorOfAnswer(answer: TransportAnswer, redact: Redact): SpaceOcrError {
	const { status, body } = answer;
	const parsed = errorBody.safeParse(body).data;
	const code = parsed?.error.code;
	const words = parsed?.error.message;
	const said = words === undefined ? undefined : outsideText(words, MOST_WORDS, redact);
	const what = whatHappened(answer, redact);
	const ErrorOf =
		(code === undefined ? undefined : CLASS_BY_CODE.get(code)) ??
		CLASS_BY_STATUS.get(status) ??
		UnexpectedStatusError;
	return new ErrorOf({
		message: [what, said ?? (what === undefined ? `the service answered ${status}` : undefined)]
			.filter((part) => part !== undefined)
			.join(': '),
		status,
		code: code === undefined ? undefined : outsideText(code, MOST_CODE, redact),
		requestId: requestIdOf(answer, redact),
		details: parsed?.details,
	});
}
