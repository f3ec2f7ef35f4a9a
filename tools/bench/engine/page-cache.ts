import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4-mini';

import { readPage, type PageText } from '../../../local-engine/ocr/read-page';
import type { Recognizer } from '../../../local-engine/ocr/recognizer';

const SOURCES = 'local-engine/ocr';
const FOLDER = 'node_modules/.cache/space-ocr-bench/pages';

const number = z.number();
const box = z.object({ x0: number, y0: number, x1: number, y1: number });
const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const timedPage = z.object({
	milliseconds: number,
	words: z.array(
		z.object({
			text: z.string(),
			box,
			symbols: z.array(z.object({ text: z.string(), box })),
			capHeight: number,
			certainty: number,
			disputed: z.boolean(),
		}),
	),
	placement: z.object({
		width: number,
		height: number,
		uprightWidth: number,
		uprightHeight: number,
		turn,
		tilt: number,
	}),
});

/** The text of a page, and how many milliseconds it took when it was read. */
interface TimedPage extends PageText {
	readonly milliseconds: number;
}

const hashOf = (parts: readonly (Buffer | string)[]): string => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
};

/** Changes with every change of the reading, so that no text of another state is taken. */
const readingState = (): string =>
	hashOf(
		readdirSync(SOURCES)
			.toSorted()
			.map((file) => readFileSync(join(SOURCES, file))),
	);

/** Reads pages, those that were read before by the same code from the cache. */
export type PageReader = (bytes: Buffer) => Promise<TimedPage>;

/** Reads pages, those that were read before by the same code from the cache. */
export function cachedReader(recognizer: Recognizer): PageReader {
	const state = readingState();
	mkdirSync(FOLDER, { recursive: true });
	return async (bytes) => {
		const file = join(FOLDER, `${hashOf([state, bytes])}.json`);
		if (existsSync(file)) return timedPage.parse(JSON.parse(readFileSync(file, 'utf8')));
		const start = performance.now();
		const text = await readPage(bytes, recognizer);
		const page = { ...text, milliseconds: performance.now() - start };
		writeFileSync(file, JSON.stringify(page));
		return page;
	};
}
