import { describe, expect, test } from '@jest/globals';
import { PDFName, PDFString, rgb } from 'pdf-lib';

import { openPdf, type RenderOptions } from '../../../../core/files/pdf/renderer';
import { A4, fileBytes, jpeg, numberedPages, pdfOf, scannedPage, turned } from './documents';
import { pixelsOf } from './pixels-of';
import { inOneGo } from '../../../files/turns';

const GREY: RenderOptions = { dpi: 72, colour: false };
const COLOUR: RenderOptions = { dpi: 72, colour: true };

async function firstPage(bytes: Uint8Array, options: RenderOptions = GREY) {
	const pdf = await openPdf(bytes, inOneGo);
	const page = await pdf.renderPage(1, options);
	pdf.close();
	return page;
}

describe('a drawn page', () => {
	test('becomes a grey PNG at the resolution asked for', async () => {
		const page = await firstPage(fileBytes('drawn.pdf'), { dpi: 200, colour: false });
		expect(page).toMatchObject({ page: 1, mediaType: 'image/png', from: 'rendered' });
		expect([page.width, page.height]).toEqual([1655, 2341]);
		const look = pixelsOf(page);
		expect(look).toMatchObject({ width: page.width, height: page.height, channels: 1 });
		expect(look.at(0.01, 0.01)).toEqual([255]);
		expect(look.ink(0, 0, 1, 0.3)).toBeGreaterThan(0.01);
	});

	test('keeps its colours by option, red as red', async () => {
		const bytes = await pdfOf((pdf) => {
			pdf.addPage([100, 100]).drawRectangle({ width: 50, height: 100, color: rgb(1, 0, 0.5) });
		});
		const look = pixelsOf(await firstPage(bytes, COLOUR));
		expect(look.channels).toBe(3);
		expect(look.at(0.25, 0.5)).toEqual([255, 0, 128]);
		expect(look.at(0.75, 0.5)).toEqual([255, 255, 255]);
		expect(pixelsOf(await firstPage(bytes)).at(0.25, 0.5)).toEqual([expect.any(Number)]);
	});

	test('that looks like a photo becomes a JPEG, in grey and in colour', async () => {
		const image = jpeg(300, 400);
		const bytes = await pdfOf(async (pdf) => {
			const page = await scannedPage(pdf, image);
			turned(page, 90);
		});
		const grey = await firstPage(bytes);
		expect(grey).toMatchObject({ mediaType: 'image/jpeg', from: 'rendered', width: 842 });
		const colour = await firstPage(bytes, COLOUR);
		const [red = 0, green = 0, blue = 0] = pixelsOf(colour).at(0.5, 0.5);
		const [light = 0] = pixelsOf(grey).at(0.5, 0.5);
		expect(Math.abs(light - (0.3 * red + 0.59 * green + 0.11 * blue))).toBeLessThan(25);
	});

	test('is turned as its rotation says', async () => {
		const bytes = await pdfOf((pdf) => {
			const page = pdf.addPage([100, 200]);
			page.drawRectangle({ x: 0, y: 180, width: 20, height: 20 });
			turned(page, 90);
		});
		const page = await firstPage(bytes);
		expect([page.width, page.height]).toEqual([200, 100]);
		const look = pixelsOf(page);
		expect(look.at(0.97, 0.05)).toEqual([0]);
		expect(look.at(0.03, 0.05)).toEqual([255]);
	});

	test('shows what was filled into its form', async () => {
		const form = (value: string) =>
			pdfOf((pdf) => {
				const page = pdf.addPage([A4.width, A4.height]);
				const field = pdf.getForm().createTextField('total');
				field.setText(value);
				field.addToPage(page, { x: 100, y: 600, width: 300, height: 60, borderWidth: 0 });
			});
		const box = [0.18, 0.22, 0.66, 0.28] as const;
		expect(pixelsOf(await firstPage(await form('1,234.50'))).ink(...box)).toBeGreaterThan(0.02);
		expect(pixelsOf(await firstPage(await form(''))).ink(...box)).toBe(0);
	});
});

