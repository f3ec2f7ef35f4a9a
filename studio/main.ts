import '../cli/compile-cache';

import { resolve } from 'node:path';

import { readArguments, USAGE } from './arguments';
import { startStudio } from './server/start';

/** As seen from `studio/dist`, where this is bundled to. */
const ROOT = resolve(__dirname, '../..');

const say = (text: string): void => {
	process.stderr.write(text);
};

function keyOf(engine: string): string {
	if (engine === 'local') return '';
	const key = process.env.SPACE_OCR_API_KEY ?? '';
	if (key === '')
		throw new Error('put the key of the service into the environment variable SPACE_OCR_API_KEY');
	return key;
}

async function run(): Promise<void> {
	const { engine, port, help } = readArguments(process.argv.slice(2));
	if (help) {
		process.stdout.write(USAGE);
		return;
	}
	const studio = await startStudio({ root: ROOT, engine, apiKey: keyOf(engine), port, log: say });
	say(`Studio is at ${studio.url}\nOpen it in your browser. Ctrl+C ends it; nothing is kept.\n`);
	const stop = (): void => {
		studio.close().catch(fail);
	};
	// once: a second signal ends the process at once
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
	say(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}

run().catch(fail);
