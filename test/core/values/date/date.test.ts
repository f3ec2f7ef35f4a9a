import { describe, expect, test } from '@jest/globals';

import { parseDate } from '../../../../core/values/date/date';
import type { DateHints } from '../../../../core/values/date/date-hints';

const TODAY = '2026-05-01';
const read = (printed: string | number, hints: Partial<DateHints> = {}) => {
	const reading = parseDate(printed, { today: TODAY, ...hints });
	return reading.readable ? reading.value : `unreadable: ${reading.why}`;
};

describe('dates as printed', () => {
	test.each([
		['2026-03-31'],
		['2026/3/31'],
		['2026.03.31'],
		['2026. 3. 31.'],
		['2026 03 31'],
		['20260331'],
		[20260331],
		['31.03.2026'],
		['31. 3. 2026'],
		['31.3.26'],
		['31/03/2026'],
		[' 31 / 03 / 2026 '],
		['03/31/2026'],
		['03/31/26'],
		['31-03-2026'],
		['31–03–2026'],
		['31 03 2026'],
		["31/03/'26"],
		['31 Mar 2026'],
		['31-Mar-2026'],
		['31-Mar-26'],
		['31Mar2026'],
		['31 MARCH 2026'],
		['31st of March 2026'],
		['the 31st March 2026'],
		['March 31, 2026'],
		['Mar 31, 26'],
		["Mar 31 '26"],
		['Mar. 31st 2026'],
		['Tuesday, 31 March 2026'],
		['Tue 31 March 2026'],
		['2026-03-31T10:20:00Z'],
		['2026-03-31T10:20:00.123+02:00'],
		['2026-03-31, 10:20 PM (GMT+1)'],
		['31/03/2026 18:20'],
		['31.03.2026 um 18:20 Uhr'],
		['２０２６－０３－３１'],
		['٣١/٠٣/٢٠٢٦'],
		['den 31. März 2026'],
		['Dienstag, 31. Maerz 2026'.replace('ae', 'ä')],
		['31. Mrz 2026'],
		['le 31 mars 2026'],
		['mar. 31 mars 2026'],
		['31 maart 2026'],
		['31 mrt. 2026'],
		['martes, 31 de marzo de 2026'],
		['marzo 31 de 2026'],
		['31 marzo 2026'],
		['31 de março de 2026'],
		['terça-feira, 31 de mar. de 2026'],
		['den 31 mars 2026'],
		['tirsdag den 31. marts 2026'],
		['31. maaliskuuta 2026'],
		['31 marca 2026 r.'],
		['31. března 2026'],
		['2026. március 31., kedd'],
		['31 martie 2026'],
		['31 марта 2026 г.'],
		['2026 m. kovo 31 d.'],
		['2026. gada 31. marts'],
		['2026年3月31日'],
		['2026年 03月 31日'],
		['2026年3月31日(火)'],
		['2026年3月31日 10時20分'],
		['2026年3月31日星期二'],
		['2026년 3월 31일 화요일'],
		['26년 3월 31일'],
		['令和8年3月31日'],
		['令和 8 年 3 月 31 日'],
		['R8.3.31'],
		['R8/03/31'],
		['民國115年3月31日'],
		['中華民國115年3月31日'],
		['民國115/3/31'],
	])('%s is 31 March 2026', (printed) => {
		expect(read(printed)).toBe('2026-03-31');
	});

	test.each([
		['1er mars 2026', '2026-03-01'],
		['1º de abril de 2026', '2026-04-01'],
		['1. Jänner 2026', '2026-01-01'],
		['5 Sept. 2026', '2026-09-05'],
		['5. listopadu 2026', '2026-11-05'],
		['令和元年5月1日', '2019-05-01'],
		['㍻31年4月30日', '2019-04-30'],
		['平成2年1月2日', '1990-01-02'],
		['昭和64年1月7日', '1989-01-07'],
		['3 Mar 2026 Salı', '2026-03-03'],
		['29.02.2024', '2024-02-29'],
		['04/04/2026', '2026-04-04'],
		['03.04.2026', '2026-04-03'],
	])('%s is %s', (printed, iso) => {
		expect(read(printed)).toBe(iso);
	});

	test.each([
		['1.1.36', '2036-01-01'],
		['1.1.37', '1937-01-01'],
		['1 Jan 36', '2036-01-01'],
		['1 Jan 37', '1937-01-01'],
	])('of two digits the year of %s is at most ten years ahead', (printed, iso) => {
		expect(read(printed)).toBe(iso);
	});
});

