import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { hintsOf } from '../../cli/run-workflow';
import { pngNamed, run, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const logo = Buffer.from(
	encode({ width: 480, height: 160, channels: 1, data: new Uint8Array(480 * 160) }),
);
const files = {
	'a.png': pngNamed('a'),
	'b.png': pngNamed('b'),
	'logo.png': logo,
	'terms.txt': Buffer.from('General terms'),
	'invite.ics': Buffer.from('BEGIN:VCALENDAR\r\n'),
	'letter.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
};
type FileName = keyof typeof files;

/** A mail as the e-mail triggers give it. */
const mail = (...names: FileName[]): INodeExecutionData => ({
	json: { subject: names.join(' ') },
	binary: Object.fromEntries(
		names.map((fileName, index) => [
			`attachment_${index}`,
			{
				data: files[fileName].toString('base64'),
				mimeType: 'application/octet-stream',
				fileName,
				fileExtension: fileName.split('.')[1] ?? '',
			},
		]),
	),
});

const runOn = async (items: INodeExecutionData[], parameters: INodeParameters = {}) =>
	await run({ url: service.url, items, parameters: { failedOutput: true, ...parameters } });
const filesOn = (items: readonly INodeExecutionData[] = []) =>
	items.map(({ binary }) => Object.values(binary ?? {}).map(({ fileName }) => fileName));

describe('all attachments', () => {
	test('every document of every mail leaves by itself, linked to its mail, with its own file', async () => {
		const { outputs } = await runOn([
			mail('a.png', 'logo.png'),
			mail('terms.txt', 'b.png', 'a.png'),
		]);
		expect(filesOn(outputs[0])).toEqual([['a.png'], ['b.png'], ['a.png']]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
		expect(outputs[0]?.map(({ json }) => json.ocr)).toMatchObject([
			{ source: { property: 'attachment_0' }, skipped: [{ file_name: 'logo.png' }] },
			{ source: { property: 'attachment_1' }, skipped: [{ file_name: 'terms.txt', why: 'text' }] },
			{ source: { property: 'attachment_2' }, skipped: [{ property: 'attachment_0' }] },
		]);
	});

	test('what is left aside is said in the output panel, too', async () => {
		const execution = await start({
			url: service.url,
			items: [mail('a.png', 'logo.png', 'invite.ics')],
		}).result;
		expect(hintsOf(execution)).toEqual([
			'1 accepted',
			'Skipped, as they are no documents: logo.png (a small image, such as a logo), invite.ics (a calendar entry)',
		]);
	});

	test('a document in a form that can’t be read is a failure, not skipped', async () => {
		const { outputs } = await runOn([mail('letter.doc', 'a.png')]);
		expect(filesOn(outputs[0])).toEqual([['a.png']]);
		expect(outputs[2]?.[0]?.json.ocr).toMatchObject({
			error: { next_step: 'Save it as a PDF and send that.' },
		});
	});

	test('a mail without a document fails, and says what it has', async () => {
		const { outputs } = await runOn([mail('logo.png', 'terms.txt'), mail('a.png'), mail()]);
		expect(outputs[2]?.map(({ json }) => json.ocr)).toMatchObject([
			{
				error: {
					message:
						'item 1: there is no document, only logo.png (a small image, such as a logo), terms.txt (text)',
				},
			},
			{ error: { message: 'item 3: there is no file at all' } },
		]);
		expect(filesOn(outputs[2])).toEqual([['logo.png', 'terms.txt'], []]);
		expect(filesOn(outputs[0])).toEqual([['a.png']]);
	});

	test('… or goes to review', async () => {
		const { outputs } = await runOn([mail('terms.txt'), mail()], {
			options: { withoutDocument: 'review' },
		});
		expect(outputs[1]?.map(({ json }) => json.ocr)).toMatchObject([
			{
				decision: 'review',
				reasons: [{ code: 'no_document', message: 'there is no document, only terms.txt (text)' }],
				skipped: [{ file_name: 'terms.txt' }],
			},
			{ reasons: [{ code: 'no_document', message: 'there is no file at all' }] },
		]);
	});

	test('in the binary mode "combined", where files stand inside the json', async () => {
		const [photo, ...attachments] = Object.values(mail('a.png', 'terms.txt', 'b.png').binary ?? {});
		if (photo === undefined) throw new Error('no file');
		const { outputs } = await run({
			url: service.url,
			items: [{ json: { subject: 'x', photo, attachments } }],
			binaryMode: 'combined',
		});
		expect(outputs[0]?.map(({ json }) => json.ocr)).toMatchObject([
			{ source: { file_name: 'a.png', property: 'photo' } },
			{ source: { file_name: 'b.png', property: 'attachments[1]' } },
		]);
		expect(service.calls.map(({ image }) => image.at(-1)).sort()).toEqual(['a', 'b']);
	});
});

describe('the binary mode "combined"', () => {
	const [first, second] = Object.values(mail('a.png', 'b.png').binary ?? {});
	if (first === undefined || second === undefined) throw new Error('no files');
	const bare = { data: first.data, mimeType: 'image/jpg' };
	const propertiesOf = async (items: INodeExecutionData[], parameters = {}) => {
		const { outputs } = await run({
			url: service.url,
			items,
			parameters,
			binaryMode: 'combined',
		});
		return outputs[0]?.map(({ json }) => json.ocr);
	};

	test('n8n’s own place for files, and a file of which only type and bytes are known', async () => {
		const items = [
			{ json: { subject: 'x', _files: { attachment_0: bare, attachment_1: second } } },
		];
		const expected = [
			{ source: { file_name: null, property: 'attachment_0' } },
			{ source: { file_name: 'b.png', property: 'attachment_1' } },
		];
		expect(await propertiesOf(items)).toMatchObject(expected);
		expect(
			await propertiesOf(items, { input: 'named', binaryPropertyName: 'attachment_0' }),
		).toMatchObject(expected.slice(0, 1));
	});

	test('anywhere else in the json', async () => {
		expect(await propertiesOf([{ json: { photo: bare } }])).toMatchObject([
			{ source: { property: 'photo' } },
		]);
	});

	test('files that a node left beside the json are read, too', async () => {
		const items = [{ json: { _files: { a: bare } }, binary: { b: second } }];
		expect(await propertiesOf(items)).toMatchObject([
			{ source: { property: 'a' } },
			{ source: { property: 'b' } },
		]);
	});

	test('… also under the same name: they are two files', async () => {
		const items = [{ json: { _files: { a: bare } }, binary: { a: second } }];
		expect(await propertiesOf(items)).toMatchObject([
			{ source: { file_name: null, property: '_files.a' } },
			{ source: { file_name: 'b.png', property: 'a' } },
		]);
		expect(service.calls.map(({ image }) => image.at(-1)).sort()).toEqual(['a', 'b']);
	});

	test('in the mode "separate" only type and bytes need to be known either', async () => {
		const { outputs } = await run({ url: service.url, items: [{ json: {}, binary: { a: bare } }] });
		expect(outputs[0]).toHaveLength(1);
	});
});

describe('named files', () => {
	const named = (binaryPropertyName: string) => ({ input: 'named', binaryPropertyName });

	test.each([
		['attachment_1', ['b.png']],
		['attachment_2, attachment_0', ['a.png', 'a.png']],
		['attachment_*', ['a.png', 'b.png', 'a.png']],
		['attachment_0, attachment_*', ['a.png', 'b.png', 'a.png']],
	])('%s', async (names, expected) => {
		const { outputs } = await runOn([mail('a.png', 'b.png', 'a.png')], named(names));
		expect(filesOn(outputs[0]).flat().sort()).toEqual(expected.toSorted());
	});

	test('a file that was named must be a document; one that a pattern met may be skipped', async () => {
		const byName = await runOn([mail('terms.txt', 'a.png')], named('attachment_0'));
		expect(byName.outputs[2]?.[0]?.json.ocr).toMatchObject({
			error: { message: expect.stringContaining('terms.txt: the file is text') },
		});
		const byPattern = await runOn([mail('terms.txt', 'a.png')], named('attachment_*'));
		expect(filesOn(byPattern.outputs[0])).toEqual([['a.png']]);
	});

	test('a dot in a name is a dot', async () => {
		const { outputs } = await runOn([mail('a.png')], named('attachment.0'));
		expect(outputs[2]).toHaveLength(1);
	});
});

describe('nothing is paid twice', () => {
	test('the same file twice in a run is read once, and both mails get the answer', async () => {
		const { outputs } = await runOn([mail('a.png'), mail('a.png', 'b.png')]);
		expect(service.calls).toHaveLength(2);
		const scans = outputs[0]?.map(({ json }) => json.ocr);
		expect(scans).toMatchObject([{ scans: 1 }, { scans: 0 }, { scans: 1 }]);
	});

	test('Max Scans per Run: what is left over fails with that reason, and nothing is lost', async () => {
		const { outputs } = await runOn([mail('a.png', 'b.png'), mail('a.png')], {
			options: { maxScans: 1 },
			technicalOptions: { maxConcurrency: 1 },
		});
		expect(service.calls).toHaveLength(1);
		expect(filesOn(outputs[0])).toEqual([['a.png'], ['a.png']]);
		expect(outputs[2]?.[0]?.json.ocr).toMatchObject({
			error: {
				name: 'ScanLimitError',
				message: 'b.png: not sent: it needs 1 scans, and 0 of 1 are left for this run',
			},
		});
	});
});
