import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { zipSync } from 'fflate';
import * as z from 'zod/v4-mini';

import { hintsOf, resultOf } from '../../cli/run-workflow';
import { ciiOf, FACTS, hybridOf, pdfOf, ublOf } from '../files/einvoices/make-einvoices';
import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble, type Behaviour } from '../service-double/service-double';
import { start } from './workflow';

/** What the page of the invoice says, as the service reads it. */
const reading = {
	cells: {
		...sureInvoice.cells,
		supplier: cell(FACTS.supplier),
		invoice_number: cell(FACTS.number),
		issue_date: cell('12.03.2026'),
		iban: cell(FACTS.iban),
		currency: cell('EUR'),
		subtotal: cell('164,50'),
		tax: cell('31,26'),
		total_due: cell('195,76'),
	},
	tables: {
		line_items: [
			{
				item_description: cell('Pens'),
				quantity: cell('3'),
				unit_price: cell('1,50'),
				line_total: cell('4,50'),
			},
			{
				item_description: cell('Consulting'),
				quantity: cell('2'),
				unit_price: cell('80,00'),
				line_total: cell('160,00'),
			},
		],
	},
};
const read: Behaviour = { does: 'read', extraction: reading };

let service: Awaited<ReturnType<typeof startServiceDouble>>;
let behaviour: Behaviour;
beforeEach(async () => {
	behaviour = read;
	service = await startServiceDouble(() => behaviour);
});
afterEach(async () => {
	await service.close();
});

/** A mail with these files. */
const mail = (files: Record<string, string | Buffer>): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		Object.entries(files).map(([fileName, content], index) => [
			`attachment_${index}`,
			{
				data: Buffer.from(content).toString('base64'),
				mimeType: 'application/octet-stream',
				fileName,
			},
		]),
	),
});

async function runOn(files: Record<string, string | Buffer>, parameters: INodeParameters = {}) {
	const execution = await start({
		url: service.url,
		items: [mail(files)],
		parameters: { failedOutput: true, ...parameters },
	}).result;
	const [accepted = [], review = [], failed = []] = resultOf(execution).outputs;
	return { accepted, review, failed, hints: hintsOf(execution) };
}
const judged = z.looseObject({
	ocr: z.looseObject({ reasons: z.array(z.looseObject({ code: z.string() })) }),
});
const codes = ({ json }: INodeExecutionData) =>
	judged.parse(json).ocr.reasons.map(({ code }) => code);
const check = { options: { eInvoices: 'check' } };

