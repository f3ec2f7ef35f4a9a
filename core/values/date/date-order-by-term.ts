import { dateText, withoutWeekday } from './date';
import { daysBetween } from './day-arithmetic';
import { numericDate } from './numeric-date';
import { COLLECTED_DAYS, isUsualTerm } from './usual-term';

/** Fewer days than these are given to pay only by "today"; more than a third of a year by hardly anybody. */
const SHORTEST_TERM = 7;
const LONG_TERM = 120;

const isOddTerm = (issued: string, due: string): boolean => {
	const days = daysBetween(issued, due);
	return (days > 0 && days < SHORTEST_TERM) || days < -COLLECTED_DAYS || days > LONG_TERM;
};

/**
 * The order of day and month in which issue and due date are a usual term apart, where the other order makes an odd one:
 * "11/03/2026" and "12/03/2026" are a month, or a day.
 *
 * @param today ISO date
 * @returns undefined where dates are missing, in words, or say nothing
 */
export function dateOrderByTerm(
	issued: string | null,
	due: string | null,
	today: string,
): 'dmy' | 'mdy' | undefined {
	if (issued === null || due === null) return undefined;
	const [first, second] = [issued, due].map(
		(text) => numericDate(withoutWeekday(dateText(text)), { today })?.possible,
	);
	const fits = (order: 'dmy' | 'mdy', is: typeof isOddTerm): boolean => {
		const [from, to] = [first?.[order], second?.[order]];
		return from !== undefined && to !== undefined && is(from, to);
	};
	if (fits('dmy', isUsualTerm) && fits('mdy', isOddTerm)) return 'dmy';
	return fits('mdy', isUsualTerm) && fits('dmy', isOddTerm) ? 'mdy' : undefined;
}
