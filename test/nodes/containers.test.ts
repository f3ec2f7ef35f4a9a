import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/v4-mini';

import { hintsOf, resultOf } from '../../cli/run-workflow';
import { FACTS, hybridOf, pdfOf, ublOf } from '../files/einvoices/make-einvoices';
import { mailWith } from '../files/mails/make-mail';
import { outlookMessage } from '../files/mails/outlook-message';
import { winmail } from '../files/mails/winmail';
import { pdfWithFiles } from '../files/pdf/pdf-with-files';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { pngNamed, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const mail = (files: Record<string, Uint8Array>): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		Object.entries(files).map(([fileName, bytes], index) => [
			`attachment_${index}`,
			{
				data: Buffer.from(bytes).toString('base64'),
				mimeType: 'application/octet-stream',
				fileName,
			},
		]),
	),
});

async function runOn(
	files: Record<string, Uint8Array>,
	parameters: INodeParameters = {},
	binaryMode: 'separate' | 'combined' = 'separate',
) {
	const execution = await start({
		url: service.url,
		items: [mail(files)],
		parameters: { failedOutput: true, ...parameters },
		binaryMode,
	}).result;
	const [accepted = [], review = [], failed = []] = resultOf(execution).outputs;
	return { accepted, review, failed, hints: hintsOf(execution) };
}
const sourceOf = z.object({
	ocr: z.object({
		source: z.object({ file_name: z.string(), path: z.optional(z.array(z.string())) }),
	}),
});
const filesOf = ({ binary }: INodeExecutionData) =>
	Object.values(binary ?? {}).map(({ fileName }) => fileName);
const attached = (name: string, bytes: Uint8Array, type = 'application/octet-stream') => ({
	name,
	type,
	bytes,
});

describe('each document in a container is a document of its own', () => {
	test('a ZIP archive, with folders, a text and what macOS adds', async () => {
		const zip = zipSync({
			'march/a.png': pngNamed('a'),
			'march/b.png': pngNamed('b'),
			'terms.txt': strToU8('General terms'),
			'__MACOSX/march/._a.png': strToU8('x'),
		});
		const { accepted, failed, hints } = await runOn({ 'invoices.zip': zip });
		expect(failed).toEqual([]);
		expect(accepted.map(filesOf)).toEqual([['a.png'], ['b.png']]);
		expect(accepted).toMatchObject([
			{
				json: {
					ocr: {
						source: { file_name: 'a.png', property: 'attachment_0', path: ['invoices.zip'] },
						skipped: [{ file_name: 'invoices.zip › terms.txt', why: 'text' }],
					},
				},
				pairedItem: { item: 0 },
			},
			{ json: { ocr: { source: { file_name: 'b.png' } } } },
		]);
		expect(hints.join()).toContain('terms.txt (text)');
	});

	test('a forwarded mail with an archive in it, whatever it is called', async () => {
		const zip = zipSync({ 'a.png': pngNamed('a') });
		const inner = mailWith(attached('z.zip', zip), attached('b.png', pngNamed('b'), 'image/png'));
		const { accepted } = await runOn({ 'Your invoice': inner, 'c.png': pngNamed('c') });
		expect(accepted.map(({ json }) => json.ocr)).toMatchObject([
			{ source: { file_name: 'a.png', path: ['Your invoice', 'z.zip'] } },
			{ source: { file_name: 'b.png', path: ['Your invoice'] } },
			{ source: { file_name: 'c.png' } },
		]);
	});

	test('two files of one name are two', async () => {
		const zip = zipSync({ 'x/a.png': pngNamed('1'), 'y/a.png': pngNamed('2') });
		const { accepted } = await runOn({ 'a.zip': zip });
		expect(accepted.map(filesOf)).toEqual([['a.png'], ['a.png']]);
		expect(service.calls.map(({ image }) => image.at(-1)).sort()).toEqual(['1', '2']);
	});

	test('in the binary mode "combined", too', async () => {
		const zip = zipSync({ 'a.png': pngNamed('a') });
		const item = mail({ 'a.zip': zip });
		const execution = await start({
			url: service.url,
			items: [{ json: { file: Object.values(item.binary ?? {})[0] } }],
			binaryMode: 'combined',
		}).result;
		expect(resultOf(execution).outputs[0]).toHaveLength(1);
	});

	test('an e-invoice and its picture in an archive are one', async () => {
		const zip = zipSync({ 'i.xml': strToU8(ublOf(FACTS)), 'i.pdf': await pdfOf(FACTS) });
		const { accepted } = await runOn({ 'a.zip': zip });
		expect(accepted).toMatchObject([{ json: { ocr: { scans: 0, source: { path: ['a.zip'] } } } }]);
		expect(accepted.map(filesOf)).toEqual([expect.arrayContaining(['i.pdf'])]);
	});

	test('Outlook’s winmail.dat', async () => {
		const { failed } = await runOn({ 'winmail.dat': winmail('Invoice.pdf') });
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: { message: 'winmail.dat › Invoice.pdf: the PDF is damaged or cut off' },
						source: { path: ['winmail.dat'] },
					},
				},
			},
		]);
	});

	test('a document in it that can’t be read fails alone', async () => {
		const zip = zipSync({
			'a.png': pngNamed('a'),
			'b.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		});
		const { accepted, failed } = await runOn({ 'a.zip': zip });
		expect(accepted).toHaveLength(1);
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: {
							message: expect.stringContaining('a.zip › b.doc: the file is'),
						},
					},
				},
			},
		]);
	});
});

