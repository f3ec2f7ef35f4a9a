import { folded } from '../printed-text';

/** Locales whose names of months and weekdays are known; the language is the first part. */
const LOCALES =
	'en en-GB de de-AT fr nl es it pt sv da nb fi pl cs hu ro sk sl hr bg el tr ru uk et lv lt'.split(
		' ',
	);
/** Abbreviations in use that Intl doesn't have. */
const EXTRA: readonly (readonly [language: string, month: number, name: string])[] = [
	['de', 3, 'mrz'],
	['es', 9, 'set'],
	['es', 9, 'setiembre'],
];
/** Shorter beginnings of a name are too many things. */
const MIN_LETTERS = 3;

/** Languages by month, 1 to 12. More than one month: "listopad" is October in Croatian, November in Polish. */
export type MonthsOfName = ReadonlyMap<number, ReadonlySet<string>>;
type Index = Map<string, Map<number, Set<string>>>;

/** Letters only; Unicode counts the apostrophe of "пʼятниця" among them. */
const wordKey = (word: string): string => folded(word).replace(/\P{L}|\p{Lm}/gu, '');

function put(index: Index, key: string, number: number, language: string): void {
	const months = index.get(key) ?? new Map<number, Set<string>>();
	const languages = months.get(number) ?? new Set<string>();
	index.set(key, months.set(number, languages.add(language)));
}

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale;

/** By itself and within a date, long and short: many languages have a genitive, "marzec" and "31 marca". */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
	{ month: 'long' },
	{ month: 'short' },
	{ month: 'long', day: 'numeric', year: 'numeric' },
	{ month: 'short', day: 'numeric', year: 'numeric' },
];

interface MonthIndex {
	/** Names and abbreviations as Intl (Unicode CLDR) has them. */
	readonly names: Index;
	/** Those of them that are long names. */
	readonly longNames: ReadonlySet<string>;
	/** What a long name begins with. */
	readonly beginnings: Index;
}

function makeIndex(): MonthIndex {
	const names: Index = new Map();
	const beginnings: Index = new Map();
	const longNames = new Set<string>();
	for (const locale of LOCALES)
		for (const form of FORMS) {
			const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
			for (let month = 1; month <= 12; month++) {
				const parts = format.formatToParts(Date.UTC(2026, month - 1, 5));
				const key = wordKey(parts.find(({ type }) => type === 'month')?.value ?? '');
				if (key.length < MIN_LETTERS) continue;
				put(names, key, month, languageOf(locale));
				if (form.month !== 'long') continue;
				longNames.add(key);
				for (let end = MIN_LETTERS; end < key.length; end++)
					put(beginnings, key.slice(0, end), month, languageOf(locale));
			}
		}
	for (const [language, month, name] of EXTRA) put(names, name, month, language);
	return { names, longNames, beginnings };
}

let monthIndex: MonthIndex | undefined;

/**
 * The months that a word can mean: a name or abbreviation in one of the languages, else the beginning of a name.
 *
 * @returns no month for another word
 */
export function monthsNamed(word: string): MonthsOfName {
	monthIndex ??= makeIndex();
	const key = wordKey(word);
	return monthIndex.names.get(key) ?? monthIndex.beginnings.get(key) ?? new Map();
}

/** Languages in which the word is the name of this month, or abbreviates it if it is a name in none. */
export function languagesOfMonth(word: string, month: number): ReadonlySet<string> {
	monthIndex ??= makeIndex();
	const key = wordKey(word);
	const named = monthIndex.names.get(key)?.get(month) ?? [];
	return monthIndex.longNames.has(key)
		? new Set(named)
		: new Set([...named, ...(monthIndex.beginnings.get(key)?.get(month) ?? [])]);
}

let weekdays: ReadonlyMap<string, ReadonlySet<number>> | undefined;

function makeWeekdays(): ReadonlyMap<string, ReadonlySet<number>> {
	const names = new Map<string, Set<number>>();
	for (const locale of LOCALES)
		for (const weekday of ['long', 'short'] as const) {
			const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
			// 1 February 2026 is a Sunday.
			for (let day = 0; day < 7; day++) {
				const key = wordKey(format.format(Date.UTC(2026, 1, 1 + day)));
				names.set(key, (names.get(key) ?? new Set()).add(day));
			}
		}
	return names;
}

/**
 * The days of the week, from 0 for Sunday, that a word names or abbreviates in one of the languages; none for another
 * word. More than one: "s" or "ma" differ between languages.
 */
export function weekdaysNamed(word: string): ReadonlySet<number> {
	weekdays ??= makeWeekdays();
	const key = wordKey(word);
	return (key === '' ? undefined : weekdays.get(key)) ?? new Set();
}

/** Whether a word is the name of a weekday, or its abbreviation, in one of the languages. */
export const isWeekday = (word: string): boolean => weekdaysNamed(word).size > 0;
