const SECOND = 1000;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = '(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)';

/** The three forms of a date in HTTP (RFC 9110, 5.6.7); all are GMT. */
const DATES = [
	`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT`,
	`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT`,
	`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} (?<day>\\d\\d| \\d) ${TIME} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/** A year of two digits that seems more than fifty years ahead is one of the past (RFC 9110, 5.6.7). */
function fullYear(digits: string, now: number): number {
	if (digits.length === 4) return Number(digits);
	const thisYear = new Date(now).getUTCFullYear();
	const year = thisYear - (thisYear % 100) + Number(digits);
	return year > thisYear + 50 ? year - 100 : year;
}

/**
 * A date in one of HTTP's three forms.
 *
 * @param now milliseconds since the epoch, for years of two digits
 * @returns milliseconds since the epoch; undefined for anything else
 */
function httpDate(text: string, now: number): number | undefined {
	const parts = DATES.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
	if (parts === undefined) return undefined;
	const { year = '', month = '', day, hour, minute, second } = parts;
	const monthIndex = MONTHS.indexOf(month);
	const date = new Date(Date.UTC(fullYear(year, now), monthIndex, Number(day)));
	// The 31st of February would be a day in March.
	if (date.getUTCMonth() !== monthIndex) return undefined;
	return date.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * SECOND;
}

/**
 * Milliseconds that `Retry-After` asks for: whole seconds or an HTTP date (RFC 9110, 10.2.3), and nothing else, so that
 * what can't be understood is never taken for "at once".
 *
 * @param sent the answer's own `Date`: a date is meant by the clock of who sent it
 * @param now milliseconds since the epoch, where the answer has no date
 * @returns undefined when the header is absent or is none of the two
 */
export function retryAfterMilliseconds(
	header: string | undefined,
	sent: string | undefined,
	now: number,
): number | undefined {
	const text = header?.replace(/^[ \t]+|[ \t]+$/g, '');
	if (text === undefined) return undefined;
	if (/^\d+$/.test(text)) return Number(text) * SECOND;
	const date = httpDate(text, now);
	if (date === undefined) return undefined;
	return Math.max(0, date - (httpDate(sent?.trim() ?? '', now) ?? now));
}
