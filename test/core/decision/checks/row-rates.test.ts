import { describe, expect, test } from '@jest/globals';

import { documentOf, judged } from '../documents';

/** Rows as "amount | rate". */
const codesOf = (fields: Record<string, string>, ...rows: string[]) =>
	judged(
		documentOf(
			{ supplier: 'Muster GmbH', invoice_number: 'R-17', currency: 'EUR', ...fields },
			rows.map((row, index) => {
				const [line_total = '', tax_rate = ''] = row.split('|').map((text) => text.trim());
				return {
					item_description: `Ware ${index + 1}`,
					quantity: '1',
					unit_price: line_total,
					tax_rate,
					line_total,
				};
			}),
		),
	).document.reasons.map(({ code }) => code);

type Case = readonly [name: string, fields: Record<string, string>, ...rows: string[]];

describe('the rates of the rows make the tax', () => {
	test.each<Case>([
		['one rate', { subtotal: '300,00', tax: '57,00', total_due: '357,00' }, '300,00 | 19'],
		[
			'two rates',
			{ subtotal: '300,00', tax: '33,00', total_due: '333,00' },
			'200,00 | 7 %',
			'100,00 | 19 %',
		],
		['a factor', { subtotal: '300,00', tax: '57,00', total_due: '357,00' }, '300,00 | 0,19'],
		['contained', { tax: '19,00', total_due: '119,00' }, '119,00 | 19 %'],
		['a class of tax', { subtotal: '300,00', tax: '57,00', total_due: '357,00' }, '300,00 | 1'],
		[
			'rounded in each row',
			{ subtotal: '10,03', tax: '1,90', total_due: '11,93' },
			'3,35 | 19',
			'3,33 | 19',
			'3,35 | 19',
		],
		[
			'a second tax on top, as the sum shows',
			{ subtotal: '100,00', tax: '21,00 5,20', total_due: '126,20' },
			'100,00 | 21 %',
		],
		[
			'halves of a rate',
			{ subtotal: '100,00', tax: '9,00 9,00', total_due: '118,00' },
			'100,00 | 18 %',
		],
		[
			'taxed shipping beside',
			{ subtotal: '105,00', shipping: '5,00', tax: '19,95', total_due: '124,95' },
			'100,00 | 19 %',
		],
		[
			'a row without a rate',
			{ subtotal: '300,00', tax: '38,00', total_due: '338,00' },
			'200,00 | 19',
			'100,00 | ',
		],
	])('%s', (_name, fields, ...rows) => {
		expect(codesOf(fields, ...rows)).toEqual([]);
	});

	test.each<Case>([
		['of another rate', { subtotal: '300,00', tax: '21,00', total_due: '321,00' }, '300,00 | 19'],
		[
			'a digit of a rate lost',
			{ subtotal: '300,00', tax: '33,00', total_due: '333,00' },
			'200,00 | 1 %',
			'100,00 | 19 %',
		],
	])('%s: not', (_name, fields, ...rows) => {
		expect(codesOf(fields, ...rows)).toEqual(['tax_rate_mismatch']);
	});
});
