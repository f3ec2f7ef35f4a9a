import pLimit, { type LimitFunction } from 'p-limit';

/**
 * How many calls may be in flight at the same time: so many, or as many as use the rate limit. Each holds the image of a
 * page, so these have an end, too.
 */
export type MaxConcurrency = number | { readonly upTo: number };

const MINUTE = 60_000;
/** Before the first answer nobody knows how long one takes. */
const AT_FIRST = 4;
/** So many answers are looked back at: enough to even out, few enough to follow when the service gets slower. */
const LOOKED_AT = 12;
/** Answers differ in time; a little more than the mean needs keeps the limit used. */
const MARGIN = 1.3;
/** Answers that take longer come from a machine that is busy with what it has: more would only make each wait longer. */
const SLOW = 30_000;

/** How many calls are kept in flight. */
export interface InFlight {
	/** A limiter of so many; without a number it follows the answers. */
	limiter(): LimitFunction;
	/** An answer took so many milliseconds. */
	took(milliseconds: number): void;
}

/**
 * Calls in flight are calls a minute times the minutes that each takes (Little's law): at 6 seconds a page, 60 a minute
 * need 6 in flight at least.
 */
export function createInFlight(max: MaxConcurrency, requestsPerMinute: number): InFlight {
	if (typeof max === 'number') return { limiter: () => pLimit(max), took: () => undefined };

	const limiters: LimitFunction[] = [];
	const times: number[] = [];
	let concurrency = Math.min(AT_FIRST, max.upTo);

	function needed(): number {
		const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
		if (mean > SLOW) return concurrency;
		const inFlight = (requestsPerMinute / MINUTE) * mean;
		return Math.max(AT_FIRST, Math.ceil(inFlight * MARGIN) + 1);
	}

	return {
		limiter() {
			const limiter = pLimit(concurrency);
			limiters.push(limiter);
			return limiter;
		},
		took(milliseconds) {
			times.push(milliseconds);
			if (times.length > LOOKED_AT) times.shift();
			concurrency = Math.min(max.upTo, needed());
			for (const limiter of limiters) limiter.concurrency = concurrency;
		},
	};
}
