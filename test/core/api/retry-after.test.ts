import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { retryAfterMilliseconds } from '../../../core/api/retry-after';

const now = Date.parse('2026-03-31T12:00:00Z');
const milliseconds = (header: string | undefined, sent?: string) =>
	retryAfterMilliseconds(header, sent, now);

describe('the forms of the standard', () => {
	test.each([
		['7', 7000],
		['0', 0],
		['007', 7000],
		[' 7 ', 7000],
		['99999999999', 99_999_999_999_000],
		['Tue, 31 Mar 2026 12:00:20 GMT', 20_000],
		['Tuesday, 31-Mar-26 12:00:20 GMT', 20_000],
		['Tue Mar 31 12:00:20 2026', 20_000],
		['Wed Apr  1 12:00:00 2026', 86_400_000],
		['Tue, 31 Mar 2026 11:00:00 GMT', 0],
		['Sunday, 06-Nov-94 08:49:37 GMT', 0],
	])('Retry-After: %s', (header, expected) => {
		expect(milliseconds(header)).toBe(expected);
	});

	test('whole seconds, however many', () => {
		fc.assert(
			fc.property(fc.nat({ max: 1e9 }), (seconds) => {
				expect(milliseconds(String(seconds))).toBe(seconds * 1000);
			}),
		);
	});

	test('a date, seen from where the answer comes from, whatever clock is here', () => {
		const after = 'Thu, 01 Jan 2026 00:00:30 GMT';
		expect(milliseconds(after, 'Thu, 01 Jan 2026 00:00:00 GMT')).toBe(30_000);
		expect(milliseconds('Thu, 01 Jan 2032 00:00:30 GMT', 'Thu, 01 Jan 2032 00:00:00 GMT')).toBe(
			30_000,
		);
	});
});

test.each([
	...['soon', 'soon 5', '5 soon', '7,5', '7.5', '1.0', '60;', '60s', '60, 60', '1e3', '0x10'],
	...['-3', '+3', '', ' ', '٣', '７', 'Infinity', 'NaN', 'null', 'true', '5\n5', '1_000'],
	...['2026-03-31T12:00:20Z', '31 Mar 2026 12:00:20', 'Tue, 31 Mar 2026 12:00:20 +0200', '12:00'],
	...['Tue, 31 Feb 2026 12:00:20 GMT', 'Tue, 31 Mar 2026 25:00:20 GMT', 'March 31, 2026', 'Tue'],
	undefined,
])('Retry-After: %s says nothing', (header) => {
	expect(milliseconds(header)).toBeUndefined();
});

test('nothing but digits or a date is ever a time', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			fc.pre(!/^[ \t]*\d+[ \t]*$/.test(text));
			expect(milliseconds(text)).toBeUndefined();
		}),
	);
});
