import type { ServerResponse } from 'node:http';

import { afterEach, describe, expect, test } from '@jest/globals';

import { MAX_BYTES } from '../../zapier/src/files/prepare-files';
import type { Served } from './file-server';
import { largeImage, openStage, pageNamed, type Stage } from './stage';
import { API_KEY, errorOf } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

const open = async (name: string, served: Served) => {
	stage = await openStage({ files: { [name]: served } });
	return stage.zap.extract({ file: [stage.link(name)] });
};
const withHeaders =
	(headers: Record<string, string>, body: Uint8Array = pageNamed('invoice')) =>
	(response: ServerResponse) =>
		response.writeHead(200, headers).end(body);

describe('fetching a file', () => {
	test('the key does not go to the host of the file', async () => {
		await open('invoice.png', pageNamed('invoice'));
		expect(stage.files.requests).toHaveLength(1);
		expect(JSON.stringify(stage.files.requests)).not.toContain(API_KEY);
		expect(stage.service.calls[0]?.authorization).toBe(`Bearer ${API_KEY}`);
	});

	test.each([
		[`attachment; filename="march.png"`, 'march.png'],
		[`attachment; filename="say \\"hi\\".png"`, 'say "hi".png'],
		[`attachment; filename=march.png; size=1`, 'march.png'],
		[`attachment; filename="x"; filename*=UTF-8''M%C3%A4rz%20%231.png`, 'März #1.png'],
		[`attachment; filename="x"; filename*=iso-8859-2''r%F3%BFe%20%B1.png`, 'róże ą.png'],
		[`attachment; filename*=Shift_JIS'ja'%90%BF%8B%81%8F%91.png`, '請求書.png'],
		[`attachment; filename="x.png"; filename*=klingon''%E1.png`, 'x.png'],
		[`attachment; filename="../../etc/march.png"`, 'march.png'],
	])('its name stands in its header: %s', async (disposition, name) => {
		const result = await open('4711', withHeaders({ 'Content-Disposition': disposition }));
		expect(result).toHaveProperty('ocr.source.file_name', name);
	});

	test('or in the link, where that ends with one; else it has none', async () => {
		expect(await open('März.png', pageNamed('a'))).toHaveProperty(
			'ocr.source.file_name',
			'März.png',
		);
		await stage.close();
		expect(await open('4711', pageNamed('a'))).toHaveProperty('ocr.source.file_name', null);
	});

	test('a link that leads nowhere says so, without the link: it may hold a secret', async () => {
		stage = await openStage();
		const link = `${stage.link('gone.pdf')}?signature=s3cret`;
		const { name, message } = await errorOf(stage.zap.extract({ file: [link] }));
		expect(name).toBe('AppError');
		expect(message).toMatch(
			/^gone\.pdf: the file could not be fetched from 127\.0\.0\.1:\d+: it answered 404\. The link may have expired/,
		);
		expect(message).not.toContain('s3cret');
	});

	test('a host that is not there says so', async () => {
		stage = await openStage();
		const run = stage.zap.extract({ file: ['http://127.0.0.1:9/a.pdf?signature=s3cret'] });
		expect((await errorOf(run)).message).toBe(
			'a.pdf: the file could not be fetched from 127.0.0.1:9: nothing answers at this address. Replay the run. If it stays, look at the step that gives the file.',
		);
	});

	test.each(['invoice.pdf', 'ftp://example.com/a.pdf', 'file:///etc/passwd', 'https://'])(
		'"%s" is no link to a file',
		async (file) => {
			stage = await openStage();
			expect((await errorOf(stage.zap.extract({ file }))).message).toContain(
				`"${file}" is not a link to a file. Map the file itself`,
			);
		},
	);

	test('a host that does not answer in time is given up', async () => {
		stage = await openStage({ files: { 'slow.pdf': () => undefined } });
		const failed = errorOf(stage.zap.extract({ file: [stage.link('slow.pdf')] }));
		await stage.files.sawRequest();
		stage.zap.clock.pass(9_000);
		expect((await failed).message).toMatch(/the file did not come from \S+ within 9 seconds/);
	});

	test.each([
		['says that it is too large', withHeaders({ 'Content-Length': String(MAX_BYTES + 1) })],
		[
			'is too large without saying so',
			(response: ServerResponse) => {
				response.writeHead(200);
				response.write(Buffer.alloc(MAX_BYTES));
				response.end('.');
			},
		],
	])('a file that %s is not loaded', async (_name, served) => {
		expect(await errorOf(open('large.pdf', served))).toMatchObject({
			name: 'AppError',
			message: expect.stringContaining(
				'the files of the run are too large together. Nothing was sent or charged. Save it smaller',
			),
		});
		expect(stage.service.calls).toEqual([]);
	});
});

test('an image of more pixels than can be scaled down fails the run', async () => {
	expect(await errorOf(open('large.png', largeImage))).toMatchObject({
		name: 'AppError',
		message: expect.stringContaining(
			'large.png: the image has 256 megapixels; at most 220 are read',
		),
	});
	expect(stage.service.calls).toEqual([]);
});

describe('a file that is no document costs nothing, and says what to do', () => {
	test.each([
		[
			'a Word document',
			'march.doc',
			Buffer.from('d0cf11e0a1b11ae1', 'hex'),
			/old Office file.*Save it as a PDF/,
		],
		['a page that asks to log in', 'login', Buffer.from('<!doctype html><p>'), /is a web page/],
		['an empty file', 'empty.pdf', Buffer.alloc(0), /empty\.pdf: the file is empty/],
		['a broken PDF', 'march.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), /damaged or cut off/],
	])('%s', async (_name, name, bytes, words) => {
		const { name: kind, message } = await errorOf(open(name, bytes));
		expect(kind).toBe('AppError');
		expect(message).toMatch(words);
		expect(stage.service.calls).toEqual([]);
	});
});
