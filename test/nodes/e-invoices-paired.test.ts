import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { ciiOf, FACTS, pdfOf, ublOf } from '../files/einvoices/make-einvoices';
import { cell } from '../service-double/extractions';
import { codes, openNode, reading } from './e-invoice-node';

let node: Awaited<ReturnType<typeof openNode>>;
beforeEach(async () => {
	node = await openNode();
});
afterEach(async () => {
	await node.service.close();
});

describe('one invoice in several files is one document', () => {
	const filesOf = ({ binary }: INodeExecutionData) =>
		Object.values(binary ?? {}).map(({ fileName }) => fileName);

	test.each(['invoice.pdf', 'z.pdf'])('XML and its picture, %s', async (pdf) => {
		const { accepted, review, hints } = await node.runOn({
			'invoice.xml': ublOf(FACTS),
			[pdf]: await pdfOf(FACTS),
		});
		expect(review).toEqual([]);
		expect(accepted).toMatchObject([
			{ json: { total_due: 195.76, ocr: { scans: 0, source: { also_in: ['invoice.xml'] } } } },
		]);
		expect(accepted.map(filesOf)).toEqual([[pdf, 'invoice.xml']]);
		expect(node.service.calls).toEqual([]);
		expect(hints).toContain(`The same invoice in several files, read once: ${pdf} and invoice.xml`);
	});

	test('two formats', async () => {
		const { accepted } = await node.runOn({ 'a.xml': ublOf(FACTS), 'b.xml': ciiOf(FACTS) });
		expect(accepted).toMatchObject([{ json: { ocr: { source: { also_in: ['b.xml'] } } } }]);
	});

	test('a picture without text costs its scan, and is paired by what was read', async () => {
		const scan = await pdfOf({ ...FACTS, supplier: '', lines: [] });
		const { accepted } = await node.runOn({ 'invoice.xml': ublOf(FACTS), 'scan.pdf': scan });
		expect(accepted).toMatchObject([
			{ json: { ocr: { scans: 1, source: { also_in: ['scan.pdf'] } } } },
		]);
	});

	test('a picture that says another account goes to review', async () => {
		const picture = await pdfOf({ ...FACTS, iban: 'DE02120300000000202051' });
		const { review } = await node.runOn({ 'invoice.xml': ublOf(FACTS), 'invoice.pdf': picture });
		expect(review.map(codes)).toEqual([['e_invoice_differs']]);
	});

	test('the same number with another total: both go to review', async () => {
		node.behave({
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
		});
		const picture = await pdfOf({
			...FACTS,
			lines: [{ name: 'Desk', quantity: 1, unit: 'H87', price: 200 }],
		});
		const { review } = await node.runOn({ 'invoice.xml': ublOf(FACTS), 'invoice.pdf': picture });
		expect(review.map((item) => codes(item).includes('e_invoice_differs'))).toEqual([true, true]);
	});

	test('two invoices are two', async () => {
		const { accepted } = await node.runOn({
			'a.xml': ublOf(FACTS),
			'b.xml': ublOf({ ...FACTS, number: 'R-2026-0816' }),
		});
		expect(accepted).toHaveLength(2);
	});

	test('a later invoice that names the first is no picture of it', async () => {
		node.behave({
			does: 'read',
			extraction: { ...reading, cells: { ...reading.cells, invoice_number: cell('R-2026-0900') } },
		});
		const later = await pdfOf({
			...FACTS,
			number: 'R-2026-0900 zu R-2026-0815',
			date: '2026-04-01',
		});
		const { accepted, review } = await node.runOn({ 'a.xml': ublOf(FACTS), 'later.pdf': later });
		expect([...accepted, ...review].map(({ json }) => json.invoice_number).sort()).toEqual([
			'R-2026-0815',
			'R-2026-0900',
		]);
	});
});
