import { CURRENCIES, inOrder } from './currency-codes';
import { currenciesNamed } from './currency-names';
import { SMALL_LETTER_WORDS, spellings } from './currency-spellings';
import { OLD_CURRENCIES } from './old-currencies';
import { folded } from '../printed-text';

const codes: ReadonlySet<string> = new Set([...CURRENCIES, ...OLD_CURRENCIES]);
/** "HK$", "$CA", "CAD$", "£GB": a symbol with the country's letters or the code. */
const COUNTRY_AND_SYMBOL =
	/^(?<before>[a-z]{2,3})(?<last>\p{Sc})$|^(?<first>\p{Sc})(?<after>[a-z]{2,3})$/u;
/** A symbol of letters only is left to the table of spellings: Intl has "L", "K" and "Ar". */
const LETTERS_ONLY = /^[\p{L} .]+$/u;
/** Longer text is no mark of a currency. */
const MAX_LENGTH = 40;

const keyOf = (mark: string): string => folded(mark).replace(/[\s.'-]/g, '');

const symbolOf = (currency: string): string | undefined =>
	new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
		.formatToParts(1)
		.find(({ type }) => type === 'currency')?.value;

interface MarkIndex {
	/** By what Intl has for a symbol: "£" is that of seven currencies. */
	readonly symbols: ReadonlyMap<string, readonly string[]>;
	/** By symbol, spelling or code, as people mean them. */
	readonly marks: ReadonlyMap<string, readonly string[]>;
}

let index: MarkIndex | undefined;

/** Codes, symbols and spellings; names are looked up apart, as making their index takes longer. */
function makeIndex(): MarkIndex {
	const symbols = new Map<string, readonly string[]>();
	for (const code of CURRENCIES) {
		const symbol = symbolOf(code);
		if (symbol === undefined || LETTERS_ONLY.test(symbol)) continue;
		symbols.set(keyOf(symbol), [...(symbols.get(keyOf(symbol)) ?? []), code]);
	}
	const spelled = new Map<string, readonly string[]>();
	for (const [mark, own] of spellings)
		spelled.set(keyOf(mark), [...(spelled.get(keyOf(mark)) ?? []), ...own]);
	const marks = new Map([...symbols, ...spelled].map(([key, own]) => [key, inOrder(own)] as const));
	for (const code of codes) marks.set(code.toLowerCase(), [code]);
	return { symbols, marks };
}

function countryAndSymbol(key: string, { symbols }: MarkIndex): readonly string[] {
	const { before, last, first, after } = COUNTRY_AND_SYMBOL.exec(key)?.groups ?? {};
	const country = before ?? after;
	const codesOfSymbol = symbols.get(last ?? first ?? '') ?? [];
	return country === undefined
		? []
		: codesOfSymbol.filter((code) => code.startsWith(country.toUpperCase()));
}

/**
 * The currencies that a symbol, a code or a word stands for, as it may stand around an amount.
 *
 * @param mark plain text
 * @returns ISO 4217 codes: none when it is no currency, one when it is settled, several ("$") when it is ambiguous
 */
export function currencyMark(mark: string): readonly string[] {
	if (mark === '' || mark.length > MAX_LENGTH || SMALL_LETTER_WORDS.has(mark)) return [];
	if (codes.has(mark)) return [mark];
	index ??= makeIndex();
	const key = keyOf(mark);
	const own = index.marks.get(key) ?? countryAndSymbol(key, index);
	return own.length > 0 || key.length < 3 ? own : inOrder(currenciesNamed(mark));
}
