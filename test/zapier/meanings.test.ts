import { afterEach, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { documentOf } from '../core/decision/documents';
import { cell } from '../service-double/extractions';
import { openStage, reads, type Stage } from './stage';
import type { Json } from './zap';

/** A bill in words of its own, which no list of names knows: 4 × 15.00 + 2 × 20.00 is 100.00. */
const bill = {
	...documentOf({ wer: 'ACME Co.', beleg: 'A-7', am: '2025-04-30', summe_x: '100.00' }),
	tables: {
		posten: [
			{ was: cell('Pens'), menge_x: cell('4'), je: cell('15.00'), macht: cell('60.00') },
			{ was: cell('Ink'), menge_x: cell('2'), je: cell('20.00'), macht: cell('41.00') },
		],
	},
};
const FORM: Json = {
	schema_mode: 'build',
	field_names: ['wer', 'beleg', 'am', 'summe_x', 'posten'],
	type_of_am: 'date',
	type_of_summe_x: 'number',
	type_of_posten: 'array',
	columns_of_posten: ['was', 'menge_x', 'je', 'macht'],
	column_types_of_posten: { menge_x: 'number', je: 'number', macht: 'number' },
};
const MEANINGS: Json = {
	meaning_of_wer: 'supplier_name',
	meaning_of_beleg: 'invoice_number',
	meaning_of_am: 'issue_date',
	meaning_of_summe_x: 'total',
	column_meanings_of_posten: {
		was: 'description',
		menge_x: 'quantity',
		je: 'unit_price',
		macht: 'line_total',
	},
};

let stage: Stage;
afterEach(async () => {
	await stage.close();
});

const codesOf = (result: Json) =>
	z
		.object({ reasons: z.array(z.object({ code: z.string() })) })
		.parse(result)
		.reasons.map(({ code }) => code);

test('what names don’t say, Meaning does: the amounts are checked, and a bill is made', async () => {
	stage = await openStage({ behave: () => reads(bill) });
	const extract = async (form: Json) =>
		await stage.zap.extract({
			file: [stage.link('invoice.png')],
			...FORM,
			accounting_payload: 'xero_bill',
			default_currency: 'EUR',
			...form,
		});
	const unnamed = await extract({});
	expect(codesOf(unnamed)).not.toContain('line_total_mismatch');
	expect(codesOf(unnamed)).toContain('incomplete_payload');
	const named = await extract(MEANINGS);
	expect(codesOf(named)).toContain('line_total_mismatch');
	expect(named).toMatchObject({ accounting: { vendor: { name: 'ACME Co.' } } });
	expect(unnamed).not.toMatchObject({ accounting: { vendor: { name: 'ACME Co.' } } });
});
