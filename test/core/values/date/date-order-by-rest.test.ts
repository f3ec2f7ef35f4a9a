import { expect, test } from '@jest/globals';

import { dateOrderByRest } from '../../../../core/values/date/date-order-by-rest';

const TODAY = '2026-06-30';

test.each([
	['a number that names the day', '11/03/2026', ['20260311-001'], 'dmy'],
	['a number that names it, month first', '05/03/2026', ['INV 2026-05-03'], 'mdy'],
	['the other day lies far ahead', '11/03/2026', [], 'dmy'],
	['the last day that is possible', '09/30/2026', [], undefined],
	['ninety-two days ahead are possible', '01/09/2026', ['x'], undefined],
	['both are possible', '05/03/2026', ['17'], undefined],
	['digits within a longer number', '05/03/2026', ['9202605031'], undefined],
	['one reading only', '2026-03-11', [], undefined],
	['no date', null, [], undefined],
] as const)('%s', (_name, issued, texts, order) => {
	expect(dateOrderByRest(issued, texts, TODAY)).toBe(order);
});
