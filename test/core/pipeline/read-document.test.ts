import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';

import type { Client } from '../../../core/api/client';
import { InvalidImageError, ServiceError } from '../../../core/api/errors';
import type { ExtractRequest } from '../../../core/api/request';
import { readFile, type ReadSettings } from '../../../core/pipeline/read-document';
import { createScanBudget } from '../../../core/pipeline/scan-budget';
import { SETTINGS } from '../decision/documents';
import { cell } from '../../service-double/extractions';
import { inOneGo } from '../../files/turns';
import { noPageText } from './no-page-text';

const settings: ReadSettings = {
	schema: {
		mode: 'fields',
		fields: [
			{ name: 'supplier', type: 'string' },
			{ name: 'rows', type: 'array', columns: [{ name: 'text', type: 'string' }] },
		],
	},
	...SETTINGS,
	prompt: '',
	pages: { selection: '', maxPages: 10, dpi: 200, colour: false, password: '' },
	beyondMaxPages: 'review',
	severalDocuments: 'split',
};
const withPages = (pages: Partial<ReadSettings['pages']>): ReadSettings => ({
	...settings,
	pages: { ...settings.pages, ...pages },
});

/** A PDF whose pages say their number. */
function pdfOf(pageCount: number) {
	const log: string[] = [];
	const openPdf = (_bytes: Uint8Array, _turns: unknown, password?: string) => {
		log.push(`open ${password ?? 'without password'}`);
		return Promise.resolve({
			pageCount,
			renderPage: (page: number) => {
				log.push(`render ${page}`);
				return Promise.resolve({
					page,
					bytes: Buffer.from(`page ${page}`),
					mediaType: 'image/png' as const,
					width: 1,
					height: 1,
					from: 'rendered' as const,
					isBlank: false,
				});
			},
			pageText: noPageText,
			close: () => {
				log.push('close');
			},
		});
	};
	return { log, loadPdfRenderer: () => Promise.resolve({ openPdf }) };
}

const textOf = ({ image }: ExtractRequest) =>
	image.from === 'bytes' ? Buffer.from(image.bytes).toString() : image.url;

/** Reads each page as one row with its text; fails where it is told to. */
const clientOf = (fail: (text: string) => Error | undefined = () => undefined): Client => ({
	pages: pLimit(3),
	limiter: () => pLimit(3),
	extract: (request, page = 1) => {
		const text = textOf(request);
		const error = fail(text);
		if (error !== undefined) return Promise.reject(error);
		return Promise.resolve({
			extraction: {
				cells: { supplier: cell('ACME', { page }) },
				tables: { rows: [{ text: cell(text, { page }) }] },
			},
			requestId: `req ${page}`,
			scans: 1,
		});
	},
	getBalance: () => Promise.reject(new Error('not asked for')),
	call: () => Promise.reject(new Error('not asked for')),
});

const read = async (
	pdf: ReturnType<typeof pdfOf>,
	client = clientOf(),
	own = settings,
	maxScans = 0,
) => {
	const [document, ...others] = await readFile(
		Buffer.from('%PDF'),
		{ kind: 'pdf', mediaType: 'application/pdf' },
		{ file_name: 'a.pdf', property: 'data', sha256: 'f' },
		own,
		{
			client,
			budget: createScanBudget(maxScans),
			loadPdfRenderer: pdf.loadPdfRenderer,
			turns: inOneGo,
		},
	);
	if (document === undefined || others.length > 0) throw new Error('not one document');
	return document;
};
const rowsOf = ({ values }: Awaited<ReturnType<typeof read>>) =>
	values.tables.rows?.map(({ text }) => [text?.raw, text?.page]);

test('all pages, in order, each row with its page; one scan each; the PDF is closed', async () => {
	const pdf = pdfOf(5);
	const document = await read(pdf);
	expect(rowsOf(document)).toEqual([1, 2, 3, 4, 5].map((page) => [`page ${page}`, page]));
	expect(document).toMatchObject({
		scans: 5,
		requestIds: ['req 1', 'req 2', 'req 3', 'req 4', 'req 5'],
		source: { pages: 5, mime_type: 'application/pdf', sha256: 'f' },
		judgement: { document: { decision: 'accepted' } },
	});
	expect(pdf.log.at(-1)).toBe('close');
});

test('only the pages that were asked for are drawn and paid', async () => {
	const pdf = pdfOf(9);
	const document = await read(pdf, clientOf(), withPages({ selection: '2-3,last' }));
	expect(rowsOf(document)?.map(([, page]) => page)).toEqual([2, 3, 9]);
	expect(pdf.log.filter((line) => line.startsWith('render'))).toHaveLength(3);
	expect(document.judgement.document.decision).toBe('accepted');
});

describe('beyond Max Pages', () => {
	test('the first pages are read, and a person must look', async () => {
		const document = await read(pdfOf(12), clientOf(), withPages({ maxPages: 2 }));
		expect(document.scans).toBe(2);
		expect(document.judgement.document).toMatchObject({
			decision: 'review',
			reasons: [
				{
					code: 'pages_left_out',
					message: 'only 2 of 12 pages were read, as the settings allow no more',
				},
			],
		});
		expect(document.judgement.rows.rows?.[0]?.decision).toBe('review');
	});

	test('… unless told otherwise', async () => {
		const own = { ...withPages({ maxPages: 2 }), beyondMaxPages: 'ignore' as const };
		const document = await read(pdfOf(12), clientOf(), own);
		expect(document.judgement.document.decision).toBe('accepted');
	});
});

test('a password goes to the PDF', async () => {
	const pdf = pdfOf(1);
	await read(pdf, clientOf(), withPages({ password: 'secret' }));
	expect(pdf.log[0]).toBe('open secret');
});

describe('a page that fails', () => {
	const failing = (words: string, error: Error) =>
		clientOf((text) => (text === words ? error : undefined));

	test('fails the document, sends no further page, and the PDF is closed', async () => {
		const pdf = pdfOf(30);
		const own = withPages({ maxPages: 30 });
		const broken = failing('page 2', new ServiceError({ message: 'broken' }));
		await expect(read(pdf, broken, own)).rejects.toThrow('broken');
		expect(pdf.log.filter((line) => line.startsWith('render')).length).toBeLessThan(10);
		expect(pdf.log).toContain('close');
	});

	test('without text is no failure: the others are the document', async () => {
		const empty = new InvalidImageError({ message: 'no text', code: 'no_text' });
		const document = await read(pdfOf(3), failing('page 2', empty));
		expect(rowsOf(document)?.map(([, page]) => page)).toEqual([1, 3]);
		expect(document.scans).toBe(2);
	});

	test('without text, as the only one, is a failure', async () => {
		const empty = new InvalidImageError({ message: 'no text', code: 'no_text' });
		await expect(read(pdfOf(1), failing('page 1', empty))).rejects.toThrow('no text');
	});
});

test('a document that needs more scans than are left is not begun', async () => {
	const pdf = pdfOf(3);
	await expect(read(pdf, clientOf(), settings, 2)).rejects.toThrow(
		'not sent: it needs 3 scans, and 2 of 2 are left for this run',
	);
	expect(pdf.log).toEqual(['open without password', 'close']);
});
