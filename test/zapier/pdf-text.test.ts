import { afterEach, expect, test } from '@jest/globals';

import { pageOfValues } from '../files/pdf/page-of-values';
import { INVOICE_ON_A_PAGE, readingOf } from '../files/pdf/reading-of-a-page';
import { openStage, reads, type Stage } from './stage';

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

async function extract(misread: Readonly<Record<string, string>>) {
	const page = await pageOfValues(INVOICE_ON_A_PAGE);
	stage = await openStage({
		files: { 'invoice.pdf': page.bytes },
		behave: () => reads(readingOf(page, misread)),
	});
	return await stage.zap.extract({ file: [stage.link('invoice.pdf')] });
}

test('the PDF’s own text makes sure what was read unsurely', async () => {
	expect(await extract({})).toMatchObject({
		needs_review: false,
		ocr: { fields: { total_due: { text_verified: true, verified_by: 'pdf_text' } } },
	});
});

test('… and tells what was misread', async () => {
	expect(await extract({ issue_date: '13.03.2026' })).toMatchObject({
		needs_review: true,
		reasons_text: 'issue_date: read as "13.03.2026", but the PDF’s own text there is "12.03.2026"',
	});
});
