import { CURRENCIES } from './currency-codes';
import { folded } from '../printed-text';

/** Languages whose names of currencies are known. */
const LANGUAGES = 'en de fr nl es it pt pl sv da nb fi cs hu ro ja zh zh-Hant ko'.split(' ');
/** "dollar canadien": the noun comes first. */
const NOUN_FIRST: ReadonlySet<string> = new Set('fr es it pt pl ro'.split(' '));
/** First words that are no noun: "nouveau dollar taïwanais". */
const ADJECTIVES = /^(?:nou|nuev|nuov|nov|now)/;
/** Nouns that are everyday words, or the name of a currency that is gone (the German mark). */
const NOT_NOUNS: ReadonlySet<string> = new Set(
	'mark marka marco gold goud guld oro or zloto arany sum som mil'.split(' '),
);
const BRACKETS = /\s*\([^)]*\)/g;

/** The same for "dollars" and "dollar", "dólares" and "dólar", "livres" and "livre", "Kronen" and "Krone". */
const singular = (word: string): string =>
	word.length <= 3 ? word : word.replace(/s$/, '').replace(/e+n?$/, '');

const wordsOf = (name: string): string[] =>
	folded(name.replace(BRACKETS, ''))
		.replace(/[.'’]/g, '')
		.split(/[\s-]+/)
		.filter((word) => word !== '')
		.map(singular);

/** "Canadian Dollar" -> "dollar"; undefined where words aren't set apart or the noun isn't clear. */
function nounOf(words: readonly string[], language: string): string | undefined {
	if (words.length < 2) return undefined;
	const noun = NOUN_FIRST.has(language) ? words[0] : words.at(-1);
	return noun === undefined || noun.length < 3 || NOT_NOUNS.has(noun) || ADJECTIVES.test(noun)
		? undefined
		: noun;
}

let index: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function makeIndex(): ReadonlyMap<string, ReadonlySet<string>> {
	const codesByKey = new Map<string, Set<string>>();
	const put = (key: string, code: string) => {
		const codes = codesByKey.get(key);
		if (codes === undefined) codesByKey.set(key, new Set([code]));
		else codes.add(code);
	};
	for (const language of LANGUAGES) {
		const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'none' });
		for (const code of CURRENCIES) {
			const words = wordsOf(names.of(code) ?? '');
			if (words.length === 0) continue;
			put(words.join(''), code);
			const noun = nounOf(words, language);
			if (noun !== undefined) put(noun, code);
		}
	}
	return codesByKey;
}

/**
 * The currencies with this name in one of the languages above, as Intl (Unicode CLDR) has them: "Swiss francs",
 * "dollars canadiens", "日本円"; for the noun alone, "dollars", every currency of that name.
 *
 * @returns ISO 4217 codes; none when it is no name of a currency
 */
export function currenciesNamed(name: string): ReadonlySet<string> {
	index ??= makeIndex();
	return index.get(wordsOf(name).join('')) ?? new Set();
}
