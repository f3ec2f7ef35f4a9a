import { join } from 'node:path';

import type { Child } from './child.ts';
import type { Programs } from './programs.ts';

export interface Engine extends Child {
	/** "http://127.0.0.1:40123" */
	readonly url: string;
}

/** What is being read is still answered. */
const GRACE_MS = 10_000;
/** What the engine prints once it listens. */
const LISTENING = /"url":"(?<url>http:[^"]+)"/;

export interface EngineOptions {
	/** Folder of the repository, with the engine built. */
	readonly root: string;
	/** Takes a line for each request. */
	readonly logFile: string;
	/** The only key that it takes; any when there is none. */
	readonly apiKey?: string;
}

/**
 * Starts the local engine beside n8n, on a free port.
 *
 * @throws Error when it ends before it listens
 */
export async function startEngine(
	programs: Programs,
	{ root, logFile, apiKey }: EngineOptions,
): Promise<Engine> {
	let printed = '';
	let listening: (url: string) => void = () => undefined;
	const url = new Promise<string>((resolve) => {
		listening = resolve;
	});
	const child = programs.start({
		name: 'the local engine',
		command: process.execPath,
		args: [join(root, 'local-engine/dist/main.js'), '--port', '0', '--log', 'json'],
		cwd: root,
		// other users of the machine see the options of a program, but not its environment
		env: { ...process.env, ...(apiKey === undefined ? {} : { SPACE_OCR_ENGINE_KEY: apiKey }) },
		logFile,
		graceMs: GRACE_MS,
		onOutput: (text) => {
			printed += text;
			const found = LISTENING.exec(printed)?.groups?.['url'];
			if (found !== undefined) listening(found);
			printed = printed.slice(-1000);
		},
	});
	const failed = child.ended.then((): never => {
		throw new Error(`the local engine ended at once; see ${logFile}`);
	});
	// Once it listens, its end is the caller's business.
	failed.catch(() => undefined);
	return { ...child, url: await Promise.race([url, failed]) };
}
