import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { documentOf, lines } from '../core/decision/documents';
import { IBAN, OTHER_IBAN } from '../core/suppliers/suppliers';
import { startServiceDouble } from '../service-double/service-double';
import { files, run } from './workflow';

const invoice = documentOf(
	{
		supplier: 'ACME Co.',
		invoice_number: '20250430-001',
		issue_date: '2025-04-30',
		currency: 'EUR',
		subtotal: '100.00',
		total_due: '100.00',
		iban: IBAN,
	},
	lines('Pens | 4 | 15.00 | 60.00', 'Paper | 2 | 20.00 | 40.00'),
);
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeAll(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: invoice }));
});
afterAll(async () => {
	await service.close();
});

const readKnowing = (knownSuppliers: string, more: Readonly<Record<string, string>> = {}) =>
	run({
		url: service.url,
		items: files(1),
		parameters: {
			accountingPayload: 'xero_bill',
			accountingMapping: { accountCode: '400' },
			reviewOptions: { knownSuppliers, ...more },
		},
	});
const row = (values: Readonly<Record<string, string>>) =>
	JSON.stringify([{ name: 'Acme Company', ...values }]);
const reasons = z.looseObject({
	ocr: z.looseObject({ reasons: z.array(z.looseObject({ code: z.string() })) }),
});

test('a known supplier has its account in the bill, and its own name', async () => {
	const { outputs } = await readKnowing(row({ account: '620', iban: IBAN }));
	expect(outputs[0]?.[0]?.json).toMatchObject({
		supplier: 'Acme Company',
		accounting: {
			body: {
				Invoices: [{ Contact: { Name: 'Acme Company' }, LineItems: [{ AccountCode: '620' }, {}] }],
			},
		},
		ocr: {
			decision: 'accepted',
			fields: { supplier: { source: 'known_supplier' } },
			settings: { suppliers: [{ account: '620' }] },
		},
	});
});

test('another IBAN goes to review even where only required fields count', async () => {
	const { outputs } = await readKnowing(row({ iban: OTHER_IBAN }), {
		fieldsThatCount: 'required',
	});
	expect(outputs[0]).toEqual([]);
	expect(reasons.parse(outputs[1]?.[0]?.json).ocr.reasons).toMatchObject([
		{ code: 'supplier_changed', field: 'iban', numbers: { printed: IBAN, known: OTHER_IBAN } },
	]);
});

test('a list that can’t be used stops the run and names the setting', async () => {
	const { error } = await readKnowing('[{"company": "ACME"}]');
	expect(error?.message).toContain('Known Suppliers: no row has a name or a vat_id');
});
