import { dateOrderOf, monthLanguagesOf } from './date/date-evidence';
import { dateOrderByRest } from './date/date-order-by-rest';
import { dateOrderByTerm } from './date/date-order-by-term';
import type { DateHints, DateOrder } from './date/date-hints';
import type { AmountParts } from './number/amount-parts';
import { currencyOfDocument, type DocumentCurrency } from './currency/document-currency';
import {
	countryOfCurrency,
	dateOrderIn,
	decimalMarkIn,
	languageOf,
	minorDigitsOf,
} from './locale-habits';
import { markShownByNumber, type DocumentMark } from './number/number';
import type { PrintedDocument } from './printed-document';
import { markIfGrouped, type DecimalMark } from './number/separators';
import type { ValueSettings } from './value-settings';

/** What a document shows about how it writes; undefined where it shows nothing. */
export interface LocaleFormat {
	readonly currency: DocumentCurrency;
	readonly decimalMark: DocumentMark | undefined;
	readonly dates: DateHints;
}

/** English is written to customers everywhere, with the marks and the order of dates of one's own country. */
const WORLD_LANGUAGE = 'en';
/** Spanish has the comma in Spain and most of South America, the point in Mexico and Central America. */
const WRITTEN_BOTH_WAYS: ReadonlySet<string> = new Set([WORLD_LANGUAGE, 'es']);
/** Currencies that hardly anybody uses abroad, each of one country and one way to write numbers. */
const HOME_CURRENCIES: ReadonlySet<string> = new Set(
	'SEK NOK DKK ISK PLN CZK HUF RON BGN RSD TRY BRL UAH IDR VND CLP COP ARS KRW TWD THB'.split(' '),
);
/** Currencies of countries that write the year first also where it has two digits; in Canada it is one custom of several. */
const YEAR_FIRST: ReadonlySet<string> = new Set(['JPY', 'CNY', 'KRW', 'TWD', 'HUF']);
/** Amounts of no currency but the dinars (KWD, BHD, TND …) have three decimals. */
const DIGITS_OF_A_GROUP = 3;
/** Fewer amounts may all be thousands by chance. */
const FEWEST_AMOUNTS = 3;

/** The only value; undefined when there is none, or when they differ. */
function agreed<T>(values: Iterable<T | undefined>): T | undefined {
	const [only, ...others] = new Set([...values].filter((value) => value !== undefined));
	return others.length === 0 ? only : undefined;
}

/** Gathers what the document shows. Evidence that contradicts itself settles nothing. */
export function localeFormatOf(document: PrintedDocument, settings: ValueSettings): LocaleFormat {
	const currency = currencyOfDocument(document, settings);
	const languages = monthLanguagesOf(document.dates);
	const option = settings.dateOrder === 'ask' ? undefined : settings.dateOrder;
	const decimalMark = decimalMarkOfDocument(document, currency.shown, languages);
	const home = dateOrderOfHome(currency.shown, languages);
	return {
		currency,
		decimalMark,
		dates: {
			today: settings.today,
			language: languages.length === 1 ? languages[0] : undefined,
			order:
				dateOrderOf(document.dates, settings.today) ??
				option ??
				dateOrderOfHomeAndTerm(document, home, currency.shown, decimalMark, settings.today) ??
				dateOrderByRest(document.issued, document.texts, settings.today),
			yearLastOrder: option,
		},
	};
}

function decimalMarkOfDocument(
	document: PrintedDocument,
	currencies: readonly string[],
	languages: readonly string[],
): DocumentMark | undefined {
	const shown = new Set([
		...document.numbers.flatMap((parts) => markShownByNumber(parts) ?? []),
		...marksOfTotals(document.totals, currencies),
	]);
	const [only, ...others] = shown;
	if (others.length > 0) return 'unclear';
	if (only !== undefined) return only;
	if (currencies.some(hasThousandths)) return markOfThousandths(document.money) ?? 'unclear';
	return markOfLanguages(languages, currencies) ?? markOfHome(currencies);
}

const hasThousandths = (code: string): boolean => minorDigitsOf(code) === DIGITS_OF_A_GROUP;

