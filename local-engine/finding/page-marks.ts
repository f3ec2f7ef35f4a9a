import { heightOf, widthOf } from '../reading/grey-image';
import type { PrintedWord } from '../reading/words';

/** Ruling lines that were read as letters. */
const RULE = /^(?:[|\][¦]+|[_—–=~-]{3,})$/u;
const EDGE_RULES = /^[|\]¦]+(?=[\p{L}\p{N}\p{Sc}(-])|(?<=[\p{L}\p{N}\p{Sc}.%)])[|[¦]+$/gu;
/** Letters of a level line make a word wider than this share of its height. */
const UPRIGHT = 0.55;

/** Text in the margin that runs up or down the page. */
const isRotated = ({ text, box }: PrintedWord): boolean =>
	text.length >= 3 && widthOf(box) < UPRIGHT * heightOf(box);

function withoutRules(word: PrintedWord): PrintedWord {
	const text = word.text.replace(EDGE_RULES, '');
	if (text === word.text) return word;
	const start = word.text.indexOf(text);
	const symbols = word.symbols.slice(start, start + text.length);
	const [first, last] = [symbols[0], symbols.at(-1)];
	return first && last
		? { ...word, text, symbols, box: { ...word.box, x0: first.box.x0, x1: last.box.x1 } }
		: word;
}

/** The words of a page without ruling lines that were read as marks, and without text that runs along its edge. */
export const withoutMarks = (words: readonly PrintedWord[]): readonly PrintedWord[] =>
	words.filter((word) => !RULE.test(word.text) && !isRotated(word)).map(withoutRules);
