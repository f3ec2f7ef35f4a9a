import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AnswerShape } from '../service-double/answer-shapes';
import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { runs, seed } from '../tools/fuzz/campaign';
import { virtualTime } from './virtual-time';
import { files, run, type Setup } from './workflow';

const reads: Behaviour = { does: 'read', extraction: sureInvoice };
const rateLimited = (retryAfter: string): Behaviour => ({
	does: 'answer',
	status: 429,
	body: errorBody('rate_limited', 'slow down'),
	headers: { 'Retry-After': retryAfter },
});
const engineError: Behaviour = {
	does: 'answer',
	status: 502,
	body: errorBody('ocr_engine_error', 'the engine failed, refunded'),
};
const proxyError: Behaviour = { does: 'answer', status: 503, body: '<html>try later</html>' };
const badImage: Behaviour = {
	does: 'answer',
	status: 400,
	body: errorBody('invalid_image', 'can not be decoded', 'req_bad'),
};
const notJson: Behaviour = { does: 'answer', status: 200, body: '<html>hello</html>' };
const resets: Behaviour = { does: 'reset', extraction: sureInvoice };
const truncates: Behaviour = { does: 'truncate', extraction: sureInvoice };

let service: Awaited<ReturnType<typeof startServiceDouble>>;
const serve = async (behave: Parameters<typeof startServiceDouble>[0]) => {
	service = await startServiceDouble(behave);
	return service;
};
/** First this, then a good answer. */
const onceThen = (fault: Behaviour) => (_call: unknown, earlier: number) =>
	earlier === 0 ? fault : reads;

beforeEach(() => {
	virtualTime.start();
});
afterEach(async () => {
	await service.close();
});

describe('a passing fault is retried', () => {
	test('429: waits as long as Retry-After says, before its own backoff', async () => {
		const { url, calls } = await serve(onceThen(rateLimited('7')));
		const { outputs } = await run({ url, items: files(1) });
		expect(outputs[0]).toHaveLength(1);
		expect(calls).toHaveLength(2);
		expect(virtualTime.waited).toEqual([7000]);
	});

	test('429 that asks for more than two minutes is asked again after these, and says so', async () => {
		const { url, calls } = await serve(() => rateLimited('3600'));
		const { error } = await run({ url, items: files(1) });
		expect(calls).toHaveLength(4);
		expect(virtualTime.waited).toEqual([120_000, 120_000, 120_000]);
		expect(error?.message).toBe(
			'doc-0.png: too many requests: slow down (it asked to wait for 3600 seconds, longer than 120 is not waited)',
		);
	});

	test('429 is waited for more often than Retries says, as long as the service says when', async () => {
		const { url, calls } = await serve((_call, earlier) =>
			earlier < 25 ? rateLimited('20') : reads,
		);
		const { outputs } = await run({
			url,
			items: files(1),
			parameters: { technicalOptions: { retries: 0 } },
		});
		expect(outputs[0]).toHaveLength(1);
		expect(calls).toHaveLength(26);
	});

	test('… but no longer than half an hour', async () => {
		const { url } = await serve(() => rateLimited('60'));
		const { error } = await run({ url, items: files(1) });
		expect(error?.message).toMatch(
			/^doc-0.png: too many requests: slow down \(it was busy for 1\d{3} seconds\)$/,
		);
		expect(virtualTime.passed).toBeLessThanOrEqual(30 * 60_000);
	});

	test.each(['soon 5', '7,5', '60;', '1e3', ' ', '-1', '0x10'])(
		'429 whose Retry-After is %j is not asked again at once',
		async (junk) => {
			const { url, calls } = await serve(onceThen(rateLimited(junk)));
			await run({ url, items: files(1) });
			expect(calls).toHaveLength(2);
			expect(virtualTime.waited).toHaveLength(1);
			expect(virtualTime.waited[0]).toBeGreaterThanOrEqual(250);
		},
	);

	test.each([
		['502 with the code of the service', engineError],
		['503 of a proxy, in HTML', proxyError],
		['a connection that breaks after the document was read', resets],
	])('%s: sent again with the same key, charged once', async (_name, fault) => {
		const { url, calls, charges } = await serve(onceThen(fault));
		const { outputs } = await run({ url, items: files(1) });
		expect(outputs[0]?.[0]?.json.total_due).toBe(1234.5);
		expect(calls).toHaveLength(2);
		expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
		expect([...charges.values()]).toEqual([1]);
	});

	test('no more often than Retries says, with a growing pause', async () => {
		const { url, calls } = await serve(() => engineError);
		const { error } = await run({
			url,
			items: files(1),
			parameters: { technicalOptions: { retries: 4 } },
		});
		expect(calls).toHaveLength(5);
		expect(virtualTime.waited).toHaveLength(4);
		for (const [index, pause] of virtualTime.waited.entries()) {
			expect(pause).toBeGreaterThanOrEqual(0);
			expect(pause).toBeLessThanOrEqual(500 * 2 ** index);
		}
		expect(error?.message).toBe('doc-0.png: the engine failed, refunded');
	});
});

