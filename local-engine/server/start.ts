import { availableParallelism } from 'node:os';

import pLimit from 'p-limit';

import { createRecognizer } from '../reading/recognizer';
import type { AnswerShape } from './answer-shapes';
import { createApp } from './app';

export type { AnswerShape } from './answer-shapes';

export interface LocalEngineOptions {
	/** @default '127.0.0.1', so that only this machine reaches it */
	readonly host?: string | undefined;
	/** @default 0, any free port */
	readonly port?: number | undefined;
	/** How values and their evidence are laid out in answers. @default 'A' */
	readonly answerShape?: AnswerShape | undefined;
	/** Recognition threads, about 100 MB each. @default as many as processors, at most 2 */
	readonly workers?: number | undefined;
	/** Takes one line for each answered request. @default nothing is logged */
	readonly log?: ((line: string) => void) | undefined;
}

export interface LocalEngine {
	/** "http://127.0.0.1:8787" */
	readonly url: string;
	/** Answers what is under way, then stops. */
	close(): Promise<void>;
}

/** More threads than this speed nothing up on a machine with few processors. */
const DEFAULT_WORKERS = 2;

/**
 * Starts the engine in this process. It listens within some 0.1 s; recognition threads start with the first
 * image, which then takes about half a second more.
 *
 * @throws when the port is taken
 */
export async function startLocalEngine(options: LocalEngineOptions = {}): Promise<LocalEngine> {
	const { host = '127.0.0.1', port = 0, answerShape = 'A', log } = options;
	const workers = options.workers ?? Math.min(DEFAULT_WORKERS, availableParallelism());
	const recognizer = createRecognizer(workers);
	const app = createApp({
		recognizer,
		// one page more than threads, so that none waits while the next page is decoded
		inTurn: pLimit(workers + 1),
		answerShape,
		log,
	});
	const url = await app.listen({ host, port });
	return {
		url,
		close: async () => {
			await app.close();
			await recognizer.close();
		},
	};
}
