/**
 * Renders samples/source/*.html to the images and PDFs in samples/: `node samples/make-samples.ts`.
 *
 * Needs a Chromium (CHROMIUM, default /usr/bin/chromium) and the fonts named in the sources. The
 * same browser and fonts give the same files: noise comes from a seeded generator, dates are fixed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PDFDocument } from 'pdf-lib';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';

/** A4 at 200 dpi: what a document scanner gives, and what the engine reads best. */
const A4 = { width: 1654, height: 2339 };
/** The sources are laid out for a page of this size, in CSS pixels (A4 at 96 dpi). */
const A4_CSS = { width: 794, height: 1123 };
/** A4 in points of 1/72 inch, the unit of PDF. */
const A4_POINTS = { width: 595.28, height: 841.89 };
const RECEIPT_CSS = { width: 340, height: 540 };

interface PageSize {
	readonly width: number;
	readonly height: number;
}

/** What a scanner or a phone does to a page. */
interface Wear {
	/** Clockwise tilt in degrees. */
	readonly tilt: number;
	/** Sigma of the blur in pixels. */
	readonly blur: number;
	/** Standard deviation of the grey noise, in grey levels of 255. */
	readonly noise: number;
	/** Grey level of the paper, 0..255. */
	readonly paper: number;
	readonly seed: number;
}

/** Mulberry32: a small seeded generator of numbers in 0..1, so that every run gives the same noise. */
function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const sourceOf = (name: string) =>
	readFile(join(import.meta.dirname, 'source', `${name}.html`), 'utf8');

async function screenshot(browser: Browser, name: string, css: PageSize, scale: number) {
	const page = await browser.newPage({ viewport: css, deviceScaleFactor: scale });
	await page.setContent(await sourceOf(name));
	const image = await page.screenshot({ type: 'png' });
	await page.close();
	return image;
}

/** Tilts, blurs and adds noise, in grey; the size stays, as on the glass of a scanner. */
async function worn(page: Buffer, wear: Wear) {
	const { width, height } = await sharp(page).metadata();
	const tilted = await sharp(page)
		.greyscale()
		.rotate(wear.tilt, { background: '#ffffff' })
		.toBuffer({ resolveWithObject: true });
	const { data, info } = await sharp(tilted.data)
		.extract({
			left: Math.floor((tilted.info.width - width) / 2),
			top: Math.floor((tilted.info.height - height) / 2),
			width,
			height,
		})
		.greyscale()
		.blur(wear.blur)
		.raw()
		.toBuffer({ resolveWithObject: true });
	const random = seededRandom(wear.seed);
	for (let i = 0; i < data.length; i++) {
		const grey = ((data[i] ?? 255) / 255) * wear.paper;
		// the sum of four even numbers is near enough to a normal one, and cheap
		const noise = (random() + random() + random() + random() - 2) * Math.sqrt(3) * wear.noise;
		data[i] = Math.max(0, Math.min(255, Math.round(grey + noise)));
	}
	return sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } });
}

/** A PDF otherwise tells when it was made and by which browser: every run would give another file. */
async function writePdf(pdf: PDFDocument, file: string, date: Date) {
	pdf.setCreator('Space OCR samples');
	pdf.setProducer('Space OCR samples');
	pdf.setCreationDate(date);
	pdf.setModificationDate(date);
	await writeFile(path(file), await pdf.save());
}

/** Drawn pages, with text in them: what an accounting program mails. */
async function printed(browser: Browser, name: string): Promise<PDFDocument> {
	const page = await browser.newPage();
	await page.setContent(await sourceOf(name));
	const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false });
	await page.close();
	return PDFDocument.load(bytes, { updateMetadata: false });
}

/** One page that is one JPEG and nothing else: what a document scanner saves. */
async function scanned(jpeg: Buffer): Promise<PDFDocument> {
	const pdf = await PDFDocument.create({ updateMetadata: false });
	pdf.addPage([A4_POINTS.width, A4_POINTS.height]).drawImage(await pdf.embedJpg(jpeg), A4_POINTS);
	return pdf;
}

const path = (file: string) => join(import.meta.dirname, file);
const A4_SCALE = A4.width / A4_CSS.width;

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
	for (const name of ['invoice-clean', 'invoice-eu', 'invoice-doubtful']) {
		const page = await screenshot(browser, name, A4_CSS, A4_SCALE);
		await sharp(page)
			.resize({ ...A4, fit: 'fill' })
			.png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 })
			.toFile(path(`${name}.png`));
	}

	const scan = await screenshot(browser, 'invoice-scanned', A4_CSS, A4_SCALE);
	const tilted = await worn(scan, { tilt: 2, blur: 0.9, noise: 9, paper: 243, seed: 20260227 });
	await tilted.jpeg({ quality: 58 }).toFile(path('invoice-scanned.jpg'));

	const till = await screenshot(browser, 'receipt', RECEIPT_CSS, 2);
	const receipt = await worn(till, { tilt: -0.7, blur: 0.7, noise: 7, paper: 238, seed: 318 });
	await receipt.jpeg({ quality: 68 }).toFile(path('receipt.jpg'));

	const drawn = await printed(browser, 'invoice-two-pages');
	await writePdf(drawn, 'invoice-two-pages.pdf', new Date('2026-06-09T10:20:00Z'));

	const flat = await screenshot(browser, 'invoice-scan', A4_CSS, A4_SCALE);
	const grey = await worn(flat, { tilt: 0.5, blur: 0.8, noise: 4, paper: 246, seed: 5568 });
	const inPdf = await scanned(await grey.toColourspace('b-w').jpeg({ quality: 50 }).toBuffer());
	await writePdf(inPdf, 'invoice-scan.pdf', new Date('2026-05-20T07:45:00Z'));
} finally {
	await browser.close();
}
