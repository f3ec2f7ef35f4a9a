import { afterEach, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';

import { FACTS, pdfOf } from '../files/einvoices/make-einvoices';
import { INVOICE_HTML } from '../files/mails/invoice-mail';
import { mailSaying } from '../files/mails/make-mail';
import { outlookMessage } from '../files/mails/outlook-message';
import { pdfWithFiles } from '../files/pdf/pdf-with-files';
import { openStage, pageNamed, type Stage } from './stage';
import { errorOf } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

const extract = async (name: string, bytes: Uint8Array, inputs: object = {}) => {
	stage = await openStage({ files: { [name]: bytes } });
	return await stage.zap.extract({ file: [stage.link(name)], ...inputs });
};

test('each document in an archive is one of its own', async () => {
	const zip = zipSync({
		'a.png': pageNamed('a'),
		'b.png': pageNamed('b'),
		'terms.txt': strToU8('General terms'),
	});
	expect(await extract('march.zip', zip)).toMatchObject({
		document_count: 2,
		documents: [{ file_name: 'a.png' }, { file_name: 'b.png' }],
		skipped_text: 'terms.txt (text)',
	});
});

test('an archive with one document is that document, and says where it came from', async () => {
	expect(await extract('march.zip', zipSync({ 'a.png': pageNamed('a') }))).toMatchObject({
		document_count: 1,
		total_due: 1234.5,
		ocr: { source: { file_name: 'a.png', path: ['march.zip'] } },
	});
});

test('a damaged one fails before anything is sent', async () => {
	const { message } = await errorOf(extract('march.zip', strToU8('PK\x03\x04\x14\0\0\0\0\0')));
	expect(message).toContain('march.zip: the ZIP archive is damaged or cut off');
	expect(stage.service.calls).toEqual([]);
});

test('a mail that Outlook saved, and a letter that brings an invoice along', async () => {
	const letter = await pdfWithFiles(['Dear customer, our invoice is attached to this PDF.'], {
		'Invoice-1.pdf': await pdfOf(FACTS),
	});
	const message = outlookMessage({ name: 'letter.pdf', bytes: letter });
	expect(await extract('fwd.msg', message)).toMatchObject({
		document_count: 1,
		ocr: { source: { file_name: 'Invoice-1.pdf', path: ['fwd.msg', 'letter.pdf'] } },
		skipped_text: 'letter.pdf (a cover without any amount; the documents are the files in it)',
	});
});

test('a mail that is the invoice itself, where that is asked for', async () => {
	const mail = mailSaying(INVOICE_HTML, 'text/html');
	expect(await extract('mail.eml', mail, { mail_body: 'read' })).toMatchObject({
		document_count: 1,
		ocr: { scans: 1, source: { file_name: 'mail-text.pdf', path: ['mail.eml'] } },
	});
	await stage.close();
	const { message } = await errorOf(extract('mail.eml', mail));
	expect(message).toContain('the file is a mail, not a PDF or an image');
	expect(stage.service.calls).toEqual([]);
});
