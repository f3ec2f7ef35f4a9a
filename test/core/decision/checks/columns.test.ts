import { describe, expect, test } from '@jest/globals';

import { lines, resultOf, saidOf } from '../documents';

const HEADER = { supplier: 'Muster GmbH' };
const resultFor = (...rows: string[]) => resultOf('columns', HEADER, lines(...rows));
const DESCRIPTION = 'failed line_items.item_description';
test('without rows nothing is compared', () => {
	expect(saidOf('columns', HEADER)).toEqual(['not_applicable: there are no line items']);
});

describe('a column of descriptions that was not read', () => {
	test.each([
		['two amounts', ['| | | 60.00', '| | | 40.00']],
		['a price a piece', ['| 4 | 15.00 | 60.00']],
		['one amount with a quantity', ['| 4 | | 60.00']],
		['one amount with a price', ['| | 60.00 | 60.00']],
		['two amounts and a row of nothing', ['| | | 60.00', '| 1 | 2.00 |', '| | | 40.00']],
	])('%s', (_name, rows) => {
		expect(resultFor(...rows)).toBe(DESCRIPTION);
	});

	test.each([
		['one amount', ['| | | 60.00']],
		['a price without an amount', ['| 4 | 15.00 |']],
		['one of two amounts has a name', ['Pens | | | 60.00', '| | | 40.00']],
	])('but not: %s', (_name, rows) => {
		expect(resultFor(...rows)).toBe('passed');
	});
});

describe('an amount that was read as its quantity, too', () => {
	test('with cents, without a price', () => {
		expect(resultFor('Ink | 2 | | 5.00', 'Pens | 60.00 | | 60.00')).toBe(
			'failed row 2 line_items.quantity',
		);
	});

	test.each([
		['another count', '4 | | 60.00'],
		['without cents', '60 | | 60.00'],
		['one piece at one', '1.00 | | 1.00'],
		['a price beside it', '60.00 | 1.00 | 60.00'],
		['nothing', '0.00 | | 0.00'],
	])('but not: %s', (_name, cells) => {
		expect(resultFor(`Pens | ${cells}`)).toBe('passed');
	});
});

describe('quantity and price the wrong way round', () => {
	test.each([
		['by their decimals', '15.00 | 4 | 60.00'],
		['by their decimals, taken back', '-15.00 | 4 | -60.00'],
		['by their decimals, nearly alike', '4.01 | 4 | 16.04'],
		['by their decimals, as large as the price', '4.00 | 4 | 16.00'],
		['by their decimals, smaller than the price', '3.00 | -4 | -12.00'],
		['by four decimals', '15.0000 | 4 | 60.00'],
		['by a price of one decimal', '15.00 | 1.5 | 22.50'],
		['by a dash for cents', '15,- | 4 | 60,00'],
		['by a unit', '7.00 | 2 Pers./Nacht | 14.00'],
		['by a time', '80.00 | 1:30 | 120.00'],
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
		['a price with a dash for cents', '4.50 | 4,- | 18.00'],
		['a time', '1:30 | 80 | 120.00'],
		['signs at both', '€ 4 | € 15 | 60.00'],
		['a sign at the price', '4 | € 15 | 60.00'],
	])('but not: %s', (_name, cells) => {
		expect(resultFor('Ink | 1 | 5.00 | 5.00', `Pens | ${cells}`)).toBe('passed');
	});

	test.each([
		['hours', ['Beratung | 2.50 | 85 | 212.50', 'Programmierung | 5.00 | 90 | 450.00']],
		['square metres', ['Platten | 2.00 | 100 | 200.00']],
		['hours at a price of 20', ['Fahrt | 0.25 | 20 | 5.00']],
	])('but not: %s, all in quarters at higher prices', (_name, rows) => {
		expect(resultFor(...rows)).toBe('passed');
	});

	test.each([
		['a price below 20', 'Pens | 2.50 | 19 | 47.50'],
		['no quarters', 'Pens | 2.60 | 80 | 208.00'],
		['as many as the price', 'Pens | 25.00 | 25 | 625.00'],
	])('%s', (_name, row) => {
		expect(resultFor(row)).toBe('failed row 1 line_items.unit_price');
	});

	test('where another row shows that counts have no decimals', () => {
		expect(resultFor('Tiles | 48 | 62.00 | 2976.00', 'Demolition | 16.00 | 62 | 992.00')).toBe(
			'failed row 2 line_items.unit_price',
		);
	});

	test.each(['4 Std.', '4 Stk', '4 kg', '4,00 m²'])('a price of “%s”', (price) => {
		expect(resultFor(`Montage | 62.50 | ${price} | 250.00`)).toBe(
			'failed row 1 line_items.unit_price',
		);
	});

	test.each(['4.00 / Std.', '€ 4 Stk', '4.00 ea'])('but not a price of “%s”', (price) => {
		expect(resultFor(`Montage | 62.5 | ${price} | 250.00`)).toBe('passed');
	});
});
