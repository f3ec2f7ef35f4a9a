import { boxAround, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { Phrase, Row } from './page-lines';

/** A number that stands by itself in a row, or words between such numbers. */
export interface Chunk {
	readonly words: readonly PrintedWord[];
	/** Around the digits of a number, or around words. */
	readonly box: PixelBox;
	/** The same with currency and unit. */
	readonly whole: PixelBox;
	/** Of a number: the words that are digits, without currency and unit. */
	readonly digits: readonly PrintedWord[];
	/** Whether a number has its phrase to itself; one beside words may be a part of them. */
	readonly alone: boolean;
}

const NUMBER = /^[(]?[-−+]?(?:\p{Sc}|\p{Lu}{1,3}\p{Sc}?)?[-−]?\d[\d.,'’]*(?:\p{Sc}|%|-)*[)]?$/u;
/** What stands before or behind a number and belongs to it: signs, currencies, units. */
const BESIDE =
	/^(?:[-−+%(]|\p{Sc}-?|[-−]\p{Sc}|\p{Lu}{2,3}|\p{Lu}{0,2}\p{Sc}|\p{L}{1,3}[.²³]?|pieces?|hours?|units?|st[uü]ck|stunden|tage|days?)$/iu;
/** A code is no number, however many digits: nothing is sold in such amounts. */
const MAX_DIGITS = 9;

export const isNumberWord = ({ text }: PrintedWord): boolean =>
	NUMBER.test(text) && (/[.,]/.test(text) || text.replace(/\D/g, '').length <= MAX_DIGITS);

const isDateLike = ({ text }: PrintedWord): boolean =>
	/^\d{1,4}([-/.])\d{1,2}\1\d{2,4}$/.test(text);

const isNumber = (word: PrintedWord): boolean => isNumberWord(word) && !isDateLike(word);

const chunkOf = (
	words: readonly PrintedWord[],
	digits: readonly PrintedWord[],
	alone: boolean,
): Chunk => ({
	words,
	digits,
	alone,
	box: boxAround((digits.length > 0 ? digits : words).map(({ box }) => box)),
	whole: boxAround(words.map(({ box }) => box)),
});

/** Digits that a space sets apart in thousands: "1 249,00". */
const isGrouped = (left: PrintedWord, right: PrintedWord): boolean =>
	/^[-−]?\p{Sc}?\d{1,3}$/u.test(left.text) &&
	/^\d{3}(?:[.,]\d{1,4})?\p{Sc}?$/u.test(right.text) &&
	right.box.x0 - left.box.x1 < 0.6 * left.capHeight;

/** A number with the unit that recognition has glued to it: "5kg", "2Std." */
const GLUED =
	/^([-−+]?\d[\d.,]*)((?:[kmc]?g|[mck]?m[²³23]?|[mc]?l|t|h|d|x|std|hrs?|st|stk|stck|pcs?|ea|uds?|u|tage?|days?|jours?|dagen|uren?)\.?)$/iu;

/** Number and unit as two words; undefined for any other word. */
function unglued(word: PrintedWord): readonly PrintedWord[] | undefined {
	const [, number = '', unit = ''] = GLUED.exec(word.text) ?? [];
	if (number === '' || unit === '') return undefined;
	const part = (text: string, from: number): PrintedWord => {
		const symbols = word.symbols.slice(from, from + text.length);
		const box = symbols.length > 0 ? boxAround(symbols.map((symbol) => symbol.box)) : word.box;
		return { ...word, text, symbols, box };
	};
	return [part(number, 0), part(unit, number.length)];
}

/** Cuts a phrase into numbers and words. Numbers amid words stay words: "Kabel 3 m lang". */
function chunksOf(phrase: Phrase): readonly Chunk[] {
	const [first] = phrase.words;
	const words = (phrase.words.length === 1 && first && unglued(first)) || phrase.words;
	const isOf = (word: PrintedWord | undefined): boolean =>
		word !== undefined && BESIDE.test(word.text);
	const numbers = words.map(isNumber);
	if (!numbers.includes(true)) return [chunkOf(words, [], true)];
	const plain = words.every((word, index) => numbers[index] === true || isOf(word));
	if (plain) {
		const chunks: PrintedWord[][] = [];
		let before: PrintedWord[] = [];
		for (const [index, word] of words.entries()) {
			const last = words[index - 1];
			if (!numbers[index]) {
				if (chunks.length > 0 && !/^[-−+(]$|^\p{Sc}$/u.test(word.text)) chunks.at(-1)?.push(word);
				else if (chunks.length > 0 && index === words.length - 1) chunks.at(-1)?.push(word);
				else before.push(word);
			} else if (last && numbers[index - 1] === true && isGrouped(last, word))
				chunks.at(-1)?.push(word);
			else {
				chunks.push([...before, word]);
				before = [];
			}
		}
		return chunks.map((own) => chunkOf(own, own.filter(isNumber), true));
	}
	const chunks: Chunk[] = [];
	let [from, to] = [0, words.length];
	if (numbers[0] === true && words.length > 1 && words[0]) {
		chunks.push(chunkOf([words[0]], [words[0]], false));
		from = 1;
	}
	// trailing numbers with their currency: "Kunstrasen 3m breit  3,00"
	const tail: Chunk[] = [];
	for (let at = to - 1; at > from; at = to - 1) {
		while (at > from && isOf(words[at]) && !numbers[at]) at--;
		const last = words[at];
		if (at <= from || !last || numbers[at] !== true) break;
		let start = at;
		while (start - 1 > from && /^(?:[-−+(]|\p{Sc})$/u.test(words[start - 1]?.text ?? '')) start--;
		tail.unshift(chunkOf(words.slice(start, to), [last], false));
		to = start;
	}
	const text = words.slice(from, to);
	if (text.length > 0) chunks.push(chunkOf(text, [], from === 0 && to === words.length));
	return [...chunks, ...tail];
}

export const chunksOfRow = ({ phrases }: Row): readonly Chunk[] => phrases.flatMap(chunksOf);

export const isNumeric = ({ digits }: Chunk): boolean => digits.length > 0;
