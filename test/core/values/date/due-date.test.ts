import { expect, test } from '@jest/globals';

import { readDueDate } from '../../../../core/values/date/due-date';

test('a text that goes on and on is no due date', () => {
	const long = `${'a'.repeat(1_000_000)} 11.11.2026`;
});
