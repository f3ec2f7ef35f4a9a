import { EventEmitter, once } from 'node:events';
import { runInThisContext } from 'node:vm';
import { Worker } from 'node:worker_threads';

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pLimit from 'p-limit';
import sharp from 'sharp';
import * as z from 'zod/v4-mini';

import { createRecognizer } from '../../../local-engine/ocr/recognizer';
import { KnownPages } from '../../../local-engine/server/known-pages';
import { createApp } from '../../../local-engine/server/app';
import { USUAL_FETCH_RULES } from '../../../local-engine/server/fetch-image';
import type { LogEvent } from '../../../local-engine/server/log';
import { startLocalEngine } from '../../../local-engine/server/start';
import { sampleBytes } from '../../samples/truth';
import { dataOf, errorOf, post } from '../exchange';
import { startImageServer } from './image-server';

// pages are really read here, and a busy machine takes its time
jest.setTimeout(240_000);

const receipt = sampleBytes('receipt.jpg');
const fields = [{ name: 'total_due', type: 'number' }];
const withReceipt = { image: receipt.toString('base64'), imageType: 'base64', fields };
const TOTAL = { total_due: { value: '38.61' } };

describe('a recognition thread that dies', () => {
	/** Says of each new thread of this process; jest gives tests a process object that doesn't. */
	const host: unknown = runInThisContext('process');
	const recognition = z.object({ action: z.literal('recognize') });
	/** How many threads are still to be ended, each in the middle of its work. */
	let toEnd = 0;
	let ended = 0;

	const onThread = (thread: unknown): void => {
		if (!(thread instanceof Worker)) return;
		const send = thread.postMessage.bind(thread);
		thread.postMessage = (message: unknown) => {
			send(message);
			if (toEnd === 0 || !recognition.safeParse(message).success) return;
			toEnd--;
			ended++;
			void thread.terminate();
		};
	};
	beforeAll(() => {
		if (host instanceof EventEmitter) host.on('worker', onThread);
	});
	afterAll(() => {
		if (host instanceof EventEmitter) host.off('worker', onThread);
	});

	test('loses no request: the page is read again', async () => {
		[toEnd, ended] = [1, 0];
		const engine = await startLocalEngine({ workers: 1 });
		expect(await dataOf(await post(engine.url, withReceipt))).toMatchObject(TOTAL);
		expect(ended).toBe(1);
		await engine.close();
	});

	test('again and again is told, and the next page is read', async () => {
		[toEnd, ended] = [Infinity, 0];
		const engine = await startLocalEngine({ workers: 1 });
		const strip = await sharp(receipt)
			.extract({ left: 0, top: 0, width: 680, height: 260 })
			.toBuffer();
		const withStrip = { ...withReceipt, image: strip.toString('base64') };
		expect(await errorOf(await post(engine.url, withStrip))).toMatchObject({
			status: 502,
			code: 'ocr_engine_error',
		});
		expect(ended).toBeGreaterThan(1);
		toEnd = 0;
		expect((await fetch(`${engine.url}/health`)).status).toBe(200);
		expect(await dataOf(await post(engine.url, withReceipt))).toMatchObject(TOTAL);
		await engine.close();
	});
});

describe('an end while work is under way', () => {
	test('answers it, and takes no new connection', async () => {
		const asked = new EventEmitter();
		const images = await startImageServer((_request, response) => {
			asked.once('send', () => response.end(receipt));
			asked.emit('image');
		});
		const engine = await startLocalEngine({ workers: 1, allowPrivateUrls: true });
		const begun = once(asked, 'image');
		const underWay = post(engine.url, { image: images.url, imageType: 'url', fields });
		await begun;

		const closed = engine.close();
		// closing takes a moment; from then on nobody gets in
		const isReached = () => fetch(`${engine.url}/health`).then(Boolean, () => false);
		while (await isReached());
		expect(await isReached()).toBe(false);
		asked.emit('send');
		expect(await dataOf(await underWay)).toMatchObject(TOTAL);
		await closed;
		images.close();
	});
});

describe('errors nobody foresaw', () => {
	const events: LogEvent[] = [];
	afterEach(() => {
		events.length = 0;
	});
	const appWith = (extractor: () => Promise<never>) => {
		const recognizer = createRecognizer(1);
		const app = createApp({
			knownPages: new KnownPages(),
			recognizer,
			inTurn: pLimit(1),
			fetchInTurn: pLimit(1),
			fetchRules: USUAL_FETCH_RULES,
			answerShape: 'A',
			extractor,
			log: (event) => events.push(event),
		});
		app.addHook('onClose', () => recognizer.close());
		return app;
	};

	test('are told without a word of the document, and the log says where', async () => {
		const secret = 'Corner & Crumb Bakery';
		const app = appWith(() => Promise.reject(new TypeError(`no total in ${secret}`)));
		const url = await app.listen({ host: '127.0.0.1', port: 0 });
		const error = await errorOf(await post(url, withReceipt));
		expect(error).toMatchObject({ status: 500, code: 'internal_error' });
		await app.close();

		expect(events).toMatchObject([
			{ event: 'failure', id: error.requestId, name: 'TypeError' },
			{ event: 'request', id: error.requestId, status: 500, code: 'internal_error' },
		]);
		const said = JSON.stringify([error, events]);
		expect(said).toMatch(/faults\.test\.ts/);
		expect(said).not.toContain(secret);
	});

	test('of an engine that can read no more are 502, and the server lives on', async () => {
		const recognizer = createRecognizer(1);
		await recognizer.close();
		const app = createApp({
			knownPages: new KnownPages(),
			recognizer,
			inTurn: pLimit(1),
			fetchInTurn: pLimit(1),
			fetchRules: USUAL_FETCH_RULES,
			answerShape: 'A',
		});
		const url = await app.listen({ host: '127.0.0.1', port: 0 });
		const error = await errorOf(await post(url, withReceipt));
		expect(error).toMatchObject({ status: 502, code: 'ocr_engine_error' });
		expect((await fetch(`${url}/health`)).status).toBe(200);
		await app.close();
	});
});
