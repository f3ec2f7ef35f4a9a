import { describe, expect, test } from '@jest/globals';

import { resultOf, saidOf } from '../documents';

const said = (issue_date: string, due_date: string, payment_terms = '') =>
	saidOf('payment_term', { supplier: 'Muster GmbH', issue_date, due_date, payment_terms });

describe('a term of payment by itself', () => {
	test.each([
		['none', '2026-01-01', 0],
		['a week less than a year, and a day', '2026-12-24', 357],
		['longer than a year and a usual term', '2027-02-17', 412],
		['a year and a half', '2027-07-03', 548],
	])('%s is fine', (_name, due, days) => {
		expect(said('2026-01-01', due)).toEqual([
			`passed: from the issue date 2026-01-01 to the due date ${due} are ${days} days`,
		]);
	});

	test.each([
		[
			'a week less than a year',
			'2026-12-25',
			'358 days, a year and a usual term: is a year misread?',
		],
		[
			'a year and a usual term',
			'2027-02-16',
			'411 days, a year and a usual term: is a year misread?',
		],
		[
			'longer than a year and a half',
			'2027-07-04',
			'549 days, more than anybody is given to pay: is a year misread?',
		],
	])('%s is doubtful', (_name, due, words) => {
		expect(said('2026-01-01', due)).toEqual([
			`failed: from the issue date 2026-01-01 to the due date ${due} are ${words}`,
		]);
	});

	test.each([
		['an issue date', '', '2026-07-12'],
		['a due date', '2026-06-12', ''],
	])('without %s nothing is compared', (_name, issued, due) => {
		expect(said(issued, due, '30 days')).toEqual([
			'not_applicable: issue date and due date are not both there',
		]);
	});
});

describe('a term of payment as printed', () => {
	test.each([
		['to the day', '30 days', '2026-07-12'],
		['three days early', '30 days', '2026-07-09'],
		['a week late', '30 days', '2026-07-19'],
		['the shorter of two', '10 days 2 %, 30 days net', '2026-06-22'],
		['the longer of two', '10 days 2 %, 30 days net', '2026-07-12'],
		['to the end of the month', '30 jours fin de mois', '2026-07-31'],
	])('%s is fine', (_name, terms, due) => {
		expect(said('2026-06-12', due, terms)).toEqual([
			expect.stringMatching(new RegExp(`^passed: .* days, as “${terms}” says$`, 'u')),
		]);
	});

	test.each([
		['four days early', '30 days', '2026-07-08', '26 days, but “30 days” gives 2026-07-12'],
		['eight days late', '30 days', '2026-07-20', '38 days, but “30 days” gives 2026-07-12'],
		[
			'between two terms',
			'10 days 2 %, 30 days net',
			'2026-07-01',
			'19 days, but “10 days 2 %, 30 days net” gives 2026-06-22 or 2026-07-12',
		],
	])('%s is doubtful', (_name, terms, due, words) => {
		expect(said('2026-06-12', due, terms)).toEqual([
			`failed: from the issue date 2026-06-12 to the due date ${due} are ${words}`,
		]);
	});

	test.each(['as agreed', '10 working days'])('“%s” says nothing', (terms) => {
		expect(said('2026-06-12', '2026-09-09', terms)).toEqual([
			'passed: from the issue date 2026-06-12 to the due date 2026-09-09 are 89 days',
		]);
	});

	test('does not excuse a year too long', () => {
		expect(said('2026-01-01', '2027-01-01', '365 days')).toEqual([
			expect.stringContaining('is a year misread?'),
		]);
	});

	test('the doubt points at the due date', () => {
		const fields = { issue_date: '2026-06-12', due_date: '2026-07-20', payment_terms: '30 days' };
		expect(resultOf('payment_term', fields)).toBe('failed due_date');
		expect(resultOf('payment_term', { issue_date: '2026-01-01', due_date: '2027-01-01' })).toBe(
			'failed due_date',
		);
	});
});

describe('a last day that the terms name', () => {
	test.each([
		'zahlbar bis 26.06.2026',
		'Fällig am 26.06.2026',
		'due by 06/26/2026',
		'2 % Skonto bis 19.06.2026, netto bis 26.06.2026',
		'à payer avant le 26/06/2026',
		'entro il 26/06/2026',
	])('%s is the due date', (terms) => {
		expect(said('2026-06-12', '2026-06-26', terms)).toEqual([
			`passed: the due date is 2026-06-26, as “${terms}” says`,
		]);
		expect(said('2026-06-12', '2026-07-26', terms)).toEqual([
			`failed: the due date is 2026-07-26, but “${terms}” is printed`,
		]);
	});

	test('a date of something else is none', () => {
		expect(said('2026-06-30', '2026-07-14', 'Leistung 01.06.2026, 14 Tage netto')).toEqual([
			'passed: from the issue date 2026-06-30 to the due date 2026-07-14 are 14 days, as “Leistung 01.06.2026, 14 Tage netto” says',
		]);
	});
});
