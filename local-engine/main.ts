#!/usr/bin/env node
import { HELP, readServerArguments } from './server/arguments';
import { createLog } from './server/log';
import { startLocalEngine } from './server/start';

const say = (text: string): void => {
	process.stderr.write(text);
};

async function run(): Promise<void> {
	const { help, logFormat, options } = readServerArguments(process.argv.slice(2), process.env);
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	const log = createLog(logFormat, say);
	const engine = await startLocalEngine({ ...options, log });
	const stop = (signal: string): void => {
		log({ event: 'stopping', signal });
		engine.close().catch(fail);
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
