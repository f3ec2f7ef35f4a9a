import fc from 'fast-check';
import pLimit from 'p-limit';

import type { Client } from '../../../core/api/client';
import type { CellRow, Extraction } from '../../../core/api/extraction';
import type { ProcessedDocument } from '../../../core/pipeline/output';
import { readFile } from '../../../core/pipeline/read-document';
import { createScanBudget } from '../../../core/pipeline/scan-budget';
import type { SeveralDocuments } from '../../../core/pipeline/separate-documents';
import { documentOf, INVOICE, lines, SETTINGS } from '../decision/documents';
import { inOneGo } from '../../files/turns';
import { noPageText } from './no-page-text';

/** The pages of one invoice, as a reader gives them one by one. */
export interface Invoice {
	readonly number: string;
	readonly total: string;
	readonly pages: readonly Extraction[];
}

const SUPPLIERS = ['ACME Co.', 'Nordlicht Handel GmbH', 'Ateliers Morel SARL', 'Blue Ridge Supply'];
const GOODS = ['Pens', 'Desk', 'Paper', 'Cable 2 m', 'Chair', 'Toner'];

const row = fc.record({
	goods: fc.constantFrom(...GOODS),
	quantity: fc.integer({ min: 1, max: 9 }),
	cents: fc.integer({ min: 150, max: 90_000 }),
});
const drawnInvoice = fc.record({
	supplier: fc.constantFrom(...SUPPLIERS),
	number: fc.integer({ min: 1001, max: 9998 }),
	day: fc.integer({ min: 1, max: 28 }),
	pages: fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
	/** What later pages repeat of the first. */
	repeats: fc.constantFrom('nothing', 'number', 'number and date', 'all'),
	/** Whether the last page has the totals alone, or pages before it the sum so far, read as a total. */
	carries: fc.boolean(),
	/** What the reader misses on the first page. */
	misses: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'number', 'supplier', 'date'),
	hasRows: fc.constantFrom(true, true, true, false),
});
type DrawnInvoice = typeof drawnInvoice extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const money = (cents: number) => (cents / 100).toFixed(2);

function invoiceOf(drawn: DrawnInvoice): Invoice {
	const { supplier, day, misses, repeats, carries, hasRows } = drawn;
	const number = `INV-${drawn.number}`;
	const date = `2026-05-${String(day).padStart(2, '0')}`;
	const sums = drawn.pages.map((rows) =>
		rows.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0),
	);
	const net = sums.reduce((sum, page) => sum + page, 0);
	const tax = Math.round(net * 0.2);
	const total = money(net + tax);
	const last = drawn.pages.length - 1;
	const pages = drawn.pages.map((rows, index) => {
		const says = (what: 'number' | 'date' | 'supplier') =>
			index === 0
				? misses !== what
				: repeats === 'all' || (repeats !== 'nothing' && repeats.includes(what));
		const soFar = sums.slice(0, index + 1).reduce((sum, page) => sum + page, 0);
		return documentOf(
			{
				...(says('supplier') ? { supplier } : {}),
				...(says('number') ? { invoice_number: number } : {}),
				...(says('date') ? { issue_date: date } : {}),
				...(index === last
					? { currency: 'EUR', subtotal: money(net), tax: money(tax), total_due: total }
					: carries && hasRows
						? { total_due: money(soFar) }
						: {}),
			},
			hasRows
				? lines(
						...rows.map(
							({ goods, quantity, cents }) =>
								`${goods} | ${quantity} | ${money(cents)} | ${money(quantity * cents)}`,
						),
					)
				: [],
		);
	});
	return { number, total, pages };
}

export const invoice = drawnInvoice.map(invoiceOf);
/** A file of 2 to 5 invoices, no two of one number or of one total. */
export const pile = fc.uniqueArray(invoice, {
	minLength: 2,
	maxLength: 5,
	comparator: (one, other) => one.number === other.number || one.total === other.total,
});

const onPage = (page: number) => (cells: CellRow) =>
	Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, { ...cell, page }]));

/** Reads the pages as a PDF is read: one image and one answer a page. */
export async function readPages(
	pages: readonly Extraction[],
	severalDocuments: SeveralDocuments = 'split',
): Promise<readonly ProcessedDocument[]> {
	const client: Client = {
		pages: pLimit(3),
		limiter: () => pLimit(3),
		extract: (_request, page = 1) => {
			const { cells = {}, tables = {} } = pages[page - 1] ?? {};
			const extraction = {
				cells: onPage(page)(cells),
				tables: Object.fromEntries(
					Object.entries(tables).map(([name, rows]) => [name, rows.map(onPage(page))]),
				),
			};
			return Promise.resolve({ extraction, requestId: `req ${page}`, scans: 1 });
		},
		getBalance: () => Promise.reject(new Error('not asked for')),
		call: () => Promise.reject(new Error('not asked for')),
	};
	const openPdf = () =>
		Promise.resolve({
			pageCount: pages.length,
			renderPage: (page: number) =>
				Promise.resolve({
					page,
					bytes: Buffer.from(`page ${page}`),
					mediaType: 'image/png' as const,
					width: 1,
					height: 1,
					from: 'rendered' as const,
					isBlank: false,
				}),
			pageText: noPageText,
			close: () => undefined,
		});
	return await readFile(
		Buffer.from('%PDF'),
		{ kind: 'pdf', mediaType: 'application/pdf' },
		{ file_name: 'pile.pdf', property: 'data', sha256: 'f' },
		{
			schema: INVOICE,
			...SETTINGS,
			prompt: '',
			pages: { selection: '', maxPages: 100, dpi: 200, colour: false, password: '' },
			beyondMaxPages: 'review',
			severalDocuments,
		},
		{
			client,
			budget: createScanBudget(0),
			loadPdfRenderer: () => Promise.resolve({ openPdf }),
			turns: inOneGo,
		},
	);
}

/** Whether an accepted document is none of the invoices: the number of one with the total of another, or a part. */
export function isMix({ values, judgement }: ProcessedDocument, of: readonly Invoice[]): boolean {
	if (judgement.document.decision !== 'accepted') return false;
	const { invoice_number, total_due } = values.cells;
	const rows = values.tables.line_items ?? [];
	return !of.some(
		({ number, total, pages }) =>
			number === invoice_number?.raw &&
			total === total_due?.raw &&
			rows.length === pages.reduce((sum, { tables }) => sum + (tables.line_items ?? []).length, 0),
	);
}
