import { dateText, withoutWeekday } from './date';
import { daysBetween } from './day-arithmetic';
import { numericDate } from './numeric-date';

/** Nothing is dated further ahead, not even a rent. */
const MOST_DAYS_AHEAD = 92;

/** "2026-11-03", "20261103", "2026/11/03" within a text. */
const names = (text: string, iso: string): boolean =>
	new RegExp(String.raw`(?<!\d)${iso.replaceAll('-', '[-/.]?')}(?!\d)`).test(text);

/**
 * The order of day and month of a date of issue by what else shows it: a text that names the day, such as the number
 * "20261103-001", or that the other order gives a day far in the future.
 *
 * @param today ISO date
 * @returns undefined where there is no choice, or nothing shows it
 */
export function dateOrderByRest(
	issued: string | null,
	texts: readonly string[],
	today: string,
): 'dmy' | 'mdy' | undefined {
	if (issued === null) return undefined;
	const { dmy, mdy } = numericDate(withoutWeekday(dateText(issued)), { today })?.possible ?? {};
	if (dmy === undefined || mdy === undefined || dmy === mdy) return undefined;
	const isNamed = (iso: string) => texts.some((text) => names(text, iso));
	const isPossible = (iso: string) => daysBetween(today, iso) <= MOST_DAYS_AHEAD;
	for (const fits of [isNamed, isPossible]) {
		if (fits(dmy) && !fits(mdy)) return 'dmy';
		if (fits(mdy) && !fits(dmy)) return 'mdy';
	}
	return undefined;
}
