import { createHash } from 'crypto';

import type { Credential } from './credential';
import type { Platform } from './transport';
import { createRateLimiter, type RateLimiter } from './rate-limiter';

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
