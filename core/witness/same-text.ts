import type { RawValue } from '../api/extraction';
import { numbersIn } from './amounts-in-text';
import { parseDate } from '../values/date/date';
import { datesIn } from './dates-in-text';

/*
 * Whether a value that was read and the characters of the page say the same. A reader may write an amount or a date in
 * another form than the page does, leave out a word, or an accent: that is no other value. Another digit is.
 */

/** What the page's characters say of a value. */
export type Verdict =
	/** They are the same, or hold it. */
	| 'same'
	/** They have another digit. */
	| 'different'
	/** They have other words, or nothing to compare. */
	| 'unclear';

const DASHES = /[‐‑‒–—−]/g;
const QUOTES = /[‘’‚‛`´]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const AROUND = /^[\s.,;:#|]+|[\s.,;:|]+$/g;

/** One form for characters that look alike. */
const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(UNSEEN, '')
		.replace(DASHES, '-')
		.replace(QUOTES, "'")
		.replace(AROUND, '')
		.toLowerCase();

const withoutGaps = (text: string): string => text.replace(/\s+/g, '');
/** Whether a number or a word goes on beyond where a value begins or ends. */
const GOES_ON = {
	before: { digit: /(?:\d|-|\d[.,'/])$/, letter: /[\p{L}\d]$/u },
	behind: { digit: /^(?:\d|[.,'/]\d)/, letter: /^[\p{L}\d]/u },
};
const AROUND_IT = 2;

/** A value in a text, whatever the gaps between its characters; not as a part of a longer number or word. */
function holds(text: string, value: string): boolean {
	const places = Array.from(text.matchAll(/\S/g), ({ index }) => index);
	const [compact, wanted] = [withoutGaps(text), withoutGaps(value)];
	if (wanted === '') return false;
	const [first, last] = [/^\d/.test(wanted), /\d$/.test(wanted)];
	for (let at = compact.indexOf(wanted); at !== -1; at = compact.indexOf(wanted, at + 1)) {
		const [begin = 0, end = 0] = [places[at], places[at + wanted.length - 1]];
		const before = text.slice(Math.max(0, begin - AROUND_IT), begin);
		const behind = text.slice(end + 1, end + 1 + AROUND_IT);
		const goesOn =
			GOES_ON.before[first ? 'digit' : 'letter'].test(before) ||
			GOES_ON.behind[last ? 'digit' : 'letter'].test(behind);
		if (!goesOn) return true;
	}
	return false;
}

const DIGIT = /\d/;
/** What stands for a currency beside an amount. */
const CURRENCY = new RegExp(
	String.raw`[\p{Sc}%]|(?<!\p{L})(?:${[...Intl.supportedValuesOf('currency'), 'fr', 'kr', 'rs', 'zł', 'kč', 'ft'].join('|').toLowerCase()})(?!\p{L})\.?`,
	'gu',
);
/** More digits are a number of something. */
const MOST_DIGITS = 15;
/** An amount alone. */
const isAmount = (text: string): boolean => {
	const rest = text.replace(CURRENCY, '').trim();
	return (
		/^[\s(+-]*\d[\d.,'\s]*[\s)-]*$/.test(rest) && rest.replace(/\D/g, '').length <= MOST_DIGITS
	);
};
const hasMinus = (text: string): boolean => /^[^\d]*-|\(|-\s*[^\d]*$/.test(text);

const meet = <T>(one: readonly T[], other: readonly T[]): boolean =>
	one.some((value) => other.includes(value));

/** Longer texts are not compared. */
const MOST_COMPARED = 300;
/** More other characters than these are other words. */
const MOST_EDITS = 2;
/** So long must a value be to be told in a longer text; and there it may have one other character. */
const LONG = 5;
const MOST_EDITS_WITHIN = 1;

interface Edits {
	readonly all: number;
	/** In which a digit has part. */
	readonly digits: number;
}
const NONE: Edits = { all: 0, digits: 0 };
const oneMore = ({ all, digits }: Edits, ...characters: readonly string[]): Edits => ({
	all: all + 1,
	digits: digits + (characters.some((character) => DIGIT.test(character)) ? 1 : 0),
});
const fewer = (one: Edits, other: Edits): Edits =>
	one.all < other.all || (one.all === other.all && one.digits <= other.digits) ? one : other;

/**
 * How many characters must change to make one text of the other (Levenshtein).
 *
 * @param within whether only a part of the longer one is meant, the one that fits best
 */
function editsBetween(shorter: string, longer: string, within: boolean): Edits {
	const characters = Array.from(longer);
	let row: Edits[] = [NONE];
	for (const character of characters)
		row.push(within ? NONE : oneMore(row.at(-1) ?? NONE, character));
	for (const own of shorter) {
		const next: Edits[] = [oneMore(row[0] ?? NONE, own)];
		for (const [at, character] of characters.entries()) {
			const before = row[at] ?? NONE;
			const kept = own === character ? before : oneMore(before, own, character);
			const leftOut = fewer(
				oneMore(row[at + 1] ?? NONE, own),
				oneMore(next[at] ?? NONE, character),
			);
			next.push(fewer(kept, leftOut));
		}
		row = next;
	}
	return within ? row.reduce(fewer) : (row.at(-1) ?? NONE);
}

/** Whether two texts are the same but for a digit. */
function differByADigit(value: string, text: string): boolean {
	const [shorter = '', longer = ''] = [withoutGaps(value), withoutGaps(text)].sort(
		(one, other) => one.length - other.length,
	);
	if (!DIGIT.test(value) || longer.length > MOST_COMPARED) return false;
	const isNear = longer.length - shorter.length <= MOST_EDITS;
	const whole = isNear ? editsBetween(shorter, longer, false) : undefined;
	if (whole !== undefined && whole.all <= MOST_EDITS) return whole.digits > 0;
	if (shorter.length < LONG) return false;
	const part = editsBetween(shorter, longer, true);
	return part.all <= MOST_EDITS_WITHIN && part.digits > 0;
}

/** The days that a text, which is a date and nothing else, may mean. */
const daysOf = (text: string, today: string): readonly string[] =>
	(['dmy', 'mdy'] as const).flatMap((order) => {
		const reading = parseDate(text, { today, order });
		return reading.readable ? [reading.value] : [];
	});
const daysIn = (text: string, today: string) => datesIn(text, today).map(({ date }) => date);

/** The same amount or the same day in another form; undefined for what is neither. */
function asAmountOrDay(value: string, text: string, today: string): Verdict | undefined {
	const [days, shown] = [daysOf(value, today), daysIn(text, today)];
	if (days.length > 0 && shown.length > 0) return meet(days, shown) ? 'same' : 'different';
	if (!isAmount(value) || !isAmount(text)) return undefined;
	if (hasMinus(value) !== hasMinus(text)) return 'unclear';
	return meet(numbersIn(value), numbersIn(text)) ? 'same' : 'different';
}

/**
 * @param raw as it was read
 * @param text as the page has it at that place
 * @param today ISO date
 */
export function compare(raw: RawValue, text: string, today: string): Verdict {
	const [value, own] = [plain(String(raw ?? '')), plain(text)];
	if (value === '' || own === '') return 'unclear';
	if (withoutGaps(value) === withoutGaps(own) || holds(own, value)) return 'same';
	const known = asAmountOrDay(value, own, today);
	if (known !== undefined) return known;
	// A part of the value alone: the place is too small.
	if (holds(value, own)) return 'unclear';
	return differByADigit(value, own) ? 'different' : 'unclear';
}

/** Fewer letters and digits stand on a page by chance. */
const FEWEST = 4;

/** Whether a whole page has the value, which must be long enough to be no other one. */
export function isOnPage(raw: RawValue, pageText: string): boolean {
	const value = plain(String(raw ?? ''));
	return value.replace(/[^\p{L}\d]/gu, '').length >= FEWEST && holds(plain(pageText), value);
}
