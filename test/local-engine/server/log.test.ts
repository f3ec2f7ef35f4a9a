import { describe, expect, test } from '@jest/globals';

import { createLog, type LogEvent, type LogFormat } from '../../../local-engine/server/log';
import { startLocalEngine } from '../../../local-engine/server/start';
import { errorOf, KEY, post } from '../exchange';

const NOW = new Date('2026-05-04T03:02:01Z');
const REQUEST: LogEvent = {
	event: 'request',
	id: 'req_1',
	method: 'POST',
	path: '/ocr/fields',
	status: 200,
	code: null,
	reason: null,
	ms: 1200,
	bytes: 4096,
	pages: 1,
};

const linesOf = (format: LogFormat, events: readonly LogEvent[]): string => {
	const lines: string[] = [];
	const log = createLog(
		format,
		(line) => lines.push(line),
		() => NOW,
	);
	events.forEach(log);
	return lines.join('');
};

describe('createLog', () => {
	test('json: one object a line', () => {
		const failure: LogEvent = {
			event: 'failure',
			id: 'req_1',
			name: 'Error',
			frames: ['  at a', '  at b'],
		};
		const lines = linesOf('json', [REQUEST, failure]).trimEnd().split('\n');
		expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
			{ time: '2026-05-04T03:02:01.000Z', ...REQUEST },
			{ time: '2026-05-04T03:02:01.000Z', ...failure },
		]);
	});

	test('text: for people', () => {
		expect(
			linesOf('text', [REQUEST, { ...REQUEST, path: null, status: 404, code: 'not_found' }]),
		).toBe('POST /ocr/fields 200 1200 ms req_1\nPOST unknown path 404 not_found 1200 ms req_1\n');
	});

	test('none: nothing', () => {
		expect(linesOf('none', [REQUEST, { event: 'stopping', signal: 'SIGTERM' }])).toBe('');
	});
});

describe('what an engine logs', () => {
	test('is each request, with its id and without anything that was sent', async () => {
		const events: LogEvent[] = [];
		const engine = await startLocalEngine({ workers: 1, log: (event) => events.push(event) });
		const secrets = [KEY, 'SECRETTEXT', 'private.example'];
		const image = Buffer.from('SECRETTEXT').toString('base64');
		const error = await errorOf(
			await post(engine.url, {
				image,
				imageType: 'base64',
				fields: [{ name: 'SECRETTEXT', type: 'string' }],
			}),
		);
		await post(engine.url, '{"SECRETTEXT"');
		await post(engine.url, {
			image: 'http://private.example.invalid/SECRETTEXT',
			imageType: 'url',
		});
		await fetch(`${engine.url}/SECRETTEXT?SECRETTEXT`, {
			headers: { authorization: `Bearer ${KEY}` },
		});
		await engine.close();

		expect(events).toMatchObject([
			{ event: 'listening', url: engine.url, open: false },
			{
				event: 'request',
				id: error.requestId,
				method: 'POST',
				path: '/ocr/fields',
				status: 400,
				code: 'invalid_image',
				bytes: expect.any(Number),
				ms: expect.any(Number),
				pages: 0,
			},
			{ event: 'request', status: 400, code: 'invalid_request' },
			{ event: 'request', status: 400, code: 'validation_failed' },
			{ event: 'request', path: null, status: 404, code: 'not_found' },
		]);
		const said = JSON.stringify(events);
		for (const secret of [...secrets, image]) expect(said).not.toContain(secret);
	});

	test('is whether anybody on the network may use it', async () => {
		const events: LogEvent[] = [];
		const log = (event: LogEvent): void => {
			events.push(event);
		};
		await (await startLocalEngine({ workers: 1, host: '0.0.0.0', log })).close();
		await (await startLocalEngine({ workers: 1, host: '0.0.0.0', apiKey: 'k', log })).close();
		expect(events).toMatchObject([
			{ event: 'listening', open: true },
			{ event: 'listening', open: false },
		]);
	});
});
