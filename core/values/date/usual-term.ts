import { daysBetween, endOfMonth } from './day-arithmetic';

/** More days than these nobody gives for an invoice of everyday business; the rent of a machine may have a year. */
export const LONGEST_TERM = 548;
/** Collected already when the invoice is written: so many days a due date may lie before it. */
export const COLLECTED_DAYS = 7;

/** Terms that are printed all the time, in days. */
const COMMON: ReadonlySet<number> = new Set([7, 10, 14, 21, 30, 45]);
/** All that are usual, in days; months are counted from a day to the same day. */
const USUAL: ReadonlySet<number> = new Set([...COMMON, 0, 8, 15, 20, 28, 60, 90]);
/** Up to here a term may run to the end of a month. */
const LONGEST_TO_END_OF_MONTH = 92;
/** Terms that show a wrong year when it is taken off; some have 14 months to pay. */
const YEAR = 365;
const LONGEST_BESIDES_YEAR = 46;

export const isCommonTerm = (issued: string, due: string): boolean =>
	COMMON.has(daysBetween(issued, due));

/** Whether a due date is one that is given every day: after so many days or whole months, or at the end
 * of a month. */
export function isUsualTerm(issued: string, due: string): boolean {
	const days = daysBetween(issued, due);
	if (USUAL.has(days)) return true;
	const isWithinMonths = days >= 0 && days <= LONGEST_TO_END_OF_MONTH;
	return isWithinMonths && (due === endOfMonth(due) || due.slice(-2) === issued.slice(-2));
}

/**
 * Whether a term is a year and up to six weeks, or a year less the days for what was collected: hardly anybody has so
 * long to pay, and a year is soon misread.
 */
export function isYearTooLong(issued: string, due: string): boolean {
	const days = daysBetween(issued, due);
	return days >= YEAR - COLLECTED_DAYS && days <= YEAR + LONGEST_BESIDES_YEAR;
}
