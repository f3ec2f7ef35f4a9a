import type { Bundle, ZObject } from 'zapier-platform-core';

import type { Client } from '../../../core/api/client';
import { toZapierError } from '../errors/to-zapier-error';
import { connect, type Runtime } from './connect';
import { within, type Deadline } from './deadline';
import { redactKey } from '../../../core/api/redact';

/**
 * Zapier ends a run after 30 seconds, without a word to the user; this leaves time to say what happened, and for a slow
 * start. In milliseconds.
 */
export const RUN_TIME = 26_000;

/** What an error is about that concerns no single document. */
const SUBJECT = 'Space OCR';

export interface Run {
	readonly client: Client;
	readonly deadline: Deadline;
	/** How many pages were read so far that the service had not read before. */
	readonly freshAnswers: () => number;
}

/**
 * Runs a task against the service, in the time that Zapier gives.
 *
 * @throws one of Zapier's errors, without the key in it
 */
export async function run<T>(
	z: ZObject,
	{ authData }: Bundle,
	runtime: Runtime,
	task: (run: Run) => Promise<T>,
): Promise<T> {
	try {
		return await within(runtime.clock, RUN_TIME, async (deadline) => {
			let fresh = 0;
			const client = connect(z, authData, runtime, deadline, () => fresh++);
			return await task({ client, deadline, freshAnswers: () => fresh });
		});
	} catch (error) {
		throw toZapierError(z, error, SUBJECT, redactKey(authData.apiKey ?? ''));
	}
}
