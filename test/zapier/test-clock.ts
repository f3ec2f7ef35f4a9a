import type { Clock } from '../../zapier/src/clock';

const START = Date.parse('2026-01-15T12:00:00Z');
/** Waits up to this are over at once, in milliseconds: pauses between attempts. Longer ones are time limits. */
const AT_ONCE = 5_000;

export interface TestClock extends Clock {
	/** Milliseconds of the pauses so far. */
	readonly pauses: readonly number[];
	/** Lets so many milliseconds pass. */
	pass(milliseconds: number): void;
}

/** Time that passes only when the app pauses or a test says so, so that no test ever waits. */
export function createTestClock(): TestClock {
	const pauses: number[] = [];
	const limits = new Set<{ readonly at: number; readonly end: () => void }>();
	let passed = 0;

	const pass = (milliseconds: number) => {
		passed += milliseconds;
		for (const limit of limits)
			if (limit.at <= passed) {
				limits.delete(limit);
				limit.end();
			}
	};

	return {
		pauses,
		pass,
		now: () => START + passed,
		uptime: () => passed,
		random: () => 0.5,
		sleep: async (milliseconds, signal) => {
			signal.throwIfAborted();
			if (milliseconds <= AT_ONCE) {
				pauses.push(milliseconds);
				pass(milliseconds);
				return;
			}
			await new Promise<void>((resolve, reject) => {
				const limit = { at: passed + milliseconds, end: resolve };
				limits.add(limit);
				signal.addEventListener('abort', () => {
					limits.delete(limit);
					reject(new Error('aborted'));
				});
			});
		},
	};
}
