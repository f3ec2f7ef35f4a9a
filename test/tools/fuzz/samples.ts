import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import sharp from 'sharp';

import { twoPageTiff } from '../../files/images/make-tiff';
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

export const fuzzedMail = (): Buffer => sample('mail-two-invoices.eml');
