import { afterEach, describe, expect, test } from '@jest/globals';

import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { resultOf } from '../../cli/run-workflow';
import { files, run, start } from './workflow';

const reads: Behaviour = { does: 'read', extraction: sureInvoice };
const wrongKey: Behaviour = {
	does: 'answer',
	status: 401,
	body: errorBody('invalid_api_key', 'unknown key', 'req_401'),
};
const noBalance: Behaviour = {
	does: 'answer',
	status: 402,
	body: {
		error: { code: 'insufficient_balance', message: 'buy more', requestId: 'req_402' },
		details: { requested: 1, processable: 0 },
	},
};

let service: Awaited<ReturnType<typeof startServiceDouble>>;
afterEach(async () => {
	await service.close();
});

const oneByOne = { technicalOptions: { maxConcurrency: 1 } };

describe.each([
	['401', wrongKey, 'the API key is wrong or switched off: unknown key', /valid API key/],
	['402', noBalance, 'no scans are left: buy more', /Buy scans/],
])('%s', (_status, refusal, words, nextStep) => {
	const afterTwo = async () => {
		let count = 0;
		service = await startServiceDouble(() => (++count > 2 ? refusal : reads));
		return service;
	};

	test('stops the batch with one clear error that says how many were read', async () => {
		const { url, calls } = await afterTwo();
		const { error } = await run({ url, items: files(6), parameters: oneByOne });
		expect(calls).toHaveLength(3);
		expect(error?.message).toBe(`doc-2.png: ${words} (2 of 6 documents were read)`);
		expect(error).toMatchObject({ description: expect.stringMatching(nextStep) });
		expect(error).toMatchObject({ description: expect.stringMatching(/req_40[12]/) });
	});

	test('with a Failed output nothing more is sent, and every document is there', async () => {
		const { url, calls } = await afterTwo();
		const { outputs } = await run({
			url,
			items: files(6),
			parameters: { ...oneByOne, failedOutput: true },
		});
		expect(calls).toHaveLength(3);
		expect(outputs.map((items) => items.length)).toEqual([2, 0, 4]);
		expect(outputs[2]?.map(({ json }) => json.ocr)).toMatchObject([
			{ error: { message: `doc-2.png: ${words} (2 of 6 documents were read)` } },
			{ error: { name: 'NotSentError', message: `doc-3.png: not sent: ${words}` } },
			{ error: { name: 'NotSentError' } },
			{ error: { name: 'NotSentError' } },
		]);
	});

	test('of many at once no further one is sent once the refusal is known', async () => {
		const { url, calls } = await afterTwo();
		await run({
			url,
			items: files(40),
			parameters: { failedOutput: true, technicalOptions: { maxConcurrency: 5 } },
		});
		// The first refusal can at most meet four others on their way.
		expect(calls.length).toBeLessThanOrEqual(3 + 4);
	});
});

test('stopping the execution closes the connection and sends nothing more', async () => {
	service = await startServiceDouble(() => ({ does: 'hang' }));
	const execution = start({
		url: service.url,
		items: files(5),
		parameters: { failedOutput: true, technicalOptions: { maxConcurrency: 2 } },
	});
	await service.sawCalls(2);
	execution.cancel();
	await Promise.all(service.calls.map(({ closed }) => closed));
	const { error } = resultOf(await execution.result);
	expect(service.calls).toHaveLength(2);
	expect(error?.message ?? '').toMatch(/cancel|^$/i);
});

test('with On Error "stop" no further document is begun after a failure', async () => {
	service = await startServiceDouble(({ image }) =>
		image.includes('doc-1')
			? { does: 'answer', status: 400, body: errorBody('invalid_image', 'can not be decoded') }
			: reads,
	);
	const { error } = await run({ url: service.url, items: files(6), parameters: oneByOne });
	expect(error?.message).toBe('doc-1.png: can not be decoded');
	expect(service.calls).toHaveLength(2);
});