describe('an e-invoice is read without a scan', () => {
	const expected = {
		supplier: 'Muster Handel GmbH',
		invoice_number: 'R-2026-0815',
		issue_date: '2026-03-12',
		document_type: 'Invoice',
		buyer: 'Buyer AG',
		vat_id: 'DE123456789',
		iban: 'DE89370400440532013000',
		currency: 'EUR',
		subtotal: 164.5,
		tax: 31.26,
		total_due: 195.76,
		due_date: null,
		line_items: [
			{ item_description: 'Pens', quantity: 3, unit: 'piece', unit_price: 1.5, line_total: 4.5 },
			{
				item_description: 'Consulting',
				quantity: 2,
				unit: 'hour',
				unit_price: 80,
				tax_rate: 19,
				line_total: 160,
			},
		],
		ocr: {
			decision: 'accepted',
			match_ratio: null,
			scans: 0,
			fields: {
				total_due: { raw: 195.76, match_ratio: null, source: 'e_invoice' },
				line_items: [{ quantity: { source: 'e_invoice' } }, {}],
			},
			source: {
				e_invoice: {
					vat: ['19 % standard rate'],
					note: expect.stringContaining('no match ratio is needed'),
				},
			},
		},
	};

	test.each([
		['UBL', 'invoice.xml', ublOf(FACTS)],
		['CII', 'invoice.xml', ciiOf(FACTS)],
		['ZUGFeRD 1', 'invoice.xml', ciiOf(FACTS, 'zugferd1')],
		['UBL under a name that says nothing', 'data', ublOf(FACTS)],
	])('%s', async (_name, fileName, xml) => {
		const { accepted } = await runOn({ [fileName]: xml });
		expect(accepted).toMatchObject([{ json: expected }]);
		expect(service.calls).toEqual([]);
	});

	test('one inside a PDF, whose page says the same', async () => {
		const { accepted } = await runOn({ 'invoice.pdf': await hybridOf(FACTS) });
		expect(accepted).toMatchObject([
			{
				json: {
					...expected,
					ocr: {
						...expected.ocr,
						source: { pages: 1, e_invoice: { attachment: 'factur-x.xml', profile: 'EN 16931' } },
					},
				},
			},
		]);
		expect(service.calls).toEqual([]);
	});

	test('an order of Order-X, for the fields of an order', async () => {
		const order = ciiOf({ ...FACTS, type: '220' }, 'orderx');
		const { accepted } = await runOn({ 'order-x.xml': order }, { preset: 'purchase_order' });
		expect(accepted).toMatchObject([
			{
				json: {
					order_number: 'R-2026-0815',
					order_date: '2026-03-12',
					document_type: 'Purchase order',
					total: 195.76,
					line_items: [{ quantity: 3 }, {}],
				},
			},
		]);
	});

	test('for fields of one’s own, by what they mean; what it doesn’t say is empty', async () => {
		const exampleJson = JSON.stringify({
			Rechnungsbetrag: 1,
			Lieferant: 'x',
			'Kostenstelle des Projekts': 'x',
			Positionen: [{ Menge: 1, Bezeichnung: 'x' }],
		});
		const { accepted } = await runOn(
			{ 'invoice.xml': ublOf(FACTS) },
			{ schemaMode: 'example', exampleJson },
		);
		expect(accepted).toMatchObject([
			{
				json: {
					Rechnungsbetrag: 195.76,
					Lieferant: 'Muster Handel GmbH',
					'Kostenstelle des Projekts': null,
					Positionen: [
						{ Menge: 3, Bezeichnung: 'Pens' },
						{ Menge: 2, Bezeichnung: 'Consulting' },
					],
				},
			},
		]);
	});

	test('a credit note gets a minus', async () => {
		const { accepted } = await runOn({ 'credit.xml': ublOf({ ...FACTS, type: '381' }) });
		expect(accepted).toMatchObject([
			{
				json: {
					document_type: 'Credit note',
					total_due: -195.76,
					line_items: [{ quantity: -3, unit_price: 1.5, line_total: -4.5 }, {}],
				},
			},
		]);
	});

	test('as rows', async () => {
		const { accepted } = await runOn({ 'invoice.xml': ublOf(FACTS) }, { output: 'rows' });
		expect(accepted).toMatchObject([
			{ json: { line_number: 1, invoice_number: 'R-2026-0815', quantity: 3 } },
			{ json: { line_number: 2, quantity: 2 } },
		]);
	});

	test('sums that don’t add up go to review as in any document', async () => {
		const wrong = ublOf(FACTS).replaceAll('164.50', '170.00');
		const { review } = await runOn({ 'invoice.xml': wrong });
		expect(review.map(codes)).toEqual([expect.arrayContaining(['total_mismatch'])]);
	});

	test('nothing is asked of the service, also when it would refuse', async () => {
		behaviour = { does: 'answer', status: 402, body: {} };
		const { accepted } = await runOn({ 'invoice.xml': ublOf(FACTS) });
		expect(accepted).toHaveLength(1);
	});
});

describe('Prepare for Accounting, with what Extract carried along', () => {
	const accounting = {
		accountingPayload: 'xero_bill',
		accountingMapping: { accountCode: '429', taxCode: 'INPUT2' },
	};
	const prepare = async (items: readonly INodeExecutionData[]) =>
		resultOf(
			await start({
				url: service.url,
				items: [...items],
				parameters: { operation: 'prepare', ...accounting },
			}).result,
		).outputs;

	test.each<[string, INodeParameters]>([
		['a preset', {}],
		['auto-detection, which knows no names for an e-invoice', { schemaMode: 'auto' }],
	])('gives the bill that Extract would have given, for %s', async (_name, parameters) => {
		const hybrid = { 'invoice.pdf': await hybridOf(FACTS) };
		const whole = await runOn(hybrid, { ...parameters, ...accounting });
		const plain = await runOn(hybrid, parameters);
		const [accepted] = await prepare(plain.accepted);
		expect(accepted?.map(({ json }) => json)).toEqual(whole.accepted.map(({ json }) => json));
		expect(accepted).toMatchObject([
			{ json: { accounting: { missing: [] }, ocr: { scans: 0, source: { e_invoice: {} } } } },
		]);
		expect(service.calls).toEqual([]);
	});

	test('what the page did not show stays a reason, and a file in an archive keeps its path', async () => {
		const differing = await hybridOf({ ...FACTS, iban: 'DE02120300000000202051' }, FACTS);
		const zip = Buffer.from(zipSync({ 'invoice.pdf': new Uint8Array(differing) }));
		const { review } = await runOn({ 'march.zip': zip });
		const [, again = []] = await prepare(review);
		expect(again.flatMap(codes)).toEqual(['e_invoice_differs']);
		expect(again).toMatchObject([{ json: { ocr: { source: { path: ['march.zip'] } } } }]);
	});
});

