import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import getPort from 'get-port';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { logIn } from '../../tools/n8n/n8n-api.ts';
import { ROOT } from './stage';
import { until } from './until';

let data = '';
beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), 'space-ocr-run-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Runs the command as a terminal does: with all it starts in one process group. */
async function start(port: number, ...options: string[]) {
	const args = ['run', 'n8n', '--', '--port', String(port), '--data', data, ...options];
	const npm = spawn('npm', args, { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	const { pid } = npm;
	if (pid === undefined) throw new Error('npm could not be started');
	let printed = '';
	for (const stream of [npm.stdout, npm.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			printed += text;
		});
	await until('everything is started', () => {
		if (npm.exitCode !== null) throw new Error(`npm ended:\n${printed}`);
		return printed.includes('Stop with Ctrl-C.');
	});
	const lineOf = (name: string) => new RegExp(`^${name} +(\\S+)`, 'm').exec(printed)?.[1] ?? '';
	return {
		printed,
		engine: lineOf('Local engine'),
		owner: { email: lineOf('E-mail'), password: lineOf('Password') },
		async pressCtrlC() {
			const gone = once(npm, 'exit');
			process.kill(-pid, 'SIGINT');
			await gone;
		},
	};
}

/** Processes that have the data folder in their environment: n8n, and what it starts itself. */
async function processesWith(text: string): Promise<string[]> {
	const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	const environments = await Promise.all(
		// it may have ended since, or belong to somebody else
		ids.map((id) => readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')),
	);
	return ids.filter((_, index) => environments[index]?.includes(text));
}

test('it offers log-in, credential and examples, keeps them until --reset, and Ctrl-C ends all of it', async () => {
	const port = await getPort();
	const url = `http://127.0.0.1:${port}`;

	const first = await start(port);
	expect(first.printed).toContain(url);
	const api = await logIn(url, first.owner);
	const names = await api.workflowNames();
	expect(names).toContain('Space OCR 1: Mail to ledger, doubtful ones to the clerk');
	await api.addWorkflow({ name: 'Mine', nodes: [], connections: {} });
	expect(await processesWith(data)).not.toEqual([]);
	expect((await fetch(`${first.engine}/health`)).ok).toBe(true);
	await first.pressCtrlC();
	await expect(fetch(url)).rejects.toThrow();
	await expect(fetch(first.engine)).rejects.toThrow();
	expect(await processesWith(data)).toEqual([]);

	const second = await start(port);
	expect(second.owner).toEqual(first.owner);
	expect(await (await logIn(url, second.owner)).workflowNames()).toEqual(
		expect.arrayContaining(['Mine', ...names]),
	);
	await second.pressCtrlC();

	const third = await start(port, '--reset');
	expect(third.owner.password).not.toBe(first.owner.password);
	expect(await (await logIn(url, third.owner)).workflowNames()).toEqual(names);
	await third.pressCtrlC();
	expect(await processesWith(data)).toEqual([]);
});
