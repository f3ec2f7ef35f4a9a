import { expect, test } from '@jest/globals';

import { parseNumber } from '../../../../core/values/number/number';

const valueOf = (printed: string) => {
	const reading = parseNumber(printed);
	return reading.readable ? reading.value.value : 'unreadable';
};

test.each([
	['13,200円(税込)', 13200],
	['12,800円（税込）', 12800],
	['12,800円 税別', 12800],
	['€ 12,50 inkl. MwSt.', 12.5],
	['100,00 € TTC', 100],
	['100,00 HT', 100],
	['$5.00 (incl. GST)', 5],
	['100.00 + VAT', 100],
	['100.00 excl. of tax', 100],
	['1,23,456.00/-', 123456],
	['Rs. 1,23,456.00/-', 123456],
	['500/-', 500],
	['1 × 7.00 = 14.00', 14],
	['2 x 3.50 = 7.00 €', 7],
])('%s is %d', (printed, value) => {
	expect(valueOf(printed)).toBe(value);
});

test.each(['12.5.0/-', '13,200円(3個)', '12.00 incl. 3 pens', '2 x 3.50', 'A = 14.00'])(
	'%s is no amount',
	(printed) => {
		expect(valueOf(printed)).toBe('unreadable');
	},
);
