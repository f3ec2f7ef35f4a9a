import { setTimeout as sleep } from 'node:timers/promises';

/** Far above what anything takes, also on a busy machine. */
const BOUND_MS = 240_000;
const POLL_MS = 250;

/**
 * Asks until there is an answer.
 *
 * @param what for the message when there is none: "the mail is posted"
 * @param ask undefined or false for: not yet
 * @throws Error when it takes far too long
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
	const end = Date.now() + BOUND_MS;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > end) throw new Error(`after ${BOUND_MS / 1000} seconds still not: ${what}`);
		await sleep(POLL_MS);
	}
}
