import { documentKindOf, isDisclaimer } from '../../core/values/document-kind';
import type { PrintedWord } from '../ocr/words';
import { textOf, type Row } from './page-lines';
import { plainWord } from './plain-word';
import type { Span } from './typed-spans';

/** Words beside a title that change nothing: "TAX INVOICE", "Rechnung (Kopie)". */
const BESIDE: ReadonlySet<string> = new Set(
	`tax vat gst commercial sales customer final original copy duplicate simplified kopie duplikat original handels steuer
	note memo commerciale commercial simplifiee definitive originale copia completa simplificada simplificata and und et e y en no`.split(
		/\s+/,
	),
);
/** What follows a title is its number: "Rechnung Nr. 4711", "Facture n° 12". */
const NUMBER_LABEL = /^(?:no|num|#|id)$/u;
const MAX_WORDS = 5;
/** A title beside its number is printed larger than other text; else it is the label of the number. */
const TITLE_SIZE = 1.15;

interface Title {
	readonly words: readonly PrintedWord[];
	readonly size: number;
	readonly isInvoice: boolean;
}

const sizeOf = (words: readonly PrintedWord[]): number =>
	Math.max(...words.map(({ capHeight }) => capHeight));

/** Whether a text names a kind of document and nothing else: "Bill to" and "Invoice date" don't. */
function isTitle(words: readonly PrintedWord[]): boolean {
	const kind = documentKindOf(textOf(words));
	if (kind === null) return false;
	return words.every((word, at) => {
		if (BESIDE.has(plainWord(word.text)) || documentKindOf(word.text) !== null) return true;
		const others = words.filter((_, index) => index !== at);
		return documentKindOf(textOf(others)) !== kind;
	});
}

function titleIn(words: readonly PrintedWord[], usual: number): Title | undefined {
	const code = words.findIndex(({ text }) => /\d/.test(text));
	const named = code === -1 ? words : words.slice(0, code);
	const end = named.findIndex(({ text }) => NUMBER_LABEL.test(plainWord(text)));
	const own = end > 0 ? named.slice(0, end) : named;
	if (own.length === 0 || own.length > MAX_WORDS || !isTitle(own)) return undefined;
	const kind = documentKindOf(textOf(own));
	const isInvoice = kind === 'invoice' || kind === 'deposit_invoice' || kind === 'credit_note';
	const size = sizeOf(own);
	const isLabel = own.length < words.length || own.at(-1)?.text.endsWith(':') === true;
	return isLabel && size < TITLE_SIZE * usual ? undefined : { words: own, size, isInvoice };
}

const usualSize = (rows: readonly Row[]): number =>
	rows.map(({ capHeight }) => capHeight).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)] ??
	1;

/** Print of one size differs by this much, by the letters that are in it. */
const SAME_SIZE = 0.85;

/**
 * What a document calls itself: the largest title on it, the upper one of several; a statement that it is none to be
 * booked comes before all of them.
 *
 * @param table rows in which a title is something else
 */
export function findTitle(rows: readonly Row[], table: ReadonlySet<number>): Span | undefined {
	const phrases = rows.flatMap((row, index) => (table.has(index) ? [] : row.phrases));
	const spanOf = (words: readonly PrintedWord[]): Span => ({
		text: textOf(words).replace(/[\s:,;.]+$/, ''),
		words,
		fit: 1,
	});
	const disclaimer = phrases.find(({ words }) => isDisclaimer(textOf(words)));
	if (disclaimer) return spanOf(disclaimer.words);
	const usual = usualSize(rows);
	const titles = phrases.flatMap(({ words }) => titleIn(words, usual) ?? []);
	const largest = Math.max(...titles.map(({ size }) => size));
	const [first, ...others] = titles.filter(({ size }) => size >= SAME_SIZE * largest);
	if (!first) return undefined;
	const best = [first, ...others].find(({ isInvoice }) => isInvoice) ?? first;
	// what is no title by its size may be the heading of a part: "Order", "Delivery note"
	return best.isInvoice || best.size >= TITLE_SIZE * usual ? spanOf(best.words) : undefined;
}
