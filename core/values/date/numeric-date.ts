import { chosenDate, fullYear, isoDate, onlyDate } from './calendar';
import type { DateHints, DateOrder } from './date-hints';
import { readAs, type Reading } from '../reading';

type DatesByOrder = Readonly<Partial<Record<DateOrder, string>>>;

/** The dates that three numbers can be. */
export interface NumericDate {
	/** By order; one that makes no day of the calendar is left out. */
	readonly possible: DatesByOrder;
	readonly mark: string;
	/** "26. 3. 31.": the way Korea writes. */
	readonly pointsAndSpaces: boolean;
	readonly twoDigitYear: boolean;
}

/** "31/03/2026", "31. 3. 2026", "2026-3-31", "31.03.26", "31/03/'26", "31 03 2026"; "г." or a full stop may follow. */
const THREE_NUMBERS =
	/^(?<first>\d{1,4}) ?(?<mark>[-/.]| (?=\d))(?<space> ?)(?<second>\d{1,2}) ?\k<mark> ?(?<apostrophe>'?)(?<third>\d{1,4})(?: ?[гр])?(?<end>\.?)$/;

/** How many digits the first and the last number have, and the orders that fit: "31.3.26", "26. 3. 1.". */
const ORDERS_BY_DIGITS: Readonly<Record<string, readonly DateOrder[]>> = {
	'4 1': ['ymd'],
	'4 2': ['ymd'],
	'1 4': ['dmy', 'mdy'],
	'2 4': ['dmy', 'mdy'],
	'1 2': ['dmy', 'mdy'],
	'2 2': ['dmy', 'mdy', 'ymd'],
};
/** "26. 3. 1." only where the year is known to stand first: "31.3.2" may be cut off. */
const YEAR_FIRST_DIGITS = '2 1';
const YEAR_FIRST: readonly DateOrder[] = ['ymd'];

/** @returns undefined when the text isn't three numbers in the form of a date */
export function numericDate(text: string, hints: DateHints): NumericDate | undefined {
	const { first, mark, space, second, apostrophe, third, end } =
		THREE_NUMBERS.exec(text)?.groups ?? {};
	if (first === undefined || second === undefined || third === undefined) return undefined;
	const digits = `${first.length} ${third.length}`;
	const twoDigitYear = first.length <= 2 && third.length <= 2;
	const fitting =
		digits === YEAR_FIRST_DIGITS && hints.order === 'ymd' ? YEAR_FIRST : ORDERS_BY_DIGITS[digits];
	if (fitting === undefined || (twoDigitYear && mark === ' ')) return undefined;

	const possible: Partial<Record<DateOrder, string>> = {};
	for (const order of fitting) {
		// "31/03/'26" shows which number is the year.
		if (apostrophe !== '' && order === 'ymd') continue;
		const { year, month, day } = PARTS[order](first, second, third);
		const iso = isoDate(fullYear(year, hints.today), Number(month), Number(day));
		if (iso !== undefined) possible[order] = iso;
	}
	const pointsAndSpaces = mark === '.' && space === ' ' && end === '.';
	return { possible, mark: mark ?? '', pointsAndSpaces, twoDigitYear };
}

type Parts = (
	first: string,
	second: string,
	third: string,
) => { readonly year: string; readonly month: string; readonly day: string };

const PARTS: Readonly<Record<DateOrder, Parts>> = {
	dmy: (day, month, year) => ({ year, month, day }),
	mdy: (month, day, year) => ({ year, month, day }),
	ymd: (year, month, day) => ({ year, month, day }),
};

/** Settles which of its orders a date has: by itself, or by the order that was given. */
export function readNumericDate(date: NumericDate, hints: DateHints): Reading<string> {
	const { possible, mark, twoDigitYear } = date;
	const { order, yearLastOrder, today } = hints;
	const yearFirst = order === 'ymd' ? possible.ymd : undefined;
	if (mark === '.' && yearFirst === undefined) return dayFirst(date, hints);
	const yearLast = order === 'ymd' ? yearLastOrder : order;
	const chosen = yearFirst ?? (yearLast === undefined ? undefined : possible[yearLast]);
	if (chosen === undefined) return onlyDate(Object.values(possible));
	return twoDigitYear ? chosenDate(chosen, Object.values(possible), today) : readAs(chosen);
}

/** With points the day comes first, as in every locale that writes years of four digits behind points (CLDR). */
function dayFirst(date: NumericDate, { order, today }: DateHints): Reading<string> {
	const { dmy, mdy, ymd } = date.possible;
	if (!date.twoDigitYear) return dmy === undefined ? onlyDate([mdy, ymd]) : readAs(dmy);
	if (dmy === undefined) return onlyDate([mdy]);
	if (date.pointsAndSpaces && order === undefined) return onlyDate([dmy, ymd]);
	return chosenDate(dmy, [ymd], today);
}
