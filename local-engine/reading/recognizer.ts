import type { Page } from 'tesseract.js';

import { startEngine, type Engine } from './engine';

/** Recognition itself failed, whatever the image. */
export class RecognitionError extends Error {
	override readonly name = 'RecognitionError';
}

export interface Recognizer {
	/**
	 * Reads an image file that holds one line of text; lines wait for a free engine, in order.
	 *
	 * @throws RecognitionError; later calls are not affected
	 */
	readLine(image: Buffer): Promise<Page>;
	/** Ends all engines; lines not read by then fail. */
	close(): Promise<void>;
}

interface Job {
	readonly image: Buffer;
	readonly resolve: (page: Page) => void;
	readonly reject: (error: RecognitionError) => void;
}

interface Lane {
	busy: boolean;
	engine: Engine | undefined;
}

const failure = (cause: unknown): RecognitionError =>
	new RecognitionError(
		`recognition failed: ${cause instanceof Error ? cause.message : String(cause)}`,
		{ cause },
	);

/**
 * Spreads lines over engines, each started at its first line.
 *
 * @param engines how many at most, at least 1
 */
export function createRecognizer(engines: number): Recognizer {
	const lanes: Lane[] = Array.from({ length: engines }, () => ({ busy: false, engine: undefined }));
	const waiting: Job[] = [];
	let closed = false;

	async function work(lane: Lane): Promise<void> {
		lane.busy = true;
		for (let job = waiting.shift(); job; job = waiting.shift()) {
			try {
				lane.engine ??= await startEngine();
				job.resolve(await lane.engine.readLine(job.image));
			} catch (error) {
				job.reject(failure(error));
				// after a failure its memory can't be trusted: the next line gets a new engine
				const broken = lane.engine;
				lane.engine = undefined;
				await broken?.end();
			}
		}
		lane.busy = false;
		if (closed) await lane.engine?.end();
	}

	return {
		readLine: (image) =>
			new Promise((resolve, reject) => {
				if (closed) {
					reject(new RecognitionError('the engine is shutting down'));
					return;
				}
				waiting.push({ image, resolve, reject });
				const free = lanes.find(({ busy }) => !busy);
				if (free) void work(free);
			}),
		close: async () => {
			closed = true;
			for (const { reject } of waiting.splice(0))
				reject(new RecognitionError('the engine is shutting down'));
			await Promise.all(lanes.flatMap(({ engine }) => (engine ? [engine.end()] : [])));
		},
	};
}
