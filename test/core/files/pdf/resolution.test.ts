import { deflateSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import {
	drawObject,
	StandardFonts,
	pushGraphicsState,
	popGraphicsState,
	concatTransformationMatrix,
	type PDFDocument,
	type PDFPage,
	type PDFRef,
} from 'pdf-lib';

import { openPdf } from '../../../../core/files/pdf/renderer';
import { A4, pdfOf } from './documents';
import { inOneGo } from '../../../files/turns';

/** The first page as it is drawn when 200 dpi are asked for. */
async function sizeOf(draw: (pdf: PDFDocument) => unknown): Promise<string> {
	const pdf = await openPdf(await pdfOf(draw), inOneGo);
	const { width, height } = await pdf.renderPage(1, { dpi: 200, colour: false });
	pdf.close();
	return `${width} × ${height}`;
}

interface Place {
	readonly width: number;
	readonly height: number;
}

/** An image in black and white that is no JPEG. */
function image(pdf: PDFDocument, { width, height }: Place) {
	const pixels = deflateSync(new Uint8Array(Math.ceil(width / 8) * height).fill(0xaa));
	const dictionary = {
		Type: 'XObject',
		Subtype: 'Image',
		Width: width,
		Height: height,
		BitsPerComponent: 1,
		ColorSpace: 'DeviceGray',
		Filter: 'FlateDecode',
	};
	return pdf.context.register(pdf.context.stream(pixels, dictionary));
}

function place(page: PDFPage, reference: PDFRef, bottom: number, size: Place) {
	const name = page.node.newXObject('Scan', reference);
	page.pushOperators(
		pushGraphicsState(),
		concatTransformationMatrix(size.width, 0, 0, size.height, 0, bottom),
		drawObject(name),
		popGraphicsState(),
	);
}

/** A page that consists of an image. */
const scan = (page: Place, pixels: Place, strips: number) => (pdf: PDFDocument) => {
	const drawn = pdf.addPage([page.width, page.height]);
	const strip = image(pdf, { width: pixels.width, height: pixels.height / strips });
	const height = page.height / strips;
	for (let index = 0; index < strips; index++)
		place(drawn, strip, index * height, { width: page.width, height });
};
const text = (page: Place, size: number) => async (pdf: PDFDocument) => {
	const drawn = pdf.addPage([page.width, page.height]);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	drawn.drawText('Invoice 4711', { x: 5, y: page.height / 2, size, font });
};

const SMALL = { width: 99.24, height: 140.34 };
const HUGE = { width: 1654, height: 2339 };
const RECEIPT = { width: 227, height: 567 };

test.each([
	['A4 with text', text(A4, 10), '1653 × 2339'],
	['A4 with a fine scan', scan(A4, { width: 3300, height: 4680 }, 1), '1653 × 2339'],
	['A4 with a coarse scan', scan(A4, { width: 595, height: 842 }, 1), '1653 × 2339'],
	['a small page with a fine scan', scan(SMALL, { width: 1654, height: 2339 }, 1), '1654 × 2338'],
	['… in strips', scan(SMALL, { width: 1654, height: 2340 }, 10), '1654 × 2338'],
	[
		'… that is finer than A4 at 200 dpi',
		scan(SMALL, { width: 3308, height: 4678 }, 1),
		'1654 × 2338',
	],
	['a small page with a coarse scan', scan(SMALL, { width: 400, height: 565 }, 1), '400 × 565'],
	['a small page with small text', text(SMALL, 2), '1103 × 1559'],
	['a receipt', text(RECEIPT, 8), '631 × 1575'],
	['A4 with tiny text', text(A4, 3), '2480 × 3509'],
	['a huge page that is a scan', scan(HUGE, { width: 1654, height: 2339 }, 1), '1654 × 2339'],
	['a large page with text', text({ width: 1000, height: 1400 }, 10), '2778 × 3889'],
])('%s', async (_name, draw, expected) => {
	expect(await sizeOf(draw)).toBe(expected);
});

test('a logo on a small page says nothing of how fine it must be drawn', async () => {
	const size = await sizeOf(async (pdf) => {
		await text(RECEIPT, 8)(pdf);
		const logo = image(pdf, { width: 1200, height: 400 });
		place(pdf.getPage(0), logo, 500, { width: 90, height: 30 });
	});
	expect(size).toBe('631 × 1575');
});

/** A page whose letters are lines. */
const outlined = (page: Place, lines: number) => (pdf: PDFDocument) => {
	const drawn = pdf.addPage([page.width, page.height]);
	for (let at = 0; at < lines; at++)
		drawn.drawLine({ start: { x: 5, y: at / 2 }, end: { x: 15, y: at / 2 }, thickness: 0.3 });
};

test('a small page of letters drawn as lines is one of A4 made small', async () => {
	const small = { width: 210, height: 297 };
	expect(await sizeOf(outlined(small, 500))).toBe('1654 × 2339');
	expect(await sizeOf(outlined(small, 20))).toBe('583 × 825');
	expect(await sizeOf(outlined({ width: 595, height: 842 }, 500))).toBe('1653 × 2339');
});
