import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { resultOf } from '../../cli/run-workflow';
import { pageOfValues, type PageOfValues } from '../files/pdf/page-of-values';
import { INVOICE_ON_A_PAGE, readingOf } from '../files/pdf/reading-of-a-page';
import { startServiceDouble } from '../service-double/service-double';
import { start } from './workflow';

let page: PageOfValues;
let changed: Readonly<Record<string, string>>;
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	changed = {};
	page = await pageOfValues(INVOICE_ON_A_PAGE);
	service = await startServiceDouble(() => ({
		does: 'read',
		extraction: readingOf(page, changed),
	}));
});
afterEach(async () => {
	await service.close();
});

async function outputs(items?: INodeExecutionData[]) {
	const pdf: INodeExecutionData = {
		json: {},
		binary: {
			data: {
				data: page.bytes.toString('base64'),
				mimeType: 'application/pdf',
				fileName: 'invoice.pdf',
			},
		},
	};
	const execution = await start({
		url: service.url,
		items: items ?? [pdf],
		parameters: items === undefined ? {} : { operation: 'prepare', accountingPayload: 'csv' },
	}).result;
	const [accepted = [], review = []] = resultOf(execution).outputs;
	return { accepted, review };
}

test('a low match ratio holds nothing back that the PDF’s own text confirms', async () => {
	const { accepted } = await outputs();
	expect(accepted).toMatchObject([
		{
			json: {
				total_due: 121,
				ocr: {
					reasons: [],
					fields: {
						total_due: { match_ratio: 0.4, text_verified: true, verified_by: 'pdf_text' },
					},
				},
			},
		},
	]);
});

test('what it contradicts goes to review with both texts, and stays there', async () => {
	changed = { invoice_number: 'R-2026-0816' };
	const reasons = [
		{
			code: 'pdf_text_differs',
			field: 'invoice_number',
			message:
				'invoice_number: read as "R-2026-0816", but the PDF’s own text there is "R-2026-0815"',
			raw: 'R-2026-0816',
		},
	];
	const { review } = await outputs();
	expect(review).toMatchObject([
		{
			json: {
				ocr: {
					reasons,
					fields: { invoice_number: { text_verified: false, pdf_text: 'R-2026-0815' } },
				},
			},
		},
	]);
	const again = await outputs([...review]);
	expect(again.review).toMatchObject([{ json: { ocr: { reasons } } }]);
	const corrected = review.map((item) => ({
		...item,
		json: { ...item.json, invoice_number: 'R-2026-0815' },
	}));
	expect((await outputs(corrected)).accepted).toMatchObject([{ json: { ocr: { reasons: [] } } }]);
});
