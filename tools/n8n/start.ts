/**
 * Starts a real n8n with the node, a log-in, a credential and the local engine: `npm run n8n`.
 *
 * What it prints for a person goes to standard output, progress and errors to standard error. Ctrl-C stops n8n
 * first, so that a run under way still has its engine, then the engine.
 */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { HELP, readArguments, type Arguments } from './arguments.ts';
import { openDataFolder } from './data-folder.ts';
import { startEngine } from './engine.ts';
import { addExampleWorkflows } from './example-workflows.ts';
import { installFolder, installN8n, N8N_VERSION } from './install.ts';
import { logIn } from './n8n-api.ts';
import { N8N_GRACE_MS, startN8n, type N8n } from './n8n-process.ts';
import { ownerOf } from './owner.ts';
import { linkPackage } from './package-in-place.ts';
import { createPrograms, type Programs } from './programs.ts';
import { withProgress } from './progress.ts';
import { startQueue } from './queue.ts';
import { sourceChange } from './source-change.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const interrupted = (): Promise<void> =>
	new Promise((settle) => {
		const stop = () => {
			settle();
		};
		process.on('SIGINT', stop);
		process.on('SIGTERM', stop);
	});

const endedByItself = (name: string, ended: Promise<unknown>, logFile: string): Promise<never> =>
	ended.then((): never => {
		throw new Error(`${name} ended by itself; see ${logFile}`);
	});

/** What the node is built of. */
const SOURCES = ['core', 'nodes', 'credentials'].map((folder) => join(ROOT, folder));

/** Resolves once the sources have changed and the node is built of them; what can't be built is told and waited for. */
async function rebuilt(): Promise<void> {
	for (;;) {
		await sourceChange(SOURCES);
		try {
			await promisify(execFile)(process.execPath, ['esbuild.config.mjs', 'nodes'], { cwd: ROOT });
			return;
		} catch (error) {
			process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		}
	}
}

/** Starts n8n again after each change of the sources. */
async function restartAtChanges(
	first: N8n,
	logFile: string,
	startAgain: () => Promise<N8n>,
): Promise<never> {
	let n8n = first;
	let change = rebuilt();
	for (;;) {
		await Promise.race([endedByItself('n8n', n8n.ended, logFile), change]);
		// watched from now on, as starting takes its time
		change = rebuilt();
		process.stderr.write('The sources have changed.\n');
		await n8n.stop(N8N_GRACE_MS);
		n8n = await startAgain();
	}
}

/** Starts everything, tells where it is, and ends only when something goes wrong. */
async function start(
	{ port, data, reset, watch, workers }: Arguments,
	programs: Programs,
): Promise<never> {
	await openDataFolder(data, reset);
	const program = await installN8n(programs, installFolder(ROOT));
	await linkPackage(ROOT, data);

	const engineLog = join(data, 'local-engine.log');
	const engine = await startEngine(programs, { root: ROOT, logFile: engineLog });
	const n8nLog = join(data, 'n8n.log');
	const settings = { start: program, port, data, logFile: n8nLog };
	const startIt = () =>
		withProgress(`Starting n8n ${N8N_VERSION}`, '20 seconds', () => startN8n(programs, settings));
	const queue = workers === 0 ? undefined : await startQueue(programs, { ...settings, workers });
	const n8n = queue?.main ?? (await startIt());

	const owner = await ownerOf(data);
	const api = await logIn(n8n.url, owner);
	const credential = { name: 'Space OCR: local engine', type: 'spaceOcrApi' };
	const id = await api.putCredential({
		...credential,
		data: { apiKey: 'local', baseUrl: engine.url },
	});
	await addExampleWorkflows(api, join(ROOT, 'workflows'), { id, name: credential.name });

	process.stdout.write(`
n8n            ${n8n.url}
E-mail         ${owner.email}
Password       ${owner.password}
Local engine   ${engine.url} (credential "${credential.name}")
Logs           ${n8nLog}
               ${engineLog}
${workers === 0 ? '' : `Workers        ${workers}, with PostgreSQL and Redis; logs in ${data}\n`}
Stop with Ctrl-C.
`);
	return Promise.race([
		watch ? restartAtChanges(n8n, n8nLog, startIt) : endedByItself('n8n', n8n.ended, n8nLog),
		endedByItself('the local engine', engine.ended, engineLog),
		...(queue?.ends ?? []).map((end) => endedByItself(...end)),
	]);
}

async function main(): Promise<void> {
	const args = readArguments(process.argv.slice(2), ROOT);
	if (args.help) {
		process.stdout.write(HELP);
		return;
	}
	const programs = createPrograms();
	try {
		await Promise.race([interrupted(), start(args, programs)]);
		process.stderr.write('\nStopping n8n, then the local engine …\n');
	} finally {
		await programs.stopAll();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