describe('what is never guessed', () => {
	test.each([
		['03/04/2026', /could be 3 April or 4 March 2026/],
		['03-04-2026', /could be 3 April or 4 March 2026/],
		['31/03/26', /could be 31 March 2026 or 26 March 2031/],
		['26-03-31', /could be 26 March 2031 or 31 March 2026/],
		['26.03.31', /could be 26 March 2031 or 31 March 2026/],
		['28. 4. 27.', /could be 28 April 2027 or 27 April 2028/],
		['26 Mar 31', /could be 26 March 2031 or 31 March 2026/],
		['03/04/05', /could be 3 April 2005, 4 March 2005 or 5 April 2003/],
		['5 listopad 2026', /could be October or November/],
		['5 lis 2026', /could be October or November/],
		['5 jui 2026', /could be June or July/],
		['26年3月31日', /may count from an era/],
		['30.02.2026', /not a day of the calendar/],
		['7018-12-26', /not a day of the calendar/],
		['29.02.2026', /not a day of the calendar/],
		['2026-13-01', /not a day of the calendar/],
		['20261301', /not a day of the calendar/],
		['1026-03-31', /not a day of the calendar/],
		['32 March 2026', /not a day of the calendar/],
		['令和8年2月30日', /not a day of the calendar/],
		['平成31年5月1日', /not a day of the era 平成/],
		['令和元年4月30日', /not a day of the era 令和/],
		['31 Foo 2026', /not a date in a known form/],
		['March 2026', /not a date in a known form/],
		['31 March', /not a date in a known form/],
		['31.03/2026', /not a date in a known form/],
		['31.03.026', /not a date in a known form/],
		['31.03.2026 - 30.04.2026', /not a date in a known form/],
		['2026-03-31 10:20 - 2026-04-30 11:00', /not a date in a known form/],
		['2026年3月31日〜4月30日', /not a date in a known form/],
		['令和8年331日', /not a date in a known form/],
		['3¹.03.2026', /not a date in a known form/],
		['soon', /not a date in a known form/],
		['', /not a date in a known form/],
		[0, /not a date in a known form/],
		[46112, /not a date in a known form/],
	])('%s', (printed, why) => {
		expect(read(printed)).toMatch(why);
	});
});

describe('hints', () => {
	test.each([
		['03/04/2026', 'dmy', '2026-04-03'],
		['03/04/2026', 'mdy', '2026-03-04'],
		['31/03/26', 'dmy', '2026-03-31'],
		['03/31/26', 'mdy', '2026-03-31'],
		['26-03-31', 'ymd', '2026-03-31'],
		['26/03/31', 'ymd', '2026-03-31'],
		['26. 3. 31.', 'ymd', '2026-03-31'],
		['03.04.2026', 'ymd', '2026-04-03'],
		['03.04.2026', 'mdy', '2026-04-03'],
		['31/03/2026', 'mdy', '2026-03-31'],
		['2026-03-31', 'dmy', '2026-03-31'],
	] as const)('%s in the order %s is %s', (printed, order, iso) => {
		expect(read(printed, { order })).toBe(iso);
	});

	test('the year first says nothing about dates with the year last', () => {
		expect(read('03/04/2026', { order: 'ymd' })).toMatch(/could be/);
		expect(read('03/04/2026', { order: 'ymd', yearLastOrder: 'dmy' })).toBe('2026-04-03');
	});

	test('an order that leads years ahead, where another does not, settles nothing', () => {
		expect(read('26/03/31', { order: 'dmy' })).toMatch(/26 March 2031 or 31 March 2026/);
		expect(read('31/03/26', { order: 'ymd' })).toMatch(/26 March 2031 or 31 March 2026/);
	});

	test('the language settles a name of several months', () => {
		expect(read('5 listopad 2026', { language: 'pl' })).toBe('2026-11-05');
		expect(read('5 listopad 2026', { language: 'hr' })).toBe('2026-10-05');
		expect(read('5 listopad 2026', { language: 'de' })).toMatch(/could be/);
	});
});
