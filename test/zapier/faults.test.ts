import { afterEach, describe, expect, test } from '@jest/globals';

import { sureInvoice } from '../service-double/extractions';
import { errorBody, type Behaviour } from '../service-double/service-double';
import { RUN_TIME } from '../../zapier/src/service/run';
import { openStage, reads, type Stage } from './stage';
import { errorOf } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

const answer = (status: number, code: string, message: string): Behaviour => ({
	does: 'answer',
	status,
	body: errorBody(code, message),
});
const engineError = answer(502, 'ocr_engine_error', 'the engine failed, refunded');
const run = async (behave: (earlier: number) => Behaviour) => {
	stage = await openStage({ behave: (_call, earlier) => behave(earlier) });
	return await stage.zap.extract({ file: [stage.link('invoice.png')] });
};

describe('a passing fault is tried again with the same key, and charged once', () => {
	test.each<[string, Behaviour]>([
		['502', engineError],
		['503 of a proxy, in HTML', { does: 'answer', status: 503, body: '<html>try later</html>' }],
		['a connection that breaks after reading', { does: 'reset', extraction: sureInvoice }],
	])('%s', async (_name, fault) => {
		expect(await run((earlier) => (earlier === 0 ? fault : reads()))).toMatchObject({
			total_due: 1234.5,
		});
		expect(stage.service.calls).toHaveLength(2);
		expect(new Set(stage.service.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
		expect([...stage.service.charges.values()]).toEqual([1]);
	});
});

describe('what stays is an error with the next step', () => {
	test.each<[string, Behaviour, string, number]>([
		[
			'400',
			answer(400, 'invalid_image', 'can not be decoded'),
			'invoice.png: can not be decoded. Open the file to see whether it is whole.',
			1,
		],
		[
			'402',
			answer(402, 'insufficient_balance', 'none left'),
			'invoice.png: no scans are left: none left. Buy scans or wait for the next free cycle',
			1,
		],
		[
			'5xx',
			engineError,
			'invoice.png: the engine failed, refunded. Run again later. A failed scan is refunded.',
			3,
		],
		[
			'an answer that is no JSON',
			{ does: 'answer', status: 200, body: '<html>hello</html>' },
			'invoice.png: the answer is not JSON, or was cut off. Run again: the same document',
			1,
		],
		[
			'half an answer',
			{ does: 'truncate', extraction: sureInvoice },
			'invoice.png: the answer is not JSON, or was cut off. Run again: the same document',
			1,
		],
		[
			'a redirect',
			{ does: 'answer', status: 307, body: '', headers: { Location: 'http://127.0.0.1:9/' } },
			'invoice.png: the service answered 307 and sends to http://127.0.0.1:9, where the key does not go. ',
			1,
		],
	])('%s', async (_name, behaviour, message, calls) => {
		const failed = await errorOf(run(() => behaviour));
		expect(failed.name).toBe('AppError');
		expect(failed.message).toContain(message);
		expect(stage.service.calls).toHaveLength(calls);
	});

	test.each<[string, Behaviour]>([
		['a flood', { does: 'flood' }],
		['a zip that becomes large', { does: 'bomb', unzippedBytes: 64 * 1024 * 1024 }],
	])('%s is left off at 20 MB, and not asked for again', async (_name, fault) => {
		const failed = await errorOf(run(() => fault));
		expect(failed.message).toContain(
			`invoice.png: the answer of ${stage.service.url} has more than 20 MB. Run again`,
		);
		expect(stage.service.calls).toHaveLength(1);
		await stage.service.calls[0]?.closed;
	});

	test.each(['head', 'body'] as const)(
		'one byte of the %s after the other ends with the time of the run',
		async (part) => {
			stage = await openStage({ behave: () => ({ does: 'drip', part }) });
			const failed = errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }));
			await stage.service.sawCalls(1);
			stage.zap.clock.pass(RUN_TIME);
			expect((await failed).message).toContain('the time for this run is over: 0 of 1 pages');
			await stage.service.calls[0]?.closed;
		},
	);

	test('401 asks to reconnect', async () => {
		const failed = await errorOf(run(() => answer(401, 'invalid_api_key', 'unknown key')));
		expect(failed).toMatchObject({ name: 'ExpiredAuthError' });
		expect(failed.message).toContain('Reconnect Space OCR with a valid API key');
	});

	test('a service that is not there says so, and where it was looked for', async () => {
		stage = await openStage();
		await stage.service.close();
		const failed = await errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }));
		expect(failed.message).toContain(
			`no answer from ${stage.service.url}: nothing answers at this address`,
		);
		await stage.files.close();
		stage = await openStage();
	});
});
