import { RateLimitError, type SpaceOcrError } from './errors';

const SECOND = 1000;
const BASE_DELAY = 0.5 * SECOND;
const MAX_DELAY = 30 * SECOND;
/** Longer than the service's window of a minute: an answer that asks for more is not waited for. */
export const MAX_RETRY_AFTER = 120 * SECOND;

/**
 * Milliseconds that `Retry-After` asks for: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns undefined when the header is absent or makes no sense
 */
export function retryAfterMilliseconds(
	header: string | undefined,
	now: number,
): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * SECOND);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * How long to wait before the next attempt: what the service asks for, otherwise exponential backoff
 * with full jitter.
 *
 * @param attempt number of the attempt that failed, from 1
 * @returns milliseconds, or undefined when waiting makes no sense
 */
export function retryDelay(
	error: SpaceOcrError,
	attempt: number,
	retryAfter: number | undefined,
	random: () => number,
): number | undefined {
	if (!error.retryable) return undefined;
	if (retryAfter !== undefined) return retryAfter <= MAX_RETRY_AFTER ? retryAfter : undefined;
	const ceiling = Math.min(MAX_DELAY, BASE_DELAY * 2 ** (attempt - 1));
	// A rate limit without Retry-After: the window is a minute, so no jitter down to nothing.
	const floor = error instanceof RateLimitError ? ceiling / 2 : 0;
	return floor + random() * (ceiling - floor);
}
