import { describe, expect, test } from '@jest/globals';

import { pageImage } from '../../../../core/files/pdf/page-image';
import { PdfDocument } from '../../../../core/files/pdf/pdf-document';
import { inOneGo } from '../../../files/turns';
import { jpeg, pdfOf, scannedPage, turned } from './documents';
import { pixelsOf } from './pixels-of';

const OPTIONS = { dpi: 60, colour: false };

describe('an image that is too large for the service', () => {
	test('as PNG becomes a JPEG', async () => {
		const photo = jpeg(200, 80);
		const bytes = await pdfOf(
			async (pdf) => await scannedPage(pdf, photo, { x: 0, y: 0, width: 595, height: 240 }),
		);
		const document = await PdfDocument.open(bytes, undefined, inOneGo);
		const png = await pageImage(document, 1, OPTIONS, Infinity, inOneGo);
		const again = await pageImage(document, 1, OPTIONS, png.bytes.byteLength - 1, inOneGo);
		document.close();
		expect(png.mediaType).toBe('image/png');
		expect(again).toMatchObject({ mediaType: 'image/jpeg', width: png.width });
		expect(again.bytes.byteLength).toBeLessThan(png.bytes.byteLength);
		expect(pixelsOf(again).ink(0, 0.8, 1, 1)).toBeGreaterThan(0.5);
	});

	test('as JPEG is drawn at a lower resolution, until it fits', async () => {
		const bytes = await pdfOf(async (pdf) => {
			turned(await scannedPage(pdf, jpeg(400, 550)), 180);
		});
		const document = await PdfDocument.open(bytes, undefined, inOneGo);
		const full = await pageImage(document, 1, OPTIONS, Infinity, inOneGo);
		const less = await pageImage(document, 1, OPTIONS, full.bytes.byteLength / 4, inOneGo);
		document.close();
		expect(full.width).toBe(496);
		expect(less.bytes.byteLength).toBeLessThanOrEqual(full.bytes.byteLength / 4);
		expect(less.width).toBeLessThan(300);
		expect(pixelsOf(less)).toMatchObject({ width: less.width, height: less.height });
	});

	test('as it lies in the PDF is drawn instead', async () => {
		const image = jpeg(400, 550);
		const bytes = await pdfOf(async (pdf) => await scannedPage(pdf, image));
		const document = await PdfDocument.open(bytes, undefined, inOneGo);
		expect((await pageImage(document, 1, OPTIONS, image.byteLength, inOneGo)).from).toBe(
			'embedded',
		);
		expect((await pageImage(document, 1, OPTIONS, image.byteLength - 1, inOneGo)).from).toBe(
			'rendered',
		);
		document.close();
	});
});
