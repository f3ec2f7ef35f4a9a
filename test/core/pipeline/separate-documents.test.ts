import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Extraction } from '../../../core/api/extraction';
import { documentOf, lines } from '../decision/documents';
import { invoice, isMix, pile, readPages } from './concatenations';

type Fields = Parameters<typeof documentOf>[0];

const page = (fields: Fields, rows: readonly string[] = []): Extraction =>
	documentOf(fields, lines(...rows));
const first = (own: Fields = {}) =>
	page(
		{
			supplier: 'ACME Trading Ltd',
			invoice_number: 'INV-1001',
			issue_date: '2026-05-04',
			currency: 'EUR',
			total_due: '10.00',
			...own,
		},
		['Pens | 1 | 10.00 | 10.00'],
	);
const second = (own: Fields = {}) =>
	page(
		{
			supplier: 'Nordlicht GmbH',
			invoice_number: 'INV-2002',
			issue_date: '2026-05-09',
			currency: 'EUR',
			total_due: '7.00',
			...own,
		},
		['Desk | 1 | 7.00 | 7.00'],
	);

const decisions = async (pages: readonly Extraction[]) =>
	(await readPages(pages)).map(({ values, judgement: { document }, source }) => [
		values.cells.invoice_number?.raw,
		document.decision,
		source.part?.page_numbers ?? 'whole',
	]);
const reasons = async (pages: readonly Extraction[]) =>
	(await readPages(pages)).map(({ judgement: { document } }) =>
		document.reasons.flatMap(({ code, field }) =>
			code === 'pages_disagree' ? [field ?? 'document'] : [],
		),
	);

describe('two invoices in a file', () => {
	test('are two documents, each with its pages, scans, name and hash', async () => {
		const documents = await readPages([first(), second(), page({})]);
		expect(documents.map(({ source, scans, requestIds }) => [source, scans, requestIds])).toEqual([
			[
				{
					file_name: 'pile (page 1).pdf',
					property: 'data',
					mime_type: 'application/pdf',
					pages: 1,
					part: { number: 1, of: 2, page_numbers: [1], file_sha256: 'f' },
					sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				},
				1,
				['req 1'],
			],
			[
				{
					file_name: 'pile (pages 2-3).pdf',
					property: 'data',
					mime_type: 'application/pdf',
					pages: 2,
					part: { number: 2, of: 2, page_numbers: [2, 3], file_sha256: 'f' },
					sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				},
				2,
				['req 2', 'req 3'],
			],
		]);
		expect(new Set(documents.map(({ source }) => source.sha256)).size).toBe(2);
	});

	test('are accepted each by itself', async () => {
		expect(await decisions([first(), second()])).toEqual([
			['INV-1001', 'accepted', [1]],
			['INV-2002', 'accepted', [2]],
		]);
	});

	test('go to review as one when the user wants to look', async () => {
		const [whole, ...others] = await readPages([first(), second()], 'review');
		expect(others).toEqual([]);
		expect(whole?.judgement.document.reasons.map(({ code }) => code)).toContain('pages_disagree');
	});

	test.each([
		['the second has no total', [first(), second({ total_due: '' })]],
		['the first has no total', [first({ total_due: '' }), second()]],
		['a number comes back', [first(), second(), first()]],
	])('stay together, for a person, where %s', async (_name, pages) => {
		const documents = await readPages(pages);
		expect(documents.length).toBe(1);
		expect((await reasons(pages))[0]).toContain('invoice_number');
	});
});

describe('pages of one document', () => {
	test.each([
		['a number on the first page only', [first({ total_due: '' }), page({ total_due: '10.00' })]],
		[
			'a number on every page',
			[first({ total_due: '' }), page({ invoice_number: 'INV-1001', total_due: '10.00' })],
		],
		['a number with other gaps', [first(), page({ invoice_number: 'inv 1001' })]],
		['a shorter name on the second page', [first(), page({ supplier: 'ACME' })]],
		[
			'a name that was read a little differently',
			[first(), page({ supplier: 'ACME Tradlng Ltd.' })],
		],
		['terms behind it', [first(), page({})]],
		['a cover letter before it', [page({ supplier: 'ACME Trading Ltd' }), first()]],
	])('stay together: %s', async (_name, pages) => {
		expect(await decisions(pages)).toEqual([['INV-1001', 'accepted', 'whole']]);
	});

	test.each([
		['supplier', { supplier: 'Nordlicht GmbH' }],
		['issue_date', { issue_date: '2026-05-05' }],
		['currency', { currency: 'USD' }],
	])('are for a person when they disagree on the %s', async (field, fields) => {
		expect(await reasons([first(), page(fields)])).toEqual([[field]]);
	});

	test('two totals without a line item are for a person', async () => {
		const bare = { supplier: 'ACME', invoice_number: 'INV-1', issue_date: '2026-05-04' };
		const pages = [page({ ...bare, total_due: '10.00' }), page({ total_due: '7.00' })];
		expect(await reasons(pages)).toEqual([['total_due']]);
	});

	test('a delivery note behind an invoice is no part of it, but paid', async () => {
		const note = page(
			{ document_type: 'Delivery Note', invoice_number: 'DN-77', issue_date: '2026-05-01' },
			['Pens | 1 | | '],
		);
		const documents = await readPages([first(), note]);
		expect(await decisions([first(), note])).toEqual([['INV-1001', 'accepted', 'whole']]);
		expect(documents.map(({ scans, source }) => [scans, source.pages])).toEqual([[2, 2]]);
	});
});

describe('whatever is put together', () => {
	test('no accepted document mixes two invoices, and every page is paid once', async () => {
		await fc.assert(
			fc.asyncProperty(pile, async (invoices) => {
				const pages = invoices.flatMap((one) => one.pages);
				const documents = await readPages(pages);
				expect(documents.filter((document) => isMix(document, invoices))).toEqual([]);
				expect(documents.reduce((sum, { scans }) => sum + scans, 0)).toBe(pages.length);
			}),
			{ numRuns: 300 },
		);
	});

	test('an invoice alone is never torn apart', async () => {
		await fc.assert(
			fc.asyncProperty(invoice, async ({ pages }) => {
				expect((await readPages(pages)).length).toBe(1);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('pages whose second has no number that was read', () => {
	const together = async (one: Fields, other: Fields) =>
		(await reasons([first(one), page(other)])).flat();

	test.each([
		['vat_id', 'DE136695976', 'DE811569869'],
		['buyer', 'Muster GmbH', 'Beispiel AG'],
		['iban', 'DE89 3704 0044 0532 0130 00', 'DE02 1203 0000 0000 2020 51'],
		['document_type', 'Rechnung', 'Mahnung'],
		['document_type', 'Invoice', 'Credit Note'],
	])('differ in %s: %s, %s', async (field, one, other) => {
		expect(await together({ [field]: one }, { [field]: other })).toEqual([field]);
	});
	test.each([
		['vat_id', 'DE 136 695 976', 'DE136695976'],
		['vat_id', 'DE136695976', '27/123/45678'],
		['buyer', 'Muster Gesellschaft mbH', 'MUSTER GMBH'],
		['buyer', 'Muster GmbH, Einkauf', 'Muster GmbH'],
		['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
		['document_type', 'Rechnung', 'RECHNUNG Nr. 12'],
		['document_type', 'Invoice', 'Remittance Advice'],
	])('are written differently in %s: %s, %s', async (field, one, other) => {
		expect(await together({ [field]: one }, { [field]: other })).toEqual([]);
	});
});
