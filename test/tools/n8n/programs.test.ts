import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { createPrograms, type Programs } from '../../../tools/n8n/programs.ts';

let folder = '';
let logFile = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'programs-'));
	logFile = join(folder, 'log');
});
afterEach(() => rm(folder, { recursive: true }));

/** Starts a script and waits until it prints something. */
const startScript = (programs: Programs, name: string, script: string, graceMs = 60_000) =>
	new Promise<void>((resolve) => {
		programs.start({
			name,
			command: process.execPath,
			args: ['-e', script],
			cwd: folder,
			env: process.env,
			logFile,
			graceMs,
			onOutput: () => {
				resolve();
			},
		});
	});
/** Says that it runs only when it is ready to be told to end. */
const untilTold = (name: string) => `
	process.on('SIGTERM', () => setTimeout(() => { console.log('${name} ends'); process.exit(); }, 200));
	setInterval(() => {}, 1000);
	console.log('${name} runs');`;

test('what was started last is stopped first, and waited for', async () => {
	const programs = createPrograms();
	await startScript(programs, 'engine', untilTold('engine'));
	await startScript(programs, 'n8n', untilTold('n8n'));
	await programs.stopAll();
	expect(await readFile(logFile, 'utf8')).toBe('engine runs\nn8n runs\nn8n ends\nengine ends\n');
});

test('a program that does not end when asked is ended, with what it has started itself', async () => {
	const programs = createPrograms();
	const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('runs');`;
	let printed = '';
	await new Promise<void>((resolve) => {
		programs.start({
			name: 'stubborn',
			command: process.execPath,
			args: [
				'-e',
				`require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { stdio: 'inherit' });
				${stubborn}`,
			],
			cwd: folder,
			env: process.env,
			logFile,
			graceMs: 300,
			onOutput: (text) => {
				printed += text;
				if (printed === 'runs\nruns\n') resolve();
			},
		});
	});
	// the log is closed only when nobody holds it any more: neither the program nor what it has started
	await programs.stopAll();
	expect(await readFile(logFile, 'utf8')).toBe('runs\nruns\n');
});

test('nothing is started while all is stopped', async () => {
	const programs = createPrograms();
	await programs.stopAll();
	await expect(startScript(programs, 'n8n', '')).rejects.toThrow('n8n was not started');
});

test('a program that is not there is reported by its name', async () => {
	const child = createPrograms().start({
		name: 'n8n',
		command: join(folder, 'nothing'),
		args: [],
		cwd: folder,
		env: {},
		logFile,
		graceMs: 0,
	});
	await expect(child.ended).rejects.toThrow('n8n could not be started');
});
