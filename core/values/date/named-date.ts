import { chosenDate, fullYear, isoDate, onlyDate } from './calendar';
import type { DateHints } from './date-hints';
import { languagesOfMonth, monthsNamed, type MonthsOfName } from './month-names';
import { unreadable, type Reading } from '../reading';

/** A date with the month as a word, taken apart. */
interface NamedDate {
	readonly day: string;
	readonly name: string;
	readonly year: string;
}

/** "1st", "1er", "1º", "31ste", "3-го": an ordinal ending, never the beginning of a month's name. */
const DAY = String.raw`(?<day>\d{1,2})(?:'?(?:st|nd|rd|th|er|ère|re|e|ème|\.?[oa]|ste|de|te|η)(?!\p{L})|-?го(?!\p{L}))?`;
const NAME = String.raw`(?<name>\p{L}[\p{L}\p{M}]{2,})\.?`;
const YEAR = String.raw`(?<year>'?\d{2}|\d{4})`;
/** Points, dashes, "de", "of", "d'" between the parts. */
const LINK = String.raw`[\s.,/-]*(?:(?:de|del|do|di|of)(?!\p{L})|d'(?=\p{L}))?[\s.,/-]*`;
/** The same between two numbers, where something must stand. */
const GAP = String.raw`(?:[\s.,/-]+(?:(?:de|del|do|di|of)\s+)?|(?='))`;
/** "2026 г.", "2026 r.", "2026.". */
const YEAR_WORD = String.raw`(?:\s*(?:г|р|r|m)(?!\p{L}))?\.?`;

const FORMS = [
	String.raw`^${DAY}${LINK}${NAME}${LINK}${YEAR}${YEAR_WORD}$`,
	String.raw`^${NAME}${LINK}${DAY}${GAP}${YEAR}\.?$`,
	// Hungarian, Lithuanian ("2026 m. kovo 31 d."), Latvian ("2026. gada 31. marts").
	String.raw`^(?<year>\d{4})[\s.,/-]*(?:m(?!\p{L})[\s.]*)?${NAME}[\s.,/-]*${DAY}(?:\s*d)?\.?$`,
	String.raw`^(?<year>\d{4})[\s.,]*gada\s*${DAY}${LINK}${NAME}$`,
].map((form) => new RegExp(form, 'iu'));

function namedDate(text: string): NamedDate | undefined {
	for (const form of FORMS) {
		const { day, name, year } = form.exec(text)?.groups ?? {};
		if (day !== undefined && name !== undefined && year !== undefined) return { day, name, year };
	}
	return undefined;
}

const english = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const monthName = (month: number): string => english.format(Date.UTC(2026, month - 1, 1));

/** The only month, or that of the language; several stay several. */
function settled(months: MonthsOfName, language: string | undefined): readonly number[] {
	const own = [...months].filter(
		([, languages]) => language !== undefined && languages.has(language),
	);
	return (own.length > 0 ? own : [...months]).map(([month]) => month);
}

/**
 * Reads a date with the month as a word: `31 March 2026`, `Mar 31, 26`, `1er mars 2026`, `31 de março de 2026`,
 * `2026. március 31.`, `31-Mar-26`.
 *
 * @param text plain text, without weekday and time of day
 * @returns undefined when the text has none of these forms
 */
export function readNamedDate(text: string, hints: DateHints): Reading<string> | undefined {
	const date = namedDate(text);
	if (date === undefined) return undefined;
	const months = monthsNamed(date.name);
	if (months.size === 0) return undefined;
	const [month, ...others] = settled(months, hints.language);
	if (month === undefined || others.length > 0)
		return unreadable(
			`names a month that could be ${[...months.keys()]
				.sort((a, b) => a - b)
				.map(monthName)
				.join(' or ')}`,
		);
	const { day, year } = date;
	const iso = isoDate(fullYear(year, hints.today), month, Number(day));
	if (iso === undefined || year.length !== 2) return onlyDate([iso]);
	const yearFirst = isoDate(fullYear(day, hints.today), month, Number(year));
	return chosenDate(iso, [day.length === 2 ? yearFirst : undefined], hints.today);
}

/** The languages (ISO 639) in which the month of a date is called so; none when it has no month as a word. */
export function languagesOfDate(text: string): ReadonlySet<string> {
	const name = namedDate(text)?.name;
	if (name === undefined) return new Set();
	return new Set(
		[...monthsNamed(name).keys()].flatMap((month) => [...languagesOfMonth(name, month)]),
	);
}
