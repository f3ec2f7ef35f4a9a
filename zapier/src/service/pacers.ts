import { createHash } from 'node:crypto';

import { createPacer, type Pacer } from '../../../core/api/pacer';
import type { Clock } from '../clock';
import type { Credential } from './credential';

/** The pacer of a key: the limit holds per key, so every run in this process shares it. */
export type PacerOf = (credential: Credential) => Pacer;

export function createPacers(clock: Clock): PacerOf {
	const pacers = new Map<string, Pacer>();
	return ({ baseUrl, apiKey }) => {
		const account = createHash('sha256').update(`${baseUrl} ${apiKey}`).digest('hex');
		const pacer = pacers.get(account) ?? createPacer(clock);
		pacers.set(account, pacer);
		return pacer;
	};
}
