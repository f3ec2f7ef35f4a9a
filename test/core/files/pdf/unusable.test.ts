import { describe, expect, test } from '@jest/globals';
import { PDFName, PDFNumber } from 'pdf-lib';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { openPdf } from '../../../../core/files/pdf/renderer';
import { fileBytes, numberedPages, pdfOf } from './documents';
import { pixelsOf } from './pixels-of';
import { inOneGo } from '../../../files/turns';

const text = (content: string) => new TextEncoder().encode(content);

async function problemOf(work: Promise<unknown>): Promise<UnsupportedFileError> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof UnsupportedFileError) return error;
	throw new Error(`no UnsupportedFileError but ${String(error)}`);
}

/** A hand-written file of these objects, numbered from 1; the first is the catalogue. */
function pdfFile(objects: readonly string[]): Uint8Array {
	let file = '%PDF-1.7\n';
	const offsets = objects.map((object, index) => {
		const offset = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
	return text(
		`${file}${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
	);
}
const stream = (content: string, keys = '') =>
	`<<${keys}/Length ${content.length}>>stream\n${content}\nendstream`;
const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]>>';
const page = (keys: string) =>
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R${keys}>>`;

describe('a file that is no usable PDF is refused, and it is said what to do', () => {
	test.each([
		['empty', new Uint8Array(), 'empty'],
		['garbage', text('not a PDF at all'), 'damaged'],
		['a header alone', text('%PDF-1.7\n'), 'damaged'],
		['cut off early', fileBytes('drawn.pdf').subarray(0, 200), 'damaged'],
		['without pages', pdfFile([CATALOGUE, '<</Type/Pages/Count 0/Kids[]>>']), 'no pages'],
	])('%s', async (_, bytes, message) => {
		const problem = await problemOf(openPdf(bytes, inOneGo));
		expect(problem.message).toContain(message);
		expect(problem.nextStep).not.toBe('');
	});

	test.each([
		[undefined, 'is protected by a password'],
		['wrong', 'not by the one that was given'],
	])('locked, with the password %s', async (password, message) => {
		for (const file of ['locked.pdf', 'locked-128.pdf']) {
			const problem = await problemOf(openPdf(fileBytes(file), inOneGo, password));
			expect(problem.message).toContain(message);
			expect(problem.nextStep).toContain('password');
			expect(problem.message + problem.nextStep).not.toContain('wrong');
		}
	});

	test('encrypted in a way of its own', async () => {
		const bytes = Buffer.from(fileBytes('locked-128.pdf')).toString('latin1');
		const other = Buffer.from(bytes.replace('/Filter /Standard', '/Filter /Unknowns'), 'latin1');
		const problem = await problemOf(openPdf(new Uint8Array(other), inOneGo));
		expect(problem.message).toContain('encrypted in a way');
	});

	test('a page that is not there leaves the others readable', async () => {
		const pdf = await openPdf(
			pdfFile([
				CATALOGUE,
				'<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]>>',
				page(''),
				stream('0 0 100 200 re f'),
			]),
			inOneGo,
		);
		const problem = await problemOf(pdf.renderPage(2, { dpi: 72, colour: false }));
		expect(problem.message).toBe("page 2 of the PDF can't be read");
		expect(pixelsOf(await pdf.renderPage(1, { dpi: 72, colour: false })).at(0.2, 0.5)).toEqual([0]);
		pdf.close();
	});
});

describe('memory stays bounded', () => {
	test.each([
		[14_400, 14_400],
		[1, 200_000],
		[1_000_000, 1_000_000],
	])('a page of %i × %i points is drawn smaller', async (width, height) => {
		const pdf = await openPdf(
			await pdfOf((made) => {
				made.addPage([width, height]).drawRectangle({ width: width / 2, height });
			}),
			inOneGo,
		);
		const image = await pdf.renderPage(1, { dpi: 200, colour: false });
		pdf.close();
		expect(image.width * image.height).toBeLessThanOrEqual(40_100_000);
		expect(Math.max(image.width, image.height)).toBeLessThanOrEqual(65_000);
		expect(image.bytes.byteLength).toBeLessThan(1_000_000);
	});

	test('forms within forms that come to a thousand million drawings are given up, and only they', async () => {
		const levels = 9;
		const calls = '/F Do '.repeat(10);
		const forms = Array.from({ length: levels }, (_, level) =>
			stream(
				level === levels - 1 ? '0 0 1 1 re f' : calls,
				`/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F ${level + 6} 0 R>>>>`,
			),
		);
		const bomb = pdfFile([
			CATALOGUE,
			PAGES,
			page('/Resources<</XObject<</F 5 0 R>>>>'),
			stream(calls),
			...forms,
		]);
		const other = await openPdf(await numberedPages(1), inOneGo);
		const pdf = await openPdf(bomb, inOneGo);
		const problem = await problemOf(pdf.renderPage(1, { dpi: 72, colour: false }));
		expect(problem.message).toContain('more parts than any page');
		// The document is lost, and says so again; nothing else is.
		expect((await problemOf(pdf.renderPage(1, { dpi: 72, colour: false }))).message).toBe(
			problem.message,
		);
		pdf.close();
		expect((await other.renderPage(1, { dpi: 72, colour: false })).width).toBe(595);
		other.close();
	});

	test('a page with a size of nothing is drawn all the same, or refused', async () => {
		const pdf = await openPdf(
			await pdfOf((made) => {
				const box = made.context.obj([0, 0, 0, 0].map((value) => PDFNumber.of(value)));
				made.addPage([10, 10]).node.set(PDFName.of('MediaBox'), box);
			}),
			inOneGo,
		);
		const image = await pdf.renderPage(1, { dpi: 72, colour: false });
		pdf.close();
		expect(image.width).toBeGreaterThan(0);
	});
});
