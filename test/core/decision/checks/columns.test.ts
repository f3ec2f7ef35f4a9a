import { describe, expect, test } from '@jest/globals';

import { lines, resultOf, saidOf } from '../documents';

const HEADER = { supplier: 'Muster GmbH' };
const resultFor = (...rows: string[]) => resultOf('columns', HEADER, lines(...rows));
const DESCRIPTION = 'failed line_items.item_description';
const QUANTITY = 'failed line_items.quantity';

test('without rows nothing is compared', () => {
	expect(saidOf('columns', HEADER)).toEqual(['not_applicable: there are no line items']);
});

describe('a column of descriptions that was not read', () => {
	test.each([
		['two amounts', ['| | | 60.00', '| | | 40.00']],
		['a price a piece', ['| 4 | 15.00 | 60.00']],
		['two amounts and a row of nothing', ['| | | 60.00', '| 1 | 2.00 |', '| | | 40.00']],
	])('%s', (_name, rows) => {
		expect(resultFor(...rows)).toBe(DESCRIPTION);
	});

	test.each([
		['one amount', ['| | | 60.00']],
		['one amount with a quantity', ['| 4 | | 60.00']],
		['one amount with a price', ['| | 60.00 | 60.00']],
		['a price without an amount', ['| 4 | 15.00 |']],
		['one of two amounts has a name', ['Pens | | | 60.00', '| | | 40.00']],
	])('but not: %s', (_name, rows) => {
		expect(resultFor(...rows)).toBe('passed');
	});
});

describe('a column of quantities that was not read', () => {
	test.each([
		['twice the price', ['Pens | | 15.00 | 30.00']],
		['many times the price', ['Pens | | 15.00 | 1500.00']],
		['three times the price, though 0.3 / 0.1 is no whole number', ['Pens | | 0.10 | 0.30']],
		['taken back', ['Pens | | -15.00 | -30.00']],
		['in the second row', ['Ink | | 5.00 | 5.00', 'Pens | | 15.00 | 30.00']],
	])('%s', (_name, rows) => {
		expect(resultFor(...rows)).toBe(QUANTITY);
	});

	test.each([
		['once the price', ['Pens | | 15.00 | 15.00']],
		['one and a half times the price', ['Pens | | 10.00 | 15.00']],
		['two and a half times the price', ['Pens | | 10.00 | 25.00']],
		['a cent more than twice the price', ['Pens | | 15.00 | 30.01']],
		['no price', ['Pens | | | 30.00']],
		['a price of nothing', ['Pens | | 0.00 | 30.00']],
		['no amount', ['Pens | | 15.00 |']],
		['a discount', ['Pens | | 15.00 | -30.00']],
		['a quantity elsewhere', ['Ink | 1 | 5.00 | 5.00', 'Pens | | 15.00 | 30.00']],
	])('but not: %s', (_name, rows) => {
		expect(resultFor(...rows)).toBe('passed');
	});

	test('says the row', () => {
		const rows = lines('Ink | | 5.00 | 5.00', 'Pens | | 15.00 | 30.00');
		expect(saidOf('columns', HEADER, rows)).toEqual([
			'failed: no line item has a quantity, but the amount of row 2 is a multiple of its price',
		]);
	});
});

describe('quantity and price the wrong way round', () => {
	test.each([
		['by their decimals', '15.00 | 4 | 60.00'],
		['by their decimals, taken back', '-15.00 | 4 | -60.00'],
		['by their decimals, nearly alike', '4.01 | 4 | 16.04'],
		['by a sign of currency', '€ 4 | 15 | 60.00'],
		['by a sign of currency, the smaller', '$4.00 | 15.00 | 60.00'],
	])('%s', (_name, cells) => {
		expect(resultFor('Ink | 1 | 5.00 | 5.00', `Pens | ${cells}`)).toBe(
			'failed row 2 line_items.unit_price',
		);
	});

	test.each([
		['the right way round', '4 | 15.00 | 60.00'],
		['both with cents', '15.00 | 4.00 | 60.00'],
		['both without', '15 | 4 | 60.00'],
		['one decimal', '15.0 | 4 | 60.00'],
		['three decimals', '15.000 | 4 | 60.00'],
		['an amount without cents', '15.00 | 4 | 60'],
		['no amount', '15.00 | 4 |'],
		['a unit', '15.00 kg | 4 | 60.00'],
		['as large as the price', '4.00 | 4 | 16.00'],
		['smaller than the price', '3.00 | 4 | 12.00'],
		['smaller than a price taken back', '3.00 | -4 | -12.00'],
		['signs at both', '€ 4 | € 15 | 60.00'],
		['a sign at the price', '4 | € 15 | 60.00'],
	])('but not: %s', (_name, cells) => {
		expect(resultFor('Ink | 1 | 5.00 | 5.00', `Pens | ${cells}`)).toBe('passed');
	});
});
