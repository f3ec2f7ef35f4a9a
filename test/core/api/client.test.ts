import { describe, expect, test } from '@jest/globals';

import { createClient } from '../../../core/api/client';
import type { Transport } from '../../../core/api/transport';
import { createRateLimiter } from '../../../core/api/rate-limiter';
import { InvalidImageError } from '../../../core/api/errors';
import {
	extractTransportRequest,
	idempotencyKey,
	type ExtractRequest,
} from '../../../core/api/request';
import { PRESETS } from '../../../core/schema/presets';

/** A clock that only a sleep moves on. */
function virtualClock() {
	let time = 1_000_000;
	return {
		now: () => time,
		uptime: () => time,
		redact: (text: string) => text,
		sleep: async (milliseconds: number, signal: AbortSignal) => {
			signal.throwIfAborted();
			time += milliseconds;
			await Promise.resolve();
		},
	};
}

describe('client', () => {
	const imageOf = (name: string): ExtractRequest => ({
		image: { from: 'bytes', bytes: Buffer.from(name) },
		schema: { mode: 'auto' },
	});
	const options = { requestsPerMinute: 1000, retries: 0, maxConcurrency: 3 };

	test('no more calls in flight than Max Concurrency, waiting for a turn included', async () => {
		let inFlight = 0;
		let most = 0;
		const clock = virtualClock();
		const transport: Transport = async () => {
			most = Math.max(most, ++inFlight);
			await new Promise((resolve) => setImmediate(resolve));
			inFlight--;
			return { status: 200, headers: {}, body: { data: {} } };
		};
		const client = createClient(
			{ ...clock, random: () => 0, transport },
			createRateLimiter(clock),
			options,
		);
		await Promise.all(Array.from({ length: 20 }, (_, n) => client.extract(imageOf(`image ${n}`))));
		expect(most).toBe(3);
	});

	test('a page that shows the same image as another is paid once, and each keeps its number', async () => {
		const clock = virtualClock();
		let calls = 0;
		const transport: Transport = async () => {
			calls++;
			return await Promise.resolve({ status: 200, headers: {}, body: { data: { a: '1' } } });
		};
		const client = createClient(
			{ ...clock, random: () => 0, transport },
			createRateLimiter(clock),
			options,
		);
		const answers = [
			await client.extract(imageOf('same'), 1),
			await client.extract(imageOf('same'), 2),
		];
		expect(calls).toBe(1);
		expect(answers).toMatchObject([
			{ scans: 1, extraction: { cells: { a: { page: 1 } } } },
			{ scans: 0, extraction: { cells: { a: { page: 2 } } } },
		]);
	});

	test('an error inside a 200 is an error', async () => {
		const clock = virtualClock();
		const body = { error: { code: 'invalid_image', message: 'broken' } };
		const transport: Transport = async () =>
			await Promise.resolve({ status: 200, headers: {}, body });
		const client = createClient(
			{ ...clock, random: () => 0, transport },
			createRateLimiter(clock),
			options,
		);
		await expect(client.extract(imageOf('x'))).rejects.toThrow(InvalidImageError);
	});
});

describe('request', () => {
	const request: ExtractRequest = {
		image: { from: 'bytes', bytes: Buffer.from('picture') },
		schema: { mode: 'fields', fields: PRESETS.receipt.fields },
	};

	test('the idempotency key covers image, schema as sent, and prompt, and nothing else', () => {
		const key = idempotencyKey(request);
		expect(key).toMatch(/^[0-9a-f]{64}$/);
		const same = PRESETS.receipt.fields.map((field) => ({
			...field,
			required: false,
			threshold: 1,
		}));
		expect(idempotencyKey({ ...request, schema: { mode: 'fields', fields: same } })).toBe(key);
		expect(idempotencyKey({ ...request, prompt: '  ' })).toBe(key);
		const others: ExtractRequest[] = [
			{ ...request, image: { from: 'bytes', bytes: Buffer.from('other') } },
			{ ...request, image: { from: 'url', url: 'picture' } },
			{ ...request, schema: { mode: 'fields', fields: PRESETS.invoice.fields } },
			{ ...request, schema: { mode: 'template', templateId: 'receipt' } },
			{ ...request, schema: { mode: 'auto' } },
			{ ...request, prompt: 'in francs' },
		];
		expect(new Set([key, ...others.map(idempotencyKey)]).size).toBe(others.length + 1);
	});

	test('required and threshold stay with us; columns go as children', () => {
		const { body } = extractTransportRequest(
			{
				...request,
				schema: {
					mode: 'fields',
					fields: [
						{ name: 'total', type: 'number', required: true, threshold: 0.9 },
						{
							name: 'rows',
							type: 'array',
							description: 'lines',
							columns: [{ name: 'text', type: 'string', required: true }],
						},
					],
				},
			},
			'key',
		);
		expect(body).toEqual({
			image: Buffer.from('picture').toString('base64'),
			imageType: 'base64',
			fields: [
				{ name: 'total', type: 'number' },
				{
					name: 'rows',
					type: 'array',
					description: 'lines',
					children: [{ name: 'text', type: 'string' }],
				},
			],
		});
	});

	test.each([
		[0, 'the file is empty'],
		[20 * 1024 * 1024 + 1, 'the image has 20.0 MB, the service takes at most 20 MB'],
	])('an image of %d bytes is not sent', (size, message) => {
		const image = { from: 'bytes' as const, bytes: new Uint8Array(size) };
		expect(() => extractTransportRequest({ ...request, image }, 'key')).toThrow(message);
	});
});
