import { createHash } from 'crypto';

import type { Credential } from './credential';
import type { Platform } from './transport';
import { createPacer, type Pacer } from './pacer';

/** The pacer of a key: the limit holds per key, so everything in one process that uses the key shares it. */
export type PacerOf = (credential: Credential) => Pacer;

export function createPacers(clock: Pick<Platform, 'sleep' | 'uptime'>): PacerOf {
	const pacers = new Map<string, Pacer>();
	return ({ baseUrl, apiKey }) => {
		const account = createHash('sha256').update(`${baseUrl} ${apiKey}`).digest('hex');
		const pacer = pacers.get(account) ?? createPacer(clock);
		pacers.set(account, pacer);
		return pacer;
	};
}
