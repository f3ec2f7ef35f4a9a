import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import getPort from 'get-port';
import type { Child } from './child.ts';
import { logTail } from './log-tail.ts';
import type { Programs } from './programs.ts';

export interface N8nOptions {
	/** The file that starts n8n. */
	readonly start: string;
	readonly port: number;
	/** The user folder of this n8n. */
	readonly data: string;
	readonly logFile: string;
	/** Further settings of n8n. */
	readonly env?: Readonly<Record<string, string>>;
}

export interface N8n extends Child {
	/** "http://127.0.0.1:5678" */
	readonly url: string;
}

/** One of several that run the executions of an n8n in queue mode. */
export interface WorkerOptions extends N8nOptions {
	/** For its name and its messages, from 1. */
	readonly number: number;
	/** How many executions it runs at the same time. @default n8n's 10 */
	readonly concurrency?: number;
}

/** On a busy machine the first start, with the making of all tables, may take minutes. */
const START_SECONDS = 300;
const POLL_MS = 500;
/** n8n lets executions come to an end; a document takes a few seconds. */
export const N8N_GRACE_MS = 20_000;

/** This machine only, nothing is sent home, and no news distract from the node. */
const settingsOf = (
	{ port, data }: N8nOptions,
	brokerPort: number,
): Readonly<Record<string, string>> => ({
	N8N_USER_FOLDER: data,
	N8N_PORT: String(port),
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	WEBHOOK_URL: `http://127.0.0.1:${port}/`,
	// the page comes over http, so a cookie for https alone would keep everybody out
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	// compiled code of n8n's thousands of files is kept: a later start needs a fifth less
	NODE_COMPILE_CACHE: join(data, '.cache/node-compile'),
	// the list of packages comes from n8n's own server
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// tests say "test" here, with which n8n leaves out much of itself
	NODE_ENV: 'production',
	// where it hands Code nodes to their runner; the usual 5679 belongs to another n8n of this machine
	N8N_RUNNERS_BROKER_PORT: String(brokerPort),
});

/** Whether n8n has its tables and answers. */
const isReady = async (url: string): Promise<boolean> =>
	fetch(`${url}/healthz/readiness`).then(
		({ ok }) => ok,
		() => false,
	);

/** @throws Error when it is aborted, or n8n takes too long */
async function untilReady(url: string, aborted: AbortSignal): Promise<void> {
	const signal = AbortSignal.any([aborted, AbortSignal.timeout(START_SECONDS * 1000)]);
	while (!(await isReady(url))) await sleep(POLL_MS, undefined, { signal });
}

/** @throws Error with the end of its log when it ends, or is not ready in time */
export async function untilItAnswers(
	name: string,
	child: Child,
	url: string,
	logFile: string,
): Promise<void> {
	const ended = new AbortController();
	const end = () => {
		ended.abort();
	};
	child.ended.then(end, end);
	await untilReady(url, ended.signal).catch(async () => {
		const what = ended.signal.aborted ? 'ended at once' : 'did not get ready';
		throw new Error(`${name} ${what}:\n${await logTail(logFile)}`);
	});
}

/**
 * Starts n8n and waits until it answers.
 *
 * @throws Error when it ends, or is not ready in time
 */
export async function startN8n(programs: Programs, options: N8nOptions): Promise<N8n> {
	const { start, port, logFile } = options;
	const url = `http://127.0.0.1:${port}`;
	if (await isReady(url))
		throw new Error(`an n8n is running at ${url}; stop it, or choose another --port`);
	const child = programs.start({
		name: 'n8n',
		command: process.execPath,
		args: [start, 'start'],
		cwd: dirname(start),
		env: { ...process.env, ...settingsOf(options, await getPort()), ...options.env },
		logFile,
		graceMs: N8N_GRACE_MS,
	});
	await untilItAnswers('n8n', child, url, logFile);
	return { ...child, url };
}

/**
 * Starts a worker of an n8n in queue mode, and waits until it takes executions.
 *
 * @param options those of its n8n; `env` says where the queue and the database are
 * @throws Error when it ends, or is not ready in time
 */
export async function startWorker(programs: Programs, options: WorkerOptions): Promise<Child> {
	const { start, logFile, number, concurrency = 10 } = options;
	const name = `worker ${number}`;
	const healthPort = await getPort();
	const child = programs.start({
		name,
		command: process.execPath,
		args: [start, 'worker', `--concurrency=${concurrency}`],
		cwd: dirname(start),
		env: {
			...process.env,
			...settingsOf(options, await getPort()),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			...options.env,
		},
		logFile,
		graceMs: N8N_GRACE_MS,
	});
	await untilItAnswers(name, child, `http://127.0.0.1:${healthPort}`, logFile);
	return child;
}
