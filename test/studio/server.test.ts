import { readFile } from 'node:fs/promises';
import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../core/schema/presets';
import { PAGE_COUNT, readAnswer, wordsAnswer, errorAnswer } from '../../studio/answers';
import { startServiceDouble } from '../service-double/service-double';
import { startStudio, type RunningStudio } from './start-studio';

let studio: RunningStudio;
beforeAll(async () => {
	studio = await startStudio();
});
afterAll(() => studio.close());

const SETUP = {
	fields: PRESETS.invoice.fields,
	threshold: 0.85,
	fieldsThatCount: 'all',
	liftByChecks: false,
};

const post = (path: string, name: string, body: Uint8Array<ArrayBuffer>, at = studio.url) =>
	fetch(`${at}/${path}${path.includes('?') ? '&' : '?'}name=${encodeURIComponent(name)}&type=`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/octet-stream' },
		body,
	});
const sample = async (name: string) => new Uint8Array(await readFile(`samples/${name}`));
const withSetup = (setup: unknown, bytes: Uint8Array) =>
	new Uint8Array(Buffer.concat([Buffer.from(`${JSON.stringify(setup)}\n`), bytes]));
const errorOf = async (answer: Response) => errorAnswer.parse(await answer.json()).error;

/** The status of a request with headers that a browser sets, and no page may. */
const statusWith = (headers: Readonly<Record<string, string>>, path = '/') =>
	new Promise<number>((resolve, reject) => {
		const { hostname, port } = new URL(studio.url);
		request({ hostname, port, path, headers }, (answer) => {
			answer.resume();
			resolve(answer.statusCode ?? 0);
		})
			.on('error', reject)
			.end();
	});

describe('nobody but the page itself', () => {
	test.each([
		['a name that leads here', { Host: 'evil.example' }],
		['a page of another site', { Origin: 'https://evil.example' }],
		['a picture in a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
		['another program on this machine, in a browser', { 'Sec-Fetch-Site': 'same-site' }],
	])('%s is refused', async (_, headers) => {
		expect(await statusWith(headers)).toBe(403);
		expect(await statusWith(headers, '/workflows')).toBe(403);
	});

	test('the page itself is answered, and may run nothing but its own script', async () => {
		expect(await statusWith({ 'Sec-Fetch-Site': 'none' })).toBe(200);
		const answer = await fetch(studio.url);
		const policy = answer.headers.get('content-security-policy') ?? '';
		expect(policy).toContain(`default-src 'none'`);
		expect(policy).toMatch(/script-src 'nonce-[^']+'(?:;|$)/);
		expect(policy).not.toContain('unsafe');
		expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
		const again = await fetch(studio.url);
		expect(again.headers.get('content-security-policy')).not.toBe(policy);
	});
});

describe('a file', () => {
	test('is looked at before it is read: its pages, their pictures', async () => {
		const bytes = await sample('invoice-two-pages.pdf');
		const opened = await post('open', 'a.pdf', bytes);
		expect(opened.headers.get(PAGE_COUNT)).toBe('2');
		const first = await post('picture?page=1', 'a.pdf', bytes);
		expect(Buffer.from(await opened.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()));
		const picture = await post('picture?page=2', 'a.pdf', bytes);
		for (const answer of [opened, picture])
			expect(answer.headers.get('content-type')).toMatch(/^image\/(?:png|jpeg)$/);
		expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
	});

	test('that is opened when it is read has no pages before', async () => {
		const opened = await post('open', 'm.eml', await sample('mail-two-invoices.eml'));
		expect(opened.status).toBe(204);
		expect(opened.headers.has(PAGE_COUNT)).toBe(false);
	});

	test('is read by the node, with the fields that were built', async () => {
		const body = withSetup(SETUP, await sample('invoice-clean.png'));
		const { documents } = readAnswer.parse(await (await post('read', 'a.png', body)).json());
		expect(documents).toHaveLength(1);
		expect(documents[0]).toMatchObject({
			output: 'accepted',
			pages: [1],
			file: null,
			json: { total_due: 1080.43, invoice_number: 'AF-2026-0417' },
		});
		const narrow = { ...SETUP, fields: [{ name: 'grand_total', type: 'number', role: 'total' }] };
		const again = withSetup(narrow, await sample('invoice-clean.png'));
		const read = readAnswer.parse(await (await post('read', 'a.png', again)).json());
		expect(read.documents[0]?.json).toMatchObject({ grand_total: 1080.43 });
		expect(read.documents[0]?.json).not.toHaveProperty('invoice_number');
	});

	test('that is a mail gives the documents in it, each with its file', async () => {
		const body = withSetup(SETUP, await sample('mail-two-invoices.eml'));
		const { documents } = readAnswer.parse(await (await post('read', 'm.eml', body)).json());
		expect(documents.length).toBeGreaterThan(1);
		for (const { file, pages } of documents) {
			expect(pages).toEqual([1]);
			expect(Buffer.from(file?.base64 ?? '', 'base64').byteLength).toBeGreaterThan(10_000);
		}
	});

	test('has words, each with its place', async () => {
		const answer = await post('words?page=1', 'a.png', await sample('invoice-clean.png'));
		const { words } = wordsAnswer.parse(await answer.json());
		const number = words.find(({ text }) => text === 'AF-2026-0417');
		expect(number?.bbox.xmin).toBeGreaterThan(700);
		expect(number?.bbox.ymax).toBeLessThan(500);
	});

	test('that is broken says so, and does not end the server', async () => {
		const broken = new TextEncoder().encode('%PDF-1.7 and then nothing');
		for (const path of ['open', 'picture?page=1']) {
			const answer = await post(path, 'broken.pdf', broken);
			expect(answer.status).toBe(422);
			expect(await errorOf(answer)).toMatch(/\. \S/);
		}
		const read = await post('read', 'broken.pdf', withSetup(SETUP, broken));
		const { documents } = readAnswer.parse(await read.json());
		expect(documents).toMatchObject([{ output: 'failed' }]);
	});

	test.each([
		['without a setup', new TextEncoder().encode('nothing')],
		['with a setup that is none', withSetup({ fields: [], threshold: 2 }, new Uint8Array([1]))],
	])('%s is refused', async (_, body) => {
		expect((await post('read', 'a.png', body)).status).toBe(400);
	});

	test('with fields that can’t be used is refused with the field', async () => {
		const fields = [{ name: 'a', type: 'money' }];
		const answer = await post('read', 'a.png', withSetup({ ...SETUP, fields }, new Uint8Array(1)));
		expect(answer.status).toBe(422);
		expect(await errorOf(answer)).toMatch(/^a: the type is one of/);
	});
});

test('the key of a service stays in the program', async () => {
	const key = 'spocr_live_secret_of_the_owner';
	const service = await startServiceDouble(() => ({
		does: 'read',
		extraction: { cells: {}, tables: {} },
	}));
	const own = await startStudio(['--engine', service.url], { SPACE_OCR_API_KEY: key });
	try {
		const page = await (await fetch(own.url)).text();
		const body = withSetup(SETUP, await sample('invoice-clean.png'));
		const read = await (await post('read', 'a.png', body, own.url)).text();
		expect(service.calls.length).toBeGreaterThan(0);
		expect(page + read).not.toContain(key);
		expect(page).toContain(new URL(service.url).host);
	} finally {
		await own.close();
		await service.close();
	}
});
