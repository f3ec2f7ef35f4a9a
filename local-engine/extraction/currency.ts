import type { PrintedWord } from '../ocr/words';
import type { Span } from './typed-spans';

/** Codes of ISO 4217 that documents print most; any three capitals would also find "VAT" and "QTY". */
const CODES =
	'USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY INR KRW SGD HKD TWD THB MYR IDR PHP VND ZAR BRL MXN ILS AED SAR EGP NGN KES UAH DEM FRF NLG ATS BEF ITL ESP PTE';
const CODE = new RegExp(String.raw`^[(]?(${CODES.split(' ').join('|')})[).,:;]?$`);
/** A symbol by itself or at a number; "RM" is how ringgit are printed. */
const SYMBOL = /^[(]?-?(\p{Sc}|RM|Rs\.?|kr|zł)(?=[\d\s).,-]|$)|\d(\p{Sc})[).,]?$/u;

/** "US Dollars" says whose dollars they are. */
const COUNTRY = /^\(?(?:us|u\.s\.|canadian|australian|singapore|new zealand|hong kong)$/i;
const DOLLARS = /^dollars?[).,:;]*$/i;

function currencyAt(word: PrintedWord, next: PrintedWord | undefined): Span | undefined {
	if (next && COUNTRY.test(word.text) && DOLLARS.test(next.text)) {
		const text = `${word.text} ${next.text}`.replace(/[(),.:;]+$|^\(/g, '');
		return { text, words: [word, next], fit: 1 };
	}
	const code = CODE.exec(word.text)?.[1];
	if (code !== undefined) return { text: code, words: [word], fit: 1 };
	const [, before, after] = SYMBOL.exec(word.text) ?? [];
	const symbol = before ?? after;
	return symbol === undefined ? undefined : { text: symbol, words: [word], fit: 0.8 };
}

/**
 * The currency as printed: a code if there is one, else a symbol. The one printed most often wins; of
 * equal ones the surest print.
 */
export function findCurrency(words: readonly PrintedWord[]): Span | undefined {
	const found = new Map<string, { span: Span; weight: number; certainty: number }>();
	for (const [index, word] of words.entries()) {
		const span = currencyAt(word, words[index + 1]);
		if (!span) continue;
		const known = found.get(span.text);
		if (!known) found.set(span.text, { span, weight: span.fit, certainty: word.certainty });
		else {
			known.weight += span.fit;
			if (word.certainty > known.certainty) {
				known.span = span;
				known.certainty = word.certainty;
			}
		}
	}
	const all = [...found.values()];
	const codes = all.filter(({ span }) => span.fit === 1);
	const [first] = (codes.length > 0 ? codes : all).sort((a, b) => b.weight - a.weight);
	return first?.span;
}
