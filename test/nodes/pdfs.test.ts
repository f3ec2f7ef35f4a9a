import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';

import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { fileItem, run } from './workflow';

const sample = (name: string) => readFileSync(resolve(__dirname, '../../samples', name));
const pdfFile = (name: string) => readFileSync(resolve(__dirname, '../files/pdf', name));

/** A PDF whose pages differ by the length of a line. */
async function drawnPdf(pages: number): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	for (let number = 1; number <= pages; number++)
		pdf.addPage([200, 200]).drawRectangle({ x: 10, y: 10, width: number * 5, height: 20 });
	return Buffer.from(await pdf.save());
}

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const runOn = async (files: Record<string, Buffer>, options = {}) =>
	await run({
		url: service.url,
		items: Object.entries(files).map(([name, bytes]) => fileItem(name, bytes, 'attachment_0')),
		parameters: { failedOutput: true, technicalOptions: { maxConcurrency: 1 }, options },
	});
const PNG = '\x89PNG';
const JPEG = '\xff\xd8\xff';

test('a drawn PDF is sent page by page as PNG, and comes back as one document', async () => {
	const { outputs } = await runOn({ 'march.pdf': sample('invoice-two-pages.pdf') });
	expect(service.calls.map(({ image }) => image.slice(0, 4))).toEqual([PNG, PNG]);
	// The same rows on both pages do not add up: a person must look.
	expect(outputs[1]).toMatchObject([
		{
			json: {
				total_due: 1234.5,
				line_items: [{}, {}, {}, {}],
				ocr: {
					scans: 2,
					request_ids: [expect.any(String), expect.any(String)],
					source: { file_name: 'march.pdf', mime_type: 'application/pdf', pages: 2 },
				},
			},
			binary: { attachment_0: { fileName: 'march.pdf' } },
		},
	]);
});

test('a scanned page is sent as the JPEG it is, byte for byte', async () => {
	const scan = sample('invoice-scan.pdf');
	await runOn({ 'scan.pdf': scan });
	expect(service.calls).toHaveLength(1);
	const image = service.calls[0]?.image ?? '';
	expect(image.startsWith(JPEG)).toBe(true);
	expect(scan.toString('latin1')).toContain(image);
});

test('each value tells the page it stands on', async () => {
	await service.close();
	let page = 0;
	service = await startServiceDouble(() => ({
		does: 'read',
		extraction: {
			...sureInvoice,
			cells: { ...sureInvoice.cells, total_due: cell(++page === 2 ? '99.00' : '') },
		},
	}));
	const { outputs } = await runOn({ 'march.pdf': await drawnPdf(2) });
	expect(outputs[1]?.[0]?.json).toMatchObject({
		total_due: 99,
		ocr: { fields: { supplier: { page: 1 }, total_due: { page: 2 } } },
	});
});

describe('pages', () => {
	test('only those that are asked for are paid', async () => {
		const { outputs } = await runOn({ 'a.pdf': await drawnPdf(6) }, { pages: '1-2,last' });
		expect(service.calls).toHaveLength(3);
		expect(outputs[1]).toHaveLength(1);
	});

	test('of a long PDF the first ten are read, and a person must look', async () => {
		const { outputs } = await runOn({ 'a.pdf': await drawnPdf(12) });
		expect(service.calls).toHaveLength(10);
		expect(outputs[1]?.[0]?.json.ocr).toMatchObject({
			reasons: expect.arrayContaining([
				{
					code: 'pages_left_out',
					message: 'only 10 of 12 pages were read, as the settings allow no more',
				},
			]),
		});
	});

	test('a selection that can’t be understood is a failure of that document', async () => {
		const { outputs } = await runOn({ 'a.pdf': await drawnPdf(2) }, { pages: '3-x' });
		expect(service.calls).toHaveLength(0);
		expect(outputs[2]?.[0]?.json.ocr).toMatchObject({
			error: { name: 'PageSelectionError', message: expect.stringContaining('a.pdf: ') },
		});
	});

	test('the same page twice is paid once', async () => {
		const pdf = await PDFDocument.create();
		for (let number = 0; number < 3; number++) pdf.addPage([200, 200]).drawSquare({ x: 20, y: 20 });
		const { outputs } = await runOn({ 'a.pdf': Buffer.from(await pdf.save()) });
		expect(service.calls).toHaveLength(1);
		expect(outputs[1]?.[0]?.json.ocr).toMatchObject({ scans: 1, source: { pages: 3 } });
	});
});

describe('a PDF that can’t be read leaves the others unharmed', () => {
	test.each([
		['locked', pdfFile('locked.pdf'), /^bad\.pdf: .*(encrypted|password)/i],
		['cut off', sample('invoice-two-pages.pdf').subarray(0, 4000), /^bad\.pdf: /],
		['only a header', Buffer.from('%PDF-1.7\n'), /^bad\.pdf: /],
	])('%s', async (_name, bad, message) => {
		const good = await drawnPdf(1);
		const { outputs } = await runOn({ 'bad.pdf': bad, 'good.pdf': good });
		expect(outputs[0]).toMatchObject([{ binary: { attachment_0: { fileName: 'good.pdf' } } }]);
		expect(outputs[2]?.[0]?.json.ocr).toMatchObject({
			error: {
				message: expect.stringMatching(message),
				next_step: expect.stringMatching(/\w/),
			},
		});
	});
});
