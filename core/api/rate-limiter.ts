import { createHash } from 'crypto';

import type { Credential } from './credential';
import type { Platform } from './transport';
import { untilAborted } from './until-aborted';

/**
 * The service counts a minute from when a call reaches it. One that took a second to get there is a minute old a second
 * later than it seems from here; without this margin each minute began with refusals (11 of 211 calls were).
 */
const WINDOW = 61_000;

/** Lets at most so many calls begin in any minute and a second, so that at most so many reach the service in a minute. */
export interface RateLimiter {
	/**
	 * Resolves when the next call may begin, in the order of asking. Rejects as soon as the signal aborts, wherever in
	 * the queue it stands.
	 *
	 * @param requestsPerMinute the limit that holds for this call
	 */
	turn(requestsPerMinute: number, signal: AbortSignal): Promise<void>;
	/**
	 * The service is busy, as others use the same key: no turn begins for so long. Each call would be refused, too.
	 *
	 * @param milliseconds what `Retry-After` asked for
	 */
	pause(milliseconds: number): void;
}

/**
 * A rate limiter over a sliding window: a batch within the limit is not slowed down, and no window of the
 * service, wherever it begins, ever sees more calls than allowed.
 */
export function createRateLimiter({
	sleep,
	uptime,
}: Pick<Platform, 'sleep' | 'uptime'>): RateLimiter {
	/** When each call of the last minute is out of the window. */
	let ends: number[] = [];
	let last: Promise<unknown> = Promise.resolve();
	let pausedUntil = -Infinity;

	async function waitForRoom(requestsPerMinute: number, signal: AbortSignal) {
		for (;;) {
			signal.throwIfAborted();
			const time = uptime();
			// Kept are the ends: fractions are rounded otherwise in `end - time` than in `time - start`, and one that is
			// later by the one and now by the other would be waited for without end.
			ends = ends.filter((end) => end > time);
			const oldestInTheWay = ends.at(-requestsPerMinute);
			const next = Math.max(pausedUntil, oldestInTheWay ?? -Infinity);
			if (next <= time) break;
			// Timers know whole milliseconds; a fraction less would be a turn too early.
			await sleep(Math.ceil(next - time), signal);
		}
		ends.push(uptime() + WINDOW);
	}

	return {
		turn(requestsPerMinute, signal) {
			const before = last;
			const turn = untilAborted(before, signal).then(() => waitForRoom(requestsPerMinute, signal));
			// Who gave up must not stop those behind, nor let them pass those before; its own caller sees the rejection.
			const settled = turn.then(
				() => undefined,
				() => undefined,
			);
			last = before.then(() => settled);
			return turn;
		},
		pause(milliseconds) {
			pausedUntil = Math.max(pausedUntil, uptime() + milliseconds);
		},
	};
}

/** The rate limiter of a key: the limit holds per key, so everything in one process that uses the key shares it. */
export type RateLimiterOf = (credential: Credential) => RateLimiter;

export function createRateLimiters(clock: Pick<Platform, 'sleep' | 'uptime'>): RateLimiterOf {
	const limiters = new Map<string, RateLimiter>();
	return ({ baseUrl, apiKey }) => {
		const account = createHash('sha256').update(`${baseUrl} ${apiKey}`).digest('hex');
		const limiter = limiters.get(account) ?? createRateLimiter(clock);
		limiters.set(account, limiter);
		return limiter;
	};
}
