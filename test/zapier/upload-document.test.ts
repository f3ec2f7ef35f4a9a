import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { numberedPages } from '../core/files/pdf/documents';
import { invoiceSheet, startWorkspaceDouble } from '../service-double/workspace-double';
import { startFileServer, type Served } from './file-server';
import { pageNamed } from './stage';
import { API_KEY, errorOf, startZap, type Json } from './zap';

// Pages are really drawn here, and a busy machine takes its time.
jest.setTimeout(120_000);

const SHEET = '/Contracts & more';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

async function open(files: Readonly<Record<string, Served>>) {
	const service = await startWorkspaceDouble({ '/folder': null, [SHEET]: invoiceSheet([]) });
	const server = await startFileServer(
		new Map(Object.entries(files).map(([name, served]) => [`/${name}`, served])),
	);
	closers.push(
		() => service.close(),
		() => server.close(),
	);
	const zap = startZap(service.url);
	const file = Object.keys(files).map((name) => `${server.url}/${encodeURIComponent(name)}`);
	const upload = async (form: Json = {}) => await zap.upload({ sheet: SHEET, file, ...form });
	return { service, zap, upload };
}
const pdf = async (pages: number) => Buffer.from(await numberedPages(pages));

test('each page of a long document becomes a row, twenty at once', async () => {
	const { service, zap, upload } = await open({ 'contract.pdf': await pdf(23) });
	const result = await upload({ max_pages: '60' });
	expect(result).toMatchObject({
		sheet_path: SHEET,
		page_count: 23,
		pages_left_out: 0,
		error_text: '',
	});
	expect(service.uploads.map(({ files }) => files.length)).toEqual([20, 3]);
	expect(service.uploads[1]?.files.map(({ name }) => name)).toEqual([
		'contract-page-21.png',
		'contract-page-22.png',
		'contract-page-23.png',
	]);
	expect(result.uploads).toMatchObject(
		Array.from({ length: 23 }, (_, page) => ({
			file_name: `contract-page-${page + 1}.png`,
			row_key: `row-${page < 20 ? 1 : 2}-${(page % 20) + 1}`,
			status: 'pending',
			error: '',
		})),
	);
	for (const { key } of await zap.uploadOutputs()) expect(result).toHaveProperty([key]);
	expect(JSON.stringify(result)).not.toContain(API_KEY);
});

test('a run that Zapier repeats uploads nothing twice, and costs nothing', async () => {
	const { service, upload } = await open({ 'contract.pdf': await pdf(2) });
	const first = await upload();
	expect(await upload()).toEqual(first);
	expect(service.uploads).toHaveLength(1);
	expect(service.scans).toBe(98);
});

test('pages beyond the limit are left out, and counted', async () => {
	const { upload } = await open({ 'a.pdf': await pdf(3), 'b.pdf': await pdf(2) });
	expect(await upload({ max_pages: 2 })).toMatchObject({ page_count: 2, pages_left_out: 3 });
	expect(await upload({ pages: 'last' })).toMatchObject({
		uploads: [{ file_name: 'a-page-3.png' }, { file_name: 'b-page-2.png' }],
	});
});

test('an image goes as it is; what is no document is told, and the others go', async () => {
	const { service, upload } = await open({
		'one.png': pageNamed('1'),
		'broken.pdf': Buffer.from('%PDF-1.4 nothing'),
		'gone.png': (response) => response.writeHead(404).end(),
		'invoice.xml': Buffer.from(
			'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
		),
		'two.png': pageNamed('2'),
	});
	const result = await upload();
	expect(result).toMatchObject({
		page_count: 2,
		uploads: [
			{ file_name: 'one.png', row_key: 'row-1-1', error: '' },
			{ file_name: 'broken.pdf', status: 'failed', row_key: '' },
			{ file_name: 'gone.png', status: 'failed' },
			{ file_name: 'invoice.xml', error: expect.stringMatching(/Extract Data From Document/) },
			{ file_name: 'two.png', row_key: 'row-2-1' },
		],
		error_text: expect.stringMatching(
			/^broken\.pdf: .*\ngone\.png: .*answered 404.*\ninvoice\.xml: /,
		),
	});
	expect(service.uploads[0]?.files[0]?.bytes).toEqual(pageNamed('1'));
});

describe('what goes wrong is an error, without the key', () => {
	test.each<[string, Json, RegExp]>([
		['no sheet', { sheet: '' }, /Sheet: there is none; choose one in this step/],
		['no file', { file: [] }, /File: there is none/],
		['too many pages', { max_pages: 61 }, /Max Pages: it must be a whole number from 1 to 60/],
		['a sheet that is gone', { sheet: '/gone' }, /there is no sheet "\/gone".*Choose the sheet/],
	])('%s', async (_name, form, words) => {
		const { service, upload } = await open({ 'one.png': pageNamed('1') });
		const { name, message } = await errorOf(upload(form));
		expect(name).toBe('AppError');
		expect(message).toMatch(words);
		expect(message).not.toContain(API_KEY);
		expect(service.uploads).toEqual([]);
	});

	test('a single file that can’t be taken', async () => {
		const { upload } = await open({ 'broken.pdf': Buffer.from('%PDF-1.4 nothing') });
		expect((await errorOf(upload())).message).toMatch(/^broken\.pdf: /);
	});

	test('no scans are left', async () => {
		const { service, upload } = await open({ 'contract.pdf': await pdf(3) });
		service.scans = 2;
		expect((await errorOf(upload())).message).toMatch(/no scans are left.*Buy scans/);
		expect(service.scans).toBe(2);
	});
});
