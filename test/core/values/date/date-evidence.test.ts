import { describe, expect, test } from '@jest/globals';

import {
	currenciesOfEras,
	dateOrderOf,
	monthLanguagesOf,
} from '../../../../core/values/date/date-evidence';

const TODAY = '2026-05-01';

describe('the order that the dates of a document show', () => {
	test.each([
		[['31/03/2026', '03/04/2026'], 'dmy'],
		[['03/31/2026', '03/04/2026'], 'mdy'],
		[['31.03.2026'], 'dmy'],
		[['03/31/26'], 'mdy'],
		[['Tue 31/03/2026 10:20'], 'dmy'],
		[['2026/03/31'], 'ymd'],
		[['2026年3月31日'], 'ymd'],
		[['令和8年3月31日'], 'ymd'],
		[['2026/03/31', '31/03/2026'], 'dmy'],
		[['31/03/2026', '03/31/2026'], undefined],
		[['03/04/2026', '04/04/2026', '31/03/26'], undefined],
		[['2026-03-31', '20260331', '31 March 2026', 'soon', ''], undefined],
		[[], undefined],
	])('%j show %s', (dates, order) => {
		expect(dateOrderOf(dates, TODAY)).toBe(order);
	});
});

describe('the languages that fit the names of months', () => {
	test.each([
		[['31 März 2026'], ['de']],
		[['31 March 2026'], ['en']],
		[['lundi 2 février 2026', '31/03/2026'], ['fr']],
		[['31 mars 2026'], ['fr', 'nb', 'sv']],
		[['31 mars 2026', '1 avril 2026'], ['fr']],
		[['5 listopada 2026', '5 sierpnia 2026'], ['pl']],
		[['31 März 2026', '31 mars 2026'], []],
		[['31.03.2026', '31 Foo 2026'], []],
	])('of %j are %j', (dates, languages) => {
		expect(monthLanguagesOf(dates)).toEqual(languages);
	});

	test('a short name leaves many', () => {
		expect(monthLanguagesOf(['31 Mar 2026'])).toEqual(expect.arrayContaining(['de', 'en', 'it']));
	});
});

test('an era is of one country', () => {
	expect([...currenciesOfEras(['令和8年3月31日', 'R8.3.31', '2026年3月31日'])]).toEqual(['JPY']);
	expect([...currenciesOfEras(['民國115年3月31日'])]).toEqual(['TWD']);
	expect([...currenciesOfEras(['2026年3月31日', '2026년 3월 31일', '31.03.2026'])]).toEqual([]);
});
