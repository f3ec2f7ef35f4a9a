/**
 * PDF -> page images against poppler: `node tools/bench/documents/render.mjs` after `npm run build`.
 *
 * Both sides run as a process of their own over the same files, in turns, so that the ratios hold on a busy machine too.
 * Needs `pdftoppm` (Debian: poppler-utils). Exit code 1 when a bar is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Node.js takes the types away.
import { createTurns } from '../../../core/files/turns.ts';

const RENDERER = join(import.meta.dirname, '../../../dist/nodes/SpaceOcr/pdf-renderer.js');
const DPI = 200;
const ROUNDS = 7;
/** pdftoppm takes half a minute for 30 pages. */
const LONG_ROUNDS = 3;
const A4 = [595, 842];
/** The bars: ms until the first page of a fresh process, and time against pdftoppm. */
const BARS = { firstPageMs: 400, ratioOf30: 1 };

/** In the child: all pages of a file; the times are counted from the start of the process. */
async function renderAll(file) {
	const { openPdf } = createRequire(import.meta.url)(RENDERER);
	const pdf = await openPdf(
		new Uint8Array(readFileSync(file)),
		createTurns(() => performance.now()),
	);
	const times = [];
	for (let page = 1; page <= pdf.pageCount; page++) {
		await pdf.renderPage(page, { dpi: DPI, colour: false });
		times.push(performance.now());
	}
	pdf.close();
	console.log(JSON.stringify({ times, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

/** An invoice with a long table, in words and numbers that differ from page to page. */
async function drawnPdf(pages) {
	const { PDFDocument, StandardFonts } = await import('pdf-lib');
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	for (let number = 1; number <= pages; number++) {
		const page = pdf.addPage(A4);
		page.drawText(`Invoice ${4700 + number}`, { x: 50, y: 780, size: 24, font });
		for (let row = 0; row < 40; row++) {
			const y = 720 - row * 16;
			const text = `${row + 1}   Article ${number * 100 + row}, 12 pieces, as agreed on the phone`;
			page.drawText(text, { x: 50, y, size: 10, font });
			page.drawText(((row + 3) * number * 1.37).toFixed(2), { x: 480, y, size: 10, font });
			page.drawLine({ start: { x: 50, y: y - 4 }, end: { x: 545, y: y - 4 }, thickness: 0.5 });
		}
	}
	return await pdf.save();
}

/** Pages that are one JPEG, as scanners make them, and the same with a stamp, which must be drawn. */
async function scannedPdf(pages, stamped) {
	const { PDFDocument } = await import('pdf-lib');
	const pdf = await PDFDocument.create();
	const jpeg = await pdf.embedJpg(
		readFileSync(join(import.meta.dirname, '../../../samples/invoice-scanned.jpg')),
	);
	for (let number = 1; number <= pages; number++) {
		const page = pdf.addPage(A4);
		page.drawImage(jpeg, { x: 0, y: 0, width: A4[0], height: A4[1] });
		if (stamped) page.drawText(`Received ${number}`, { x: 400, y: 800, size: 14 });
	}
	return await pdf.save();
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function timed(command, args) {
	const start = performance.now();
	const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
	return { ms: performance.now() - start, stdout };
}

function compare(file, folder, rounds) {
	const ours = [];
	const theirs = [];
	for (let round = 0; round < rounds; round++) {
		const { ms, stdout } = timed(process.execPath, [import.meta.filename, '--render', file]);
		ours.push({ ms, ...JSON.parse(stdout) });
		const prefix = join(folder, 'page');
		theirs.push(timed('pdftoppm', ['-r', `${DPI}`, '-gray', '-png', file, prefix]).ms);
	}
	const pages = ours[0].times.length;
	const warm = ours.flatMap(({ times }) => times.slice(1).map((time, at) => time - times[at]));
	return {
		pages,
		process: median(ours.map(({ ms }) => ms)),
		firstPage: median(ours.map(({ times }) => times[0])),
		warm: warm.length > 0 ? median(warm) : undefined,
		peakMb: Math.max(...ours.map(({ peakMb }) => peakMb)),
		poppler: median(theirs),
	};
}

async function bench() {
	const folder = mkdtempSync(join(tmpdir(), 'space-ocr-bench-'));
	const files = {
		'1 drawn page': [await drawnPdf(1), ROUNDS],
		'30 drawn pages': [await drawnPdf(30), LONG_ROUNDS],
		'5 scanned pages, one JPEG each': [await scannedPdf(5, false), 1],
		'3 scanned pages with a stamp': [await scannedPdf(3, true), 1],
	};
	const results = {};
	console.log(
		execFileSync('sh', ['-c', 'pdftoppm -v 2>&1 | head -1'], { encoding: 'utf8' }).trim(),
	);
	try {
		for (const [name, [bytes, rounds]] of Object.entries(files)) {
			const file = join(folder, 'file.pdf');
			writeFileSync(file, bytes);
			const result = compare(file, folder, rounds);
			results[name] = result;
			const { pages, process: whole, firstPage, warm, peakMb, poppler } = result;
			console.log(
				[
					`${name}: ${(whole / pages).toFixed(1)} ms a page`,
					`pdftoppm ${(poppler / pages).toFixed(1)}`,
					`ratio ${(whole / poppler).toFixed(2)}`,
					`first page after ${firstPage.toFixed(0)} ms`,
					...(warm === undefined ? [] : [`then ${warm.toFixed(1)} ms a page`]),
					`peak ${peakMb.toFixed(0)} MB`,
				].join(', '),
			);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const { firstPage } = results['1 drawn page'];
	const { process: whole, poppler } = results['30 drawn pages'];
	if (firstPage > BARS.firstPageMs || whole > BARS.ratioOf30 * poppler) process.exitCode = 1;
}

if (process.argv[2] === '--render') await renderAll(process.argv[3]);
else await bench();