describe('the XML in a PDF is held against the text of its page', () => {
	test.each([
		[
			'the number',
			{ number: 'R-2026-0875' },
			'invoice_number: the e-invoice says “R-2026-0875”, and the page has R-2026-0815',
		],
		[
			'the date',
			{ date: '2026-03-22' },
			'issue_date: the e-invoice says 2026-03-22, and the page has 2026-03-12',
		],
		[
			'the date, which is another one of the page',
			{ date: '2026-03-01' },
			'issue_date: the e-invoice says 2026-03-01, and the page has 2026-03-12',
		],
		[
			'the total',
			{ lines: [{ name: 'Pens', quantity: 300, unit: 'H87', price: 1.5 }] },
			'total_due: the e-invoice says 535.50, and the page has 195.76, 164.50, 160.00',
		],
		[
			'where to pay',
			{ iban: 'DE02120300000000202051' },
			'iban: the e-invoice says DE02120300000000202051, and the page has DE89370400440532013000',
		],
	])('%s', async (_name, change, message) => {
		const pdf = await hybridOf({ ...FACTS, ...change }, FACTS);
		const { review } = await runOn({ 'invoice.pdf': pdf });
		expect(review).toMatchObject([
			{ json: { ocr: { scans: 0, reasons: [{ code: 'e_invoice_differs', message }] } } },
		]);
	});

	test('a net amount of the page is not its total', async () => {
		const xml = ciiOf(FACTS)
			.replace(/<ram:GrandTotalAmount>[\d.]+/, '<ram:GrandTotalAmount>164.50')
			.replace(/<ram:DuePayableAmount>[\d.]+/, '<ram:DuePayableAmount>164.50')
			.replace(/(<ram:TaxTotalAmount[^>]*>)[\d.]+/, '$10.00');
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml });
		const { review } = await runOn({ 'invoice.pdf': pdf });
		expect(review.flatMap(codes)).toContain('e_invoice_differs');
	});
});

describe('what the XML lacks is read off the page', () => {
	test('a profile without lines', async () => {
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml: ciiOf(FACTS, 'cii', false) });
		const { accepted } = await runOn({ 'invoice.pdf': pdf });
		expect(accepted).toMatchObject([
			{
				json: {
					total_due: 195.76,
					line_items: [{ quantity: 3 }, { quantity: 2 }],
					ocr: {
						scans: 1,
						fields: {
							total_due: { source: 'e_invoice' },
							line_items: [{ quantity: { match_ratio: 1 } }, {}],
						},
						source: {
							e_invoice: {
								profile: 'MINIMUM',
								note: 'The e-invoice doesn’t say line_items: that was read off the page.',
							},
						},
					},
				},
			},
		]);
	});

	test('… not where no lines are asked for', async () => {
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml: ciiOf(FACTS, 'cii', false) });
		const { accepted } = await runOn(
			{ 'invoice.pdf': pdf },
			{ schemaMode: 'example', exampleJson: '{"supplier": "x", "total": 1}' },
		);
		expect(accepted).toMatchObject([{ json: { total: 195.76, ocr: { scans: 0 } } }]);
	});

	test('broken XML', async () => {
		const xml = ciiOf(FACTS).slice(0, 900);
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml });
		const { accepted } = await runOn({ 'invoice.pdf': pdf });
		expect(accepted).toMatchObject([
			{
				json: {
					ocr: {
						scans: 1,
						source: {
							e_invoice: {
								note: expect.stringMatching(
									/^The e-invoice in the file can’t be read .* the page was read instead\.$/,
								),
							},
						},
					},
				},
			},
		]);
	});

	test('XML alone that is broken fails, before anything is paid', async () => {
		const { failed } = await runOn({ 'invoice.xml': ciiOf(FACTS).slice(0, 900) });
		expect(failed).toMatchObject([
			{
				json: {
					ocr: {
						error: {
							message: expect.stringContaining('invoice.xml: the e-invoice can’t be read: '),
							next_step: expect.stringMatching(/\w/),
						},
					},
				},
			},
		]);
	});
});

describe('Check Against the Page', () => {
	test('reads the page, too', async () => {
		const { accepted } = await runOn({ 'invoice.pdf': await hybridOf(FACTS) }, check);
		expect(accepted).toMatchObject([{ json: { ocr: { scans: 1 } } }]);
	});

	test('what was read differs, on a page without text of its own', async () => {
		behaviour = {
			does: 'read',
			extraction: { ...reading, cells: { ...reading.cells, total_due: cell('185,76') } },
		};
		const pdf = await hybridOf(FACTS, { ...FACTS, supplier: '', lines: [] });
		const { review } = await runOn({ 'invoice.pdf': pdf }, check);
		expect(review).toMatchObject([
			{
				json: {
					total_due: 195.76,
					ocr: {
						reasons: [
							{
								code: 'e_invoice_differs',
								message: 'total_due: the e-invoice says 195.76, and the page says “185,76”',
							},
						],
					},
				},
			},
		]);
	});
});

