import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { fileItem, files, run } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj');
const large = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20 * 1024 * 1024)]);

describe('a document that cannot be read is told apart, and costs nothing', () => {
	const bad: [string, INodeExecutionData, string, RegExp][] = [
		[
			'another binary field',
			fileItem('a.png', undefined, 'attachment_0'),
			'item 2: there is no file in the binary field "data"',
			/The item has: attachment_0\. Put one of these names/,
		],
		[
			'no file at all',
			{ json: {} },
			'item 2: there is no file in the binary field "data"',
			/no file at all/,
		],
		['a broken PDF', fileItem('march.pdf', pdf), 'march.pdf: the PDF is damaged or cut off', /./],
		[
			'a Word document',
			fileItem('march.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
			'march.doc: the file is an old Office file, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)',
			/Save it as a PDF/,
		],
		[
			'text under the name of an image',
			fileItem('note.png', Buffer.from('Dear Sir or Madam')),
			'note.png: the file is text, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)',
			/Send the invoice itself/,
		],
		['an empty file', fileItem('empty.png', Buffer.alloc(0)), 'empty.png: the file is empty', /\w/],
		[
			'more than 20 MB of a kind that is not scaled down',
			fileItem('large.gif', large),
			'large.gif: the image has 20.0 MB, the service takes at most 20 MB',
			/Save it smaller/,
		],
	];

	test.each(bad)(
		'%s: the others go on, it leaves by Failed',
		async (_name, item, message, next) => {
			const [first, last] = files(2);
			if (first === undefined || last === undefined) throw new Error('no items');
			const { outputs } = await run({
				url: service.url,
				items: [first, item, last],
				parameters: { input: 'named', failedOutput: true },
			});
			expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
				[{ item: 0 }, { item: 2 }],
				[],
				[{ item: 1 }],
			]);
			expect(outputs[2]?.[0]?.json.ocr).toMatchObject({
				error: { message, next_step: expect.stringMatching(next) },
			});
			expect(outputs[2]?.[0]?.binary).toEqual(item.binary);
			expect(service.calls).toHaveLength(2);
		},
	);

	test.each(bad)('%s: On Error "stop" says which item', async (_name, item, message, next) => {
		const [first] = files(1);
		if (first === undefined) throw new Error('no item');
		const { error } = await run({
			url: service.url,
			items: [first, item],
			parameters: { input: 'named', technicalOptions: { maxConcurrency: 1 } },
		});
		expect(error).toMatchObject({
			message,
			description: expect.stringMatching(next),
			context: { itemIndex: 1 },
		});
	});
});

describe('image URL', () => {
	const fromUrl = (imageUrl: string) => ({
		url: service.url,
		items: [{ json: { link: 'https://example.com/from-item.png' } }],
		parameters: { input: 'url', imageUrl },
	});

	test('goes to the service as it is', async () => {
		const { outputs } = await run(fromUrl('={{ $json.link }}'));
		expect(service.calls[0]?.body).toMatchObject({
			image: 'https://example.com/from-item.png',
			imageType: 'url',
		});
		expect(outputs[0]?.[0]?.json.ocr).toMatchObject({
			source: {
				url: 'https://example.com/from-item.png',
				file_name: null,
				sha256: null,
			},
		});
	});

	test.each([
		['={{ "" }}', 'item 1: the image URL is empty'],
		['invoice.png', 'item 1: "invoice.png" is not a URL'],
		['file:///etc/passwd', 'item 1: "file:///etc/passwd" is not a URL'],
	])('%j is refused before any call', async (imageUrl, message) => {
		const { error } = await run(fromUrl(imageUrl));
		expect(error?.message).toEqual(message);
		expect(service.calls).toHaveLength(0);
	});
});

describe('settings that cannot be used are said before any call', () => {
	test.each([
		[
			'a schema',
			{ schemaMode: 'build', fields: { field: [{ name: 'ocr', type: 'string' }] } },
			'item 1: ocr: this name is reserved: match ratios and the decision go there. Choose another name',
		],
		[
			'no field',
			{ schemaMode: 'build', fields: {} },
			'item 1: schema: it has no field. Add at least one',
		],
		[
			'JSON',
			{ schemaMode: 'example', exampleJson: '[]' },
			'item 1: schema: the example must be a JSON object, such as {"total": 12.5}',
		],
		[
			'a preset',
			{ preset: 'letter' },
			'item 1: schema: there is no preset "letter"; there are invoice, receipt, purchase_order',
		],
		[
			'a template',
			{ schemaMode: 'template', templateId: 'letter' },
			expect.stringContaining('there is no template "letter"; there are invoice, receipt, '),
		],
		['a threshold', { threshold: 85 }, 'item 1: threshold: it must be a number from 0 to 1'],
		[
			'an option',
			{ technicalOptions: { maxConcurrency: -1 } },
			'item 1: Max Concurrency: it must be a whole number from 0',
		],
	])('%s', async (_name, parameters, message) => {
		const { error } = await run({ url: service.url, items: files(2), parameters });
		expect(error?.message).toEqual(message);
		expect(service.calls).toHaveLength(0);
	});
});

describe('the credential', () => {
	test('a Base URL with a slash at the end is as good', async () => {
		await run({ url: `${service.url}/`, items: files(1) });
		expect(service.calls[0]?.path).toBe('/ocr/fields');
	});

	const words =
		'doc-0.png: the Base URL of the credential is not usable (0 of 1 documents were read)';

	test('a Base URL that is none is said', async () => {
		const { error } = await run({ url: 'ftp://api.space-ocr.com', items: files(1) });
		expect(error?.message).toBe(words);
	});

	test('… and no document passes as accepted because of it', async () => {
		const { outputs, error } = await run({
			url: 'ftp://api.space-ocr.com',
			items: files(1),
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs).toMatchObject([[], [{ json: { ocr: { error: { message: words } } } }]]);
	});

	test('a short key of the local engine takes no letters out of a message', async () => {
		const { error } = await run({
			url: 'http://127.0.0.1:9',
			apiKey: 'a',
			items: files(1),
			parameters: { technicalOptions: { retries: 0 } },
		});
		expect(error?.message).toBe(
			'doc-0.png: no answer from http://127.0.0.1:9: nothing answers at this address',
		);
	});
});
