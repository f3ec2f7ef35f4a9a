#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { startLocalEngine, type AnswerShape } from './server/start';

const DEFAULT_PORT = 8787;

const HELP = `Usage: local-engine [options]

Reads invoices and receipts on this machine and answers like the space-ocr service.

  --port <number>       port to listen on, 0 for any free one (default ${DEFAULT_PORT})
  --host <address>      address to listen on (default 127.0.0.1: this machine only)
  --answer-shape <A|B>  A: each value with its evidence; B: plain values, evidence beside (default A)
  --help                show this text
`;

interface Arguments {
	readonly port: number;
	readonly host: string;
	readonly answerShape: AnswerShape;
	readonly help: boolean;
}

function isShape(text: string): text is AnswerShape {
	return text === 'A' || text === 'B';
}

/** @throws with a message for the user when an argument can't be used */
function readArguments(args: readonly string[]): Arguments {
	const { values } = parseArgs({
		args: [...args],
		options: {
			port: { type: 'string', default: String(DEFAULT_PORT) },
			host: { type: 'string', default: '127.0.0.1' },
			'answer-shape': { type: 'string', default: 'A' },
			help: { type: 'boolean', default: false },
		},
	});
	const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
	if (!(port <= 65_535))
		throw new Error(`--port ${values.port}: a number from 0 to 65535 is needed`);
	const answerShape = values['answer-shape'].toUpperCase();
	if (!isShape(answerShape)) throw new Error(`--answer-shape ${answerShape}: A or B is needed`);
	return { port, host: values.host, answerShape, help: values.help };
}

const say = (line: string): void => {
	process.stderr.write(`${line}\n`);
};

async function run(): Promise<void> {
	const { help, ...options } = readArguments(process.argv.slice(2));
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	const engine = await startLocalEngine({ ...options, log: say });
	say(`The local engine listens on ${engine.url} (stop it with Ctrl+C)`);
	const stop = (signal: string): void => {
		say(`${signal}: finishing what is under way`);
		engine.close().catch(fail);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}

run().catch(fail);
