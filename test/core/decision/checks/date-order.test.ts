import { describe, expect, test } from '@jest/globals';

import { resultOf, saidOf } from '../documents';

const ISSUED = { supplier: 'Muster GmbH', issue_date: '2026-06-12', total_due: '119.00' };

describe('a due date', () => {
	test.each([
		['after the issue date', '2026-06-13', 'is not before the issue date 2026-06-12'],
		['on the issue date', '2026-06-12', 'is not before the issue date 2026-06-12'],
		[
			'a day before',
			'2026-06-11',
			'is before the issue date 2026-06-12 by 1 days: collected already?',
		],
		[
			'a week before',
			'2026-06-05',
			'is before the issue date 2026-06-12 by 7 days: collected already?',
		],
	])('%s is fine', (_name, due_date, words) => {
		expect(saidOf('date_order', { ...ISSUED, due_date })).toEqual([
			`passed: the due date ${due_date} ${words}`,
		]);
	});

	test.each([
		['eight days before', '2026-06-04'],
		['a year before', '2025-06-26'],
	])('%s is doubtful', (_name, due_date) => {
		expect(saidOf('date_order', { ...ISSUED, due_date })).toEqual([
			`failed: the due date ${due_date} is before the issue date 2026-06-12`,
		]);
		expect(resultOf('date_order', { ...ISSUED, due_date })).toBe('failed due_date');
	});
});

describe('a due date long before the issue date', () => {
	const resultWith = (fields: Record<string, string>) =>
		saidOf('date_order', { ...ISSUED, due_date: '2026-06-04', ...fields });

	test.each([
		['nothing is due', { amount_due: '0.00' }],
		['the total is nothing', { total_due: '0.00' }],
		['all is paid', { paid: '119.00' }],
		['more than all is paid', { paid: '119.01' }],
		['all is paid, printed with a minus', { paid: '-119.00' }],
		['a credit is paid out', { total_due: '-119.00', paid: '119.00' }],
	])('is fine where %s', (_name, fields) => {
		expect(resultWith(fields)).toEqual([
			'passed: the due date 2026-06-04 is before the issue date 2026-06-12, and nothing is left to pay',
		]);
	});

	test.each([
		['a cent is due', { amount_due: '0.01' }],
		['a cent was not paid', { paid: '118.99' }],
		['nothing was paid', { paid: '0.00' }],
		['a cent of a credit is open', { total_due: '-119.00', paid: '118.99' }],
		['the total is not there', { total_due: '', paid: '119.00' }],
		['what is paid is no amount', { paid: 'yes' }],
	])('is doubtful where %s', (_name, fields) => {
		expect(resultWith(fields)).toEqual([
			'failed: the due date 2026-06-04 is before the issue date 2026-06-12',
		]);
	});
});

test.each([
	['without an issue date', { issue_date: '', due_date: '2026-06-04' }],
	['without a due date', {}],
	['with a due date that is none', { due_date: 'soon' }],
])('%s nothing is compared', (_name, fields) => {
	expect(resultOf('date_order', { ...ISSUED, ...fields })).toBe('not_applicable');
});