describe('a document', () => {
	test('of 30 pages gives each of them, in any order', async () => {
		const pdf = await openPdf(await numberedPages(30), inOneGo);
		expect(pdf.pageCount).toBe(30);
		const numbers = [30, ...Array.from({ length: 29 }, (_, index) => index + 1)];
		const pages = await Promise.all(numbers.map((page) => pdf.renderPage(page, GREY)));
		pdf.close();
		expect(pages.map(({ page }) => page)).toEqual(numbers);
		expect(new Set(pages.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(30);
	});

	test('is not disturbed by others that are open at the same time', async () => {
		const bytes = await Promise.all([3, 2, 1].map(numberedPages));
		const alone = await Promise.all(bytes.map((file) => firstPage(file)));
		const pdfs = await Promise.all(bytes.map((file) => openPdf(file, inOneGo)));
		const together = await Promise.all(pdfs.map((pdf) => pdf.renderPage(1, GREY)));
		for (const pdf of pdfs) pdf.close();
		expect(together).toEqual(alone);
		expect(pdfs.map(({ pageCount }) => pageCount)).toEqual([3, 2, 1]);
	});

	test('leaves other work its turn between pages', async () => {
		const pdf = await openPdf(
			await pdfOf(async (made) => {
				for (let page = 0; page < 3; page++) await scannedPage(made, jpeg(60, 80));
			}),
			inOneGo,
		);
		const events: string[] = [];
		const turn = () => {
			events.push('other work');
			if (events.filter((event) => event === 'page').length < 3) setImmediate(turn);
		};
		setImmediate(turn);
		const rendered = [1, 2, 3].map(async (page) => {
			await pdf.renderPage(page, GREY);
			events.push('page');
		});
		await Promise.all(rendered);
		pdf.close();
		expect(events.join()).not.toContain('page,page');
	});

	test('says that there is no such page', async () => {
		const pdf = await openPdf(await numberedPages(2), inOneGo);
		await expect(pdf.renderPage(3, GREY)).rejects.toThrow('no page 3');
		await expect(pdf.renderPage(0, GREY)).rejects.toThrow('no page 0');
		pdf.close();
	});

	test('can be closed twice, and then gives no more pages', async () => {
		const pdf = await openPdf(await numberedPages(1), inOneGo);
		pdf.close();
		pdf.close();
		await expect(pdf.renderPage(1, GREY)).rejects.toThrow('closed');
		expect((await firstPage(await numberedPages(1))).width).toBe(595);
	});
});

test('a form that says to wait until Adobe Reader has drawn it is told, not drawn', async () => {
	const bytes = await pdfOf((pdf) => {
		pdf.addPage([A4.width, A4.height]);
		const { context, catalog } = pdf;
		const form = context.obj({ Fields: [], XFA: ['template', PDFString.of('<template/>')] });
		catalog.set(PDFName.of('AcroForm'), form);
		catalog.set(PDFName.of('NeedsRendering'), context.obj(true));
	});
	await expect(openPdf(bytes, inOneGo)).rejects.toThrow(/only Adobe Reader can draw/);
});

describe('an encrypted document', () => {
	test.each([
		['locked.pdf', 'grüße'],
		['locked-128.pdf', 'secret'],
		['locked-128.pdf', 'owner'],
		['no-printing.pdf', undefined],
		['no-printing.pdf', 'one meant for other files'],
		['drawn.pdf', 'one meant for other files'],
	])('%s opens with the password %s', async (file, password) => {
		const pdf = await openPdf(fileBytes(file), inOneGo, password);
		const look = pixelsOf(await pdf.renderPage(1, GREY));
		pdf.close();
		expect(look.ink(0, 0, 1, 0.3)).toBeGreaterThan(0.01);
	});
});
