import { sharedHeight } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import { align } from '../scoring/align';

/** What kind of value was asked for. */
export type ValueType = 'string' | 'number' | 'date';

/** A printed character, and the word it is in. */
interface Printed {
	readonly text: string;
	readonly certainty: number;
	readonly word: PrintedWord;
}

/** What is left of the certainty of words that don't make up the value: far below any threshold. */
const NOT_ITS_WORDS = 0.5;
/** Digits of one number stand nearer than this, in heights of capitals. */
const DIGIT_GAP = 0.6;
/** Words of one date, and a number and its currency, stand nearer than this, in heights of capitals. */
const WORD_GAP = 3;

const DIGIT = /\d/;
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const WITHIN_NUMBERS = /[.,:/'’-]/;
const MINUS = /[-−]/;

const printedOf = (words: readonly PrintedWord[]): readonly Printed[] =>
	words.flatMap((word) =>
		word.symbols.flatMap(({ text }) =>
			Array.from(text).map((character) => ({ text: character, certainty: word.certainty, word })),
		),
	);

const count = (text: Iterable<string>, kind: RegExp): number =>
	Array.from(text).filter((character) => kind.test(character)).length;

/** The two characters belong to one number or one word, `between` being what stands between them. */
const belongTogether = (one = '', between = '', other = ''): boolean =>
	between === ''
		? (LETTER.test(one) && LETTER.test(other)) || (DIGIT.test(one) && DIGIT.test(other))
		: DIGIT.test(one) && WITHIN_NUMBERS.test(between) && DIGIT.test(other);

/** Whether the stretch begins or ends inside of a number or a word: "234.50" of "1,234.50". */
function isCutOut(symbols: readonly Printed[], from: number, to: number): boolean {
	const at = (index: number, inWordOf: number): string | undefined =>
		symbols[index]?.word === symbols[inWordOf]?.word ? symbols[index]?.text : undefined;
	const first = at(from, from);
	const last = at(to - 1, to - 1);
	const [before, furtherBefore] = [at(from - 1, from), at(from - 2, from)];
	const [after, furtherAfter] = [at(to, to - 1), at(to + 1, to - 1)];
	const losesMinus =
		(DIGIT.test(first ?? '') &&
			MINUS.test(before ?? '') &&
			!LETTER_OR_DIGIT.test(furtherBefore ?? '')) ||
		(DIGIT.test(last ?? '') && MINUS.test(after ?? '') && furtherAfter === undefined);
	return (
		losesMinus ||
		(before !== undefined && belongTogether(before, '', first)) ||
		(after !== undefined && belongTogether(last, '', after)) ||
		(furtherBefore !== undefined && belongTogether(furtherBefore, before, first)) ||
		(furtherAfter !== undefined && belongTogether(last, after, furtherAfter))
	);
}

const digitsOf = (texts: readonly string[]): readonly string[] =>
	texts.filter((text) => DIGIT.test(text));

/** Whether the printed digits all come in the value, in order. Letters may be misread digits, digits are digits. */
function keepsDigits(printed: readonly string[], value: string): boolean {
	const digits = digitsOf(Array.from(value));
	let at = 0;
	return digitsOf(printed).every((digit) => {
		at = digits.indexOf(digit, at) + 1;
		return at > 0;
	});
}

const isSameRow = (one: PrintedWord, other: PrintedWord): boolean =>
	sharedHeight(one.box, other.box) > 0;

/** Whether a number or a date was put together of words that stand apart. */
function isPutTogether(symbols: readonly Printed[], type: ValueType): boolean {
	if (type === 'string') return false;
	return symbols.some(({ text, word }, index) => {
		const next = symbols[index + 1];
		if (!next || next.word === word) return false;
		const gap = Math.abs(next.word.box.x0 - word.box.x1);
		const capHeight = Math.max(word.capHeight, next.word.capHeight);
		const isInside = DIGIT.test(text) && DIGIT.test(next.text);
		const reach = type === 'number' && isInside ? DIGIT_GAP : WORD_GAP;
		return !isSameRow(word, next.word) || gap > reach * capHeight;
	});
}

const compact = (text: string): string => text.replace(/\s+/g, '');

/** The words in a row that are just the value, where there are such. */
function wholeWords(
	text: string,
	words: readonly PrintedWord[],
): readonly PrintedWord[] | undefined {
	const value = compact(text);
	for (const start of words.keys()) {
		let joined = '';
		for (let end = start; end < words.length && joined.length < value.length; end++) {
			joined += compact(words[end]?.text ?? '');
			if (joined === value) return words.slice(start, end + 1);
		}
	}
	return undefined;
}

/** As many of the words as have room for the value and something around it. */
function withinReason(text: string, words: readonly PrintedWord[]): readonly PrintedWord[] {
	let room = 4 * text.length + 40;
	const end = words.findIndex(({ symbols }) => (room -= symbols.length) < 0);
	return end === -1 ? words : words.slice(0, end);
}

/**
 * The words that a value may be scored against. A model may name words that don't make up its value: part of
 * a longer number, numbers that stand apart, more words than it used, other digits. Alignment alone would
 * find the value's characters in them; so these words count less, and a second look is asked for.
 *
 * @param words those the model names, in its order
 */
export function groundingOf(
	text: string,
	words: readonly PrintedWord[],
	type: ValueType,
): readonly PrintedWord[] {
	const whole = wholeWords(text, words);
	const near = whole ?? withinReason(text, words);
	const symbols = printedOf(near);
	const { from, to } = align(text, symbols);
	const used = symbols.slice(from, to);
	const printed = used.map((symbol) => symbol.text);
	const isMadeOfThem =
		whole !== undefined ||
		(near.length === words.length &&
			!isCutOut(symbols, from, to) &&
			count(printed, LETTER_OR_DIGIT) <= count(text, LETTER_OR_DIGIT) &&
			keepsDigits(printed, text));
	const isItsText = isMadeOfThem && !isPutTogether(used, type);
	if (used.length === 0 || isItsText) return near;
	return near.map((word) => ({
		...word,
		certainty: word.certainty * NOT_ITS_WORDS,
		disputed: true,
	}));
}
