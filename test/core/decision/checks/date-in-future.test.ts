import { describe, expect, test } from '@jest/globals';

import { resultOf, saidOf } from '../documents';

/** Today is 2026-06-30. */
const said = (fields: Record<string, string>) =>
	saidOf('date_in_future', { supplier: 'Muster GmbH', ...fields });

describe('no date lies far in the future', () => {
	test.each([
		['issued long ago', { issue_date: '2020-01-31' }, 'no date lies far in the future'],
		['issued today', { issue_date: '2026-06-30' }, 'no date lies far in the future'],
		[
			'issued for tomorrow',
			{ issue_date: '2026-07-01' },
			'the issue date 2026-07-01 is 1 days after today, 2026-06-30',
		],
		[
			'issued for the next quarter',
			{ issue_date: '2026-09-30' },
			'the issue date 2026-09-30 is 92 days after today, 2026-06-30',
		],
		[
			'due in a year and a half',
			{ due_date: '2027-12-30' },
			'the due date 2027-12-30 is 548 days after today, 2026-06-30',
		],
		['due today', { due_date: '2026-06-30' }, 'no date lies far in the future'],
		[
			'issued today and due whenever',
			{ issue_date: '2026-06-30', due_date: '2028-06-30' },
			'no date lies far in the future',
		],
	])('%s', (_name, fields, words) => {
		expect(said(fields)).toEqual([`passed: ${words}`]);
	});

	test.each([
		[
			'issued for the quarter after',
			{ issue_date: '2026-10-01' },
			'the issue date 2026-10-01 is more than 92 days after today, 2026-06-30',
		],
		[
			'issued in the far future, whatever is due',
			{ issue_date: '2026-10-01', due_date: '2026-06-30' },
			'the issue date 2026-10-01 is more than 92 days after today, 2026-06-30',
		],
		[
			'due later than in a year and a half',
			{ due_date: '2027-12-31' },
			'the due date 2027-12-31 is more than 548 days after today, 2026-06-30',
		],
	])('but: %s', (_name, fields, words) => {
		expect(said(fields)).toEqual([`failed: ${words}`]);
	});

	test('the doubt points at the date', () => {
		expect(resultOf('date_in_future', { issue_date: '2026-10-01' })).toBe('failed issue_date');
		expect(resultOf('date_in_future', { due_date: '2027-12-31' })).toBe('failed due_date');
	});

	test('without a date nothing is compared', () => {
		expect(said({})).toEqual(['not_applicable: there is no date']);
	});
});
