import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { encode } from 'jpeg-js';
import { degrees, PDFDocument, StandardFonts, type PDFPage } from 'pdf-lib';

/** A4 in points. */
export const A4 = { width: 595, height: 842 };

/** See test/files/pdf/make-pdfs.ts. */
export const fileBytes = (name: string): Uint8Array =>
	new Uint8Array(readFileSync(resolve(__dirname, '../../../files/pdf', name)));

/** A PDF drawn by `draw`. */
export async function pdfOf(draw: (pdf: PDFDocument) => unknown): Promise<Uint8Array> {
	const pdf = await PDFDocument.create();
	await draw(pdf);
	return await pdf.save({ addDefaultPage: false });
}

/** Each page with its number and a black bar at the left edge of its top. */
export const numberedPages = (count: number): Promise<Uint8Array> =>
	pdfOf(async (pdf) => {
		const font = await pdf.embedFont(StandardFonts.Helvetica);
		for (let number = 1; number <= count; number++) {
			const page = pdf.addPage([A4.width, A4.height]);
			page.drawText(`Page ${number}`, { x: 72, y: 700, size: 40, font });
			page.drawRectangle({ x: 0, y: A4.height - 72, width: 72, height: 72 });
		}
	});

// A global is looked up slowly inside jest; these run for every byte.
const { floor, imul, sin } = Math;

/** A photo without a straight line: the same bytes every time. */
export function jpeg(width: number, height: number): Uint8Array {
	const data = new Uint8Array(width * height * 4);
	let state = 1;
	for (let at = 0; at < data.byteLength; at++) {
		state = (imul(state, 1664525) + 1013904223) >>> 0;
		data[at] = at % 4 === 3 ? 255 : 150 + floor(50 * sin(at / 900)) + (state >>> 27);
	}
	return new Uint8Array(encode({ width, height, data }, 80).data);
}

/** A page with the JPEG all over it. */
export async function scannedPage(
	pdf: PDFDocument,
	image: Uint8Array,
	place = { x: 0, y: 0, ...A4 },
): Promise<PDFPage> {
	const page = pdf.addPage([A4.width, A4.height]);
	page.drawImage(await pdf.embedJpg(image), place);
	return page;
}

export const turned = (page: PDFPage, angle: number) => {
	page.setRotation(degrees(angle));
};
