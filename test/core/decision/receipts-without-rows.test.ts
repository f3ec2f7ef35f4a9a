import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { documentOf, judged } from './documents';

const RECEIPT = { mode: 'fields' as const, fields: PRESETS.receipt.fields };
const codesOf = (fields: Record<string, string>) =>
	judged(
		documentOf({ supplier: 'Corner Shop', issue_date: '2026-06-12', currency: 'EUR', ...fields }),
		{ schema: RECEIPT },
	).document.reasons.map(({ code }) => code);

describe('a receipt of which no row was read', () => {
	test.each([
		['a total alone', { total_due: '24.80' }],
		['with its tax', { tax: '3.96', total_due: '24.80' }],
		['with several taxes', { tax: '3.96 0.42', total_due: '31.22' }],
		['with taxes and net', { subtotal: '26.84', tax: '3.96 0.42', total_due: '31.22' }],
		['with a discount in percent above', { discount: '5 %', total_due: '24.80' }],
		[
			'with all of it',
			{ discount: '5 %', subtotal: '26.84', tax: '3.96 0.42', total_due: '31.22' },
		],
		['with a tip', { subtotal: '20.84', tax: '3.96', tip: '2.20', total_due: '27.00' }],
		['paid in cash', { tax: '3.96', total_due: '24.80', paid: '30.00' }],
	])('%s is accepted', (_name, fields) => {
		expect(codesOf(fields)).toEqual([]);
	});

	test.each([
		[
			'taxes that don’t make the total',
			{ subtotal: '26.84', tax: '3.96 0.42', total_due: '31.32' },
		],
		['taxes that are more than any rate', { tax: '3.96 18.42', total_due: '31.22' }],
		['a total that is none', { tax: '3.96', total_due: '12 %' }],
		['a discount that is no amount', { discount: 'some', total_due: '24.80' }],
		['no total', { tax: '3.96', total_due: '' }],
	])('%s: not', (_name, fields) => {
		expect(codesOf(fields)).not.toEqual([]);
	});
});
