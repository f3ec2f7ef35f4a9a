import { readAs, unreadable, type Reading } from './reading';

const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
];

/** An optional time of day, and nothing else, may follow a date. */
const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const CJK = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const DAY_MONTH_NAME = new RegExp(
	String.raw`^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?([a-z]{3,9})\.?[\s,-]*(\d{4})${TIME}$`,
	'i',
);
const MONTH_NAME_DAY = new RegExp(
	String.raw`^([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})${TIME}$`,
	'i',
);

/**
 * Reads a date as printed: `2026-03-31`, `20260331`, `2026年3月31日`, `31.03.2026`, `31/03/2026`, `March 31, 2026`,
 * `31-Mar-2026`. `03/04/2026` is ambiguous, hence unreadable; points mean that the day comes first, as in every
 * locale that writes dates with points (Unicode CLDR).
 *
 * @returns the date in ISO 8601 (`2026-03-31`)
 */
export function parseDate(printed: string | number): Reading<string> {
	const text = String(printed).normalize('NFKC').replace(/\s+/g, ' ').trim().replace(WEEKDAY, '');

	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst) return calendarDate(yearFirst[1], yearFirst[3], yearFirst[4]);
	const ordered = CJK.exec(text) ?? COMPACT.exec(text);
	if (ordered) return calendarDate(ordered[1], ordered[2], ordered[3]);

	const yearLast = YEAR_LAST.exec(text);
	if (yearLast) {
		const [, first, mark, second, year] = yearLast;
		const dayFirst = calendarDate(year, second, first);
		const monthFirst = calendarDate(year, first, second);
		if (!dayFirst.readable) return monthFirst;
		if (!monthFirst.readable || mark === '.' || first === second) return dayFirst;
		return unreadable('could be day first or month first');
	}

	const dayMonth = DAY_MONTH_NAME.exec(text);
	if (dayMonth) return calendarDate(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1]);
	const monthDay = MONTH_NAME_DAY.exec(text);
	if (monthDay) return calendarDate(monthDay[3], monthNumber(monthDay[1]), monthDay[2]);
	return unreadable('is not a date in a known form');
}

function monthNumber(name = ''): string | undefined {
	const sought = name.toLowerCase();
	const index = MONTHS.findIndex(
		(month) =>
			month === sought ||
			month.slice(0, 3) === sought ||
			(sought === 'sept' && month === 'september'),
	);
	return index === -1 ? undefined : String(index + 1);
}

function calendarDate(year?: string, month?: string, day?: string): Reading<string> {
	if (year === undefined || month === undefined || day === undefined)
		return unreadable('is not a date in a known form');
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	// JavaScript rolls 30 February over to March: only a date that comes back the same exists.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
		? readAs(iso)
		: unreadable('is not a day of the calendar');
}
