import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { loadBuiltPackage } from '../../cli/run-workflow';
import { startLocalEngine, type LocalEngine } from '../../local-engine/server/start';
import { createApp } from './app';
import { openFile } from './pages';

interface StudioOptions {
	/** The folder with `dist/`. */
	readonly root: string;
	/** "local" or the URL of a service. */
	readonly engine: string;
	/** Of the service; the local engine takes any. */
	readonly apiKey: string;
	/** 0: any free one. */
	readonly port: number;
	/** Takes what went wrong, in words. */
	readonly log: (text: string) => void;
}

interface Studio {
	/** "http://127.0.0.1:8788" */
	readonly url: string;
	/** Answers what is under way, then stops. */
	close(): Promise<void>;
}

/** Only this machine reaches it. */
const HOST = '127.0.0.1';
/** The local engine takes any key, and has no limit. */
const LOCAL = { apiKey: 'local', requestsPerMinute: 600 };

function serviceOf(engine: LocalEngine | null, { engine: url, apiKey }: StudioOptions) {
	return engine === null
		? { name: new URL(url).host, url, apiKey, words: null }
		: {
				name: 'local',
				url: engine.url,
				words: (image: Uint8Array, signal: AbortSignal) => engine.words(image, signal),
				...LOCAL,
			};
}

/** Draws a page that nobody looks at: what draws is loaded and compiled then. */
async function drawOnce(root: string): Promise<void> {
	const name = 'invoice-two-pages.pdf';
	const bytes = await readFile(join(root, 'samples', name));
	await openFile({ name, type: 'application/pdf', bytes });
}

/**
 * Starts Studio, and the local engine where that is to read.
 *
 * @throws when the port is taken
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
	const engine = options.engine === 'local' ? await startLocalEngine({}) : null;
	const app = createApp({
		root: options.root,
		nodes: loadBuiltPackage(options.root),
		service: serviceOf(engine, options),
		log: options.log,
	});
	const url = await app.listen({ host: HOST, port: options.port }).catch(async (error: unknown) => {
		await engine?.close();
		throw error;
	});
	// While somebody chooses a file: the first page is then there at once.
	drawOnce(options.root).catch((error: unknown) => {
		options.log(`the PDF renderer can’t be used: ${String(error)}\n`);
	});
	return {
		url,
		close: async () => {
			await app.close();
			await engine?.close();
		},
	};
}
