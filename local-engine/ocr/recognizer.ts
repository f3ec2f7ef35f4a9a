import type { Page } from 'tesseract.js';

import { startEngine, type Engine } from './engine';
import { languagesNamed, type Language, type Languages } from './languages';

/** Recognition itself failed, whatever the image. */
export class RecognitionError extends Error {
	override readonly name = 'RecognitionError';
}

export interface Recognizer {
	/** The languages a page can be in; the first one reads what shows which. */
	readonly languages: Languages;
	/**
	 * Reads an image file that holds one line of text; lines wait for a free engine, in order.
	 *
	 * @param language of the model; the first one by default
	 * @throws RecognitionError; later calls are not affected
	 */
	readLine(image: Buffer, language?: Language): Promise<Page>;
	/** Ends all engines; lines not read by then fail. */
	close(): Promise<void>;
}

interface Job {
	readonly image: Buffer;
	readonly language: Language;
	readonly resolve: (page: Page) => void;
	readonly reject: (error: RecognitionError) => void;
}

/** One thing after the other: the engines of a lane never work at the same time. */
interface Lane {
	busy: boolean;
	/** Of the line read last. */
	language: Language | undefined;
	/** The one used last at the end. */
	readonly engines: Map<Language, Engine>;
}

/** The language that shows which one a page is in, and that of the page; each engine takes about 100 MB. */
const ENGINES_PER_LANE = 2;

const failure = (cause: unknown): RecognitionError =>
	new RecognitionError(
		`recognition failed: ${cause instanceof Error ? cause.message : String(cause)}`,
		{ cause },
	);

export interface RecognizerOptions {
	/** By ISO 639-2 code (`eng`, `deu`). @default 'auto', all that are installed */
	readonly languages?: readonly string[] | 'auto' | undefined;
}

/**
 * Spreads lines over lanes, which work side by side. A lane starts an engine at the first line of a language and keeps
 * the last two; it takes lines of the language it is reading first.
 *
 * @param count of lanes, at least 1
 * @throws RangeError when a language is not known
 */
export function createRecognizer(
	count: number,
	{ languages: named = 'auto' }: RecognizerOptions = {},
): Recognizer {
	const languages = languagesNamed(named);
	const lanes: Lane[] = Array.from({ length: count }, () => ({
		busy: false,
		language: undefined,
		engines: new Map(),
	}));
	const waiting: Job[] = [];
	let closed = false;

	const nextFor = ({ language }: Lane): Job | undefined => {
		const own = waiting.findIndex((job) => job.language === language);
		return waiting.splice(Math.max(0, own), 1)[0];
	};

	async function engineFor(lane: Lane, language: Language): Promise<Engine> {
		lane.language = language;
		const known = lane.engines.get(language);
		lane.engines.delete(language);
		const [oldest] = lane.engines;
		if (!known && oldest && lane.engines.size >= ENGINES_PER_LANE) {
			lane.engines.delete(oldest[0]);
			await oldest[1].end();
		}
		const engine = known ?? (await startEngine(language));
		lane.engines.set(language, engine);
		return engine;
	}

	async function endLane({ engines }: Lane): Promise<void> {
		const ending = [...engines.values()];
		engines.clear();
		await Promise.all(ending.map((engine) => engine.end()));
	}

	async function work(lane: Lane): Promise<void> {
		lane.busy = true;
		for (let job = nextFor(lane); job; job = nextFor(lane)) {
			try {
				const engine = await engineFor(lane, job.language);
				job.resolve(await engine.readLine(job.image));
			} catch (error) {
				job.reject(failure(error));
				// after a failure its memory can't be trusted: the next line gets a new engine
				const broken = lane.engines.get(job.language);
				lane.engines.delete(job.language);
				await broken?.end();
			}
		}
		lane.busy = false;
		if (closed) await endLane(lane);
	}

	return {
		languages,
		readLine: (image, language = languages[0]) =>
			new Promise((resolve, reject) => {
				if (closed) {
					reject(new RecognitionError('the engine is shutting down'));
					return;
				}
				waiting.push({ image, language, resolve, reject });
				const idle = lanes.filter(({ busy }) => !busy);
				const free = idle.find(({ engines }) => engines.has(language)) ?? idle[0];
				if (free) void work(free);
			}),
		close: async () => {
			closed = true;
			for (const { reject } of waiting.splice(0))
				reject(new RecognitionError('the engine is shutting down'));
			await Promise.all(lanes.map(endLane));
		},
	};
}
