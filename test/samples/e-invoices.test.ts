import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resultOf } from '../../cli/run-workflow';
import { fileItem, start } from '../nodes/workflow';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { SAMPLES_FOLDER } from './truth';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

async function readSample(name: string) {
	const { outputs } = resultOf(
		await start({
			url: service.url,
			items: [fileItem(name, readFileSync(join(SAMPLES_FOLDER, name)))],
			parameters: { options: { mailBody: 'read' } },
		}).result,
	);
	return outputs;
}

test.each([
	['e-invoice.xml', 'SE-2026-118', '2026-04-17'],
	['e-invoice-hybrid.pdf', 'SE-2026-131', '2026-05-18'],
])('%s is accepted without a scan', async (name, invoice_number, issue_date) => {
	const [accepted] = await readSample(name);
	expect(accepted).toMatchObject([
		{
			json: {
				supplier: 'Seeblick Elektrotechnik GmbH',
				invoice_number,
				issue_date,
				total_due: 1695.99,
				line_items: [{ line_total: 875 }, { line_total: 448.2 }, { line_total: 102 }],
				ocr: { scans: 0 },
			},
		},
	]);
	expect(service.calls).toEqual([]);
});

test('mail-is-the-invoice.eml is read by its text', async () => {
	const outputs = await readSample('mail-is-the-invoice.eml');
	expect(outputs.flat()).toMatchObject([
		{ json: { ocr: { scans: 1, source: { path: ['mail-is-the-invoice.eml'] } } } },
	]);
});
