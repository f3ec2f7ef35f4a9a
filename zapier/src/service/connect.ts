import type { ZObject } from 'zapier-platform-core';

import { createClient, type Client } from '../../../core/api/client';
import type { Clock } from '../clock';
import type { Stash } from '../output/payload-file';
import { readCredential } from './credential';
import type { Deadline } from './deadline';
import type { RateLimiterOf } from '../../../core/api/rate-limiter';
import { redactKey } from '../../../core/api/redact';
import { createTransport } from './transport';
import { WaitTooLongError } from '../errors/run-error';

/** What the app runs on. */
export interface Runtime {
	readonly clock: Clock;
	readonly rateLimiterOf: RateLimiterOf;
	/** Where files are kept for the next steps. */
	readonly stash: Stash;
}

const SECOND = 1000;

/** Pages that are in memory at the same time; a run has little. */
const MOST_IN_FLIGHT = 8;
/** Few, as a run has half a minute; one that fails for a passing reason can be replayed at no cost. */
const ATTEMPTS = { requestsPerMinute: 60, retries: 2, maxConcurrency: { upTo: MOST_IN_FLIGHT } };

/**
 * A client of the service for one run. A wait that does not fit into the time that is left fails at once.
 *
 * @param authData what the connection holds
 * @param onFreshAnswer called for a page that the service had not read before
 * @throws InvalidCredentialError
 */
export function connect(
	z: ZObject,
	authData: unknown,
	{ clock, rateLimiterOf }: Runtime,
	deadline: Deadline,
	onFreshAnswer: () => void,
): Client {
	const credential = readCredential(authData);
	return createClient(
		{
			...clock,
			redact: redactKey(credential.apiKey),
			transport: createTransport(z, credential, onFreshAnswer),
			sleep: async (milliseconds, signal) => {
				if (milliseconds >= deadline.left())
					throw new WaitTooLongError(Math.ceil(milliseconds / SECOND));
				await clock.sleep(milliseconds, signal);
			},
		},
		rateLimiterOf(credential),
		ATTEMPTS,
		deadline.signal,
	);
}