describe('Ignore', () => {
	const ignore = { options: { eInvoices: 'ignore' } };

	test('a PDF is read by its pages', async () => {
		const { accepted } = await runOn({ 'invoice.pdf': await hybridOf(FACTS) }, ignore);
		expect(accepted).toMatchObject([{ json: { ocr: { scans: 1 } } }]);
		expect(JSON.stringify(accepted)).not.toContain('e_invoice');
	});

	test('XML alone fails and says what to do', async () => {
		const { failed } = await runOn({ 'invoice.xml': ublOf(FACTS) }, ignore);
		expect(failed).toMatchObject([
			{
				json: { ocr: { error: { message: expect.stringContaining('the file is an e-invoice') } } },
			},
		]);
	});
});

describe('one invoice in several files is one document', () => {
	const filesOf = ({ binary }: INodeExecutionData) =>
		Object.values(binary ?? {}).map(({ fileName }) => fileName);

	test.each(['invoice.pdf', 'z.pdf'])('XML and its picture, %s', async (pdf) => {
		const { accepted, review, hints } = await runOn({
			'invoice.xml': ublOf(FACTS),
			[pdf]: await pdfOf(FACTS),
		});
		expect(review).toEqual([]);
		expect(accepted).toMatchObject([
			{ json: { total_due: 195.76, ocr: { scans: 0, source: { also_in: ['invoice.xml'] } } } },
		]);
		expect(accepted.map(filesOf)).toEqual([[pdf, 'invoice.xml']]);
		expect(service.calls).toEqual([]);
		expect(hints).toContain(`The same invoice in several files, read once: ${pdf} and invoice.xml`);
	});

	test('two formats', async () => {
		const { accepted } = await runOn({ 'a.xml': ublOf(FACTS), 'b.xml': ciiOf(FACTS) });
		expect(accepted).toMatchObject([{ json: { ocr: { source: { also_in: ['b.xml'] } } } }]);
	});

	test('a picture without text costs its scan, and is paired by what was read', async () => {
		const scan = await pdfOf({ ...FACTS, supplier: '', lines: [] });
		const { accepted } = await runOn({ 'invoice.xml': ublOf(FACTS), 'scan.pdf': scan });
		expect(accepted).toMatchObject([
			{ json: { ocr: { scans: 1, source: { also_in: ['scan.pdf'] } } } },
		]);
	});

	test('a picture that says another account goes to review', async () => {
		const picture = await pdfOf({ ...FACTS, iban: 'DE02120300000000202051' });
		const { review } = await runOn({ 'invoice.xml': ublOf(FACTS), 'invoice.pdf': picture });
		expect(review.map(codes)).toEqual([['e_invoice_differs']]);
	});

	test('the same number with another total: both go to review', async () => {
		behaviour = {
			does: 'read',
			extraction: {
				...reading,
				cells: {
					...reading.cells,
					subtotal: cell('200,00'),
					tax: cell('38,00'),
					total_due: cell('238,00'),
				},
				tables: { line_items: [] },
			},
		};
		const picture = await pdfOf({
			...FACTS,
			lines: [{ name: 'Desk', quantity: 1, unit: 'H87', price: 200 }],
		});
		const { review } = await runOn({ 'invoice.xml': ublOf(FACTS), 'invoice.pdf': picture });
		expect(review.map((item) => codes(item).includes('e_invoice_differs'))).toEqual([true, true]);
	});

	test('two invoices are two', async () => {
		const { accepted } = await runOn({
			'a.xml': ublOf(FACTS),
			'b.xml': ublOf({ ...FACTS, number: 'R-2026-0816' }),
		});
		expect(accepted).toHaveLength(2);
	});

	test('a later invoice that names the first is no picture of it', async () => {
		behaviour = {
			does: 'read',
			extraction: { ...reading, cells: { ...reading.cells, invoice_number: cell('R-2026-0900') } },
		};
		const later = await pdfOf({
			...FACTS,
			number: 'R-2026-0900 zu R-2026-0815',
			date: '2026-04-01',
		});
		const { accepted, review } = await runOn({ 'a.xml': ublOf(FACTS), 'later.pdf': later });
		expect([...accepted, ...review].map(({ json }) => json.invoice_number).sort()).toEqual([
			'R-2026-0815',
			'R-2026-0900',
		]);
	});
});
