import { isoDate, onlyDate } from './calendar';
import type { DateHints } from './date-hints';
import { readEastAsianDate } from './east-asian-date';
import { isWeekday } from './month-names';
import { readNamedDate } from './named-date';
import { numericDate, readNumericDate } from './numeric-date';
import { plainText } from '../printed-text';
import { unreadable, type Reading } from '../reading';

/** More characters are a sentence. */
const MAX_LENGTH = 100;
/** A time of day with its zone may follow a date, but no second date: that is a period. */
const TIME =
	/(?:(?<=\d)T|[ ,]+(?:(?:um|at|kl|alle|om|o|à|a)\.?\s+)?)(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?|\d{1,2}h\d{2})(?!\d)\D*?(?:[+-]\d{1,2}(?::?\d{2})?)?\D*$|(?<=日)\s*\d{1,2}時(?:\d{1,2}分)?(?:\d{1,2}秒)?\D*$/iu;
const COMPACT = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/;
const FIRST_WORD = /^(?<word>\p{L}[\p{L}\p{M}'-]*)[.,]*\s+(?<rest>.+)$/u;
const LAST_WORD = /^(?<rest>.*\d.*?)[\s,]+\(?(?<word>\p{L}[\p{L}\p{M}'-]*)\.?\)?$/u;
/** "den 31. März", "le 31 mars", "el 31 de marzo", "the 31st". */
const ARTICLE = /^(?:the|den|der|le|el|il|am)\s+(?=\d)/i;

const UNKNOWN_FORM = unreadable('is not a date in a known form');

/** Plain text without time of day. */
export const dateText = (printed: string | number): string =>
	plainText(String(printed))
		.slice(0, MAX_LENGTH + 1)
		.replace(TIME, '');

/** The date without the weekday before or behind it, and without an article; nothing else. */
export function withoutWeekday(text: string): string {
	const { word: first = '', rest: behind = text } = FIRST_WORD.exec(text)?.groups ?? {};
	const bare = isWeekday(first) ? behind : text;
	const { word: last = '', rest: before = bare } = LAST_WORD.exec(bare)?.groups ?? {};
	return (isWeekday(last) ? before : bare).replace(ARTICLE, '');
}

/**
 * The weekday printed with a date: "Tuesday" of "Tuesday, 3 March 2026".
 *
 * @param today ISO date
 * @returns undefined where there is none; "Mar 3, 2026" has none, though "mar" is short for martes
 */
export function printedWeekday(printed: string, today: string): string | undefined {
	const text = dateText(printed);
	if (readForm(text, { today }) !== undefined) return undefined;
	const first = FIRST_WORD.exec(text)?.groups?.word;
	const last = LAST_WORD.exec(text)?.groups?.word;
	return [first, last].find((word) => word !== undefined && isWeekday(word));
}

/**
 * Reads a date as printed: `2026-03-31`, `20260331`, `31.03.2026`, `31/03/26`, `March 31, 2026`, `31-Mar-26`,
 * `1er mars 2026`, `2026年3月31日`, `令和8年3月31日`, `民國115年3月31日`; weekday and time of day are ignored.
 *
 * `03/04/2026` is ambiguous, hence unreadable, unless `hints.order` settles it. Points mean that the day comes first,
 * as in every locale that writes years of four digits behind points (Unicode CLDR).
 *
 * @returns the date in ISO 8601 (`2026-03-31`)
 */
export function parseDate(printed: string | number, hints: DateHints): Reading<string> {
	const text = dateText(printed);
	if (text.length > MAX_LENGTH) return UNKNOWN_FORM;
	const reading = readForm(text, hints);
	if (reading !== undefined) return reading;
	const bare = withoutWeekday(text);
	return (bare === text ? undefined : readForm(bare, hints)) ?? UNKNOWN_FORM;
}

function readForm(text: string, hints: DateHints): Reading<string> | undefined {
	const numeric = numericDate(text, hints);
	if (numeric !== undefined) return readNumericDate(numeric, hints);
	const { year, month, day } = COMPACT.exec(text)?.groups ?? {};
	if (year !== undefined) return onlyDate([isoDate(Number(year), Number(month), Number(day))]);
	return readEastAsianDate(text, hints.today) ?? readNamedDate(text, hints);
}
