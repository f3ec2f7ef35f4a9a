import { describe, expect, test } from '@jest/globals';

import { decimalMarkOf, parseNumber } from '../../../../core/values/number/number';

const valueOf = (...args: Parameters<typeof parseNumber>) => {
	const reading = parseNumber(...args);
	return reading.readable ? reading.value : `unreadable: ${reading.why}`;
};

describe('numbers as printed', () => {
	test.each([
		['12,800', 12800, 0],
		['1.50', 1.5, 2],
		['1,234.50', 1234.5, 2],
		['1.234,50', 1234.5, 2],
		['1.234,56 €', 1234.56, 2],
		['€ 4.053,67', 4053.67, 2],
		['¥84,263', 84263, 0],
		['$12.00', 12, 2],
		['US$ 3', 3, 0],
		['Rs 1939', 1939, 0],
		['1,23,456.00', 123456, 2],
		['12,34,567', 1234567, 0],
		['1.234.567', 1234567, 0],
		['19 %', 19, 0],
		['12%', 12, 0],
		['%18', 18, 0],
		['7,5 % MwSt.', 7.5, 1],
		['0.125', 0.125, 3],
		['.5', 0.5, 1],
		['$.50', 0.5, 2],
		['1234.567', 1234.567, 3],
		['12.', 12, 0],
		['12.50*', 12.5, 2],
		['12.50 A', 12.5, 2],
		['3.49 T', 3.49, 2],
		['0', 0, 0],
		['-0', 0, 0],
		['0.00', 0, 2],
	])('%s is %d', (printed, value, decimals) => {
		expect(valueOf(printed)).toEqual({ value, decimals });
	});

	test.each([
		[' ', 'a space'],
		['\u00a0', 'a no-break space'],
		['\u2009', 'a thin space'],
		['\u202f', 'a narrow no-break space'],
		['\u2007', 'a figure space'],
		['\u3000', 'an ideographic space'],
		["'", 'an apostrophe'],
		['’', 'a typographic apostrophe'],
	])('%j groups thousands: %s', (mark) => {
		expect(valueOf(`1${mark}234${mark}567,50`)).toEqual({ value: 1234567.5, decimals: 2 });
	});

	test.each([
		['(12.50)', -12.5],
		['($12.50)', -12.5],
		['$ (12.50)', -12.5],
		['-12.50', -12.5],
		['- 12.50', -12.5],
		['−12.50', -12.5],
		['–12.50', -12.5],
		['$-12.50', -12.5],
		['-$12.50', -12.5],
		['CHF-12.50', -12.5],
		['12.50-', -12.5],
		['12.50- EUR', -12.5],
		['12,50 EUR-', -12.5],
		['12.50 CR', -12.5],
		['CR 12.50', -12.5],
		['12.50 EUR CR', -12.5],
		['12.50 DR', 12.5],
		['+12.50', 12.5],
	])('the sign of %s is read', (printed, value) => {
		expect(valueOf(printed)).toEqual({ value, decimals: 2 });
	});

	test.each([
		['CHF 12.-', 12],
		['CHF 12.–', 12],
		['12,— €', 12],
		['12,-', 12],
		['12,--', 12],
		['kr 12:-', 12],
		['Rs. 500/-', 500],
		['1.234,-', 1234],
		["1'234.-", 1234],
	])('the dash of %s stands for no cents, not for a minus', (printed, value) => {
		expect(valueOf(printed)).toEqual({ value, decimals: 0 });
	});

	test.each([
		['Rs. 1,939.00', 1939],
		['Rs.1,939.00', 1939],
		['Rs.50', 50],
		['kr. 1.234,50', 1234.5],
		['1.234,50 kr.', 1234.5],
		['12,50 Euro', 12.5],
		['12,50 Kč', 12.5],
		['12,50 zł', 12.5],
		['12.50 U.S. dollars', 12.5],
		['12,50 Schweizer Franken', 12.5],
		['F CFA 1 234', 1234],
		['R12.50', 12.5],
		['R 500', 500],
		['P 3.00', 3],
		['S/ 12.50', 12.5],
	])('the words of a currency around %s are no part of it', (printed, value) => {
		expect(valueOf(printed)).toMatchObject({ value });
	});

	test.each([
		['½', 0.5, 1],
		['1½', 1.5, 1],
		['2 ¼', 2.25, 2],
		['-⅜', -0.375, 3],
		['3½ h', 3.5, 1],
	])('the fraction %s is %d', (printed, value, decimals) => {
		expect(valueOf(printed)).toEqual({ value, decimals });
	});

	test.each([
		['１，２３４．５０', 1234.5],
		['١٬٢٣٤٫٥٠', 1234.5],
		['۱٬۲۳۴٫۵۰', 1234.5],
		['१,२३४.५०', 1234.5],
		['٢٫٥٠٪', 2.5],
	])('the digits of %s are read', (printed, value) => {
		expect(valueOf(printed)).toEqual({ value, decimals: 2 });
	});

	test.each(['3 pcs', '3 Stk.', '3 Stunden', '3 m²', '3 kg', 'x 3', '3x', '3 ×', '@ 3'])(
		'%s counts three',
		(printed) => {
			expect(valueOf(printed)).toEqual({ value: 3, decimals: 0 });
		},
	);

	test.each([
		[0, 0, 0],
		[-0, 0, 0],
		[12.5, 12.5, 1],
		[-12.5, -12.5, 1],
		[1e-7, 1e-7, 7],
		[1.5e-7, 1.5e-7, 8],
		[1e14, 1e14, 0],
	])('the JSON number %d has %3$d decimals', (number, value, decimals) => {
		expect(valueOf(number)).toEqual({ value, decimals });
	});
});

