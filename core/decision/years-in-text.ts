/** A year by itself, or at the beginning of a date in digits: "RE-2026-0001", "20260331-5", "2026F02". */
const YEAR = /(?<!\d)(?<year>(?:19[89]|20\d)\d)(?:(?!\d)|(?=(?:0[1-9]|1[0-2])(?:\d{2})?(?!\d)))/gu;
/** What is "2026" and nothing more is a number of its own. */
const OTHER_DIGITS = /\d{1,}/gu;

/**
 * The years that a text names.
 *
 * @param latest years behind it are numbers
 * @returns none for a text whose only digits are a year: it may be any number
 */
export function yearsIn(text: string, latest: number): number[] {
	const years = [...text.matchAll(YEAR)].map(({ groups }) => Number(groups?.year));
	const groups = text.match(OTHER_DIGITS) ?? [];
	const isOnlyDigits =
		groups.length === 1 && /^\D*\d{4}\D*$/.test(text) && !/\p{L}{3,}/u.test(text);
	return isOnlyDigits ? [] : years.filter((year) => year <= latest);
}
