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
	test('the first ones are read, and the document needs review', async () => {
		const file = await open(6);
		expect(await stage.zap.extract({ file })).toMatchObject({
			needs_review: true,
			reasons: expect.arrayContaining([
				expect.objectContaining({
					code: 'pages_left_out',
					message: 'only 5 of 6 pages were read, as the settings allow no more',
				}),
			]),
		});
		expect(stage.service.calls).toHaveLength(5);
	});

	test('with Beyond Max Pages Ignore the first ones are enough', async () => {
		const file = await open(6);
		const { reasons_text } = await stage.zap.extract({ file, beyond_max_pages: 'ignore' });
		expect(reasons_text).not.toContain('pages were read');
		expect(stage.service.calls).toHaveLength(5);
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

	test('they are counted over all files, in their order', async () => {
		const [file = ''] = await open(3);
		const { documents } = await stage.zap.extract({ file: [file, file] });
		expect(documents).toMatchObject([
			{ scans: 3, reasons_text: expect.not.stringContaining('pages were read') },
			{ needs_review: true, reasons_text: expect.stringContaining('only 2 of 3 pages were read') },
		]);
	});

	test('a file for which none is left is a failed document that says what to change', async () => {
		const [file = ''] = await open(5);
		const { documents } = await stage.zap.extract({ file: [file, file] });
		expect(documents).toMatchObject([
			{ scans: 5, reasons_text: expect.not.stringContaining('pages were read') },
			{
				decision: 'failed',
				reasons_text:
					'pages.pdf: not read: the files of the run have 10 pages, and the 5 that are read in one run are in those before it. Nothing was charged for it. Name the pages you need in Pages, such as 1-2,last, or set Max Pages to 10.',
			},
		]);
		expect(stage.service.calls).toHaveLength(5);
	});
});

describe('when the time of a run is over', () => {
	test('Zapier comes again while pages advance, and what was read is not paid twice', async () => {
		let isSlow = true;
		const file = await open(4, (_call, _earlier) =>
			isSlow && stage.service.calls.length > 2 ? { does: 'hang' } : reads(),
		);
		const failed = errorOf(stage.zap.extract({ file }));
		await stage.service.sawCalls(4);
		stage.zap.clock.pass(RUN_TIME);
		expect(await failed).toEqual({
			name: 'ThrottledError',
			message:
				'Space OCR: the time for this run is over: 2 of 4 pages were read. Zapier runs this step again by itself, and it goes on where it was: what was read is not charged again.',
			delay: 10,
		});
		for (const call of stage.service.calls.slice(2)) await call.closed;

		isSlow = false;
		expect(await stage.zap.extract({ file })).toMatchObject({ document_count: 1 });
		expect([...stage.service.charges.values()]).toEqual([1, 1, 1, 1]);
	});

	test('a run that comes no further than the one before is an error', async () => {
		const file = await open(2, () =>
			stage.service.charges.size === 1 && stage.service.calls.length !== 3
				? { does: 'hang' }
				: reads(),
		);
		for (const [calls, name] of [
			[2, 'ThrottledError'],
			[4, 'AppError'],
		] as const) {
			const failed = errorOf(stage.zap.extract({ file }));
			await stage.service.sawCalls(calls);
			stage.zap.clock.pass(RUN_TIME);
			const { name: thrown, message } = await failed;
			expect(message).toContain('the time for this run is over: 1 of 2 pages were read');
			expect(thrown).toBe(name);
		}
	});

	test('it says so, too, when not even the file had come', async () => {
		stage = await openStage({ files: { 'a.png': () => undefined, 'b.png': pageNamed('b') } });
		const failed = errorOf(stage.zap.extract({ file: [stage.link('a.png')] }));
		await stage.files.sawRequest();
		stage.zap.clock.pass(RUN_TIME);
		const { name, message } = await failed;
		expect(name).toBe('AppError');
		expect(message).toContain(
			'the time for this run was over before the files were there. Replay the run',
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
