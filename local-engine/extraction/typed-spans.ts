import { parseDate } from '../../core/values/date/date';
import type { DateHints } from '../../core/values/date/date-hints';
import type { PrintedWord } from '../ocr/words';
import type { ValueKind } from './lexicon';

/** Consecutive words that make one value, and the value as printed, without punctuation around it. */
export interface Span {
	readonly text: string;
	readonly words: readonly PrintedWord[];
	/** 0..1: how much it looks like what was looked for. */
	readonly fit: number;
	/** 0..1: what is left of its certainty where other things on the page speak against it. @default 1 */
	readonly doubt?: number;
}

const MONEY = /^[(]?[-−]?(?:\p{Sc}|\p{Lu}{1,3}\p{Sc}?)?[-−]?\d[\d.,'’]*(?:\p{Sc}|-)?[)]?$/u;
/** Longer numbers without cents are account or register numbers. */
const MAX_WHOLE_DIGITS = 8;
const CENTS = /[.,]\d{2}(?!\d)/;
const GROUPED_START = /^\p{Sc}?\d{1,3}$/u;
const GROUPED_REST = /^\d{3}(?:[.,]\d{2})?$/;
const SPLIT_WHOLE = /^\p{Sc}?\d{1,4}$/u;
const SPLIT_CENTS = /^\d{2}$/;
/** Digits with marks that no number has: a number that was not read well. Better shown than lost. */
const DAMAGED_MONEY = /^-?\p{Sc}?\d+[.,:;'’|][\d.,:;'’|]*\d$/u;

const trimmed = (text: string): string => text.replace(/^[:;|*"“”'~]+|[:;|*"“”'~,]+$/g, '');

const spanOf = (text: string, words: readonly PrintedWord[], fit: number): Span => ({
	text,
	words,
	fit,
});

/** Amounts, from left to right; percentages are none. */
export function amountsIn(words: readonly PrintedWord[]): readonly Span[] {
	const spans: Span[] = [];
	for (let i = 0; i < words.length; i++) {
		const [word, next] = [words[i], words[i + 1]];
		if (!word) continue;
		const text = trimmed(word.text);
		if (text.endsWith('%') || next?.text.startsWith('%') === true) continue;
		if (NUMERIC_DATE.test(text) && isDateText(text)) continue;
		if (next && GROUPED_START.test(text) && GROUPED_REST.test(next.text) && isClose(word, next)) {
			spans.push(spanOf(`${text} ${next.text}`, [word, next], CENTS.test(next.text) ? 1 : 0.5));
			i++;
		} else if (
			next &&
			SPLIT_WHOLE.test(text) &&
			SPLIT_CENTS.test(next.text) &&
			isClose(word, next)
		) {
			// "80 91": the mark between was too faint
			spans.push(spanOf(`${text} ${next.text}`, [word, next], 0.45));
			i++;
		} else if (MONEY.test(text) && isMoneySized(text) && text.includes('(') === text.includes(')'))
			spans.push(spanOf(text, [word], CENTS.test(text) ? 1 : 0.6));
		else if (DAMAGED_MONEY.test(text) && !isDateText(text) && !/^\d{1,2}:\d{2}/.test(text))
			spans.push(spanOf(text, [word], 0.4));
	}
	return spans;
}

const isMoneySized = (text: string): boolean =>
	/[.,]/.test(text) || text.replace(/\D/g, '').length <= MAX_WHOLE_DIGITS;

/** Thousands set apart by a space stand nearer than two numbers do. */
const isClose = (left: PrintedWord, right: PrintedWord): boolean =>
	right.box.x0 - left.box.x1 < 0.6 * left.capHeight;

/** Whether a text is a date doesn't depend on the day of reading; which century a short year is in does. */
const ANY_DAY: DateHints = { today: '2025-01-01' };
const NUMERIC_DATE = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})$/;

/** "20260815": in the order in which dates sort. */
const COMPACT_DATE = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** A date in a form with digits only, the order of day and month still open; or one with a month's name. */
function isDateText(text: string): boolean {
	if (COMPACT_DATE.test(text)) return true;
	const [, first, , second, third] = NUMERIC_DATE.exec(text) ?? [];
	if (first === undefined || second === undefined || third === undefined)
		return !/^\d+$/.test(text) && parseDate(text, ANY_DAY).readable;
	const parts = first.length === 4 ? [second, third] : [first, second];
	const [a, b] = parts.map(Number);
	if (a === undefined || b === undefined || third.length === 3) return false;
	return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}

/** "31.03.2026" is one word, "March 31, 2026" three, "31 st March 2026" four, "31 de marzo de 2026" five. */
const DATE_LENGTHS = [1, 3, 2, 4, 5];

/** Dates, from left to right. */
export function datesIn(words: readonly PrintedWord[]): readonly Span[] {
	const spans: Span[] = [];
	for (let i = 0; i < words.length; i++) {
		const span = DATE_LENGTHS.map((length) => words.slice(i, i + length))
			.map((part) => ({
				part,
				text: part
					.map(({ text }) => text)
					.join(' ')
					.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
			}))
			// "to 29 Mar 2026": the last three words are the date
			.find(({ text, part }) => isDateText(text) && (part.length < 4 || /^\d/.test(text)));
		if (!span) continue;
		spans.push(spanOf(span.text, span.part, 1));
		i += span.part.length - 1;
	}
	return spans;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}\-/.#_&+@]*$/u;
const CODE_GROUP = /^(?=.*\d)[\p{Lu}\d][\p{Lu}\d\-/]+$/u;
const CODE_PREFIX = /^\p{Lu}{1,5}$/u;
const codeText = (text: string): string => text.replace(/^[:#.\s]+|[:;,.|]+$/g, '');

const isCode = (text: string): boolean =>
	CODE.test(text) &&
	/\d/.test(text) &&
	(COMPACT_DATE.test(text) || !isDateText(text)) &&
	!/^\d+[.,]\d{2}$/.test(text);

/** The identifier that words begin with: a code with at least one digit, in one or several groups. */
export function identifiersIn(words: readonly PrintedWord[]): readonly Span[] {
	const start = words.findIndex(({ text }) => codeText(text) !== '');
	const first = words[start];
	if (!first) return [];
	const part: PrintedWord[] = [];
	let at = start;
	if (CODE_PREFIX.test(codeText(first.text)) && isCode(codeText(words[at + 1]?.text ?? ''))) {
		part.push(first);
		at++;
	}
	const code = words[at];
	if (!code || !isCode(codeText(code.text))) return [];
	part.push(code);
	for (let next = words[++at]; next; next = words[++at]) {
		if (!CODE_GROUP.test(codeText(next.text)) || !isCode(codeText(next.text))) break;
		part.push(next);
	}
	return [spanOf(codeText(part.map(({ text }) => text).join(' ')), part, 1)];
}

/** All the words, as one text. */
export function textIn(words: readonly PrintedWord[]): readonly Span[] {
	const meant = words.filter(({ text }, index) => index > 0 || /[\p{L}\p{N}\p{Sc}]/u.test(text));
	const text = meant
		.map((word) => word.text)
		.join(' ')
		.replace(/^[\s:]+|[\s:,;]+$/g, '');
	return /[\p{L}\p{N}\p{Sc}]/u.test(text) ? [spanOf(text, meant, 1)] : [];
}

export const SPANS_OF: Readonly<
	Record<ValueKind, (words: readonly PrintedWord[]) => readonly Span[]>
> = { amount: amountsIn, date: datesIn, identifier: identifiersIn, text: textIn };
