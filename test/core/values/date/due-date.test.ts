import { expect, test } from '@jest/globals';

import { readDueDate } from '../../../../core/values/date/due-date';

test('a text that goes on and on is no due date', () => {
	const long = `${'a'.repeat(1_000_000)} 11.11.2026`;
	expect(readDueDate(long, '2026-10-12', { today: '2026-11-25' })).toBeUndefined();
	expect(readDueDate('zahlbar bis 11.11.2026', '2026-10-12', { today: '2026-11-25' })).toBe(
		'2026-11-11',
	);
});
