import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createClient } from '../../../core/api/client';
import type { Transport } from '../../../core/api/transport';
import type { MaxConcurrency } from '../../../core/api/in-flight';
import { createRateLimiter } from '../../../core/api/rate-limiter';
import { simulateTime } from './simulated-time';

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

interface Batch {
	readonly documents: number;
	readonly requestsPerMinute?: number;
	readonly maxConcurrency?: MaxConcurrency;
	/** Milliseconds that the answer to a call takes. */
	readonly latency: (call: number) => number;
}

/** Reads a batch, page by page, and looks at it from the service's side. */
async function readBatch({
	documents,
	requestsPerMinute = 60,
	maxConcurrency = { upTo: 20 },
	latency,
}: Batch) {
	const time = simulateTime();
	const begun: number[] = [];
	let inFlight = 0;
	let most = 0;
	const transport: Transport = async () => {
		begun.push(time.uptime());
		most = Math.max(most, ++inFlight);
		await time.sleep(latency(begun.length - 1), NEVER);
		inFlight--;
		return { status: 200, headers: {}, body: { data: {} } };
	};
	const client = createClient({ ...time, transport }, createRateLimiter(time), {
		requestsPerMinute,
		retries: 0,
		maxConcurrency,
	});
	const start = time.uptime();
	await time.until(
		client.limiter().map(
			Array.from({ length: documents }, (_, n) => n),
			async (n) =>
				await client.pages(() =>
					client.extract({
						image: { from: 'bytes', bytes: Buffer.from(`document ${n}`) },
						schema: { mode: 'auto' },
					}),
				),
		),
	);
	for (const one of begun)
		expect(begun.filter((at) => at >= one && at < one + MINUTE).length).toBeLessThanOrEqual(
			requestsPerMinute,
		);
	const minutes = (time.uptime() - start) / MINUTE;
	return { most, perMinute: documents / minutes, minutes };
}

describe('without a number', () => {
	test('60 documents at 6 seconds each use the limit of 60 a minute', async () => {
		const { perMinute, most } = await readBatch({ documents: 60, latency: () => 6000 });
		expect(perMinute).toBeGreaterThanOrEqual(0.9 * 60);
		expect(most).toBeLessThanOrEqual(10);
	});

	test('so do others, at whatever time the answers take, and never more than 20 at once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 100, max: 12_000 }),
				fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 7, maxLength: 50 }),
				async (mean, spread) => {
					const { perMinute, most } = await readBatch({
						documents: 300,
						latency: (call) => mean * (spread[call % spread.length] ?? 1),
					});
					expect(perMinute).toBeGreaterThanOrEqual(0.9 * 60);
					expect(most).toBeLessThanOrEqual(20);
				},
			),
			{ numRuns: 10, endOnFailure: true },
		);
	});

	test('a service that gets slower has more in flight', async () => {
		const { perMinute } = await readBatch({
			documents: 300,
			latency: (call) => (call < 60 ? 1000 : 10_000),
		});
		expect(perMinute).toBeGreaterThanOrEqual(0.9 * 60);
	});

	test('a machine that is slow by itself is not given ever more', async () => {
		const { most } = await readBatch({ documents: 100, latency: () => 40_000 });
		expect(most).toBeLessThanOrEqual(4);
	});
});

test('a number is a number', async () => {
	const { most, minutes } = await readBatch({
		documents: 60,
		maxConcurrency: 3,
		latency: () => 6000,
	});
	expect(most).toBe(3);
	expect(minutes).toBe(2);
});
