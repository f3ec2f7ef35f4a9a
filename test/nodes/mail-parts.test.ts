import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { mailItem } from '../../cli/mail';
import { hintsOf, resultOf } from '../../cli/run-workflow';
import { mailWith, type MailPart } from '../files/mails/make-mail';
import { winmail } from '../files/mails/winmail';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { installFileMemory, openFileMemory } from './file-memory';
import { pngNamed, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const good: MailPart = { name: 'good.png', type: 'image/png', bytes: pngNamed('good') };
const signature: MailPart = {
	name: 'smime.p7s',
	type: 'application/pkcs7-signature',
	bytes: readFileSync(join(__dirname, '../files/mails/smime.p7s')),
};
const logInPage: MailPart = {
	name: 'Invoice.pdf',
	type: 'application/pdf',
	bytes: Buffer.from('<!DOCTYPE html><p>Please log in to download your invoice'),
};

const mail = async (...parts: MailPart[]) => await mailItem(mailWith(...parts));

async function runOn(items: INodeExecutionData[], parameters: INodeParameters = {}) {
	const execution = await start({ url: service.url, items, parameters }).result;
	return { ...resultOf(execution), hints: hintsOf(execution) };
}

test('a signed mail is read, and its signature is left aside and told', async () => {
	const { outputs, error, hints } = await runOn([await mail(good, signature)]);
	expect(error).toBeUndefined();
	expect(outputs[0]?.map(({ json }) => json.ocr)).toMatchObject([
		{ skipped: [{ file_name: 'smime.p7s', why: 'a mail signature' }] },
	]);
	expect(hints).toEqual([
		'1 accepted',
		'Skipped, as they are no documents: smime.p7s (a mail signature)',
	]);
});

const unreadable: readonly (readonly [name: string, part: MailPart, message: string])[] = [
	['a log-in page named as a PDF', logInPage, 'Invoice.pdf: the file is a web page, not a PDF'],
	[
		'a forwarded mail without an attachment',
		{
			name: 'Your invoice.eml',
			type: 'application/octet-stream',
			bytes: mailWith(),
		},
		'Your invoice.eml: the file is a mail, not a PDF',
	],
	[
		'an archive',
		{
			name: 'march.zip',
			type: 'application/zip',
			bytes: Buffer.from('504b0304140000000000', 'hex'),
		},
		'march.zip: the ZIP archive is damaged or cut off',
	],
	[
		'Outlook’s own format with a file in it',
		{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: winmail('Invoice.pdf') },
		'winmail.dat › Invoice.pdf: the PDF is damaged or cut off',
	],
	[
		'an e-invoice',
		{
			name: 'data.xml',
			type: 'application/xml',
			bytes: Buffer.from('<?xml version="1.0"?><p:FatturaElettronica xmlns:p="urn:it"/>'),
		},
		'data.xml: the file is an e-invoice, not a PDF',
	],
	[
		'a broken e-invoice',
		{
			name: 'data.xml',
			type: 'application/xml',
			bytes: Buffer.from('<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:un">'),
		},
		'data.xml: the e-invoice can’t be read: it is no well-formed XML',
	],
];

describe('beside a good file', () => {
	test.each(unreadable)('%s fails, and the good one is read', async (_name, part, message) => {
		const { outputs } = await runOn([await mail(part, good)], { failedOutput: true });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[2]?.map(({ json }) => json.ocr)).toMatchObject([
			{
				error: {
					message: expect.stringContaining(message),
					next_step: expect.stringMatching(/\w/),
				},
			},
		]);
	});

	test.each(unreadable)(
		'%s stops a run that is to stop before anything is paid',
		async (_name, part, message) => {
			const { error } = await runOn([await mail(good), await mail(good, part)]);
			expect(error).toMatchObject({ message: expect.stringContaining(message) });
			expect(service.calls).toEqual([]);
		},
	);
});

describe('a run that is to stop stops before anything is paid', () => {
	test('at a mail without a document', async () => {
		const { error } = await runOn([await mail(good), await mail(signature)]);
		expect(error).toMatchObject({
			message: 'item 2: there is no document, only smime.p7s (a mail signature)',
		});
		expect(service.calls).toEqual([]);
	});

	test('at a PDF that can’t be opened', async () => {
		const broken = { ...logInPage, bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj') };
		const { error } = await runOn([await mail(good), await mail(broken)]);
		expect(error).toMatchObject({ message: 'Invoice.pdf: the PDF is damaged or cut off' });
		expect(service.calls).toEqual([]);
	});

	test('with Already Processed, too, and reads the good ones when it may go on', async () => {
		await installFileMemory(openFileMemory());
		const options = { alreadyProcessed: 'drop' };
		const items = [await mail(good), await mail(logInPage)];
		expect((await runOn(items, { options })).error).toBeDefined();
		expect(service.calls).toEqual([]);
		const { outputs } = await runOn(items, { options, failedOutput: true });
		expect(outputs.map(({ length }) => length)).toEqual([1, 0, 1]);
	});
});

test('a file that came as base64 text is read as what it is', async () => {
	const text = pngNamed('packed').toString('base64').replace(/.{76}/g, '$&\r\n');
	const packed = { name: 'scan.pdf', type: 'application/pdf', bytes: Buffer.from(text) };
	const { outputs } = await runOn([await mail(packed)]);
	expect(outputs[0]?.map(({ json }) => json.ocr)).toMatchObject([
		{ source: { file_name: 'scan.pdf', mime_type: 'image/png' } },
	]);
	expect(service.calls.map(({ image }) => image.slice(-6))).toEqual(['packed']);
});
