import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { loadDocument } from '../../cli/documents';
import { attachmentsOf, mailItem } from '../../cli/mail';
import { sampleBytes, SAMPLES_FOLDER } from '../samples/truth';

const MAIL = 'mail-two-invoices.eml';

/** Lines as they are sent: each ends with CRLF. */
const mailOf = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const HEAD = ['From: ann@example.com', 'Subject: Invoice', 'MIME-Version: 1.0'];

/** A mail of one attachment with these headers. */
const mailWithPart = (...headers: string[]) =>
	mailOf(
		...HEAD,
		'Content-Type: multipart/mixed; boundary=b',
		'',
		'--b',
		'Content-Type: text/plain',
		'',
		'See below.',
		'--b',
		...headers,
		'Content-Transfer-Encoding: base64',
		'',
		base64('%PDF-1.7'),
		'--b--',
	);

const fileNames = async (mail: Uint8Array) =>
	(await attachmentsOf(mail)).map(({ fileName }) => fileName);

describe('the attachments of the sample mail', () => {
	test('come in its order, and say what is shown in the text', async () => {
		const attachments = await attachmentsOf(sampleBytes(MAIL));
		expect(attachments.map(({ bytes: _bytes, ...rest }) => rest)).toEqual([
			{
				fileName: 'logo.png',
				mimeType: 'image/png',
				inline: true,
				contentId: 'logo@cobaltharbor.example',
			},
			{ fileName: 'invoice-scan.pdf', mimeType: 'application/pdf', inline: false },
			{ fileName: 'invoice-clean.png', mimeType: 'image/png', inline: false },
			{ fileName: 'terms.txt', mimeType: 'text/plain', inline: false },
		]);
	});

	test('have a logo of the size of one', async () => {
		const [logo] = await attachmentsOf(sampleBytes(MAIL));
		expect(await sharp(logo?.bytes).metadata()).toMatchObject({ width: 160, height: 48 });
	});
});

describe('attachments', () => {
	test('are found in parts of parts, in the order of the mail', async () => {
		const leaf = (name: string, disposition: string) => [
			`Content-Type: application/pdf; name=${name}`,
			`Content-Disposition: ${disposition}; filename=${name}`,
			'Content-Transfer-Encoding: base64',
			'',
			base64(name),
		];
		const mail = mailOf(
			...HEAD,
			'Content-Type: multipart/mixed; boundary=outer',
			'',
			'--outer',
			'Content-Type: multipart/alternative; boundary=bodies',
			'',
			'--bodies',
			'Content-Type: text/plain',
			'',
			'plain',
			'--bodies',
			'Content-Type: multipart/mixed; boundary=inner',
			'',
			'--inner',
			'Content-Type: text/html',
			'',
			'<p>html</p>',
			'--inner',
			...leaf('first.pdf', 'inline'),
			'--inner--',
			'--bodies--',
			'--outer',
			...leaf('second.pdf', 'attachment'),
			'--outer--',
		);
		const attachments = await attachmentsOf(mail);
		expect(
			attachments.map(({ fileName, inline, bytes }) => [
				fileName,
				inline,
				Buffer.from(bytes).toString(),
			]),
		).toEqual([
			['first.pdf', true, 'first.pdf'],
			['second.pdf', false, 'second.pdf'],
		]);
		expect((await mailItem(mail)).json).toMatchObject({
			textPlain: expect.stringMatching(/^plain\n?$/),
			textHtml: expect.stringContaining('<p>html</p>'),
		});
	});

	test.each([
		[
			'encoded words (RFC 2047)',
			[
				'Content-Type: application/pdf; name="=?utf-8?B?UmVjaG51bmcgTWFpLUrDpG5uZXI=?= =?utf-8?Q?_7.pdf?="',
				'Content-Disposition: attachment',
			],
			'Rechnung Mai-Jänner 7.pdf',
		],
		[
			'percent signs (RFC 2231)',
			[
				'Content-Type: application/pdf',
				"Content-Disposition: attachment; filename*=utf-8''facture%20n%C2%B0%203.pdf",
			],
			'facture n° 3.pdf',
		],
		[
			'pieces (RFC 2231)',
			[
				'Content-Type: application/pdf',
				"Content-Disposition: attachment; filename*0*=iso-8859-1'de'Geb%FChren;",
				' filename*1="-2026.pdf"',
			],
			'Gebühren-2026.pdf',
		],
		[
			'a folder before it',
			[
				'Content-Type: application/pdf',
				'Content-Disposition: attachment; filename="../../etc/inv.pdf"',
			],
			'inv.pdf',
		],
		['no name', ['Content-Type: application/pdf', 'Content-Disposition: attachment'], undefined],
	])('a file name with %s', async (_case, headers, fileName) => {
		expect(await fileNames(mailWithPart(...headers))).toEqual([fileName]);
	});

	test('one that is part of the HTML is inline, though no header says it', async () => {
		const mail = mailOf(
			...HEAD,
			'Content-Type: multipart/related; boundary=b',
			'',
			'--b',
			'Content-Type: text/html',
			'',
			'<img src="cid:logo">',
			'--b',
			'Content-Type: image/png',
			'Content-ID: <logo>',
			'',
			'pixels',
			'--b--',
		);
		expect(await attachmentsOf(mail)).toMatchObject([{ inline: true, contentId: 'logo' }]);
	});

	const forwarded = [
		'From: bob@example.com',
		'Subject: The invoice',
		'MIME-Version: 1.0',
		'Content-Type: application/pdf; name=inner.pdf',
		'Content-Transfer-Encoding: base64',
		'',
		base64('%PDF-1.7'),
	];
	const forwarding = (...disposition: string[]) =>
		mailOf(
			...HEAD,
			'Content-Type: multipart/mixed; boundary=b',
			'',
			'--b',
			'Content-Type: message/rfc822',
			...disposition,
			'',
			...forwarded,
			'--b--',
		);

	test('a mail attached as a file is one, and stays closed', async () => {
		const attachments = await attachmentsOf(
			forwarding('Content-Disposition: attachment; filename=the-invoice.eml'),
		);
		expect(attachments).toMatchObject([
			{ fileName: 'the-invoice.eml', mimeType: 'message/rfc822', inline: false },
		]);
		expect(await fileNames(attachments[0]?.bytes ?? Buffer.of())).toEqual(['inner.pdf']);
	});

	test('of a mail forwarded within the text are those of the mail', async () => {
		expect(await fileNames(forwarding())).toEqual(['inner.pdf']);
	});

	test.each([
		['nothing', Buffer.of(), 'the mail is empty'],
		['an image', sampleBytes('receipt.jpg'), 'the file holds no mail'],
		['a letter', Buffer.from('Dear Sir or Madam,\n\nplease pay.'), 'the file holds no mail'],
	])('%s is no mail, and that is said', async (_case, bytes, message) => {
		await expect(attachmentsOf(bytes)).rejects.toThrow(message);
	});
});

