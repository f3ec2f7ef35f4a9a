import { describe, expect, test } from '@jest/globals';

import type { Check } from '../../../../core/decision/check';
import { checkDayAndMonth } from '../../../../core/decision/checks/day-month';
import { readSettledValues } from '../../../../core/decision/settle-decimals';
import { rolesOf } from '../../../../core/schema/roles';
import { documentOf, INVOICE, TODAY } from '../documents';

const checked = (fields: Record<string, string>, today = TODAY): Check =>
	checkDayAndMonth(
		readSettledValues(documentOf(fields), INVOICE, {
			dateOrder: 'ask',
			defaultCurrency: null,
			today,
		}),
		rolesOf(INVOICE),
		today,
	);
const said = (fields: Record<string, string>, today?: string) => {
	const { result, message } = checked(fields, today);
	return `${result}: ${message}`;
};
/** As 2026-03-05 is printed in Germany. */
const printed = (iso: string) => iso.split('-').reverse().join('.');
const FINE = 'passed: nothing shows that day and month are swapped';

describe('the day of the week', () => {
	test.each([
		['of the issue date', { issue_date: 'Fr., 12.06.2026' }],
		['of both dates', { issue_date: 'Friday, 12.06.2026', due_date: 'So., 12.07.2026' }],
	])('%s is fine', (_name, fields) => {
		expect(said(fields)).toBe(FINE);
	});

	test.each([
		['of the issue date', { issue_date: 'Do., 12.06.2026' }, 'Do., 12.06.2026', 'Friday', 'Do'],
		[
			'of the due date',
			{ issue_date: 'Fr., 12.06.2026', due_date: 'Mo., 12.07.2026' },
			'Mo., 12.07.2026',
			'Sunday',
			'Mo',
		],
		['of a due date alone', { due_date: 'Mo., 12.07.2026' }, 'Mo., 12.07.2026', 'Sunday', 'Mo'],
	])('%s is wrong', (_name, fields, date, was, word) => {
		expect(said(fields)).toMatch(
			new RegExp(`^failed: the date “${date}” was a ${was}, and “${word}\\.?,?” is printed$`, 'u'),
		);
	});

	test('the date that is wrong is the one pointed at', () => {
		const [sunday, friday] = ['So., 12.07.2026', 'Fr., 12.06.2026'];
		expect(checked({ issue_date: friday, due_date: 'Mo., 12.07.2026' }).fields.at(-1)).toBe(
			'due_date',
		);
		expect(checked({ issue_date: 'Do., 12.06.2026', due_date: sunday }).fields.at(-1)).toBe(
			'issue_date',
		);
	});

	test('without an issue date nothing else is compared', () => {
		expect(said({ due_date: '12.07.2026' })).toBe('not_applicable: there is no issue date');
	});
});

describe('a date within the invoice number', () => {
	test.each(['20260503-001', 'RE-2026-05-03', '2026.05.03/7', '2026/05/03'])(
		'%s shows the other order',
		(invoice_number) => {
			const fields = { issue_date: '05.03.2026', invoice_number };
			expect(said(fields)).toBe(
				`failed: the issue date “05.03.2026” was read as 2026-03-05, and the invoice number “${invoice_number}” has 2026-05-03`,
			);
			expect(checked(fields).fields.at(-1)).toBe('issue_date');
		},
	);

	test.each([
		['the same date', '05.03.2026', '20260305-001'],
		['another date', '05.03.2026', '20260504-001'],
		['digits before', '05.03.2026', '120260503'],
		['digits behind', '05.03.2026', '202605031'],
		['two marks', '05.03.2026', '2026-0503'],
		['no number', '05.03.2026', ''],
		['a month in words', '5 March 2026', '20260503-001'],
		['one day and month', '05.05.2026', '20260505-001'],
	])('but not: %s', (_name, issue_date, invoice_number) => {
		expect(said({ issue_date, invoice_number })).toBe(FINE);
	});

	test.each([
		['in January', '05.01.2026', '20260501'],
		['in September', '05.09.2025', '20250509'],
		['in December', '10.12.2025', '20251012'],
		['on the 1st', '12.01.2026', '20261201'],
		['on the 10th', '02.10.2025', '20250210'],
	])('%s', (_name, issue_date, invoice_number) => {
		expect(said({ issue_date, invoice_number })).toMatch(/^failed/u);
	});
});

describe('an issue date after today', () => {
	test.each([
		['15 days ahead', '2026-08-06', '2026-07-22'],
		['60 days ago the other way round', '2026-09-06', '2026-08-08'],
		['today the other way round', '2026-09-06', '2026-06-09'],
		['on the second of a month', '2026-09-02', '2026-03-01'],
	])('%s', (_name, issued, today) => {
		expect(said({ issue_date: printed(issued) }, today)).toMatch(
			/^failed: the issue date .*, after today; with day and month/u,
		);
	});

	test.each([
		['14 days ahead', '2026-08-06', '2026-07-23'],
		['61 days ago the other way round', '2026-09-06', '2026-08-09'],
		['ahead the other way round, too', '2026-09-06', '2026-06-08'],
		['on the first of a month', '2026-09-01', '2026-02-01'],
		['with a day that is no month', '2026-09-13', '2026-06-30'],
	])('but not: %s', (_name, issued, today) => {
		expect(said({ issue_date: printed(issued) }, today)).toBe(FINE);
	});

	test('with the month in words', () => {
		expect(said({ issue_date: '6 September 2026' }, '2026-07-01')).toBe(FINE);
	});
});

describe('a term that is usual only the other way round', () => {
	test.each([
		['the issue date', '2026-01-02', '2026-02-08', '2026-02-01 to 2026-02-08'],
		['the due date', '2026-01-04', '2026-03-02', '2026-01-04 to 2026-02-03'],
		['both dates', '2026-01-04', '2026-01-05', '2026-04-01 to 2026-05-01'],
		['one day less than sixty', '2026-04-05', '2026-06-03', '2026-05-04 to 2026-06-03'],
		['more than 120 days', '2026-02-05', '2026-07-02', '2026-05-02 to 2026-07-02'],
		['8 days backwards', '2025-09-08', '2025-08-31', '2025-08-09 to 2025-08-31'],
		['both, backwards', '2026-02-03', '2026-01-04', '2026-03-02 to 2026-04-01'],
	])('%s', (_name, issued, due, better) => {
		const fields = { issue_date: printed(issued), due_date: printed(due) };
		expect(said(fields)).toMatch(
			new RegExp(
				`^failed: from ${issued} to ${due} are -?\\d+ days; with day and month the other way round, from ${better}, it would be a usual term$`,
				'u',
			),
		);
		expect(checked(fields).fields.at(-1)).toBe('issue_date');
	});

	test.each([
		['a usual term as it is', '2026-01-02', '2026-03-03'],
		['120 days, and a rare one the other way round', '2026-02-03', '2026-06-03'],
		['7 days backwards, and a rare one', '2026-02-10', '2026-02-03'],
		['a rare one the other way round', '2026-01-02', '2026-02-09'],
		['no better one', '2026-06-13', '2026-11-20'],
	])('but not: %s', (_name, issued, due) => {
		expect(said({ issue_date: printed(issued), due_date: printed(due) })).toBe(FINE);
	});

	test('months in words cannot be swapped', () => {
		expect(said({ issue_date: '4 January 2026', due_date: '2 March 2026' })).toBe(FINE);
	});
});
