import { afterAll, beforeAll } from '@jest/globals';

import { startStallClock } from '../../../tools/bench/documents/stall-clock';
import { peakMemory } from '../../../tools/bench/peak-memory';
import { report } from './campaign';

/**
 * Measures for how long nothing else could run in the tests of a file, and tells the longest of it at the end.
 *
 * @returns to be called after each try, with what was tried
 */
export function watchStalls(): (what: string) => void {
	let clock: ReturnType<typeof startStallClock> | undefined;
	const worst = { stall: 0, what: '' };
	beforeAll(() => {
		clock = startStallClock();
	});
	afterAll(() => {
		clock?.stop();
		report(
			`longest stall ${worst.stall.toFixed(0)} ms (${worst.what}), peak memory ${peakMemory().toFixed(0)} MiB`,
		);
	});
	return (what) => {
		const stall = clock?.longest().cpu ?? 0;
		if (stall > worst.stall) Object.assign(worst, { stall, what });
	};
}
