import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';

import { amountBody } from '../../../core/api/wire';
import { PRESETS } from '../../../core/schema/presets';
import type { LogEvent } from '../../../local-engine/server/log';
import { startLocalEngine, type LocalEngine } from '../../../local-engine/server/start';
import { sampleBytes } from '../../samples/truth';
import { dataOf, errorOf, KEY, post } from '../exchange';
import { startImageServer, type ImageServer } from './image-server';

// pages are really read here, and a busy machine takes its time
jest.setTimeout(120_000);

let engine: LocalEngine;
/** What the engine itself did wrong, with where it did. */
const failures: LogEvent[] = [];
let images: ImageServer;
const receipt = sampleBytes('receipt.jpg');
const fields = [{ name: 'total_due', type: 'number' }];
const withReceipt = { image: receipt.toString('base64'), imageType: 'base64' };

beforeAll(async () => {
	engine = await startLocalEngine({
		workers: 1,
		allowPrivateUrls: true,
		log: (event) => {
			if (event.event === 'failure') failures.push(event);
		},
	});
	images = await startImageServer((request, response) => {
		if (request.url === '/receipt.jpg') response.end(receipt);
		else if (request.url === '/moved') response.writeHead(302, { location: '/receipt.jpg' }).end();
		else response.writeHead(404).end();
	});
});
afterAll(async () => {
	await engine.close();
	images.close();
});

