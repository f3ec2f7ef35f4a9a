import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { zipSync } from 'fflate';
import sharp from 'sharp';

import { ciiOf, FACTS, hybridOf, ublOf, type Facts } from '../../files/einvoices/make-einvoices';
import { twoPageTiff } from '../../files/images/make-tiff';
import { entityBomb } from '../../files/mails/hostile-mails';
import { mailWith } from '../../files/mails/make-mail';
import { outlookMessage } from '../../files/mails/outlook-message';
import { winmail } from '../../files/mails/winmail';
import { nestedForms } from '../../files/pdf/hostile-pdfs';
import {
	drawnLetters,
	hiddenShading,
	hugeFax,
	hugeJbig2,
	hugeJpx,
	inlineImage,
	softMask,
} from '../../files/pdf/more-hostile-pdfs';
import { pdfWithFiles } from '../../files/pdf/pdf-with-files';

const sample = (name: string) => readFileSync(resolve(__dirname, '../../../samples', name));

const square = (shade: number) =>
	sharp({ create: { width: 260, height: 220, channels: 3, background: { r: shade, g: 0, b: 0 } } });

/** What is changed: the project's own samples, and small files of the kinds it has none of. */
export async function fuzzedFiles(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
	return [
		['two-pages.pdf', sample('invoice-two-pages.pdf')],
		['scan.pdf', sample('invoice-scan.pdf')],
		['forms.pdf', nestedForms(3, 2)],
		['packed-objects.pdf', hiddenShading(3)],
		['letters.pdf', drawnLetters(20, 5)],
		['fax.pdf', hugeFax(600)],
		['jbig2.pdf', hugeJbig2(300, 2)],
		['jpx.pdf', hugeJpx(300)],
		['mask.pdf', softMask(200)],
		['inline.pdf', inlineImage(300)],
		['receipt.jpg', sample('receipt.jpg')],
		['pages.tif', twoPageTiff(60, 120)],
		['more-pages.tif', twoPageTiff(180, 240)],
		['small.png', await square(40).png().toBuffer()],
		['small.jpg', await square(90).jpeg({ progressive: true }).toBuffer()],
		['small.webp', await square(140).webp().toBuffer()],
		['small.gif', await square(200).gif().toBuffer()],
	];
}

const PART = 'application/octet-stream';

/**
 * What a mail may bring beside pages: documents in containers of every kind, and e-invoices.
 *
 * @param facts of the e-invoices in them: what is the same invoice in two forms is one document
 */
export async function fuzzedContainers(
	facts: Facts = FACTS,
): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
	const picture = await square(120).png().toBuffer();
	const hybrid = await hybridOf(facts);
	const mail = mailWith(
		{ name: 'a.png', type: PART, bytes: picture },
		{ name: 'a.xml', type: 'text/xml', bytes: Buffer.from(ublOf(facts)) },
	);
	return [
		['ubl.xml', Buffer.from(ublOf(facts))],
		['cii.xml', Buffer.from(ciiOf(facts))],
		['zugferd.xml', Buffer.from(ciiOf(facts, 'zugferd1'))],
		['utf-16.xml', Buffer.from(`\uFEFF${ublOf(facts).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
		['entities.xml', entityBomb()],
		['hybrid.pdf', hybrid],
		['portfolio.pdf', await pdfWithFiles(['Please find it attached.'], { 'a.pdf': hybrid })],
		[
			'papers.zip',
			Buffer.from(
				zipSync({ 'a.png': picture, 'b.xml': Buffer.from(ciiOf(facts)), 'in/c.eml': mail }),
			),
		],
		['stored.zip', Buffer.from(zipSync({ 'a.png': picture, 'b.pdf': hybrid }, { level: 0 }))],
		['mail.eml', mail],
		['two.eml', sample('mail-two-invoices.eml')],
		[
			'saved.msg',
			outlookMessage(
				{ name: 'a.png', bytes: picture },
				{ subject: 'Forwarded', parts: [{ name: 'b.png', bytes: picture }] },
			),
		],
		['winmail.dat', winmail('a.pdf', 'b.pdf')],
		['signed.p7m', readFileSync(resolve(__dirname, '../../files/mails/signed-mail.p7m'))],
		[
			'streamed.p7m',
			readFileSync(resolve(__dirname, '../../files/mails/signed-mail-streamed.p7m')),
		],
	];
}

export const fuzzedMail = (): Buffer => sample('mail-two-invoices.eml');
