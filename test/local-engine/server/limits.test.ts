import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, test } from '@jest/globals';
import { fastify } from 'fastify';

import { errorOfAnswer } from '../../../core/api/error-of-answer';
import { RateLimitError } from '../../../core/api/errors';
import { createBodyRoom } from '../../../local-engine/server/body-room';
import { RequestError } from '../../../local-engine/server/request-error';
import {
	startLocalEngine,
	type LocalEngine,
	type LocalEngineOptions,
} from '../../../local-engine/server/start';
import { errorOf, post } from '../exchange';

/* Nothing is read here: no request gets as far as that. */

let engine: LocalEngine | undefined;
const start = async (options: LocalEngineOptions): Promise<LocalEngine> => {
	engine = await startLocalEngine({ workers: 1, ...options });
	return engine;
};
afterEach(async () => {
	await engine?.close();
	engine = undefined;
});

const amount = (url: string, key: string): Promise<Response> =>
	fetch(`${url}/amount`, { headers: { authorization: `Bearer ${key}` } });

describe('requests per minute', () => {
	test('are counted for each key, and told', async () => {
		const { url } = await start({ requestsPerMinute: 2 });
		const remaining = [];
		for (let i = 0; i < 2; i++)
			remaining.push((await amount(url, 'one')).headers.get('x-ratelimit-remaining'));
		expect(remaining).toEqual(['1', '0']);

		const third = await amount(url, 'one');
		expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
		const wait = Number(third.headers.get('retry-after'));
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(60);
		const body: unknown = await third.json();
		expect(errorOfAnswer({ status: third.status, headers: {}, body }, String)).toBeInstanceOf(
			RateLimitError,
		);
		expect(body).toMatchObject({
			error: { code: 'rate_limited', requestId: third.headers.get('x-request-id') },
		});

		expect((await amount(url, 'other')).status).toBe(200);
		expect((await fetch(`${url}/health`)).headers.get('x-ratelimit-remaining')).toBeNull();
	});

	test('hold for scans, before the image is looked at', async () => {
		const { url } = await start({ requestsPerMinute: 1 });
		expect((await post(url, { image: 'AAAA' })).status).toBe(400);
		expect((await post(url, { image: 'AAAA' })).status).toBe(429);
	});

	test('are any number unless told', async () => {
		const { url } = await start({});
		const answers = await Promise.all(Array.from({ length: 100 }, () => amount(url, 'one')));
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBeNull();
	});
});

describe('an API key', () => {
	test('that is set is the only one taken', async () => {
		const { url } = await start({ apiKey: 'spocr_right' });
		expect((await amount(url, 'spocr_right')).status).toBe(200);
		for (const wrong of ['spocr_wrong', 'spocr_righ', 'spocr_right2', 'x'])
			expect(await errorOf(await amount(url, wrong))).toMatchObject({
				status: 401,
				code: 'invalid_api_key',
			});
		expect((await fetch(`${url}/health`)).status).toBe(200);
	});

	test('that is wrong is refused before the body is read, on any path', async () => {
		const { url } = await start({ apiKey: 'spocr_right' });
		expect(await errorOf(await post(url, '{"image":'))).toMatchObject({ status: 401 });
		const headers = { authorization: 'Bearer spocr_wrong' };
		expect((await fetch(`${url}/space`, { headers })).status).toBe(401);
	});
});

