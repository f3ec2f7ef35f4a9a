import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import getPort from 'get-port';
import type { Child } from './child.ts';
import { logTail } from './log-tail.ts';
import type { Programs } from './programs.ts';

/** A program of the queue, on a port of its own on this machine. */
interface Service extends Child {
	readonly port: number;
}

/** What n8n's queue mode needs beside n8n. */
export interface QueueServices {
	postgres: Service;
	redis: Service;
	/** Settings by which main and workers find both. */
	readonly env: Readonly<Record<string, string>>;
	/** Ends PostgreSQL and starts it again on the same data and port; connections break. */
	restartPostgres(): Promise<void>;
	/** The same with Redis. */
	restartRedis(): Promise<void>;
}

const USER = 'n8n';
const GRACE_MS = 20_000;
const READY_SECONDS = 60;
const POLL_MS = 100;
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const SETPRIV = '/usr/bin/setpriv';
/** PostgreSQL refuses to run as root: then it is the user that its package makes, who may pass through root's folders. */
const AS_POSTGRES = [
	...['--reuid', 'postgres', '--regid', 'postgres', '--init-groups', '--pdeathsig', 'KILL'],
	...['--inh-caps=+dac_override,+dac_read_search', '--ambient-caps=+dac_override,+dac_read_search'],
	'--',
];
const isRoot = () => process.getuid?.() === 0;

const MISSING = 'queue mode needs PostgreSQL and Redis: apt-get install postgresql redis-server';

/** @returns the folder of the newest PostgreSQL's programs */
async function postgresPrograms(): Promise<string> {
	const versions = await readdir(DEBIAN_FOLDER).catch(() => []);
	const newest = versions.toSorted((one, other) => Number(one) - Number(other)).at(-1);
	if (newest === undefined) throw new Error(MISSING);
	return join(DEBIAN_FOLDER, newest, 'bin');
}

const isListening = (port: number): Promise<boolean> =>
	new Promise((settle) => {
		const socket = connect({ host: '127.0.0.1', port });
		socket.once('connect', () => {
			socket.destroy();
			settle(true);
		});
		socket.once('error', () => {
			settle(false);
		});
	});

/** @throws Error with the end of its log when it ends at once or does not listen in time */
async function untilListening(name: string, service: Service, logFile: string): Promise<Service> {
	const ended = new AbortController();
	const end = () => {
		ended.abort();
	};
	service.ended.then(end, end);
	for (let tries = 0; tries < (READY_SECONDS * 1000) / POLL_MS; tries++) {
		if (ended.signal.aborted) break;
		if (await isListening(service.port)) return service;
		await sleep(POLL_MS);
	}
	throw new Error(`${name} did not get ready:\n${await logTail(logFile)}`);
}

interface Place {
	/** Where the data and the log are kept. */
	readonly folder: string;
	readonly port: number;
}

/** @returns the arguments that start a program of PostgreSQL as a user that it accepts */
const asItsUser = (command: string, args: readonly string[]): [string, string[]] =>
	isRoot() ? [SETPRIV, [...AS_POSTGRES, command, ...args]] : [command, [...args]];

async function startPostgres(
	programs: Programs,
	{ folder, port }: Place,
	passwordFile: string,
): Promise<Service> {
	const bin = await postgresPrograms();
	const data = join(folder, 'postgres');
	const logFile = join(folder, 'postgres.log');
	const run = (program: string, args: readonly string[]) => {
		const [command, all] = asItsUser(join(bin, program), args);
		return programs.start({
			name: 'PostgreSQL',
			command,
			args: all,
			cwd: '/',
			env: { ...process.env, LC_ALL: 'C.UTF-8' },
			logFile,
			graceMs: GRACE_MS,
		});
	};
	if (!existsSync(join(data, 'PG_VERSION'))) {
		await mkdir(data, { recursive: true, mode: 0o700 });
		if (isRoot()) {
			// the owner of the folder is whom PostgreSQL runs as
			const owner = await ownerOfPostgres(programs, logFile);
			await chown(data, owner.uid, owner.gid);
		}
		const made = await run('initdb', [
			...['-D', data, '--username', USER, '--pwfile', passwordFile],
			...['--auth', 'scram-sha-256', '--encoding', 'UTF8'],
		]).ended;
		if (made !== 0) throw new Error(`PostgreSQL could not be set up:\n${await logTail(logFile)}`);
	}
	const options = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' };
	const child = run('postgres', [
		...['-D', data],
		...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
	]);
	return untilListening('PostgreSQL', { ...child, port }, logFile);
}

/** Who Debian's user "postgres" is, by number. */
async function ownerOfPostgres(
	programs: Programs,
	logFile: string,
): Promise<{ readonly uid: number; readonly gid: number }> {
	let printed = '';
	const child = programs.start({
		name: 'id',
		command: '/bin/sh',
		args: ['-c', 'id -u postgres; id -g postgres'],
		cwd: '/',
		env: process.env,
		logFile,
		graceMs: GRACE_MS,
		onOutput: (text) => {
			printed += text;
		},
	});
	if ((await child.ended) !== 0) throw new Error(MISSING);
	const [uid, gid] = printed.trim().split('\n').map(Number);
	if (uid === undefined || gid === undefined) throw new Error(MISSING);
	return { uid, gid };
}

async function startRedis(programs: Programs, { folder, port }: Place): Promise<Service> {
	const data = join(folder, 'redis');
	const logFile = join(folder, 'redis.log');
	await mkdir(data, { recursive: true });
	const child = programs.start({
		name: 'Redis',
		command: 'redis-server',
		// what is queued is on the disk before n8n hears that it is
		args: [
			...['--bind', '127.0.0.1', '--port', String(port), '--dir', data],
			...['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''],
		],
		cwd: data,
		env: process.env,
		logFile,
		graceMs: GRACE_MS,
	});
	return untilListening('Redis', { ...child, port }, logFile);
}

/**
 * Starts PostgreSQL and Redis for one n8n, reached from this machine only.
 *
 * @param data the user folder of this n8n; both keep their data in it
 * @throws Error when one of them is not installed or does not start
 */
export async function startQueueServices(programs: Programs, data: string): Promise<QueueServices> {
	const folder = join(data, 'queue');
	await mkdir(folder, { recursive: true });
	const passwordFile = join(folder, 'database-password');
	const password = await passwordOf(passwordFile);
	const postgresAt = { folder, port: await getPort() };
	const redisAt = { folder, port: await getPort() };
	const services: QueueServices = {
		postgres: await startPostgres(programs, postgresAt, passwordFile),
		redis: await startRedis(programs, redisAt),
		env: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisAt.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresAt.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: password,
			// runs from the editor go to the workers, too
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		},
		async restartPostgres() {
			await services.postgres.stop(GRACE_MS);
			services.postgres = await startPostgres(programs, postgresAt, passwordFile);
		},
		async restartRedis() {
			await services.redis.stop(GRACE_MS);
			services.redis = await startRedis(programs, redisAt);
		},
	};
	return services;
}

/** The password of the database: made once, for it is kept in the database as well. */
async function passwordOf(file: string): Promise<string> {
	if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
	const password = randomBytes(24).toString('hex');
	await writeFile(file, password, { mode: 0o600 });
	return password;
}
