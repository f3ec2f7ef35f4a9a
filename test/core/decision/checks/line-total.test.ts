import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, lines, resultOf } from '../documents';

type Row = Readonly<Record<string, string>>;

/** What is said of the first row of a document whose amounts agree; another row is beside it. */
const doubtsAbout = (row: Row, isProven = true) => {
	const subtotal = (Number(row.line_total) + 40).toFixed(2);
	return judged(
		documentOf(
			{ supplier: 'Muster GmbH', ...(isProven ? { subtotal, total_due: subtotal } : {}) },
			[
				{ item_description: 'Pens', ...row },
				{ item_description: 'Paper', quantity: '2', unit_price: '20.00', line_total: '40.00' },
			],
		),
	).checks.flatMap(({ code, result, message }) =>
		code === 'line_total' && result === 'failed' ? [message] : [],
	);
};

describe('quantity × price makes the amount of a row', () => {
	test.each([
		['plain', { quantity: '4', unit_price: '15.00', line_total: '60.00' }],
		['rounded', { quantity: '2.5', unit_price: '1.33', line_total: '3.33' }],
		['a price that is rounded', { quantity: '3', unit_price: '3.33', line_total: '10.00' }],
		[
			'a discount in percent',
			{ quantity: '1', unit_price: '100.00', discount: '10 %', line_total: '90.00' },
		],
		[
			'a discount as an amount',
			{ quantity: '1', unit_price: '100.00', discount: '12.34', line_total: '87.66' },
		],
		[
			'a discount on each',
			{ quantity: '5', unit_price: '20.00', discount: '-2.00', line_total: '90.00' },
		],
		[
			'a price after the discount',
			{ quantity: '5', unit_price: '18.00', discount: '10 %', line_total: '90.00' },
		],
		[
			'a price after an amount off',
			{ quantity: '5', unit_price: '18.00', discount: '2.00', line_total: '90.00' },
		],
		[
			'a discount of nothing',
			{ quantity: '4', unit_price: '15.00', discount: '0.00', line_total: '60.00' },
		],
		[
			'a price per 100, asked for',
			{ quantity: '250', unit_price: '4.00', price_per: '100', line_total: '10.00' },
		],
		[
			'a price per 3, in the description',
			{
				item_description: 'Brackets (3 kg)',
				quantity: '9',
				unit_price: '15.00',
				line_total: '45.00',
			},
		],
		[
			'a price per 100, in the description',
			{
				item_description: 'Screws, per 100',
				quantity: '250',
				unit_price: '4.00',
				line_total: '10.00',
			},
		],
	])('%s', (_name, row) => {
		expect(doubtsAbout(row)).toEqual([]);
	});

	test.each([
		[
			'a digit of the amount',
			{ quantity: '4', unit_price: '15.00', line_total: '61.00' },
			'row 1: 4 × 15.00 = 60.00, but the line total is 61.00',
		],
		[
			'a digit of the discount, though the sum shows the amount',
			{ quantity: '1', unit_price: '100.00', discount: '20 %', line_total: '90.00' },
			'row 1: 1 × 100.00 = 100.00, but the line total is 90.00',
		],
		[
			'a discount that the amount does not have',
			{ quantity: '2', unit_price: '30.00', discount: '10 %', line_total: '60.00' },
			'row 1: the discount 10 % is printed, but the line total is made without it',
		],
		[
			'an amount off that it does not have',
			{ quantity: '4', unit_price: '15.00', discount: '3.17', line_total: '60.00' },
			'row 1: the discount 3.17 is printed, but the line total is made without it',
		],
		[
			'a quantity that only a description without a number would explain',
			{ item_description: 'Brackets', quantity: '9', unit_price: '15.00', line_total: '45.00' },
			'row 1: 9 × 15.00 = 135.00, but the line total is 45.00',
		],
		[
			'a price in whole numbers, which is not rounded',
			{ quantity: '3', unit_price: '3', line_total: '10.00' },
			'row 1: 3 × 3 = 9, but the line total is 10.00',
		],
	])('but not: %s', (_name, row, message) => {
		expect(doubtsAbout(row)).toEqual([message]);
	});

	test('a number in a description explains nothing where no sum shows the amount', () => {
		const row = {
			item_description: 'Brackets (3 kg)',
			quantity: '9',
			unit_price: '15.00',
			line_total: '45.00',
		};
		expect(doubtsAbout(row, false)).toHaveLength(1);
	});
});

describe('a price and an amount without a quantity', () => {
	test.each([
		['twice the price', '15.00', '30.00'],
		['three times the price, though 0.3 / 0.1 is no whole number', '0.10', '0.30'],
		['one and a half times the price', '10.00', '15.00'],
		['a cent more than twice the price', '15.00', '30.01'],
		['a part of the price', '80.00', '20.00'],
		['taken back', '-15.00', '-30.00'],
	])('%s: it was not read', (_name, unit_price, line_total) => {
		expect(doubtsAbout({ unit_price, line_total }, false)).toEqual([
			`row 1: no quantity was read, and one at ${unit_price} is not ${line_total}`,
		]);
	});

	test('the doubt is about the quantity of that row', () => {
		const row = lines('Ink | 1 | 5.00 | 5.00', 'Pens | | 15.00 | 30.00');
		expect(resultOf('line_total', { supplier: 'Muster GmbH' }, row)).toBe(
			'passed, failed row 2 line_items.quantity',
		);
	});

	test('where no row has one, though the sum is right', () => {
		const rows = lines('Ink | | 5.00 | 5.00', 'Pens | | 15.00 | 30.00');
		const fields = { supplier: 'Muster GmbH', subtotal: '35.00', total_due: '35.00' };
		expect(resultOf('line_total', fields, rows)).toBe(
			'not_applicable, failed row 2 line_items.quantity',
		);
	});

	test('but not where the sum is right and another row has one', () => {
		const rows = lines('Ink | 1 | 5.00 | 5.00', 'Pens | | 15.00 | 30.00');
		const fields = { supplier: 'Muster GmbH', subtotal: '35.00', total_due: '35.00' };
		expect(resultOf('line_total', fields, rows)).toBe('passed, not_applicable');
	});

	test.each([
		['once the price', { unit_price: '15.00', line_total: '15.00' }],
		['less a discount', { unit_price: '15.00', discount: '20 %', line_total: '12.00' }],
		[
			'less a discount by its name',
			{
				item_description: 'Pens (10 % off)',
				unit_price: '10.00',
				line_total: '9.00',
			},
		],
		['with its tax', { unit_price: '10.00', tax_rate: '19 %', line_total: '11.90' }],
		['credited', { unit_price: '15.00', line_total: '-15.00' }],
		[
			'counted in the description',
			{
				item_description: 'Consulting, 12 hours',
				unit_price: '80.00',
				line_total: '960.00',
			},
		],
		[
			'counted with a decimal comma',
			{
				item_description: '1,5 Std. Beratung',
				unit_price: '80.00',
				line_total: '120.00',
			},
		],
		['without a price', { line_total: '30.00' }],
		['at a price of nothing', { unit_price: '0.00', line_total: '30.00' }],
	])('but not: %s', (_name, row) => {
		expect(doubtsAbout(row, false)).toEqual([]);
	});
});
