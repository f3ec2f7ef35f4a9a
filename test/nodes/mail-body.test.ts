import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { resultOf } from '../../cli/run-workflow';
import { INVOICE_HTML, INVOICE_TEXT } from '../files/mails/invoice-mail';
import { mailSaying, mailWith } from '../files/mails/make-mail';
import { outlookMessageSaying } from '../files/mails/outlook-message';
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

const item = (json: IDataObject, files: Record<string, Uint8Array> = {}): INodeExecutionData => ({
	json,
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

async function runOn(one: INodeExecutionData, options: INodeParameters = {}) {
	const { outputs } = resultOf(
		await start({
			url: service.url,
			items: [one],
			parameters: {
				failedOutput: true,
				options: { mailBody: 'read', ...options },
			},
		}).result,
	);
	const [accepted = [], review = [], failed = []] = outputs;
	return { read: [...accepted, ...review], failed };
}
const filesOf = ({ binary }: INodeExecutionData) =>
	Object.values(binary ?? {}).map(({ fileName }) => fileName);

describe('a mail that is the invoice itself', () => {
	test.each<[string, IDataObject]>([
		['IMAP, simple', { textHtml: INVOICE_HTML, textPlain: '', subject: 'Rechnung' }],
		['IMAP, resolved, and Gmail', { html: INVOICE_HTML, text: 'x', subject: 'Rechnung' }],
		['as text alone', { text: INVOICE_TEXT, html: false }],
		['Outlook', { body: { contentType: 'html', content: INVOICE_HTML }, subject: 'Rechnung' }],
		['Outlook, as text', { body: { contentType: 'text', content: INVOICE_TEXT } }],
	])('%s', async (_name, json) => {
		const { read, failed } = await runOn(item(json));
		expect(failed).toEqual([]);
		expect(read).toMatchObject([
			{ json: { ocr: { scans: 1, source: { file_name: 'mail-text.pdf', pages: 1 } } } },
		]);
		expect(read.map(filesOf)).toEqual([['mail-text.pdf']]);
	});

	test('with a logo and terms beside it', async () => {
		const files = { 'terms.txt': Buffer.from('General terms') };
		const { read } = await runOn(item({ html: INVOICE_HTML }, files));
		expect(read).toMatchObject([{ json: { ocr: { source: { file_name: 'mail-text.pdf' } } } }]);
	});

	test.each<[string, string, Uint8Array, string[]]>([
		['EML', 'mail.eml', mailSaying(INVOICE_HTML, 'text/html'), ['mail.eml']],
		['EML of text', 'mail.eml', mailSaying(INVOICE_TEXT, 'text/plain'), ['mail.eml']],
		[
			'MSG',
			'mail.msg',
			outlookMessageSaying({ subject: 'Rechnung', html: Buffer.from(INVOICE_HTML) }),
			['mail.msg'],
		],
		['MSG of text', 'mail.msg', outlookMessageSaying({ plain: INVOICE_TEXT }), ['mail.msg']],
		[
			'MSG in an encoding of its own',
			'mail.msg',
			outlookMessageSaying({
				html: Buffer.from(
					`<meta charset="iso-8859-15">${INVOICE_HTML.replaceAll('€', '¤')}`,
					'latin1',
				),
			}),
			['mail.msg'],
		],
		[
			'a mail in an archive',
			'march.zip',
			zipSync({ 'a.eml': new Uint8Array(mailSaying(INVOICE_HTML, 'text/html')) }),
			['march.zip', 'a.eml'],
		],
		[
			'a mail that was forwarded',
			'forwarded.eml',
			mailWith({
				name: 'invoice.eml',
				type: 'message/rfc822',
				bytes: mailSaying(INVOICE_HTML, 'text/html'),
			}),
			['forwarded.eml', 'invoice.eml'],
		],
	])('%s', async (_name, fileName, bytes, path) => {
		const { read, failed } = await runOn(item({}, { [fileName]: bytes }));
		expect(failed).toEqual([]);
		expect(read).toMatchObject([
			{ json: { ocr: { scans: 1, source: { file_name: 'mail-text.pdf', path } } } },
		]);
	});
});

describe('no scan is spent on a text', () => {
	test.each<[string, INodeExecutionData]>([
		['beside a document', item({ html: INVOICE_HTML }, { 'scan.png': pngNamed('scan') })],
		[
			'beside a document in the same mail',
			item(
				{},
				{
					'mail.eml': mailSaying(INVOICE_HTML, 'text/html', {
						name: 'scan.png',
						type: 'image/png',
						bytes: pngNamed('scan'),
					}),
				},
			),
		],
	])('%s', async (_name, one) => {
		const { read } = await runOn(one);
		expect(read.map(filesOf)).toEqual([['scan.png']]);
	});

	test.each<[string, INodeExecutionData]>([
		['without an amount and a date', item({ html: '<p>See you tomorrow</p>' })],
		['of no mail at all', item({ html: 12, body: 'x' })],
	])('%s', async (_name, one) => {
		const { read, failed } = await runOn(one);
		expect(read).toEqual([]);
		expect(failed).toMatchObject([
			{ json: { ocr: { error: { message: expect.stringContaining('there is no') } } } },
		]);
		expect(service.calls).toEqual([]);
	});

	test('of a mail in a file: that it is no document is told as without the option', async () => {
		const one = item({}, { 'mail.eml': mailSaying('Hello', 'text/plain') });
		const [asked, unasked] = [await runOn(one), await runOn(one, { mailBody: 'ignore' })];
		expect(asked).toEqual(unasked);
		expect(asked.failed).toHaveLength(1);
		expect(service.calls).toEqual([]);
	});

	test('unless it is asked for', async () => {
		const { read, failed } = await runOn(item({ html: INVOICE_HTML }), { mailBody: 'ignore' });
		expect(read).toEqual([]);
		expect(failed).toMatchObject([
			{ json: { ocr: { error: { message: expect.stringContaining('there is no file at all') } } } },
		]);
	});
});

test('what can’t be drawn fails, and is not lost', async () => {
	const { failed } = await runOn(item({ text: '請求書 12 March 2026: 12.00 EUR' }));
	expect(failed).toMatchObject([
		{
			json: {
				ocr: {
					error: {
						message:
							'mail-text.pdf: the text of the mail has characters that can’t be drawn, such as “請”',
						next_step: 'Save the mail as a PDF, and send that.',
					},
				},
			},
		},
	]);
	expect(service.calls).toEqual([]);
});