describe('what the contract does not allow to repeat is sent once', () => {
	test.each([
		['400', badImage, 'doc-0.png: can not be decoded'],
		['a truncated answer', truncates, 'doc-0.png: the answer is not JSON, or was cut off'],
		['an answer that is no JSON', notJson, 'doc-0.png: the answer is not JSON, or was cut off'],
		[
			'an answer without data',
			{ does: 'answer', status: 200, body: { status: 'success' } } as const,
			'doc-0.png: the answer has no "data"',
		],
		[
			'a redirect, which would take the key elsewhere',
			{
				does: 'answer',
				status: 307,
				body: '',
				headers: { Location: 'http://127.0.0.1:9/ocr/fields' },
			} as const,
			'doc-0.png: the service answered 307 and sends to http://127.0.0.1:9, where the key does not go',
		],
	])('%s', async (_name, fault, message) => {
		const { url, calls, charges } = await serve(() => fault);
		const { error } = await run({ url, items: files(1) });
		expect(error?.message).toBe(message);
		expect(calls).toHaveLength(1);
		expect([...charges.values()].every((times) => times === 1)).toBe(true);
	});
});

test('a service that never answers runs into Timeout', async () => {
	const { url, calls } = await serve(() => ({ does: 'hang' }));
	const { error } = await run({
		url,
		items: files(1),
		parameters: { technicalOptions: { timeout: 0.05, retries: 1 } },
	});
	expect(calls).toHaveLength(2);
	expect(error?.message).toBe(`doc-0.png: ${url} did not answer within 0.05 seconds`);
});

describe('an answer that comes, but never ends or is no answer', () => {
	const MIB = 1024 * 1024;

	test.each<[string, Behaviour, string]>([
		['one byte of the head after the other', { does: 'drip', part: 'head' }, 'did not answer'],
		['one byte of the body after the other', { does: 'drip', part: 'body' }, 'was not complete'],
	])('%s runs into Timeout, and the connection is closed', async (_name, fault, words) => {
		const { url, calls } = await serve(() => fault);
		const { error } = await run({
			url,
			items: files(1),
			parameters: { technicalOptions: { timeout: 0.3, retries: 1 } },
		});
		expect(error?.message).toContain(words);
		expect(error?.message).toContain('within 0.3 seconds');
		expect(calls).toHaveLength(2);
		await Promise.all(calls.map(({ closed }) => closed));
	});

	test.each<[string, Behaviour]>([
		['a flood', { does: 'flood' }],
		['a zip that becomes large', { does: 'bomb', unzippedBytes: 64 * MIB }],
	])('%s is left off at 20 MB, and not asked for again', async (_name, fault) => {
		const { url, calls } = await serve(() => fault);
		const { error } = await run({ url, items: files(1) });
		expect(error?.message).toBe(`doc-0.png: the answer of ${url} has more than 20 MB`);
		expect(calls).toHaveLength(1);
		await Promise.all(calls.map(({ closed }) => closed));
	});

	test('a zip that is none', async () => {
		const { url, calls } = await serve(() => ({
			does: 'answer',
			status: 200,
			body: 'no zip',
			headers: { 'Content-Encoding': 'gzip' },
		}));
		const { error } = await run({ url, items: files(1) });
		expect(error?.message).toBe(`doc-0.png: the answer of ${url} can not be unzipped`);
		expect(calls).toHaveLength(1);
	});
});

