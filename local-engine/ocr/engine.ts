import { dirname, join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';

import { createWorker, OEM, PSM, type Page, type Worker } from 'tesseract.js';

import type { Language } from './languages';

/** One Tesseract in a thread of its own; it reads one image at a time. */
export interface Engine {
	/** Reads an image file that holds one line of text. Rejects when recognition or its thread fails. */
	readLine(image: Buffer): Promise<Page>;
	/** Ends the thread; a reading under way rejects. */
	end(): Promise<void>;
}

/** The model that comes with its package: nothing is downloaded, and nothing is written. */
const modelFolder = (language: Language): string =>
	join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');

/** Tesseract's remarks on odd lines would stand between the log's own. */
const QUIET = 'debug_file /dev/null';

/** Rejects when the start fails, which `createWorker` by itself tells only its `errorHandler`. */
const start = (language: Language): Promise<Worker> =>
	new Promise((resolve, reject) => {
		createWorker(
			language,
			OEM.LSTM_ONLY,
			{
				langPath: modelFolder(language),
				cacheMethod: 'none',
				gzip: true,
				errorHandler: reject,
			},
			QUIET,
		).then(resolve, reject);
	});

/** Starts an engine for one language: about 0.4 s and 100 MB. */
export async function startEngine(language: Language): Promise<Engine> {
	const worker = await start(language);
	let dead: Error | undefined;
	let failReading: ((cause: Error) => void) | undefined;
	const thread: unknown = Reflect.get(worker, 'worker');
	if (thread instanceof Thread) {
		const onDeath = (cause: Error): void => {
			dead ??= cause;
			failReading?.(dead);
		};
		// without this listener a crash of the thread would end the whole process
		thread.on('error', onDeath);
		thread.on('exit', (code) => {
			onDeath(new Error(`the recognition thread ended with code ${code}`));
		});
	}
	await worker.setParameters({
		tessedit_pageseg_mode: PSM.SINGLE_LINE,
		user_defined_dpi: '300',
		// Its statistics of a strip without letters would stand in our log.
		debug_file: '/dev/null',
	});

	return {
		readLine: (image) =>
			new Promise((resolve, reject) => {
				if (dead) {
					reject(dead);
					return;
				}
				failReading = reject;
				worker.recognize(image, {}, { text: false, blocks: true }).then(({ data }) => {
					resolve(data);
				}, reject);
			}),
		end: async () => {
			await worker.terminate();
		},
	};
}
