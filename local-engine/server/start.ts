import { availableParallelism } from 'node:os';

import pLimit from 'p-limit';

import { isLoopback } from '../../core/api/loopback';
import type { Box } from '../../core/api/wire';
import { createOpenAiExtractor, type OpenAiOptions } from '../llm/openai-extractor';
import { createRecognizer } from '../ocr/recognizer';
import { placeOf } from '../scoring/score-value';
import type { AnswerShape } from './answer-shapes';
import { createApp, type Deadlines } from './app';
import { readText } from './extract';
import { USUAL_FETCH_RULES, type FetchRules } from './fetch-image';
import { KnownPages } from './known-pages';
import type { Log } from './log';

export interface LocalEngineOptions {
	/** @default '127.0.0.1', so that only this machine reaches it */
	readonly host?: string | undefined;
	/** @default 0, any free port */
	readonly port?: number | undefined;
	/** How values and their evidence are laid out in answers. @default 'A' */
	readonly answerShape?: AnswerShape | undefined;
	/** Recognition threads, about 100 MB each. @default as many as processors */
	readonly workers?: number | undefined;
	/** Languages of the pages, by ISO 639-2 code (`eng`, `deu`). @default 'auto', by the page itself */
	readonly languages?: readonly string[] | 'auto' | undefined;
	/** The only API key that is taken. @default any is */
	readonly apiKey?: string | undefined;
	/** How many requests a key may send within a minute. @default 0, as many as it likes */
	readonly requestsPerMinute?: number | undefined;
	/** Names by which it may be asked besides those of this machine. @default none */
	readonly allowedHosts?: readonly string[] | undefined;
	/** How long a caller may take to send. @default 10 seconds for the head, 60 for the whole request */
	readonly deadlines?: Deadlines | undefined;
	/** Whether images may be fetched from private networks and this machine. @default false */
	readonly allowPrivateUrls?: boolean | undefined;
	/** A language model that picks the values in place of our own finding. @default none */
	readonly extractor?: OpenAiOptions | undefined;
	/** @default nothing is logged */
	readonly log?: Log | undefined;
	/** How host names are looked up, and how long an image may take. @default the system's, 20 seconds */
	readonly fetching?: Partial<Pick<FetchRules, 'resolve' | 'deadline'>> | undefined;
	readonly now?: (() => Date) | undefined;
}

/** A word as it was read. */
interface PlacedWord {
	readonly text: string;
	readonly bbox: Box;
}

export interface LocalEngine {
	/** "http://127.0.0.1:8787" */
	readonly url: string;
	/**
	 * The words of a page image, with the boxes around them on the 0..1000 grid.
	 *
	 * @throws RequestError when it is no image, or can't be read
	 */
	words(image: Uint8Array, signal: AbortSignal): Promise<readonly PlacedWord[]>;
	/** Answers what is under way, then stops; new connections are refused from now on. */
	close(): Promise<void>;
}

/** Images that are fetched or wait for their turn after that, at most 20 MB each. */
const MAX_FETCHED = 8;

/**
 * Starts the engine in this process. It listens within some 0.1 s; recognition threads start with the first
 * image, which then takes about half a second more.
 *
 * @throws when the port is taken, a language is not known, or the address of the extractor can't be used
 */
export async function startLocalEngine(options: LocalEngineOptions = {}): Promise<LocalEngine> {
	const { host = '127.0.0.1', port = 0, answerShape = 'A', extractor } = options;
	const workers = options.workers ?? availableParallelism();
	const recognizer = createRecognizer(workers, { languages: options.languages });
	const reading = {
		recognizer,
		knownPages: new KnownPages(),
		// one page more than threads, so that none waits while the next page is decoded
		inTurn: pLimit(workers + 1),
	};
	const app = createApp({
		...reading,
		fetchInTurn: pLimit(MAX_FETCHED),
		fetchRules: {
			...USUAL_FETCH_RULES,
			...options.fetching,
			...(options.allowPrivateUrls ? { isAllowed: () => true } : {}),
		},
		answerShape,
		extractor: extractor && createOpenAiExtractor(extractor),
		host,
		allowedHosts: options.allowedHosts,
		deadlines: options.deadlines,
		apiKey: options.apiKey,
		requestsPerMinute: options.requestsPerMinute,
		log: options.log,
		now: options.now,
	});
	const url = await app.listen({ host, port });
	const open = options.apiKey === undefined && !isLoopback(host);
	options.log?.({ event: 'listening', url, open });
	return {
		url,
		words: async (image, signal) => {
			const { words, placement } = await readText(Buffer.from(image), reading, signal);
			return words.map(({ text, box }) => ({ text, bbox: placeOf(box, placement).bbox }));
		},
		close: async () => {
			await app.close();
			await recognizer.close();
		},
	};
}
