import { setTimeout as sleep } from 'node:timers/promises';

import type { Platform } from '../../core/api/transport';

/** Time and chance, as an argument, so that no test ever waits. */
export type Clock = Pick<Platform, 'sleep' | 'now' | 'uptime' | 'random'>;

export const systemClock: Clock = {
	now: () => Date.now(),
	uptime: () => performance.now(),
	random: Math.random,
	sleep: async (milliseconds, signal) => {
		await sleep(milliseconds, undefined, { signal });
	},
};
