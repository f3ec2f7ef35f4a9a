import { afterEach, expect, test } from '@jest/globals';

import { ciiOf, FACTS, hybridOf, pdfOf, ublOf } from '../files/einvoices/make-einvoices';
import { openStage, type Stage } from './stage';
import { errorOf } from './zap';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

const extract = async (files: Record<string, Uint8Array | string>, inputs: object = {}) => {
	stage = await openStage({
		files: Object.fromEntries(
			Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]),
		),
	});
	return await stage.zap.extract({
		file: Object.keys(files).map((name) => stage.link(name)),
		...inputs,
	});
};

test.each([
	['an XML file', () => Promise.resolve({ 'invoice.xml': ublOf(FACTS) })],
	['a PDF with one inside', async () => ({ 'invoice.pdf': await hybridOf(FACTS) })],
	[
		'an XML file and the PDF that shows it',
		async () => ({ 'invoice.xml': ciiOf(FACTS), 'invoice.pdf': await pdfOf(FACTS) }),
	],
])('%s is one document, without a scan', async (_name, files) => {
	expect(await extract(await files())).toMatchObject({
		needs_review: false,
		document_count: 1,
		invoice_number: 'R-2026-0815',
		total_due: 195.76,
		line_items: [{ quantity: 3 }, { quantity: 2 }],
		ocr: { scans: 0, fields: { total_due: { source: 'e_invoice' } } },
	});
	expect(stage.service.calls).toEqual([]);
});

test('what the page doesn’t show needs review', async () => {
	const pdf = await hybridOf({ ...FACTS, iban: 'DE02120300000000202051' }, FACTS);
	expect(await extract({ 'invoice.pdf': pdf })).toMatchObject({
		needs_review: true,
		reasons_text:
			'iban: the e-invoice says DE02120300000000202051, and the page has DE89370400440532013000',
	});
});

test('Check Against the Page reads the page, Ignore reads nothing else', async () => {
	const pdf = await hybridOf(FACTS);
	expect(await extract({ 'invoice.pdf': pdf }, { e_invoices: 'check' })).toMatchObject({
		ocr: { scans: 1, source: { e_invoice: { attachment: 'factur-x.xml' } } },
	});
	await stage.close();
	const ignored = await extract({ 'invoice.pdf': pdf }, { e_invoices: 'ignore' });
	expect(ignored).toMatchObject({ ocr: { scans: 1 } });
	expect(ignored).not.toHaveProperty('ocr.source.e_invoice');
});

test('a broken one alone fails, and says why', async () => {
	const { message } = await errorOf(extract({ 'invoice.xml': ublOf(FACTS).slice(0, 500) }));
	expect(message).toContain('the e-invoice can’t be read: it is no well-formed XML');
});

test('is prepared for accounting from the whole document', async () => {
	const inputs = { accounting_payload: 'xero_bill', account: '429', tax_code: 'INPUT2' };
	const { document_json, ...read } = await extract({ 'invoice.xml': ublOf(FACTS) });
	expect(read).toMatchObject({ needs_review: false });
	expect(await stage.zap.prepare({ document_json, ...inputs })).toMatchObject({
		needs_review: false,
		accounting: { ready: true, body: { Invoices: [{ InvoiceNumber: 'R-2026-0815' }] } },
	});
});
