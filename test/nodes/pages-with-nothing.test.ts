import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { resultOf } from '../../cli/run-workflow';
import { pdfWithoutFonts } from '../files/pdf/unembedded-font';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { fileItem, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

async function read(...pages: readonly string[]) {
	const { outputs } = resultOf(
		await start({
			url: service.url,
			items: [fileItem('invoice.pdf', pdfWithoutFonts(...pages))],
			parameters: { failedOutput: true },
		}).result,
	);
	const [accepted = [], review = [], failed = []] = outputs;
	return { accepted, review, failed };
}

test('pages with nothing on them are not sent', async () => {
	const { accepted } = await read('', 'Total 12.00', '');
	expect(accepted).toMatchObject([{ json: { ocr: { scans: 1, source: { pages: 3 } } } }]);
	expect(service.calls).toHaveLength(1);
});

test('a PDF with nothing on it fails, unsent', async () => {
	const { failed } = await read('', '');
	expect(failed).toMatchObject([
		{
			json: {
				ocr: { error: { message: 'invoice.pdf: there is nothing on the pages of the PDF' } },
			},
		},
	]);
	expect(service.calls).toEqual([]);
});

test('text that is not drawn, as the PDF doesn’t bring its font, is told', async () => {
	const { review } = await read('請求書 12.00');
	expect(review).toMatchObject([
		{
			json: {
				ocr: {
					scans: 1,
					reasons: [
						{
							code: 'text_not_drawn',
							message:
								'page 1 has 3 characters that can’t be drawn, as the PDF doesn’t bring their font, and were not read: “請求書”',
						},
					],
				},
			},
		},
	]);
});

test('also where the page stays blank', async () => {
	const { review } = await read('請求書', 'Total 12.00');
	expect(review).toMatchObject([
		{ json: { ocr: { scans: 1, reasons: [{ code: 'text_not_drawn' }] } } },
	]);
	const { failed } = await read('請求書');
	expect(failed).toMatchObject([
		{
			json: {
				ocr: {
					error: {
						message:
							'invoice.pdf: the text of the PDF can’t be drawn, as it doesn’t bring its fonts',
						next_step: expect.stringContaining('print it to a new PDF'),
					},
				},
			},
		},
	]);
});
