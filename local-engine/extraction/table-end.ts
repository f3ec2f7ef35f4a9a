import type { PrintedWord } from '../ocr/words';
import type { ChunkRow } from './column-clusters';
import type { LabelHit } from './label-search';
import { isNumeric } from './number-chunks';
import { plainWord } from './plain-word';

/** Labels of sums: a row that begins with one is no line item. */
const SUMS: ReadonlySet<string> = new Set([
	'subtotal',
	'tax',
	'total_due',
	'count',
	'paid',
	'tendered',
	'change',
	'rounding',
	'carried',
	'discount',
	'shipping',
]);
/** Parts of words for sums, whatever they are compounded with: "Positionssumme", "Auftragsgesamtbetrag netto". */
const SUM_PART =
	/summe|subtot|(?<!\p{L})(?:sous|sub|grand|net)?total(?!l)|gesamt|totaal|importe total|netto(?!gew)|brutto|\p{L}betrag|(?<!\p{L})(?:total|montant) (?:ht|ttc|tva)|(?<!\p{L})(?:mwst|ust|vat|tva|btw|iva|gst)(?!\p{L})|mehrwertsteuer|umsatzsteuer|ubertrag|a payer|te betalen|zu zahlen|a pagar/u;
/** More words than this say what is sold. */
const MAX_LABEL = 7;

const plainText = (words: readonly PrintedWord[]): string =>
	words
		.map(({ text }) => plainWord(text))
		.filter((word) => word !== '')
		.join(' ');

/** The words of a row; where all of them stand beside numbers, those: "VAT" of "VAT 21 %". */
function textOfRow({ chunks }: ChunkRow): string {
	const texts = chunks.filter((chunk) => !isNumeric(chunk)).flatMap(({ words }) => words);
	if (texts.length > 0) return plainText(texts);
	return plainText(
		chunks.flatMap(({ words, digits }) => words.filter((word) => !digits.includes(word))),
	);
}

const numbersIn = ({ chunks }: ChunkRow): number =>
	chunks.filter((chunk) => isNumeric(chunk) && !chunk.words.some(({ text }) => text.includes('%')))
		.length;

/** Whether a row names a sum rather than something sold: its words say so, and it has a number or two. */
export function isSumRow(row: ChunkRow, hits: readonly LabelHit[]): boolean {
	const numbers = numbersIn(row);
	const text = textOfRow(row);
	if (numbers === 0 || text === '') return false;
	const labelled = hits.some(
		(hit) => hit.row === row.index && hit.from === 0 && SUMS.has(hit.label.concept),
	);
	if (labelled && numbers <= 2) return true;
	return numbers <= 2 && text.split(' ').length <= MAX_LABEL && SUM_PART.test(text);
}

/** More numbers than this are values, and not beside the headers of a table of sums. */
const MAX_BESIDE = 2;

/**
 * Whether a row names the columns of a table of sums, as of taxes: "Net | VAT % | VAT | Total". Half of its texts name
 * sums; a number or two may belong to a list of sums beside it.
 */
export function isSumsHeader(row: ChunkRow): boolean {
	const texts = row.chunks.filter(
		(chunk) => !isNumeric(chunk) || chunk.words.some(({ text }) => /\p{L}{3}/u.test(text)),
	);
	const sums = texts.filter(({ words }) => isSumText(words.map(({ text }) => text).join(' ')));
	return (
		numbersIn(row) <= MAX_BESIDE &&
		sums.length > numbersIn(row) + 1 &&
		sums.length >= texts.length / 2
	);
}

/** Whether words by themselves name a sum. */
export const isSumText = (printed: string): boolean => {
	const words = printed.split(' ').map(plainWord);
	return words.length <= MAX_LABEL && SUM_PART.test(words.join(' '));
};
