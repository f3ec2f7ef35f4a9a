import type { Clock } from '../clock';

/** The time a task may take. */
export interface Deadline {
	/** Aborts when the time is over, or the task has ended. */
	readonly signal: AbortSignal;
	/** Milliseconds that are left, 0 when the time is over. */
	left(): number;
}

/**
 * Runs a task that may take so many milliseconds. When the time is over, or the task ends while parts of it are still
 * under way, its signal aborts: what the task does with that is its own affair.
 */
export async function within<T>(
	{ sleep, uptime }: Pick<Clock, 'sleep' | 'uptime'>,
	milliseconds: number,
	task: (deadline: Deadline) => Promise<T>,
): Promise<T> {
	const end = uptime() + milliseconds;
	const ended = new AbortController();
	const over = new AbortController();
	sleep(milliseconds, ended.signal).then(
		() => {
			over.abort();
		},
		// The task ended first: there is nothing to abort.
		() => undefined,
	);
	try {
		return await task({ signal: over.signal, left: () => Math.max(0, end - uptime()) });
	} finally {
		ended.abort();
		over.abort();
	}
}