describe('bodies', () => {
	test('that are compressed are not unpacked', async () => {
		const { url } = await start({});
		const response = await fetch(`${url}/ocr/fields`, {
			method: 'POST',
			headers: {
				authorization: 'Bearer any',
				'content-type': 'application/json',
				'content-encoding': 'gzip',
			},
			body: gzipSync(Buffer.alloc(100 * 1024 * 1024, ' ')),
		});
		expect(await errorOf(response)).toMatchObject({ status: 400, code: 'invalid_request' });
	});

	test.each([
		['are nested a million deep', '['.repeat(1_000_000)],
		['set the prototype', '{"__proto__":{"image":"AAAA"}}'],
		['are of another type', 'image=AAAA'],
		['are empty', ''],
	])('that %s', async (_, body) => {
		const { url } = await start({});
		expect(await errorOf(await post(url, body))).toMatchObject({
			status: 400,
			code: expect.stringMatching(/invalid_request|validation_failed/),
		});
	});

	test.each([
		['more fields', Array.from({ length: 501 }, (_, i) => ({ name: `f${i}`, type: 'string' }))],
		[
			'more columns',
			[
				{
					name: 'items',
					type: 'array',
					children: Array.from({ length: 500 }, (_, i) => ({ name: `c${i}`, type: 'string' })),
				},
			],
		],
		['a longer description', [{ name: 'f', type: 'string', description: 'total '.repeat(10_000) }]],
		['a longer name', [{ name: 'aB'.repeat(30_000), type: 'string' }]],
	])('that ask for %s than any document has', async (_, fields) => {
		const { url } = await start({});
		const error = await errorOf(await post(url, { image: 'AAAA', imageType: 'base64', fields }));
		expect(error).toMatchObject({ status: 400, code: 'validation_failed' });
	});

	test('beyond the room there is are told to come later', async () => {
		const room = createBodyRoom(1000);
		const work = new EventEmitter();
		const app = fastify();
		app.setErrorHandler((error, _request, reply) =>
			reply.code(error instanceof RequestError ? error.status : 500).send({}),
		);
		app.post('/', { preParsing: [room.enter] }, (request) =>
			room.during(request, async () => {
				work.emit('begun');
				await once(work, 'finish');
				return 'done';
			}),
		);
		const url = await app.listen({ host: '127.0.0.1', port: 0 });
		const send = (bytes: number): Promise<Response> =>
			fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'text/plain' },
				body: 'x'.repeat(bytes),
			});
		const sendAndBegin = async (bytes: number): Promise<Promise<Response>[]> => {
			const begun = once(work, 'begun');
			const sent = send(bytes);
			await begun;
			return [sent];
		};

		const [first] = await sendAndBegin(600);
		const refused = await send(600);
		expect(refused.status).toBe(503);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		work.emit('finish');
		expect((await first)?.status).toBe(200);
		const [second] = await sendAndBegin(600);
		work.emit('finish');
		expect((await second)?.status).toBe(200);
		await app.close();
	});
});

describe('what is no proper HTTP', () => {
	const raw = async (url: string, text: string): Promise<string> => {
		const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
		socket.end(text);
		let answer = '';
		socket.setEncoding('utf8').on('data', (part: string) => {
			answer += part;
		});
		await once(socket, 'close');
		return answer;
	};

	test.each([
		['garbage', 'GARBAGE\r\n\r\n'],
		['a head without end', `GET /health HTTP/1.1\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`],
		[
			'two lengths',
			'POST /ocr/fields HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
		],
	])('%s gets an error of the contract', async (_, text) => {
		const { url } = await start({});
		const answer = await raw(url, text);
		expect(answer).toMatch(/^HTTP\/1\.1 400 /);
		expect(answer).toMatch(/"code":"bad_request"/);
		expect(answer).toMatch(/X-Request-Id: req_/);
		expect((await fetch(`${url}/health`)).status).toBe(200);
	});

	test('a path that is none', async () => {
		const { url } = await start({});
		const answer = await raw(url, 'GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
		expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"invalid_request"/);
	});
});

test('addresses of private networks are refused unless allowed', async () => {
	const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
	const { url } = await start({ fetching: { resolve } });
	const fields = [{ name: 'total', type: 'number' }];
	for (const image of [url, 'http://invoices.example/a.png', 'http://[::ffff:10.0.0.1]/a.png']) {
		const error = await errorOf(await post(url, { image, imageType: 'url', fields }));
		expect(error).toMatchObject({ status: 400, code: 'invalid_image' });
		expect(error.message).toMatch(/private network/);
	}
});
