import { readAs, unreadable, type Reading } from '../reading';

/** A year of two digits is of this century when it is at most so many years after the day of reading, else of the last. */
const YEARS_AHEAD = 10;

/** Japan's calendar begins in 1868; "1026" or "0026" is a year that was not read well. */
const EARLIEST_YEAR = 1868;
/** Nothing that is booked today is dated later; "7018" was not read well. */
const LATEST_YEAR = 2199;

/** @returns the date in ISO 8601 (`2026-03-31`); undefined when the calendar has no such day */
export function isoDate(year: number, month: number, day: number): string | undefined {
	if (year < EARLIEST_YEAR || year > LATEST_YEAR) return undefined;
	const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	// JavaScript rolls 30 February over to March: only a date that comes back the same exists.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

const yearOf = (iso: string): number => Number(iso.slice(0, 4));

/**
 * @param printed "2026", "26" or "'26"
 * @param today ISO date
 */
export function fullYear(printed: string, today: string): number {
	const digits = printed.replace("'", '');
	if (digits.length !== 2) return Number(digits);
	const year = 2000 + Number(digits);
	return year <= yearOf(today) + YEARS_AHEAD ? year : year - 100;
}

const spoken = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "3 April or 4 March 2026", "31 March 2026 or 26 March 2031". */
function eitherOf(dates: readonly string[]): string {
	const sameYear = new Set(dates.map(yearOf)).size === 1;
	const words = dates.map((iso, index) => {
		const dayAndMonth = spoken.format(new Date(`${iso}T00:00:00Z`));
		return sameYear && index < dates.length - 1 ? dayAndMonth : `${dayAndMonth} ${yearOf(iso)}`;
	});
	return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/**
 * A date further ahead than any term of payment is doubtful where another reading isn't: "26.03.31" is 26 March 2031 to
 * most of Europe, 31 March 2026 to Korea and Hungary.
 */
const TERM_YEARS = 2;

/** The date of the order that was chosen, unless it lies far ahead and one of the others doesn't. */
export function chosenDate(
	chosen: string,
	others: readonly (string | undefined)[],
	today: string,
): Reading<string> {
	const limit = `${String(yearOf(today) + TERM_YEARS)}${today.slice(4)}`;
	const nearer = others.filter((iso) => iso !== undefined && iso <= limit);
	return chosen > limit && nearer.length > 0 ? onlyDate([chosen, ...nearer]) : readAs(chosen);
}

/** The one date that is possible; none or several are unreadable. */
export function onlyDate(possible: Iterable<string | undefined>): Reading<string> {
	const dates = [...new Set(possible)].filter((iso) => iso !== undefined);
	const [only, ...others] = dates;
	if (only === undefined) return unreadable('is not a day of the calendar');
	return others.length === 0 ? readAs(only) : unreadable(`could be ${eitherOf(dates)}`);
}
