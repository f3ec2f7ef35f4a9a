import { boxAround, centreY, widthOf } from '../ocr/grey-image';
import type { PrintedSymbol, PrintedWord } from '../ocr/words';

/** A number up to its decimal mark, one that has none yet, and what is left of each: "200, 65", "448 ,99". */
const BEGUN = /^[-−]?\p{Sc}?\d{1,3}(?:[.,]\d{3})*[.,]$/u;
const WHOLE = /^[-−]?\p{Sc}?\d{1,3}(?:[.,]\d{3})*$/u;
const DECIMALS = /^(?:\d{2}|\d{4})$/;
const MARKED_DECIMALS = /^[.,]{1,2}(?:\d{2}|\d{4})$/;
/** A low quotation mark is a comma that was misread. */
const LOW_QUOTES = /\u201A/g;
/** Within a number no gap is wider than a letter and its edges. */
const GAP = { typewriter: 1.15, marked: 0.9 };
/** Letters as wide as this, in heights of capitals, are those of a typewriter, where marks stand far apart. */
const TYPEWRITER = 0.85;

const withCommas = (word: PrintedWord): PrintedWord => {
	const text = word.text.replace(LOW_QUOTES, ',');
	if (text === word.text || !/\d/.test(text)) return word;
	const symbols = word.symbols.map((symbol) => ({
		...symbol,
		text: symbol.text.replace(LOW_QUOTES, ','),
	}));
	return { ...word, text, symbols };
};

function joined(left: PrintedWord, right: PrintedWord): PrintedWord {
	const text = `${left.text}${right.text}`.replace(/[.,](?=[.,])/, '');
	const all = [...left.symbols, ...right.symbols];
	const symbols = all.filter(
		(symbol: PrintedSymbol, at) =>
			!(/^[.,]$/.test(symbol.text) && /^[.,]$/.test(all[at + 1]?.text ?? '')),
	);
	return {
		text,
		box: boxAround([left.box, right.box]),
		symbols,
		capHeight: Math.max(left.capHeight, right.capHeight),
		certainty: Math.min(left.certainty, right.certainty),
		disputed: left.disputed || right.disputed,
	};
}

const isTypewritten = ({ box, text, capHeight }: PrintedWord): boolean =>
	widthOf(box) / text.length / capHeight > TYPEWRITER;

/** Whether two words are one number that was read in two pieces. */
function isOne(left: PrintedWord, right: PrintedWord, typewritten: boolean): boolean {
	const gap = right.box.x0 - left.box.x1;
	const size = left.capHeight;
	if (gap < -0.5 * size || Math.abs(centreY(left.box) - centreY(right.box)) > 0.6 * size)
		return false;
	if (MARKED_DECIMALS.test(right.text)) return WHOLE.test(left.text) && gap < GAP.marked * size;
	return (
		typewritten && BEGUN.test(left.text) && DECIMALS.test(right.text) && gap < GAP.typewriter * size
	);
}

/** The words with numbers put together that were read in two pieces. */
export function withWholeNumbers(words: readonly PrintedWord[]): readonly PrintedWord[] {
	const long = words.filter(({ text }) => text.length > 3);
	const typewritten = long.filter(isTypewritten).length > long.length / 2;
	const mended = words.map(withCommas);
	const ends = mended.filter(({ text }) => MARKED_DECIMALS.test(text) || DECIMALS.test(text));
	const gone = new Set<PrintedWord>();
	const whole = mended.map((word) => {
		if (!BEGUN.test(word.text) && !WHOLE.test(word.text)) return word;
		const rest = ends.find((other) => other !== word && isOne(word, other, typewritten));
		if (!rest) return word;
		gone.add(rest);
		return joined(word, rest);
	});
	return whole.filter((word) => !gone.has(word));
}