describe('the item of a mail', () => {
	test('is that of the e-mail trigger', async () => {
		const { json, binary } = await mailItem(sampleBytes(MAIL));
		expect(json).toEqual({
			from: 'Maren Holt <maren@cobaltharbor.example>',
			to: 'Invoices <invoices@cobaltharbor.example>',
			subject: 'Two invoices: the electrician and the paper',
			date: 'Thu, 21 May 2026 08:30:00 +0000',
			textPlain: expect.stringMatching(/^Hello,\n\nattached are two invoices/),
			textHtml: expect.stringContaining('<img src="cid:logo@cobaltharbor.example"'),
			metadata: {
				'message-id': '<20260521083000.5568@cobaltharbor.example>',
				'mime-version': '1.0',
				'content-type': 'multipart/mixed; boundary="--_NmP-cobalt-harbor-Part_1"',
			},
		});
		expect(Object.keys(binary ?? {})).toEqual([
			'attachment_0',
			'attachment_1',
			'attachment_2',
			'attachment_3',
		]);
		expect(binary?.attachment_1).toEqual({
			fileName: 'invoice-scan.pdf',
			mimeType: 'application/pdf',
			data: sampleBytes('invoice-scan.pdf').toString('base64'),
		});
	});

	test('has decoded headers, the first where one comes twice', async () => {
		const mail = mailOf(
			'Received: second hop',
			'Received: first hop',
			'From: =?utf-8?Q?J=C3=BCrgen?= <j@example.com>',
			'Subject: =?iso-8859-1?Q?Rechnung_f=FCr?=',
			' =?iso-8859-1?Q?_Mai?=',
			'',
			'Hello',
		);
		expect((await mailItem(mail)).json).toMatchObject({
			from: 'Jürgen <j@example.com>',
			subject: 'Rechnung für Mai',
			metadata: { received: 'second hop' },
		});
	});

	test('has no binary without attachments', async () => {
		const item = await mailItem(mailOf(...HEAD, '', 'Nothing is attached.'));
		expect(item).not.toHaveProperty('binary');
		expect(item.json).toMatchObject({ textPlain: 'Nothing is attached.\n', textHtml: '' });
	});
});

describe('loadDocument', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'space-ocr-mail-'));
	});
	afterAll(() => {
		rmSync(folder, { recursive: true });
	});
	const written = (name: string, bytes: Uint8Array) => {
		const file = join(folder, name);
		writeFileSync(file, bytes);
		return file;
	};

	test('takes a mail by its ending, in any case, and keeps what the caller adds', async () => {
		const file = written('INVOICE.EML', sampleBytes(MAIL));
		expect(await loadDocument(file, { preset: 'receipt' })).toMatchObject({
			file,
			item: {
				json: { subject: 'Two invoices: the electrician and the paper', preset: 'receipt' },
				binary: { attachment_0: { fileName: 'logo.png' } },
			},
		});
	});

	test('puts any other file under data', async () => {
		const file = join(SAMPLES_FOLDER, 'invoice-scan.pdf');
		expect(await loadDocument(file)).toEqual({
			file,
			item: {
				json: {},
				binary: {
					data: {
						fileName: 'invoice-scan.pdf',
						mimeType: 'application/octet-stream',
						data: sampleBytes('invoice-scan.pdf').toString('base64'),
					},
				},
			},
		});
	});

	test('says why there is no item', async () => {
		const empty = written('empty.eml', Buffer.of());
		expect(await loadDocument(empty)).toEqual({ file: empty, error: 'the mail is empty' });
		expect(await loadDocument(join(folder, 'absent.eml'))).toMatchObject({
			error: expect.stringContaining('no such file'),
		});
	});
});
