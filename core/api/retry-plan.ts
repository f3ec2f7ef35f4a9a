import type { Platform } from './transport';
import { RateLimitError, type SpaceOcrError } from './errors';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const BASE_DELAY = 0.5 * SECOND;
const MAX_DELAY = 30 * SECOND;
/** Twice the service's window: an answer that asks for more is asked again after this. */
export const MAX_RETRY_AFTER = 2 * MINUTE;
/** "0" of a busy service is not taken at its word. */
const MIN_BUSY_WAIT = SECOND;
/**
 * How long one call waits for a busy service. Many programs that share a key take turns, and no document is to fail
 * by that: in a simulation of 8 that have a hundred documents each, the last ones waited for 13 minutes.
 */
export const MAX_BUSY_TIME = 30 * MINUTE;

/** What to do after a call that failed. */
type NextTry =
	| { readonly after: number }
	/** Not again; with what is to be said beside the error, "" for nothing. */
	| { readonly after: null; readonly because: string };

/** Decides for one call, from one try to the next. */
export interface RetryPlan {
	/** @param retryAfter milliseconds the service asked to wait; undefined when it said nothing that can be understood */
	next(error: SpaceOcrError, retryAfter: number | undefined): NextTry;
}

const inSeconds = (milliseconds: number) => Math.round(milliseconds / SECOND);

/**
 * What the service asks for comes before own backoff, which is exponential with full jitter. To be told to come back
 * later is no failed try: it is bounded by time. Everything else is bounded by the number of retries.
 */
export function createRetryPlan(
	retries: number,
	{ random, uptime }: Pick<Platform, 'random' | 'uptime'>,
): RetryPlan {
	let failedTries = 0;
	let busySince: number | undefined;
	let absurd = '';

	function failedTry(error: SpaceOcrError, asked: number | undefined): NextTry {
		failedTries++;
		if (failedTries > retries) return { after: null, because: absurd };
		if (asked !== undefined) return { after: asked };
		const ceiling = Math.min(MAX_DELAY, BASE_DELAY * 2 ** (failedTries - 1));
		// A rate limit without Retry-After: the window is a minute, so no jitter down to nothing.
		const floor = error instanceof RateLimitError ? ceiling / 2 : 0;
		return { after: floor + random() * (ceiling - floor) };
	}

	function busy(asked: number): NextTry {
		busySince ??= uptime();
		const waited = uptime() - busySince;
		return waited + asked > MAX_BUSY_TIME
			? { after: null, because: `it was busy for ${inSeconds(waited)} seconds` }
			: { after: Math.max(MIN_BUSY_WAIT, asked) };
	}

	return {
		next(error, retryAfter) {
			if (!error.retryable) return { after: null, because: '' };
			if (retryAfter === undefined) return failedTry(error, undefined);
			if (retryAfter > MAX_RETRY_AFTER) {
				absurd = `it asked to wait for ${inSeconds(retryAfter)} seconds, longer than ${inSeconds(MAX_RETRY_AFTER)} is not waited`;
				return failedTry(error, MAX_RETRY_AFTER);
			}
			return error instanceof RateLimitError ? busy(retryAfter) : failedTry(error, retryAfter);
		},
	};
}
