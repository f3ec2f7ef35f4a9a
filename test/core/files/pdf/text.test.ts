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
import { isRealText, type PageText } from '../../../../core/files/pdf/text';
import { pdfWithoutFonts } from '../../../files/pdf/unembedded-font';
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
		expect(text).toEqual({
			text: '',
			visible: 0,
			hidden: 0,
			unmapped: 0,
			undrawn: '',
			objects: 1,
			glyphs: [],
		});
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

	test('that are larger than asked, or unpack to it, are told and not left out', async () => {
		const files = { 'bomb.xml': Buffer.alloc(5_000_000, 'x'), 'small.xml': Buffer.from('<a/>') };
		await expect(filesOf(1000, files)).rejects.toThrow('the PDF holds more than');
		const wanted = await pdf.attachments(1000, (name) => name === 'small.xml');
		expect(wanted.map(({ name }) => name)).toEqual(['small.xml']);
	});
});

describe('where characters stand', () => {
	const HEIGHT = 842;
	const WIDTH = 595;
	const at = (text: PageText, character: string) =>
		text.glyphs.find((glyph) => glyph.character === character);

	test('is told on a grid from the top left of the page', async () => {
		const text = await textOf((page, font) => {
			page.drawText('X', { x: 0.75 * WIDTH, y: 0.9 * HEIGHT, size: 10, font });
			page.drawText('Y', { x: 0.25 * WIDTH, y: 0.1 * HEIGHT, size: 10, font });
		});
		expect(at(text, 'X')?.x).toBeCloseTo(756, -1);
		expect(at(text, 'X')?.y).toBeCloseTo(96, -1);
		expect(at(text, 'Y')?.x).toBeCloseTo(256, -1);
		expect(at(text, 'Y')?.y).toBeCloseTo(896, -1);
	});

	test.each([
		[90, { x: 904, y: 756 }],
		[180, { x: 244, y: 904 }],
		[270, { x: 96, y: 244 }],
	])('on a page turned by %i degrees as it is shown', async (angle, place) => {
		const text = await textOf((page, font) => {
			page.setRotation(degrees(angle));
			page.drawText('X', { x: 0.75 * WIDTH, y: 0.9 * HEIGHT, size: 10, font });
		});
		expect(at(text, 'X')?.x).toBeCloseTo(place.x, -1);
		expect(at(text, 'X')?.y).toBeCloseTo(place.y, -1);
	});

	test('within the crop box; beside it nothing is seen', async () => {
		const text = await textOf((page, font) => {
			page.setCropBox(100, 200, 200, 400);
			page.drawText('X', { x: 200, y: 500, size: 10, font });
			page.drawText('Y', { x: 20, y: 500, size: 10, font });
		});
		expect(at(text, 'X')?.x).toBeCloseTo(515, -1);
		expect(at(text, 'X')?.y).toBeCloseTo(241, -1);
		expect(text.text.trim()).toBe('X');
	});
});

describe('what is not drawn, as the file doesn’t bring its font', () => {
	const undrawnOf = async (...lines: readonly string[]) => {
		pdf = await openPdf(pdfWithoutFonts(...lines), inOneGo);
		return (await pdf.pageText(1)).undrawn;
	};

	test('is what the fonts of a reader don’t have', async () => {
		expect(await undrawnOf('請求書 No. 12 合計 1,200 €')).toBe('請求書合計');
	});

	test('is nothing of letters that any reader draws', async () => {
		expect(await undrawnOf('Rechnung Nr. 12: Bürobedarf, 1.200,50 € (½) – “ł”')).toBe('');
	});

	test('is nothing of a font that the file brings', async () => {
		const { undrawn } = await textOf(write);
		expect(undrawn).toBe('');
	});
});
