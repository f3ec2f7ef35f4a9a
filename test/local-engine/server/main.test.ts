import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { sampleBytes } from '../../samples/truth';
import { dataOf, post } from '../exchange';
import { startImageServer } from './image-server';

// a page is really read here, and a busy machine takes its time
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../../..');
// inside of the project, so that its packages are found
const FOLDER = join(ROOT, '.cache', `main-test-${process.pid}`);
const MAIN = join(FOLDER, 'main.js');

beforeAll(() => {
	execFileSync(join(ROOT, 'node_modules/.bin/esbuild'), [
		join(ROOT, 'local-engine/main.ts'),
		...['--bundle', '--platform=node', '--format=cjs', '--packages=external', '--log-level=error'],
		`--outfile=${MAIN}`,
	]);
});
afterAll(() => {
	rmSync(FOLDER, { recursive: true, force: true });
});

const run = (...options: string[]): ChildProcess =>
	spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });

/** Lines of a stream as they come, each as JSON. */
async function* eventsOf({ stderr }: ChildProcess) {
	if (!stderr) return;
	for await (const line of createInterface({ input: stderr }))
		yield z.looseObject({ event: z.string(), time: z.string() }).parse(JSON.parse(line));
}

const said = async (child: ChildProcess) => ({
	out: child.stdout ? await text(child.stdout) : '',
	error: child.stderr ? await text(child.stderr) : '',
});

describe('the program', () => {
	test.each(['SIGTERM', 'SIGINT'] as const)(
		'told to end by %s while a page is under way, answers it and ends well',
		async (signal) => {
			const asked = new EventEmitter();
			const images = await startImageServer((_request, response) => {
				asked.once('send', () => response.end(sampleBytes('receipt.jpg')));
				asked.emit('image');
			});
			const child = run('--port', '0', '--log', 'json', '--workers', '1', '--allow-private-urls');
			const ended = once(child, 'exit');
			const events = eventsOf(child);
			const { value: listening } = await events.next();
			const { url } = z.object({ url: z.string() }).parse(listening);

			const begun = once(asked, 'image');
			const fields = [{ name: 'total_due', type: 'number' }];
			const underWay = post(url, { image: images.url, imageType: 'url', fields });
			await begun;
			child.kill(signal);
			expect((await events.next()).value).toMatchObject({ event: 'stopping', signal });
			asked.emit('send');
			expect(await dataOf(await underWay)).toMatchObject({ total_due: { value: '38.61' } });
			expect((await events.next()).value).toMatchObject({
				event: 'request',
				status: 200,
				pages: 1,
			});
			expect(await ended).toEqual([0, null]);
			images.close();
		},
	);

	test('explains itself', async () => {
		const child = run('--help');
		const ended = once(child, 'exit');
		const { out, error } = await said(child);
		expect(out).toMatch(/^Usage: /);
		expect(error).toBe('');
		expect(await ended).toEqual([0, null]);
	});

	test.each([
		[['--port', 'x'], /^--port x: a whole number/],
		[['--languages', 'tlh'], /tlh/],
		[['--extractor', 'openai', '--extractor-url', 'here', '--model', 'm'], /http/],
	])('refuses what it does not understand: %j', async (options, message) => {
		const child = run(...options);
		const ended = once(child, 'exit');
		const { error } = await said(child);
		expect(error).toMatch(message);
		expect(error.trimEnd().split('\n')).toHaveLength(1);
		expect(await ended).toEqual([1, null]);
	});
});