describe('what is never guessed', () => {
	test.each([
		['1.234', /the point stands before three digits/],
		['abc', /not a number/],
		['', /not a number/],
		['-', /not a number/],
		['%', /not a number/],
		['1 2', /separators in unusual places/],
		['1.2.3', /separators in unusual places/],
		['12,34,5', /separators in unusual places/],
		['1,2345.0', /separators in unusual places/],
		['1.5½', /separators in unusual places/],
		['3 x 4.50', /not a number/],
		['INV-0042', /not a number/],
		['INV 0042', /not a number/],
		['12-A', /not a number/],
		['A4', /not a number/],
		['Q1', /not a number/],
		['P 3', /not a number/],
		['xy 3', /not a number/],
		['R-0042', /not a number/],
		['(12.50', /not a number/],
		['--5', /not a number/],
		['+-5', /not a number/],
		['(-5)', /not a number/],
		['-5 CR', /not a number/],
		['(5) DR', /not a number/],
		['2026-03-31', /not a number/],
		['12:30', /not a number/],
		['12.50/h', /not a number/],
		['5 to ten', /not a number/],
		['12⁵⁰', /not a number/],
		['⅓', /no decimal number equals/],
		['12345678901234567890', /too many digits/],
		['0.1234567890123456', /too many digits/],
		[Number.NaN, /not a number/],
		[Number.POSITIVE_INFINITY, /not a number/],
		[0.30000000000000004, /too many digits/],
		[1e21, /too many digits/],
	])('%s', (printed, why) => {
		expect(valueOf(printed)).toMatch(why);
	});

	test.each(['10K', '£1.5m', '12 Mio €', '3 thousand', '12万円', '2 lakh', '$1.2 B'])(
		'%s is not what its digits say',
		(printed) => {
			expect(valueOf(printed)).toMatch(/thousands, millions/);
		},
	);

	test.each(['50¢', '50 ct', '50 pence', '50p'])('%s is not fifty units', (printed) => {
		expect(valueOf(printed)).toMatch(/cents/);
	});

	test('a dash behind yen ends the amount, and "Cr" behind rupees can be ten millions', () => {
		expect(valueOf('¥1,000-')).toMatch(/dash/);
		expect(valueOf('Rs 12.50 Cr')).toMatch(/crore/);
	});
});

describe('thousands or decimals', () => {
	test('the other numbers of the document settle it', () => {
		expect(valueOf('1.234', ',')).toEqual({ value: 1234, decimals: 0 });
		expect(valueOf('1.234', '.')).toEqual({ value: 1.234, decimals: 3 });
		expect(valueOf('2,500', ',')).toEqual({ value: 2.5, decimals: 3 });
		expect(valueOf('12.50', ',')).toEqual({ value: 12.5, decimals: 2 });
	});

	test('a document that contradicts itself settles neither', () => {
		expect(valueOf('1.234', 'unclear')).toMatch(/the point stands/);
		expect(valueOf('12,800', 'unclear')).toMatch(/the comma stands/);
	});

	test('a currency without decimals needs no other number', () => {
		expect(valueOf('12.800円')).toEqual({ value: 12800, decimals: 0 });
		expect(valueOf('12,800円', ',')).toEqual({ value: 12800, decimals: 0 });
		expect(valueOf('€ 12.800')).toMatch(/the point stands/);
	});

	test.each([
		[['1.234', '12,50'], ','],
		[['1.234', '12.50'], '.'],
		[['1.234.567'], ','],
		[['1,23,456'], '.'],
		[['12.-'], '.'],
		[['1.234', '12'], undefined],
		[['12,50', '12.50'], undefined],
		[['١٬٢٣٤٫٥٠', "1'234", 'abc'], undefined],
	])('%j show %s', (printed, mark) => {
		expect(decimalMarkOf(printed)).toBe(mark);
	});
});
