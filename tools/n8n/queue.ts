import { join } from 'node:path';

import type { Child } from './child.ts';
import { startN8n, startWorker, untilItAnswers, type N8n, type N8nOptions } from './n8n-process.ts';
import type { Programs } from './programs.ts';
import { withProgress } from './progress.ts';
import { startQueueServices, type QueueServices } from './queue-services.ts';

export interface QueueOptions extends N8nOptions {
	readonly workers: number;
	/** How many executions each worker runs at the same time. @default n8n's 10 */
	readonly concurrency?: number;
}

/** n8n in queue mode: one that takes what comes in, workers that run it, the queue and the database between them. */
export interface Queue {
	readonly services: QueueServices;
	/** Takes webhooks and mails, and serves the editor. */
	readonly main: N8n;
	readonly workers: readonly Child[];
	/** What ends by itself though nobody has asked it to: a name and a promise for each. */
	readonly ends: readonly (readonly [name: string, ended: Promise<unknown>, logFile: string])[];
	/** Ends a worker in the middle of whatever it does. @param index from 0 */
	killWorker(index: number): Promise<void>;
	startWorkerAgain(index: number): Promise<void>;
	/** Ends main in the middle of whatever it does. */
	killMain(): Promise<void>;
	startMainAgain(): Promise<void>;
	/** Resolves when main has its database again. */
	mainAnswers(): Promise<void>;
}

/**
 * Starts all of it on this machine; everything keeps its data in the user folder.
 *
 * @throws Error when PostgreSQL or Redis is not installed, or something does not start
 */
export async function startQueue(programs: Programs, options: QueueOptions): Promise<Queue> {
	const { data, concurrency } = options;
	const services = await startQueueServices(programs, data);
	const settings = { ...options, env: { ...services.env, ...options.env } };
	const logOf = (number: number) => join(data, `worker-${number}.log`);
	// main makes the tables, so the workers come after it
	const main = () => withProgress('Starting n8n', '20 seconds', () => startN8n(programs, settings));
	const worker = (number: number) =>
		withProgress(`Starting worker ${number}`, '15 seconds', () =>
			startWorker(programs, {
				...settings,
				logFile: logOf(number),
				number,
				...(concurrency === undefined ? {} : { concurrency }),
			}),
		);

	let running = await main();
	const workers: Child[] = [];
	for (let number = 1; number <= options.workers; number++) workers.push(await worker(number));
	return {
		services,
		get main() {
			return running;
		},
		workers,
		ends: [
			['n8n', running.ended, options.logFile],
			...workers.map(
				({ ended }, index) => [`worker ${index + 1}`, ended, logOf(index + 1)] as const,
			),
			['PostgreSQL', services.postgres.ended, join(data, 'queue/postgres.log')],
			['Redis', services.redis.ended, join(data, 'queue/redis.log')],
		],
		killWorker: async (index) => workers[index]?.kill(),
		async startWorkerAgain(index) {
			workers[index] = await worker(index + 1);
		},
		killMain: () => running.kill(),
		async startMainAgain() {
			running = await main();
		},
		mainAnswers: () => untilItAnswers('n8n', running, running.url, options.logFile),
	};
}
