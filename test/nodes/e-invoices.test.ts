import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ciiOf, FACTS, hybridOf, pdfOf, ublOf } from '../files/einvoices/make-einvoices';
import { codes, openNode } from './e-invoice-node';

let node: Awaited<ReturnType<typeof openNode>>;
beforeEach(async () => {
	node = await openNode();
});
afterEach(async () => {
	await node.service.close();
});

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
		const { accepted } = await node.runOn({ [fileName]: xml });
		expect(accepted).toMatchObject([{ json: expected }]);
		expect(node.service.calls).toEqual([]);
	});

	test('one inside a PDF, whose page says the same', async () => {
		const { accepted } = await node.runOn({ 'invoice.pdf': await hybridOf(FACTS) });
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
		expect(node.service.calls).toEqual([]);
	});

	test('an order of Order-X, for the fields of an order', async () => {
		const order = ciiOf({ ...FACTS, type: '220' }, 'orderx');
		const { accepted } = await node.runOn({ 'order-x.xml': order }, { preset: 'purchase_order' });
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
		const { accepted } = await node.runOn(
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
		const { accepted } = await node.runOn({ 'credit.xml': ublOf({ ...FACTS, type: '381' }) });
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
		const { accepted } = await node.runOn({ 'invoice.xml': ublOf(FACTS) }, { output: 'rows' });
		expect(accepted).toMatchObject([
			{ json: { line_number: 1, invoice_number: 'R-2026-0815', quantity: 3 } },
			{ json: { line_number: 2, quantity: 2 } },
		]);
	});

	test('sums that don’t add up go to review as in any document', async () => {
		const wrong = ublOf(FACTS).replaceAll('164.50', '170.00');
		const { review } = await node.runOn({ 'invoice.xml': wrong });
		expect(review.map(codes)).toEqual([expect.arrayContaining(['total_mismatch'])]);
	});

	test('nothing is asked of the service, also when it would refuse', async () => {
		node.behave({ does: 'answer', status: 402, body: {} });
		const { accepted } = await node.runOn({ 'invoice.xml': ublOf(FACTS) });
		expect(accepted).toHaveLength(1);
	});
});

describe('what the XML lacks is read off the page', () => {
	test('a profile without lines', async () => {
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml: ciiOf(FACTS, 'cii', false) });
		const { accepted } = await node.runOn({ 'invoice.pdf': pdf });
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
		const { accepted } = await node.runOn(
			{ 'invoice.pdf': pdf },
			{ schemaMode: 'example', exampleJson: '{"supplier": "x", "total": 1}' },
		);
		expect(accepted).toMatchObject([{ json: { total: 195.76, ocr: { scans: 0 } } }]);
	});

	test('broken XML', async () => {
		const xml = ciiOf(FACTS).slice(0, 900);
		const pdf = await pdfOf(FACTS, { name: 'factur-x.xml', xml });
		const { accepted } = await node.runOn({ 'invoice.pdf': pdf });
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
		const { failed } = await node.runOn({ 'invoice.xml': ciiOf(FACTS).slice(0, 900) });
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

describe('Ignore', () => {
	const ignore = { options: { eInvoices: 'ignore' } };

	test('a PDF is read by its pages', async () => {
		const { accepted } = await node.runOn({ 'invoice.pdf': await hybridOf(FACTS) }, ignore);
		expect(accepted).toMatchObject([{ json: { ocr: { scans: 1 } } }]);
		expect(JSON.stringify(accepted)).not.toContain('e_invoice');
	});

	test('XML alone fails and says what to do', async () => {
		const { failed } = await node.runOn({ 'invoice.xml': ublOf(FACTS) }, ignore);
		expect(failed).toMatchObject([
			{
				json: { ocr: { error: { message: expect.stringContaining('the file is an e-invoice') } } },
			},
		]);
	});
});
