import type { DateOrder } from './date/date-hints';
import type { DecimalMark } from './number/separators';

const remembered = <T>(find: (key: string) => T): ((key: string) => T) => {
	const known = new Map<string, { readonly found: T }>();
	return (key) => {
		const entry = known.get(key) ?? { found: find(key) };
		known.set(key, entry);
		return entry.found;
	};
};

/**
 * How many decimals amounts of a currency usually have in print: 2 of EUR, 0 of JPY, 3 of KWD (Unicode CLDR). For 17
 * currencies these are fewer than ISO 4217 allows: nobody prints a forint's or a dinar of Iraq's hundredths.
 */
export const minorDigitsOf: (currency: string) => number = remembered(
	(currency) =>
		new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
			.maximumFractionDigits ?? 2,
);

/**
 * The country of a currency: the first two letters of its code (ISO 4217 takes them from ISO 3166).
 *
 * @returns undefined for the euro and currencies of several countries (XOF), which belong to none
 */
export const countryOfCurrency = (currency: string): string | undefined =>
	currency === 'EUR' || currency.startsWith('X') ? undefined : currency.slice(0, 2);

/** The language most spoken in a country (Unicode CLDR, likely subtags). */
export const languageOf: (country: string) => string = remembered(
	(country) => new Intl.Locale(`und-${country}`).maximize().language,
);

const markIn: (locale: string) => DecimalMark | undefined = remembered((locale) => {
	const mark = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
		.formatToParts(1.5)
		.find(({ type }) => type === 'decimal')?.value;
	return mark === '.' || mark === ',' ? mark : undefined;
});

/**
 * The decimal mark of a language in a country (Unicode CLDR).
 *
 * @param country ISO 3166; without it, the language's own country
 */
export const decimalMarkIn = (language: string, country?: string): DecimalMark | undefined =>
	markIn(country === undefined ? language : `${language}-${country}`);

const ORDERS: Readonly<Record<string, DateOrder>> = {
	daymonthyear: 'dmy',
	monthdayyear: 'mdy',
	yearmonthday: 'ymd',
};

const orderIn: (locale: string) => DateOrder | undefined = remembered((locale) => {
	const parts = new Intl.DateTimeFormat(locale, {
		calendar: 'gregory',
		timeZone: 'UTC',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(0);
	return ORDERS[
		parts
			.map(({ type }) => type)
			.filter((type) => type !== 'literal')
			.join('')
	];
});

/** The order in which a language in a country writes dates in digits (Unicode CLDR). */
export const dateOrderIn = (language: string, country?: string): DateOrder | undefined =>
	orderIn(country === undefined ? language : `${language}-${country}`);