/** Where every amount has three digits behind the same mark, in a currency with thousandths, they are its decimals. */
function markOfThousandths(money: readonly AmountParts[]): DecimalMark | undefined {
	const marks = money.map(({ digits }) => markIfGrouped(digits));
	if (marks.length < FEWEST_AMOUNTS) return undefined;
	const grouped = agreed(marks.map((mark) => mark ?? null));
	return grouped === '.' ? ',' : grouped === ',' ? '.' : undefined;
}

/** A total of "1.234" in a currency without thousandths has thousands, so the document's decimal mark is the comma. */
function* marksOfTotals(
	totals: readonly AmountParts[],
	currencies: readonly string[],
): Generator<DecimalMark> {
	if (currencies.length === 0) return;
	if (currencies.some(hasThousandths)) return;
	for (const { digits } of totals) {
		const mark = markIfGrouped(digits);
		if (mark !== undefined) yield mark;
	}
}

/** Every language in every country that the document may be from has to write the same mark. */
function markOfLanguages(
	languages: readonly string[],
	currencies: readonly string[],
): DecimalMark | undefined {
	const marks = languages.flatMap((language) =>
		currencies.length === 0
			? [WRITTEN_BOTH_WAYS.has(language) ? null : decimalMarkIn(language)]
			: currencies.map((currency) => markOfLanguage(language, currency)),
	);
	return agreed(marks.map((mark) => mark ?? null)) ?? undefined;
}

function markOfLanguage(language: string, currency: string): DecimalMark | null {
	const own = decimalMarkIn(language) ?? null;
	const country = countryOfCurrency(currency);
	if (country === undefined) return language === WORLD_LANGUAGE ? null : own;
	const there = decimalMarkIn(language, country) ?? null;
	const home = languageOf(country);
	if (language === home) return there;
	// Billed from elsewhere, or by a minority: only where all write alike.
	if (there !== own) return null;
	return language !== WORLD_LANGUAGE || decimalMarkIn(home, country) === there ? there : null;
}

function markOfHome(currencies: readonly string[]): DecimalMark | undefined {
	const [only, ...others] = currencies;
	if (only === undefined || others.length > 0 || !HOME_CURRENCIES.has(only)) return undefined;
	const country = countryOfCurrency(only);
	return country === undefined ? undefined : decimalMarkIn(languageOf(country), country);
}

/**
 * What the currency's country says, and what the term of payment does. Where they disagree nothing is settled, but for
 * euros written with a point: they are billed in English, in either order.
 */
function dateOrderOfHomeAndTerm(
	{ issued, due }: PrintedDocument,
	home: DateOrder | undefined,
	currencies: readonly string[],
	decimalMark: DocumentMark | undefined,
	today: string,
): DateOrder | undefined {
	const byTerm = dateOrderByTerm(issued, due, today);
	if (byTerm === undefined || home === undefined || home === 'ymd') return home ?? byTerm;
	const isEnglishEuro = currencies.join() === 'EUR' && decimalMark === '.';
	return byTerm === home || isEnglishEuro ? byTerm : undefined;
}

/** The order of the currency's country and of the language of the months, as far as they agree. */
function dateOrderOfHome(
	currencies: readonly string[],
	languages: readonly string[],
): DateOrder | undefined {
	const ofCurrency = agreed(currencies.map((currency) => orderOfCurrency(currency) ?? null));
	const ofLanguages = agreed(
		languages.flatMap((language) =>
			currencies.length === 0
				? [orderOfLanguage(language, undefined)]
				: currencies.map((currency) => orderOfLanguage(language, countryOfCurrency(currency))),
		),
	);
	const order = agreed([ofCurrency ?? undefined, ofLanguages]);
	const yearFirst = currencies.length > 0 && currencies.every((code) => YEAR_FIRST.has(code));
	return order === 'ymd' && !yearFirst ? undefined : order;
}

const orderOfLanguage = (language: string, country: string | undefined): DateOrder | undefined =>
	language === WORLD_LANGUAGE && country === undefined ? undefined : dateOrderIn(language, country);

function orderOfCurrency(currency: string): DateOrder | undefined {
	if (currency === 'EUR') return 'dmy';
	const country = countryOfCurrency(currency);
	return country === undefined ? undefined : dateOrderIn(languageOf(country), country);
}
