import { readAs, unreadable, type Reading } from './reading';

export type DecimalMark = '.' | ',';

/** Sign, currency (symbol or a few letters), percent or brackets around the digits. */
const AROUND = String.raw`[\p{Sc}\p{L}\s()%+\-−–.,*:]`;
const PRINTED = new RegExp(
	String.raw`^(?<before>${AROUND}{0,8}?)(?<digits>[.,]?\d(?:[\d.,'’ ]*\d)?)(?<after>${AROUND}{0,8})$`,
	'u',
);
/** Groups of three, or the Indian two-two-three; one kind of separator throughout. */
const GROUPED = /^\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:,\d{2})+,\d{3}$/;
const PLAIN = /^\d+$/;
/** "12.-" and "12,–": no cents, and no minus either. */
const NO_CENTS = /^[.,][-−–]{1,2}/;
const MINUS_BEFORE = /(?<word>\p{L}*)[-−][^\p{L}]*$|^[-−]/u;
const CURRENCY_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const MINUS_AFTER = /^\s*[-−](?=$|\s|\p{Sc})/u;
/** Enough for a currency code or a short unit; more letters are a sentence. */
const MAX_LETTERS = 6;
/** Digits a JavaScript number can hold exactly. */
const MAX_DIGITS = 15;

/**
 * Reads a number as printed: `1,234.50`, `1.234,56 €`, `12,800`, `1 234,50`, `(12.50)`, `12.50-`, `12.50 CR`.
 *
 * @param decimalMark what the rest of the document uses; it settles `1.234` and `12,800`. Without it a
 *   comma before exactly three digits groups thousands (the API page's own example), and a point before exactly
 *   three digits is ambiguous, hence unreadable
 */
export function parseNumber(printed: string | number, decimalMark?: DecimalMark): Reading<number> {
	if (typeof printed === 'number')
		return Number.isFinite(printed) ? readAs(printed) : unreadable('is not a number');
	const parts = partsOf(printed);
	if (parts === undefined) return unreadable('is not a number');
	const { digits, negative } = parts;
	const marks = marksOf(digits);
	if (marks === undefined) return unreadable('has separators in unusual places');

	const decimal = marks === 'ambiguous' ? (decimalMark ?? defaultMark(digits)) : marks.decimal;
	if (decimal === undefined)
		return unreadable(`could mean thousands or decimals: the point stands before three digits`);
	const plain = withoutGroups(digits, decimal);
	if (plain.replace('.', '').length > MAX_DIGITS) return unreadable('has too many digits');
	const value = Number(plain);
	return readAs(negative && value !== 0 ? -value : value);
}

/**
 * The decimal mark that the numbers of one document use, as far as they show it beyond doubt.
 *
 * @returns undefined when none shows it, or when they disagree
 */
export function decimalMarkOf(printed: Iterable<string>): DecimalMark | undefined {
	const seen = new Set<DecimalMark>();
	for (const text of printed) {
		const digits = partsOf(text)?.digits;
		const marks = digits === undefined ? undefined : marksOf(digits);
		if (marks === undefined || marks === 'ambiguous') continue;
		if (marks.decimal !== 'none') seen.add(marks.decimal);
		else if (digits?.includes('.')) seen.add(',');
		else if (digits?.includes(',')) seen.add('.');
	}
	const [only, ...others] = seen;
	return others.length === 0 ? only : undefined;
}

function partsOf(printed: string): { digits: string; negative: boolean } | undefined {
	// NFKC turns full-width digits and every kind of space into plain ones.
	const text = printed.normalize('NFKC').replace(/\s+/g, ' ').trim();
	const { before, digits, after } = PRINTED.exec(text)?.groups ?? {};
	if (before === undefined || digits === undefined || after === undefined) return undefined;

	const behind = after.replace(NO_CENTS, '');
	const around = `${before}${behind}`;
	if (around.replace(/[^\p{L}]/gu, '').length > MAX_LETTERS) return undefined;
	const inBrackets = before.includes('(') && behind.includes(')');
	if (!inBrackets && /[()]/.test(around)) return undefined;
	const minuses = [isMinusBefore(before), MINUS_AFTER.test(behind)].filter(Boolean).length;
	// A hyphen that is no sign joins words: "INV-0042" is no number.
	if (around.replace(/[^-−–]/g, '').length !== minuses) return undefined;
	const negative = [inBrackets, /^\s*CR\b/i.test(behind), minuses === 1].filter(Boolean).length;
	if (minuses > 1 || negative > 1) return undefined;
	return { digits, negative: negative === 1 };
}

/** A sign before the number: "-€ 5", "€ -5", "EUR-5"; not what joins a word to it. */
function isMinusBefore(before: string): boolean {
	const match = MINUS_BEFORE.exec(before);
	const word = match?.groups?.word ?? '';
	return match !== null && (word === '' || CURRENCY_CODES.has(word));
}

type Marks = { readonly decimal: DecimalMark | 'none' } | 'ambiguous' | undefined;

/** What the separators among the digits mean by themselves; undefined when they can't be a number's. */
function marksOf(digits: string): Marks {
	if (PLAIN.test(digits)) return { decimal: 'none' };
	if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return 'ambiguous';
	// No group begins with a zero: "0.125" is a decimal.
	if (GROUPED.test(digits) && !digits.startsWith('0')) return { decimal: 'none' };
	const decimal = /^(.*)([.,])(\d+)$/.exec(digits);
	const [, integer, mark] = decimal ?? [];
	if (integer === undefined || (mark !== '.' && mark !== ',') || integer.includes(mark))
		return undefined;
	return integer === '' || PLAIN.test(integer) || GROUPED.test(integer)
		? { decimal: mark }
		: undefined;
}

const defaultMark = (digits: string): DecimalMark | undefined =>
	digits.includes(',') ? '.' : undefined;

function withoutGroups(digits: string, decimal: DecimalMark | 'none'): string {
	if (decimal === 'none') return digits.replace(/\D/g, '');
	const at = digits.lastIndexOf(decimal);
	if (at === -1) return digits.replace(/\D/g, '');
	return `${digits.slice(0, at).replace(/\D/g, '')}.${digits.slice(at + 1)}`;
}
