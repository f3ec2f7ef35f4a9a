import { EventEmitter, once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';

import { afterEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { errorOfAnswer } from '../../../core/api/error-of-answer';
import { IdempotencyConflictError } from '../../../core/api/errors';
import {
	startLocalEngine,
	type LocalEngine,
	type LocalEngineOptions,
} from '../../../local-engine/server/start';
import { errorOf, KEY, post } from '../exchange';
import { startImageServer } from './image-server';

/* Callers that are slow, gone, or not who they should be. */

let engine: LocalEngine | undefined;
const start = async (options: LocalEngineOptions = {}): Promise<LocalEngine> => {
	engine = await startLocalEngine({ workers: 1, ...options });
	return engine;
};
afterEach(async () => {
	await engine?.close();
	engine = undefined;
});

const fields = [{ name: 'total', type: 'number' }];
const blank = async (width: number) => {
	const page = sharp({ create: { width, height: 100, channels: 3, background: '#fff' } });
	return { image: (await page.png().toBuffer()).toString('base64'), imageType: 'base64', fields };
};

const portOf = (url: string) => Number(new URL(url).port);
const HEAD = `POST /ocr/fields HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${KEY}\r\nContent-Type: application/json\r\n`;

describe('who announces much and sends nothing', () => {
	test('takes no room from others', async () => {
		const { url } = await start();
		const sockets = await Promise.all(
			Array.from({ length: 40 }, async () => {
				const socket = connect({ port: portOf(url), host: '127.0.0.1' });
				await once(socket, 'connect');
				socket.write(`${HEAD}Content-Length: 33000000\r\n\r\n{`);
				return socket;
			}),
		);
		// Refused for its image, and not for want of room.
		expect(await errorOf(await post(url, { image: 'AAAA', imageType: 'base64', fields }))).toMatchObject({
			status: 400,
		});
		for (const socket of sockets) socket.destroy();
	});

	test.each([
		['the head', 'POST /ocr/fields HTTP/1.1\r\nHost: local'],
		['the body', `${HEAD}Content-Length: 1000\r\n\r\n{`],
	])('is cut off when %s does not come in time', async (_, sent) => {
		const { url } = await start({ deadlines: { head: 80, request: 160 } });
		const socket: Socket = connect({ port: portOf(url), host: '127.0.0.1' });
		let answer = '';
		socket.setEncoding('utf8').on('data', (part: string) => {
			answer += part;
		});
		socket.write(sent);
		await once(socket, 'close');
		expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"request_timeout"/);
	});
});

test('for a caller who goes, nothing more is fetched or read', async () => {
	const asked = new EventEmitter();
	const images = await startImageServer((request, response) => {
		response.once('close', () => asked.emit('left'));
		asked.emit('image', request.url);
	});
	const { url } = await start({ allowPrivateUrls: true });
	const begun = once(asked, 'image');
	const left = once(asked, 'left');
	const caller = new AbortController();
	const answer = fetch(`${url}/ocr/fields`, {
		method: 'POST',
		signal: caller.signal,
		headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
		body: JSON.stringify({ image: images.url, imageType: 'url', fields }),
	});
	await begun;
	caller.abort();
	await expect(answer).rejects.toThrow();
	await left;
	images.close();
});

describe('web pages', () => {
	/** fetch sets these headers itself. */
	const ask = async (url: string, headers: Readonly<Record<string, string>>) => {
		const asked = httpRequest(`${url}/amount`, {
			headers: { authorization: `Bearer ${KEY}`, ...headers },
		});
		asked.end();
		const answer: unknown[] = await once(asked, 'response');
		return answer.flatMap((one) =>
			typeof one === 'object' && one !== null && 'statusCode' in one ? [one.statusCode] : [],
		)[0];
	};

	test('whose name was made to lead here are refused; this machine’s names are not', async () => {
		const { url } = await start();
		const port = portOf(url);
		for (const host of ['evil.example', `evil.example:${port}`, '10.0.0.1', 'localhost.evil.example'])
			expect([host, await ask(url, { host })]).toEqual([host, 403]);
		for (const host of [`localhost:${port}`, 'LOCALHOST', '127.0.0.1', `[::1]:${port}`])
			expect([host, await ask(url, { host })]).toEqual([host, 200]);
	});

	test('names can be allowed', async () => {
		const { url } = await start({ allowedHosts: ['Engine.example'] });
		expect(await ask(url, { host: 'engine.EXAMPLE:80' })).toBe(200);
		expect(await ask(url, { host: 'other.example' })).toBe(403);
	});

	test('where other machines are let in, they ask by number or a name of their network', async () => {
		const { url } = await start({ host: '0.0.0.0' });
		for (const host of ['192.168.1.20:8787', 'host.docker.internal:8787', 'ocr:8787'])
			expect([host, await ask(url, { host })]).toEqual([host, 200]);
		expect(await ask(url, { host: 'evil.example' })).toBe(403);
	});

	test('of other sites are refused by where they are from', async () => {
		const { url } = await start();
		const host = new URL(url).host;
		for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://'])
			expect([origin, await ask(url, { host, origin })]).toEqual([origin, 403]);
		expect(await ask(url, { host, origin: url })).toBe(200);
	});
});

test('one idempotency key for two documents is a conflict, which the client tells in words', async () => {
	const { url } = await start();
	const headers = { 'idempotency-key': 'one' };
	const first = await post(url, await blank(300), headers);
	expect(first.status).toBe(200);
	const other = await post(url, await blank(320), headers);
	const body: unknown = await other.json();
	const error = errorOfAnswer({ status: other.status, headers: {}, body }, (text) => text);
	expect(error).toBeInstanceOf(IdempotencyConflictError);
	expect(error.retryable).toBe(false);
	expect(error.message).toMatch(/something else under the same key/);
	const again = await post(url, await blank(300), headers);
	expect(again.headers.get('x-idempotent-replay')).toBe('true');
});
