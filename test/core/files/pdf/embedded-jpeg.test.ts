import { describe, expect, test } from '@jest/globals';
import { PDFArray, PDFName, PDFNumber, PDFRawStream, rgb, type PDFDocument } from 'pdf-lib';
import {
	concatTransformationMatrix,
	popGraphicsState,
	pushGraphicsState,
	StandardFonts,
	TextRenderingMode,
	setTextRenderingMode,
} from 'pdf-lib';

import { openPdf } from '../../../../core/files/pdf/renderer';
import { A4, jpeg, pdfOf, scannedPage, turned } from './documents';
import { pixelsOf } from './pixels-of';
import { inOneGo } from '../../../files/turns';

const IMAGE = jpeg(120, 170);

async function firstPage(draw: (pdf: PDFDocument) => Promise<unknown>) {
	const pdf = await openPdf(await pdfOf(draw), inOneGo);
	const page = await pdf.renderPage(1, { dpi: 72, colour: false });
	pdf.close();
	return page;
}

const LAYER = 'Text that a scanner has read';

async function withText(pdf: PDFDocument, mode: TextRenderingMode) {
	const page = await scannedPage(pdf, IMAGE);
	page.pushOperators(pushGraphicsState(), setTextRenderingMode(mode));
	page.drawText(LAYER, { x: 50, y: 400, font: await pdf.embedFont(StandardFonts.Helvetica) });
	page.pushOperators(popGraphicsState());
}

/** Sets a key of the image's dictionary. */
async function withKey(pdf: PDFDocument, key: string, value: PDFArray | PDFNumber | PDFName) {
	const embedded = await pdf.embedJpg(IMAGE);
	pdf.addPage([A4.width, A4.height]).drawImage(embedded, { x: 0, y: 0, ...A4 });
	await pdf.flush();
	const stream = pdf.context.lookup(embedded.ref);
	if (stream instanceof PDFRawStream) stream.dict.set(PDFName.of(key), value);
}

describe('a page that is one JPEG gives that very JPEG', () => {
	test.each<[string, (pdf: PDFDocument) => Promise<unknown>]>([
		['from edge to edge', async (pdf) => await scannedPage(pdf, IMAGE)],
		[
			'with a narrow margin',
			async (pdf) => await scannedPage(pdf, IMAGE, { x: 10, y: 10, width: 575, height: 822 }),
		],
		['under invisible text', (pdf) => withText(pdf, TextRenderingMode.Invisible)],
		[
			'twice in the file',
			async (pdf) => {
				await scannedPage(pdf, IMAGE);
				await scannedPage(pdf, IMAGE);
			},
		],
	])('%s', async (_, draw) => {
		const page = await firstPage(draw);
		expect(page).toMatchObject({ mediaType: 'image/jpeg', from: 'embedded' });
		expect([page.width, page.height]).toEqual([120, 170]);
		expect(Buffer.from(page.bytes).equals(IMAGE)).toBe(true);
	});
});

describe('a page that looks other than its JPEG is drawn', () => {
	test.each<[string, (pdf: PDFDocument) => Promise<unknown>]>([
		[
			'turned',
			async (pdf) => {
				turned(await scannedPage(pdf, IMAGE), 180);
			},
		],
		[
			'an image over half the page',
			async (pdf) => await scannedPage(pdf, IMAGE, { x: 0, y: 400, width: 595, height: 442 }),
		],
		[
			'an image beyond the edges',
			async (pdf) => await scannedPage(pdf, IMAGE, { x: -60, y: 0, width: 655, height: 842 }),
		],
		[
			'a mirrored image',
			async (pdf) => {
				const page = pdf.addPage([A4.width, A4.height]);
				page.pushOperators(concatTransformationMatrix(-1, 0, 0, 1, A4.width, 0));
				page.drawImage(await pdf.embedJpg(IMAGE), { x: 0, y: 0, ...A4 });
			},
		],
		['visible text', (pdf) => withText(pdf, TextRenderingMode.Fill)],
		[
			'a line through it',
			async (pdf) => {
				(await scannedPage(pdf, IMAGE)).drawRectangle({ y: 400, width: 595, height: 5 });
			},
		],
		[
			'a faded image',
			async (pdf) => {
				const page = pdf.addPage([A4.width, A4.height]);
				page.drawImage(await pdf.embedJpg(IMAGE), { x: 0, y: 0, ...A4, opacity: 0.5 });
			},
		],
		[
			'two images',
			async (pdf) => {
				const page = await scannedPage(pdf, IMAGE);
				page.drawImage(await pdf.embedJpg(IMAGE), { x: 0, y: 0, ...A4 });
			},
		],
		[
			'a field of a form',
			async (pdf) => {
				const page = await scannedPage(pdf, IMAGE);
				const field = pdf.getForm().createTextField('paid');
				field.setText('PAID');
				field.addToPage(page, { x: 100, y: 100, backgroundColor: rgb(1, 1, 1) });
			},
		],
		[
			'inverted values',
			(pdf) => {
				const inverted = PDFArray.withContext(pdf.context);
				for (const value of [1, 0, 1, 0, 1, 0]) inverted.push(PDFNumber.of(value));
				return withKey(pdf, 'Decode', inverted);
			},
		],
		[
			'a mask by colour',
			(pdf) => {
				const colours = PDFArray.withContext(pdf.context);
				for (const value of [0, 9, 0, 9, 0, 9]) colours.push(PDFNumber.of(value));
				return withKey(pdf, 'Mask', colours);
			},
		],
	])('%s', async (_, draw) => {
		const page = await firstPage(draw);
		expect(page.from).toBe('rendered');
		expect([page.width, page.height]).toEqual([595, 842]);
	});

	test('upside down, it shows what was at the bottom on top', async () => {
		const upright = pixelsOf(await firstPage(async (pdf) => await scannedPage(pdf, IMAGE)));
		const bottomUp = pixelsOf(
			await firstPage(async (pdf) => {
				turned(await scannedPage(pdf, IMAGE), 180);
			}),
		);
		const brightness = ([red = 0]: number[]) => red;
		const difference = brightness(upright.at(0.3, 0.2)) - brightness(bottomUp.at(0.7, 0.8));
		expect(Math.abs(difference)).toBeLessThan(60);
	});
});
