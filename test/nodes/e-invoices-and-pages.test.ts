import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { resultOf } from '../../cli/run-workflow';
import { ciiOf, FACTS, hybridOf, pdfOf } from '../files/einvoices/make-einvoices';
import { cell } from '../service-double/extractions';
import { codes, openNode, reading } from './e-invoice-node';
import { start } from './workflow';

let node: Awaited<ReturnType<typeof openNode>>;
beforeEach(async () => {
	node = await openNode();
});
afterEach(async () => {
	await node.service.close();
});

const check = { options: { eInvoices: 'check' } };

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
		const { review } = await node.runOn({ 'invoice.pdf': pdf });
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
		const { review } = await node.runOn({ 'invoice.pdf': pdf });
		expect(review.flatMap(codes)).toContain('e_invoice_differs');
	});
});

describe('Check Against the Page', () => {
	test('reads the page, too', async () => {
		const { accepted } = await node.runOn({ 'invoice.pdf': await hybridOf(FACTS) }, check);
		expect(accepted).toMatchObject([{ json: { ocr: { scans: 1 } } }]);
	});

	test('what was read differs, on a page without text of its own', async () => {
		node.behave({
			does: 'read',
			extraction: { ...reading, cells: { ...reading.cells, total_due: cell('185,76') } },
		});
		const pdf = await hybridOf(FACTS, { ...FACTS, supplier: '', lines: [] });
		const { review } = await node.runOn({ 'invoice.pdf': pdf }, check);
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

describe('Prepare for Accounting, with what Extract carried along', () => {
	const accounting = {
		accountingPayload: 'xero_bill',
		accountingMapping: { accountCode: '429', taxCode: 'INPUT2' },
	};
	const prepare = async (items: readonly INodeExecutionData[]) =>
		resultOf(
			await start({
				url: node.service.url,
				items: [...items],
				parameters: { operation: 'prepare', ...accounting },
			}).result,
		).outputs;

	test.each<[string, INodeParameters]>([
		['a preset', {}],
		['auto-detection, which knows no names for an e-invoice', { schemaMode: 'auto' }],
	])('gives the bill that Extract would have given, for %s', async (_name, parameters) => {
		const hybrid = { 'invoice.pdf': await hybridOf(FACTS) };
		const whole = await node.runOn(hybrid, { ...parameters, ...accounting });
		const plain = await node.runOn(hybrid, parameters);
		const [accepted] = await prepare(plain.accepted);
		expect(accepted?.map(({ json }) => json)).toEqual(whole.accepted.map(({ json }) => json));
		expect(accepted).toMatchObject([
			{ json: { accounting: { missing: [] }, ocr: { scans: 0, source: { e_invoice: {} } } } },
		]);
		expect(node.service.calls).toEqual([]);
	});

	test('what the page did not show stays a reason, and a file in an archive keeps its path', async () => {
		const differing = await hybridOf({ ...FACTS, iban: 'DE02120300000000202051' }, FACTS);
		const zip = Buffer.from(zipSync({ 'invoice.pdf': new Uint8Array(differing) }));
		const { review } = await node.runOn({ 'march.zip': zip });
		const [, again = []] = await prepare(review);
		expect(again.flatMap(codes)).toEqual(['e_invoice_differs']);
		expect(again).toMatchObject([{ json: { ocr: { source: { path: ['march.zip'] } } } }]);
	});
});