const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${KEY}` }) =>
	fetch(`${engine.url}${path}`, { headers });

const usedScans = async (): Promise<number> =>
	amountBody.parse(await (await get('/amount')).json()).free.used;

describe('calls without an image', () => {
	test('health needs no key', async () => {
		const response = await get('/health', {});
		expect(response.status).toBe(200);
		expect(response.headers.get('x-request-id')).toMatch(/^req_/);
		expect(await response.json()).toMatchObject({ status: 'ok' });
	});

	test.each([{}, { authorization: 'Bearer ' }, { authorization: 'Basic abc' }])(
		'no call goes without a bearer key: %p',
		async (headers: Record<string, string>) => {
			expect(await errorOf(await get('/amount', headers))).toMatchObject({
				status: 401,
				code: 'invalid_api_key',
			});
		},
	);

	test('unknown paths are not found, and the error carries the id of the answer', async () => {
		const error = await errorOf(await get('/spaces'));
		expect(error).toMatchObject({
			status: 404,
			code: 'not_found',
			message: 'there is no GET on this path',
		});
		expect(error.requestId).toBe(error.header);
	});

	test.each(['/space?path=/&depth=10', '/view?path=/a', '/jobs/7', '/webhook'])(
		'%s: the engine says that it has no workspace',
		async (path) => {
			expect(await errorOf(await get(path))).toMatchObject({
				status: 404,
				code: 'not_found',
				message: expect.stringMatching(/^the local engine reads pages and has no workspace: /),
			});
		},
	);
});

describe('bodies that are wrong', () => {
	test('no JSON', async () => {
		expect(await errorOf(await post(engine.url, '{"image":'))).toMatchObject({
			status: 400,
			code: 'invalid_request',
		});
	});

	test.each([
		['no object', '[]', 'invalid_request', /JSON object/],
		['no image', { imageType: 'base64', fields }, 'validation_failed', /image/],
		['no fields', withReceipt, 'validation_failed', /exactly one/],
		[
			'fields and a template',
			{ ...withReceipt, fields, templateId: 'invoice' },
			'validation_failed',
			/exactly one/,
		],
		[
			'a field of no known type',
			{ ...withReceipt, fields: [{ name: 'a', type: 'money' }] },
			'validation_failed',
			/fields\.0\.type/,
		],
		[
			'a template the engine does not know',
			{ ...withReceipt, templateId: 'passport' },
			'validation_failed',
			/does not know the template "passport"/,
		],
	])('%s', async (_, body, code, message) => {
		const error = await errorOf(await post(engine.url, body));
		expect(error).toMatchObject({ status: 400, code });
		expect(error.message).toMatch(message);
	});
});

describe('images that are none', () => {
	const bytes = (content: string | Buffer) => Buffer.from(content).toString('base64');

	test.each([
		['a PDF', bytes('%PDF-1.7\n%âãÏÓ\n1 0 obj'), /a PDF.*pages into images/],
		['text', bytes('Dear customer, this is your invoice.'), /text/],
		['a broken JPEG', bytes(receipt.subarray(0, 4000)), /can't be decoded/],
		['a data URL', `data:image/jpeg;base64,${bytes(receipt)}`, /data:/],
		['no base64', 'https://example.com/a.jpg', /not base64/],
		['more than 20 MB', bytes(Buffer.alloc(21 * 1024 * 1024)), /larger than 20 MB/],
		['far more than 20 MB', bytes(Buffer.alloc(40 * 1024 * 1024)), /larger than 20 MB/],
	])('%s', async (_, image, message) => {
		const error = await errorOf(await post(engine.url, { image, imageType: 'base64', fields }));
		expect(failures).toEqual([]);
		expect(error).toMatchObject({ status: 400, code: 'invalid_image' });
		expect(error.message).toMatch(message);
	});

	test('a URL that gives no image', async () => {
		const image = `${images.url}/gone.jpg`;
		const error = await errorOf(await post(engine.url, { image, imageType: 'url', fields }));
		expect(error).toMatchObject({ status: 400, code: 'invalid_image' });
		expect(error.message).toMatch(/status 404/);
	});

	test('a page without any text has empty values, and no evidence', async () => {
		const blank = await sharp({
			create: { width: 800, height: 600, channels: 3, background: '#fff' },
		})
			.png()
			.toBuffer();
		const body = { image: blank.toString('base64'), imageType: 'base64', templateId: 'receipt' };
		expect(await dataOf(await post(engine.url, body))).toMatchObject({
			total_due: { value: '' },
			line_items: [],
		});
	});
});

describe('images that can be read', () => {
	test('by URL that redirects, with the older names of the keys', async () => {
		const response = await post(engine.url, {
			image: `${images.url}/moved`,
			image_type: 'url',
			template_id: 'receipt',
		});
		const data = await dataOf(response);
		expect(data).toMatchObject({ total_due: { value: '38.61' } });
		expect(Object.keys(data).toSorted()).toEqual(
			PRESETS.receipt.fields.map(({ name }) => name).toSorted(),
		);
	});

	test('with fields of the caller: known by name, by description, or by their own label', async () => {
		const data = await dataOf(
			await post(engine.url, {
				...withReceipt,
				fields: [
					{ name: 'shopName', type: 'string', description: 'Name of the merchant' },
					{ name: 'grandTotal', type: 'number' },
					{ name: 'till', type: 'number' },
					{ name: 'iban', type: 'string' },
					{
						name: 'goods',
						type: 'array',
						children: [
							{ name: 'item', type: 'string' },
							{ name: 'qty', type: 'number' },
						],
					},
				],
			}),
		);
		expect(data).toMatchObject({
			shopName: { value: 'Corner & Crumb Bakery' },
			grandTotal: { value: '38.61' },
			till: { value: '2' },
			iban: { value: '' },
		});
		expect(data.goods).toMatchObject([
			{ item: { value: 'Sourdough loaf' }, qty: { value: '2' } },
			{ item: { value: 'Cinnamon roll' }, qty: { value: '3' } },
			{ item: { value: 'Flat white' }, qty: { value: '2' } },
			{ item: { value: 'Apple juice' }, qty: { value: '1' } },
		]);
	});

	test('with fields the engine chooses, 4 to 8 of them', async () => {
		const data = await dataOf(await post(engine.url, { ...withReceipt, autoFields: true }));
		expect(data).toMatchObject({ supplier: { value: 'Corner & Crumb Bakery' } });
		expect(Object.keys(data).length).toBeGreaterThanOrEqual(4);
		expect(Object.keys(data).length).toBeLessThanOrEqual(8);
	});

	test('with fields the engine chooses: a page that is no document is refused', async () => {
		const text =
			'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><rect width="900" height="400" fill="white"/><text x="60" y="120" font-size="40">Once upon a time there was</text><text x="60" y="200" font-size="40">a house beside the river.</text></svg>';
		const image = (await sharp(Buffer.from(text)).png().toBuffer()).toString('base64');
		const response = await post(engine.url, { image, imageType: 'base64', autoFields: true });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			error: {
				code: 'invalid_image',
				message: expect.stringContaining(
					'looks like one of these: invoice, receipt, purchase order',
				),
			},
		});
	});

	test('upside down, with the boxes on the page as it was sent', async () => {
		const turned = await sharp(receipt).rotate(180).toBuffer();
		const data = await dataOf(
			await post(engine.url, { ...withReceipt, image: turned.toString('base64'), fields }),
		);
		expect(data).toMatchObject({ total_due: { value: '38.61' } });
		expect(data.total_due).toMatchObject({ bbox: { xmin: expect.any(Number) } });
	});
});

describe('Idempotency-Key', () => {
	test('a repeat gets the stored answer, marked, and is not counted', async () => {
		const headers = { 'idempotency-key': 'same-document' };
		const body = { ...withReceipt, fields };
		const before = await usedScans();
		const first = await post(engine.url, body, headers);
		const second = await post(engine.url, body, headers);
		expect(first.headers.get('x-idempotent-replay')).toBeNull();
		expect(second.headers.get('x-idempotent-replay')).toBe('true');
		expect(await second.json()).toEqual(await first.json());
		expect(await usedScans()).toBe(before + 1);
	});

	test('repeats that come while the first is under way are read once', async () => {
		const headers = { 'idempotency-key': 'at the same time' };
		const body = { ...withReceipt, fields };
		const before = await usedScans();
		const answers = await Promise.all([1, 2, 3].map(() => post(engine.url, body, headers)));
		const marks = answers.map((answer) => answer.headers.get('x-idempotent-replay'));
		expect(marks.toSorted()).toEqual([null, 'true', 'true'].toSorted());
		expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
		expect(await usedScans()).toBe(before + 1);
	});

	test('a failure is not stored', async () => {
		const headers = { 'idempotency-key': 'first-broken' };
		const broken = await post(engine.url, { ...withReceipt, image: 'AAAA', fields }, headers);
		expect(broken.status).toBe(400);
		const whole = await post(engine.url, { ...withReceipt, fields }, headers);
		expect(whole.status).toBe(200);
		expect(whole.headers.get('x-idempotent-replay')).toBeNull();
	});

	test("one caller's key does not reach another's answer", async () => {
		const headers = { 'idempotency-key': 'shared' };
		const body = { ...withReceipt, fields };
		await post(engine.url, body, headers);
		const other = await post(engine.url, body, { ...headers, authorization: 'Bearer other' });
		expect(other.headers.get('x-idempotent-replay')).toBeNull();
	});
});