const namesIn = (items: readonly INodeExecutionData[]) =>
	items.map(({ json }) => sourceOf.parse(json).ocr.source);

describe('mails in other forms', () => {
	test('one that Outlook saved, with a mail in it', async () => {
		const message = outlookMessage(
			{ name: 'a.png', bytes: pngNamed('a') },
			{ subject: 'Fwd: March', parts: [{ name: 'b.png', bytes: pngNamed('b') }] },
			{ subject: 'Only words', parts: [] },
		);
		const { accepted, failed } = await runOn({ 'Invoice.msg': message });
		expect(namesIn(accepted)).toEqual([
			{ file_name: 'a.png', path: ['Invoice.msg'] },
			{ file_name: 'b.png', path: ['Invoice.msg', 'Fwd: March'] },
		]);
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: {
							message: expect.stringContaining(
								'Invoice.msg › Only words: the file is a mail saved by Outlook',
							),
						},
					},
				},
			},
		]);
	});

	test.each(['signed-mail.p7m', 'signed-mail-streamed.p7m'])(
		'one that lies inside its signature, %s',
		async (name) => {
			const bytes = readFileSync(resolve(__dirname, '../files/mails', name));
			const { accepted } = await runOn({ 'smime.p7m': bytes });
			expect(namesIn(accepted)).toEqual([{ file_name: 'invoice.png', path: ['smime.p7m'] }]);
			const cut = await runOn({ 'smime.p7m': bytes.subarray(0, 700) });
			expect(cut.failed).toMatchObject([
				{ json: { ocr: { error: { message: expect.stringContaining('damaged or cut off') } } } },
			]);
		},
	);
});

