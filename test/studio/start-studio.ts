import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createPrograms } from '../../tools/n8n/programs.ts';

/** Tests are started in it. */
const ROOT = process.cwd();
const LISTENING = /Studio is at (?<url>http:\S+)/;
const GRACE_MS = 10_000;

export interface RunningStudio {
	/** "http://127.0.0.1:40123" */
	readonly url: string;
	close(): Promise<void>;
}

/**
 * Starts Studio as `npm run studio` does, on a free port.
 *
 * @param more of its options
 */
export async function startStudio(
	more: readonly string[] = [],
	env: Readonly<Record<string, string>> = {},
): Promise<RunningStudio> {
	const folder = await mkdtemp(join(tmpdir(), 'space-ocr-studio-'));
	const programs = createPrograms();
	let printed = '';
	let listening: (url: string) => void = () => undefined;
	const url = new Promise<string>((resolve) => {
		listening = resolve;
	});
	const child = programs.start({
		name: 'Studio',
		command: process.execPath,
		args: [join(ROOT, 'studio/dist/main.js'), '--port', '0', ...more],
		cwd: ROOT,
		env: { ...process.env, ...env },
		logFile: join(folder, 'studio.log'),
		graceMs: GRACE_MS,
		onOutput: (text) => {
			printed += text;
			const found = LISTENING.exec(printed)?.groups?.['url'];
			if (found !== undefined) listening(found);
		},
	});
	const failed = child.ended.then((): never => {
		throw new Error(`Studio ended at once: ${printed}`);
	});
	// Once it listens, its end is the caller's business.
	failed.catch(() => undefined);
	const close = async () => {
		await programs.stopAll();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		return { url: await Promise.race([url, failed]), close };
	} catch (error) {
		await close();
		throw error;
	}
}
