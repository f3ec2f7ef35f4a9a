import { afterEach, describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';
import {
	degrees,
	PDFDocument,
	PDFPage,
	rgb,
	setTextRenderingMode,
	StandardFonts,
	TextRenderingMode,
	type PDFFont,
} from 'pdf-lib';

import { openPdf, type OpenPdf } from '../../../../core/files/pdf/renderer';
import { isRealText } from '../../../../core/files/pdf/text';
import { inOneGo } from '../../../files/turns';

let pdf: OpenPdf;
afterEach(() => {
	pdf.close();
});

async function textOf(
	draw: (page: PDFPage, font: PDFFont, document: PDFDocument) => Promise<void> | void,
) {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	await draw(document.addPage([595, 842]), font, document);
	pdf = await openPdf(await document.save(), inOneGo);
	return await pdf.pageText(1);
}

const LINES = [
	'Rechnung Nr. R-2026-0815',
	'Gesamtbetrag 1.195,76 EUR',
	'IBAN DE89 3704 0044 0532 0130 00',
];
const write = (page: PDFPage, font: PDFFont) => {
	for (const [index, line] of LINES.entries())
		page.drawText(line, { x: 50, y: 700 - index * 20, size: 11, font });
};
const fullPagePicture = async (document: PDFDocument) =>
	await document.embedPng(encode({ width: 8, height: 8, channels: 1, data: new Uint8Array(64) }));

describe('the text of a page', () => {
	test('is what stands there, line by line', async () => {
		const text = await textOf(write);
		expect(text.text.split(/\r?\n/)).toEqual(LINES);
		expect(text).toMatchObject({ hidden: 0, unmapped: 0 });
		expect(isRealText(text)).toBe(true);
	});

	test('on a turned page, too', async () => {
		const { text } = await textOf((page, font) => {
			page.setRotation(degrees(90));
			write(page, font);
		});
		expect(text).toContain('Gesamtbetrag 1.195,76 EUR');
	});

	test('is none where it lies under a scan of the whole page', async () => {
		const text = await textOf(async (page, font, document) => {
			write(page, font);
			page.drawImage(await fullPagePicture(document), { x: 0, y: 0, width: 595, height: 842 });
		});
		expect(text).toMatchObject({ text: expect.not.stringMatching(/\S/), visible: 0 });
		expect(isRealText(text)).toBe(false);
	});

	test('is real on a picture of letter paper', async () => {
		const text = await textOf(async (page, font, document) => {
			page.drawImage(await fullPagePicture(document), { x: 0, y: 0, width: 595, height: 842 });
			write(page, font);
		});
		expect(isRealText(text)).toBe(true);
	});

	test('does not count what is written invisibly, as OCR programs do', async () => {
		const text = await textOf((page, font) => {
			page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
			write(page, font);
		});
		expect(text.visible).toBe(0);
	});

	test('of an empty page is empty', async () => {
		const text = await textOf((page) => {
			page.drawSquare({ x: 10, y: 10, size: 50, color: rgb(0, 0, 0) });
		});
		expect(text).toEqual({ text: '', visible: 0, hidden: 0, unmapped: 0, objects: 1 });
	});
});

describe('files inside', () => {
	async function filesOf(maxBytes: number, files: Record<string, Uint8Array>) {
		const document = await PDFDocument.create();
		document.addPage([200, 200]);
		for (const [name, bytes] of Object.entries(files)) await document.attach(bytes, name);
		pdf = await openPdf(await document.save(), inOneGo);
		return await pdf.attachments(maxBytes);
	}

	test('come with their names and their bytes', async () => {
		const files = await filesOf(1000, {
			'factur-x.xml': Buffer.from('<a/>'),
			'Prüfung.txt': Buffer.from('ü'),
		});
		expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')])).toEqual([
			['factur-x.xml', '<a/>'],
			['Prüfung.txt', 'ü'],
		]);
	});

	test('that are larger than asked, or unpack to it, are left out', async () => {
		const files = await filesOf(1000, {
			'bomb.xml': Buffer.alloc(5_000_000, 'x'),
			'small.xml': Buffer.from('<a/>'),
		});
		expect(files.map(({ name }) => name)).toEqual(['small.xml']);
	});
});
