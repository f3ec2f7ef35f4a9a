import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AnswerShape } from '../service-double/answer-shapes';
import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { runs, seed } from '../fuzz/campaign';
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

	test('429 that asks for more than two minutes is given up, and says so', async () => {
		const { url, calls } = await serve(() => rateLimited('3600'));
		const { error } = await run({ url, items: files(1) });
		expect(calls).toHaveLength(1);
		expect(error?.message).toBe('doc-0.png: too many requests: slow down');
	});

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
			'doc-0.png: the service answered 307',
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

test('beyond Requests per Minute it waits for the window to pass', async () => {
	const { url, calls } = await serve(() => reads);
	const pacedBy = (requestsPerMinute: number) => ({
		url,
		items: files(7),
		parameters: { technicalOptions: { requestsPerMinute, maxConcurrency: 5 } },
	});
	await run(pacedBy(7));
	expect(virtualTime.passed).toBe(0);
	// The pacer belongs to the key, not to the execution: these calls come on top of the first ones.
	await run(pacedBy(7));
	expect(virtualTime.passed).toBeGreaterThan(59_000);
	expect(calls).toHaveLength(14);
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