test('beyond Requests per Minute it waits for the window to pass', async () => {
	const { url, calls } = await serve(() => reads);
	const pacedBy = (requestsPerMinute: number) => ({
		url,
		items: files(7),
		parameters: { technicalOptions: { requestsPerMinute, maxConcurrency: 5 } },
	});
	await run(pacedBy(7));
	expect(virtualTime.passed).toBe(0);
	// The rate limiter belongs to the key, not to the execution: these calls come on top of the first ones.
	await run(pacedBy(7));
	expect(virtualTime.passed).toBeGreaterThan(59_000);
	expect(calls).toHaveLength(14);
});

test('without a Max Concurrency as many are in flight as the limit needs at the time answers take', async () => {
	const reached = new Map<number, () => void>();
	const until = (calls: number) =>
		new Promise<void>((resolve) => {
			reached.set(calls, resolve);
		});
	// Four at first; these take 6 seconds, so that 60 a minute need more. The rest is answered when that many are there.
	const [four, more] = [until(4), until(4 + 8)];
	let count = 0;
	const answered = four.then(() => {
		virtualTime.passed += 6000;
	});
	const { url } = await serve(() => {
		const number = ++count;
		reached.get(number)?.();
		return { does: 'wait', until: number <= 4 ? answered : more, then: reads };
	});
	const { outputs } = await run({ url, items: files(14) });
	expect(outputs[0]).toHaveLength(14);
});

test('the same document twice in a batch is paid once, and both items get the answer', async () => {
	const { url, calls } = await serve(() => reads);
	const [item] = files(1);
	if (item === undefined) throw new Error('no item');
	const { outputs } = await run({ url, items: [item, structuredClone(item)] });
	expect(calls).toHaveLength(1);
	expect(outputs[0]?.map(({ json }) => json.ocr)).toMatchObject([{ scans: 1 }, { scans: 0 }]);
});

test('whatever happens: every document leaves by exactly one output, linked, and is charged once at most', async () => {
	const faults = fc.constantFrom(
		reads,
		rateLimited('1'),
		engineError,
		proxyError,
		badImage,
		notJson,
		resets,
		truncates,
	);
	// For each document what happens at its first calls; after that it is read.
	const scripts = fc.array(fc.array(faults, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
	await serve(() => reads);
	await fc.assert(
		fc.asyncProperty(
			scripts,
			fc.constantFrom<AnswerShape>('A', 'B', 'C'),
			fc.constantFrom<Pick<Setup, 'parameters' | 'onError'>>(
				{ parameters: { failedOutput: true } },
				{ onError: 'continueRegularOutput' },
				{ onError: 'continueErrorOutput' },
				{ parameters: { gate: false, failedOutput: true } },
				{ parameters: { gate: false }, onError: 'continueRegularOutput' },
			),
			async (script, shape, setup) => {
				await service.close();
				const { url, charges } = await serve(({ image }, earlier) => {
					const document = Number(/doc-(\d+)/.exec(image)?.[1]);
					const behaviour = script[document]?.[earlier] ?? reads;
					return behaviour.does === 'read' ? { ...behaviour, shape } : behaviour;
				});
				const { outputs, error } = await run({
					url,
					items: files(script.length),
					...setup,
				});
				expect(error).toBeUndefined();
				const out = outputs.flat();
				expect(out.map(({ pairedItem }) => pairedItem).sort(byItem)).toEqual(
					script.map((_one, item) => ({ item })),
				);
				expect(out.every(({ binary }) => binary?.data !== undefined)).toBe(true);
				expect([...charges.values()].every((times) => times === 1)).toBe(true);
			},
		),
		{ numRuns: runs(60), seed },
	);
});

const byItem = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));
