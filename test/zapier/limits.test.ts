import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { RUN_TIME } from '../../zapier/src/service/run';
import { fileBytes, numberedPages } from '../core/files/pdf/documents';
import { errorBody } from '../service-double/service-double';
import { openStage, pageNamed, reads, type Stage, type StageOptions } from './stage';
import { errorOf } from './zap';

// Pages are really drawn here, and a busy machine takes its time.
jest.setTimeout(120_000);

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

async function open(pages: number, behave?: StageOptions['behave']) {
	stage = await openStage({
		files: { 'pages.pdf': Buffer.from(await numberedPages(pages)) },
		...(behave === undefined ? {} : { behave }),
	});
	return [stage.link('pages.pdf')];
}

describe('more pages than a run may read', () => {
	test('halt it before anything is sent, and it says what to change', async () => {
		const file = await open(6);
		expect(await errorOf(stage.zap.extract({ file }))).toEqual({
			name: 'HaltedError',
			message:
				'There are 6 pages to read, and at most 5 are read in one run. Nothing was sent or charged. Name the pages you need in Pages, such as 1-2,last, or set Max Pages to 6.',
			delay: undefined,
		});
		expect(stage.service.calls).toEqual([]);
	});

	test('with Max Pages or Pages they are read', async () => {
		const file = await open(6);
		await stage.zap.extract({ file, max_pages: '6' });
		expect(stage.service.calls).toHaveLength(6);
		await stage.close();
		const again = await open(6);
		await stage.zap.extract({ file: again, pages: '1-2,last' });
		expect(stage.service.calls).toHaveLength(3);
	});

	test('they are counted over all files', async () => {
		const file = await open(3);
		expect((await errorOf(stage.zap.extract({ file: [...file, ...file] }))).message).toContain(
			'There are 6 pages to read',
		);
		expect(stage.service.calls).toEqual([]);
	});

	test('so many that no setting helps: split the document', async () => {
		const file = await open(21);
		expect((await errorOf(stage.zap.extract({ file }))).message).toContain(
			'or split the document before this step',
		);
	});
});

describe('when the time of a run is over', () => {
	test('it says how far it came, and a replay pays no page twice', async () => {
		let isSlow = true;
		const file = await open(4, (_call, _earlier) =>
			isSlow && stage.service.calls.length > 2 ? { does: 'hang' } : reads(),
		);
		const failed = errorOf(stage.zap.extract({ file }));
		await stage.service.sawCalls(4);
		stage.zap.clock.pass(RUN_TIME);
		expect(await failed).toEqual({
			name: 'HaltedError',
			message:
				'The time for this run is over: 2 of 4 pages were read. Replay the run: pages that were read in the last 24 hours come at once and are not charged again. If it stays, name fewer pages in Pages.',
			delay: undefined,
		});
		for (const call of stage.service.calls.slice(2)) await call.closed;

		isSlow = false;
		expect(await stage.zap.extract({ file })).toMatchObject({ document_count: 1 });
		expect([...stage.service.charges.values()]).toEqual([1, 1, 1, 1]);
	});

	test('it says so, too, when not even the file had come', async () => {
		stage = await openStage({ files: { 'a.png': () => undefined, 'b.png': pageNamed('b') } });
		const failed = errorOf(stage.zap.extract({ file: [stage.link('a.png')] }));
		await stage.files.sawRequest();
		stage.zap.clock.pass(RUN_TIME);
		expect((await failed).message).toContain(
			'The time for this run was over before the files were there. Replay the run',
		);
	});
});

describe('a busy service', () => {
	const busy = (retryAfter?: string) => ({
		does: 'answer' as const,
		status: 429,
		body: errorBody('rate_limited', 'slow down'),
		...(retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } }),
	});

	test('that asks for a pause that fits is waited for', async () => {
		stage = await openStage({ behave: (_call, earlier) => (earlier === 0 ? busy('3') : reads()) });
		await stage.zap.extract({ file: [stage.link('invoice.png')] });
		expect(stage.zap.clock.pauses).toEqual([3000]);
		expect(stage.service.calls).toHaveLength(2);
	});

	test('that asks for more: Zapier runs the step again after that time', async () => {
		stage = await openStage({ behave: () => busy('40') });
		expect(await errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }))).toEqual({
			name: 'ThrottledError',
			message:
				'invoice.png: the service is busy and asks to wait for 40 seconds. Zapier runs this step again by itself. What was read so far is not charged again.',
			delay: 40,
		});
		expect(stage.service.calls).toHaveLength(1);
	});

	test('that stays busy: Zapier runs the step again after the service’s minute', async () => {
		stage = await openStage({ behave: () => busy() });
		const failed = await errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }));
		expect(failed).toMatchObject({ name: 'ThrottledError', delay: 60 });
		expect(failed.message).toContain('too many requests');
		expect(stage.service.calls).toHaveLength(3);
	});
});

test('an encrypted PDF is read with its password, and asks for it without', async () => {
	stage = await openStage({ files: { 'locked.pdf': fileBytes('locked.pdf') } });
	const file = [stage.link('locked.pdf')];
	expect((await errorOf(stage.zap.extract({ file }))).message).toContain(
		'locked.pdf: the PDF is protected by a password',
	);
	expect(await stage.zap.extract({ file, pdf_password: 'grüße' })).toMatchObject({
		document_count: 1,
	});
});

test('a document of two pages is read as one, its pages in parallel', async () => {
	stage = await openStage({
		files: {
			'two-pages.pdf': readFileSync(resolve(__dirname, '../../samples/invoice-two-pages.pdf')),
		},
	});
	const run = stage.zap.extract({ file: [stage.link('two-pages.pdf')] });
	await stage.service.sawCalls(2);
	expect(await run).toMatchObject({
		documents: [{ pages: 2, scans: 2 }],
		ocr: { source: { pages: 2 } },
	});
});