describe('a PDF with documents in it', () => {
	const invoice = async () => await pdfOf(FACTS);
	const skipped = (file_name: string, why: string): unknown =>
		expect.objectContaining({ file_name, why });

	test.each([
		['a portfolio, whose cover says nothing', 'For the best experience, open this in Acrobat.'],
		[
			'a letter that brings an invoice along',
			'Dear customer, our invoice is attached to this PDF.',
		],
	])('%s', async (_name, words) => {
		const pdf = await pdfWithFiles([words], { 'Invoice-1.pdf': await invoice() });
		const { accepted, review, failed } = await runOn({ 'letter.pdf': pdf });
		expect([review, failed]).toEqual([[], []]);
		expect(namesIn(accepted)).toEqual([{ file_name: 'Invoice-1.pdf', path: ['letter.pdf'] }]);
		expect(accepted).toMatchObject([
			{
				json: {
					ocr: {
						skipped: [
							skipped(
								'letter.pdf',
								'a cover without any amount; the documents are the files in it',
							),
						],
					},
				},
			},
		]);
		expect(service.calls).toHaveLength(1);
	});

	test('an invoice with its terms enclosed is one document, and says what it encloses', async () => {
		const pdf = await pdfWithFiles(['Invoice 17', 'Total 121.00 EUR, due in 14 days'], {
			'Terms.pdf': await pdfWithFiles(['General terms of business'], {}),
			'logo.txt': strToU8('x'),
		});
		const { accepted } = await runOn({ 'invoice.pdf': pdf });
		expect(namesIn(accepted)).toEqual([{ file_name: 'invoice.pdf' }]);
		expect(accepted).toMatchObject([
			{
				json: {
					ocr: {
						skipped: expect.arrayContaining([
							skipped(
								'invoice.pdf › Terms.pdf',
								'enclosed in a document, and not named an invoice',
							),
						]),
					},
				},
			},
		]);
	});

	test('an invoice with another one enclosed gives both', async () => {
		const pdf = await pdfWithFiles(['Invoice 17', 'Total 121.00 EUR, due in 14 days'], {
			'Rechnung-18.pdf': await invoice(),
		});
		const { accepted } = await runOn({ 'invoice.pdf': pdf });
		expect(namesIn(accepted)).toEqual([
			{ file_name: 'invoice.pdf' },
			{ file_name: 'Rechnung-18.pdf', path: ['invoice.pdf'] },
		]);
	});

	test('one in an archive in a mail, which can’t be read, fails with its whole path', async () => {
		const pdf = await pdfWithFiles(['See the files in this PDF.'], {
			'Invoice.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		});
		const inner = mailWith(attached('a.zip', zipSync({ 'p.pdf': pdf })));
		const { failed } = await runOn({ 'fwd.eml': inner });
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: {
							message: expect.stringContaining(
								'fwd.eml › a.zip › p.pdf › Invoice.doc: the file is an old Office',
							),
						},
					},
				},
			},
		]);
		expect(service.calls).toEqual([]);
	});
});

describe('what can’t be opened fails and says why', () => {
	const bomb = zipSync({ 'a.pdf': new Uint8Array(120 * 1024 * 1024) }, { level: 1 });
	const many = zipSync(
		Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.txt`, strToU8('x')])),
	);
	const locked = zipSync({ 'a.pdf': strToU8('%PDF-1.7') });
	locked[6] = 1;

	test.each([
		['a bomb', bomb, 'a.zip: the ZIP archive holds more than 200 files, or more than 50 MB'],
		['very many files', many, 'a.zip: the ZIP archive holds more than 200 files'],
		['a password', locked, 'a.zip: the ZIP archive is protected by a password'],
		[
			'a cut-off archive',
			zipSync({ 'a.pdf': new Uint8Array(9000) }).subarray(0, 60),
			'a.zip: the ZIP archive is damaged or cut off',
		],
	])('%s', async (_name, zip, message) => {
		const { failed } = await runOn({ 'a.zip': zip });
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: {
							message: expect.stringContaining(message),
							next_step: expect.stringMatching(/\w/),
						},
					},
				},
			},
		]);
		expect(service.calls).toEqual([]);
	});

	test('a mail that holds no document is still a mail that somebody should look at', async () => {
		const { failed } = await runOn({
			'fwd.eml': mailWith(attached('terms.txt', strToU8('terms'), 'text/plain')),
		});
		expect(failed).toMatchObject([
			{
				json: {
					ocr: { error: { message: expect.stringContaining('fwd.eml: the file is a mail') } },
				},
			},
		]);
	});

	test('archives in archives end somewhere', async () => {
		let zip: Uint8Array = await hybridOf(FACTS);
		for (let level = 0; level < 8; level++) zip = zipSync({ [`${level}.zip`]: zip });
		const { failed } = await runOn({ 'a.zip': zip });
		expect(failed).toMatchObject([
			{
				json: { ocr: { error: { message: expect.stringContaining('the file is a ZIP archive') } } },
			},
		]);
	});
});

test('a file named as a container is opened, too', async () => {
	const zip = zipSync({ 'a.png': pngNamed('a'), 'logo.txt': strToU8('x') });
	const { accepted } = await runOn(
		{ 'a.zip': zip },
		{ input: 'named', binaryPropertyName: 'attachment_0' },
	);
	expect(accepted).toHaveLength(1);
});

test('samples of our own: a mail as an attachment', async () => {
	const bytes = readFileSync(resolve(__dirname, '../../samples/mail-two-invoices.eml'));
	const { accepted, review, failed } = await runOn({ 'fwd.eml': bytes });
	expect(failed).toEqual([]);
	expect(accepted.length + review.length).toBeGreaterThan(1);
});
