import type { ZObject } from 'zapier-platform-core';

import {
	InvalidApiKeyError,
	InvalidCredentialError,
	NotSentError,
	RateLimitError,
} from '../../../core/api/errors';
import { failureOf } from '../../../core/pipeline/failure';
import type { Redact } from '../../../core/api/redact';
import { DocumentError } from './document-error';
import { NEXT_STEPS } from './next-steps';
import { HaltingError, nextStepOf, TimeUpError, WaitTooLongError } from './run-error';

/** The service counts calls by the minute. In seconds. */
const RATE_WINDOW = 60;

/** One text for the user: what happened, what to do, and how support finds the call. */
function textOf(error: unknown, document: string, redact: Redact): string {
	const failure = failureOf(error, document, redact, NEXT_STEPS);
	const nextStep = nextStepOf(error) ?? failure.next_step;
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
	if (error instanceof TimeUpError && error.againAfter !== null)
		return new z.errors.ThrottledError(text, error.againAfter);
	if (error instanceof HaltingError) return new z.errors.HaltedError(text);
	const { name, status } = failureOf(error, document, redact, NEXT_STEPS);
	return new z.errors.Error(text, name, status ?? undefined);
}

/**
 * An error as Zapier understands it: a wrong key asks to reconnect, a busy service and a run that needs more time are
 * tried again by themselves, what the user wants to end is halted without a word, all else failed. To most errors Zapier adds what was requested before, links to files among
 * it: these ask it not to.
 *
 * @param subject what it is about where the error doesn't say: "the balance"
 */
export function toZapierError(z: ZObject, error: unknown, subject: string, redact: Redact): Error {
	if (error instanceof DocumentError) return toZapierError(z, error.reason, error.document, redact);
	const cause = error instanceof NotSentError ? error.because : error;
	return Object.assign(errorOf(z, cause, subject, redact), { doNotContextify: true });
}
