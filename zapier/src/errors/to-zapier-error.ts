import type { ZObject } from 'zapier-platform-core';

import {
	InvalidApiKeyError,
	InvalidCredentialError,
	NotSentError,
	RateLimitError,
} from '../../../core/api/errors';
import { failureOf } from '../../../core/document/failure';
import type { Redact } from '../../../core/api/redact';
import { DocumentError } from './document-error';
import { HaltingError, nextStepOf, TooLargeError, WaitTooLongError } from './run-error';

/** The service counts calls by the minute. In seconds. */
const RATE_WINDOW = 60;

/** What to do, where Zapier's users have another way than core says. */
const NEXT_STEPS: ReadonlyMap<string, string> = new Map([
	[
		'InvalidApiKeyError',
		'Reconnect Space OCR with a valid API key (it begins with spocr_), then replay the run.',
	],
	[
		'InvalidCredentialError',
		'Reconnect Space OCR: it needs an API key, and a Base URL that begins with https://.',
	],
	['NotFoundError', 'Check the Base URL of the connection: host only, nothing after it.'],
	[
		'RateLimitError',
		'Zapier runs this step again by itself. Look whether other programs use the same key.',
	],
	['SchemaError', 'Correct it in this step. Nothing was sent.'],
]);

/** One text for the user: what happened, what to do, and how support finds the call. */
function textOf(error: unknown, document: string, redact: Redact): string {
	const failure = failureOf(error, document, redact);
	const nextStep = NEXT_STEPS.get(failure.name) ?? nextStepOf(error) ?? failure.next_step;
	const message = error instanceof HaltingError ? redact(error.message) : failure.message;
	const requestId = failure.request_id === null ? '' : ` (Request ID: ${failure.request_id})`;
	return `${message}.${nextStep === null ? '' : ` ${nextStep}`}${requestId}`;
}

function errorOf(z: ZObject, error: unknown, document: string, redact: Redact): Error {
	const text = textOf(error, document, redact);
	if (error instanceof InvalidApiKeyError || error instanceof InvalidCredentialError)
		return new z.errors.ExpiredAuthError(text);
	if (error instanceof WaitTooLongError) return new z.errors.ThrottledError(text, error.seconds);
	if (error instanceof RateLimitError) return new z.errors.ThrottledError(text, RATE_WINDOW);
	if (error instanceof HaltingError || error instanceof TooLargeError)
		return new z.errors.HaltedError(text);
	const { name, status } = failureOf(error, document, redact);
	return new z.errors.Error(text, name, status ?? undefined);
}

/**
 * An error as Zapier understands it: a wrong key asks to reconnect, a busy service is tried again by itself, what ends
 * on purpose is halted, all else failed. To most errors Zapier adds what was requested before, links to files among
 * it: these ask it not to.
 *
 * @param subject what it is about where the error doesn't say: "the balance"
 */
export function toZapierError(z: ZObject, error: unknown, subject: string, redact: Redact): Error {
	if (error instanceof DocumentError) return toZapierError(z, error.reason, error.document, redact);
	const cause = error instanceof NotSentError ? error.because : error;
	return Object.assign(errorOf(z, cause, subject, redact), { doNotContextify: true });
}
