import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { currencyMarkIn, currencyOf } from '../../../../core/values/currency/currency';
import { parseNumber } from '../../../../core/values/number/number';
import type { DecimalMark } from '../../../../core/values/number/separators';

/** What Intl (Unicode CLDR) prints is the oracle: parsing it must give the number back. */
const LOCALES = [
	'en-US',
	'en-IN',
	'de-DE',
	'de-CH',
	'de-AT',
	'fr-FR',
	'fr-CH',
	'nl-NL',
	'es-ES',
	'it-IT',
	'pt-BR',
	'pl-PL',
	'sv-SE',
	'da-DK',
	'nb-NO',
	'cs-CZ',
	'ja-JP',
	'ar-EG',
	'hi-IN-u-nu-deva',
	'fa-IR',
] as const;
const locales = fc.constantFrom(...LOCALES);
const currencies = fc.constantFrom('EUR', 'USD', 'CHF', 'GBP', 'JPY', 'PLN', 'SEK', 'INR', 'KWD');

const formats = new Map<string, Intl.NumberFormat>();
/** Formatters are dear to make. */
function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = JSON.stringify([locale, options]);
	const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
	formats.set(key, format);
	return format;
}

/** The decimal mark, also of a currency that has no decimals. */
function markOf(locale: string, options: Intl.NumberFormatOptions = {}): DecimalMark | undefined {
	const mark = formatOf(locale, { ...options, minimumFractionDigits: 1 })
		.formatToParts(1.5)
		.find(({ type }) => type === 'decimal')?.value;
	return mark === '.' || mark === ',' ? mark : undefined;
}

/** Integers scaled down by powers of ten: every number with up to so many decimals. */
const numberWith = (decimals: number) =>
	fc
		.integer({ min: -99_999_999_999, max: 99_999_999_999 })
		.map((units) => Number(`${units}e-${decimals}`) || 0);

const expectReads = (printed: string, mark: DecimalMark | undefined, value: number) => {
	const reading = parseNumber(printed, mark);
	expect({ printed, value: reading.readable ? reading.value.value : reading.why }).toEqual({
		printed,
		value,
	});
};

describe('what Intl prints reads back', () => {
	test('plain numbers, with as many decimals as printed', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4 }).chain((d) => fc.tuple(fc.constant(d), numberWith(d))),
				locales,
				([decimals, value], locale) => {
					const format = formatOf(locale, {
						minimumFractionDigits: decimals,
						maximumFractionDigits: decimals,
					});
					const printed = format.format(value);
					expect([printed, parseNumber(printed, markOf(locale))]).toEqual([
						printed,
						{ readable: true, value: { value, decimals } },
					]);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test.each(['standard', 'accounting'] as const)('amounts of money, %s', (currencySign) => {
		fc.assert(
			fc.property(
				numberWith(3),
				locales,
				currencies,
				fc.constantFrom('symbol', 'code', 'narrowSymbol'),
				(amount, locale, currency, currencyDisplay) => {
					const options = {
						style: 'currency',
						currency,
						currencyDisplay,
						currencySign,
					} as const;
					const format = formatOf(locale, options);
					const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
					const value = Number(amount.toFixed(digits)) || 0;
					const printed = format.format(value);
					expectReads(printed, markOf(locale, options), value);
					expect([printed, currencyMarkIn(printed)]).toEqual([
						printed,
						expect.arrayContaining([currency]),
					]);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('amounts with the currency in words', () => {
		fc.assert(
			fc.property(
				numberWith(2),
				fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'nl-NL', 'es-ES', 'ja-JP'),
				fc.constantFrom('EUR', 'USD', 'CAD', 'CHF', 'GBP', 'SEK'),
				(value, locale, currency) => {
					const options = { style: 'currency', currency, currencyDisplay: 'name' } as const;
					const printed = formatOf(locale, options).format(value);
					expectReads(printed, markOf(locale, options), value);
					expect([printed, currencyMarkIn(printed)]).toEqual([
						printed,
						expect.arrayContaining([currency]),
					]);
				},
			),
			{ numRuns: 500 },
		);
	});

	test('percentages keep their number', () => {
		fc.assert(
			fc.property(fc.integer({ min: -9999, max: 9999 }), locales, (percent, locale) => {
				const format = formatOf(locale, { style: 'percent' });
				expectReads(format.format(percent / 100), markOf(locale), percent);
			}),
		);
	});
});

describe('any text', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,- ()€$¥½٫٬CRr%万')) }),
	);

	test('is read as a finite number or not at all, and never twice differently', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const reading = parseNumber(text);
				expect(reading).toEqual(parseNumber(text));
				expect(reading.readable ? Number.isFinite(reading.value.value) : reading.why).toBeTruthy();
				expect(Object.is(reading.readable && reading.value.value, -0)).toBe(false);
				currencyOf(text);
			}),
			{ numRuns: 1000 },
		);
	});

	test('without a digit or a fraction is no number', () => {
		fc.assert(
			fc.property(
				texts.filter((text) => !/[\p{Nd}\p{No}]/u.test(text.normalize('NFKC'))),
				(text) => {
					expect(parseNumber(text).readable).toBe(false);
				},
			),
		);
	});
});

test('a JSON number of up to 15 digits has the decimals that it needs, and no more', () => {
	fc.assert(
		fc.property(
			fc.maxSafeNat().map((n) => n % 1e15),
			fc.integer({ min: 0, max: 12 }),
			(digits, places) => {
				const value = Number(`${digits}e-${places}`);
				const reading = parseNumber(value);
				const decimals = reading.readable ? reading.value.decimals : -1;
				expect(reading).toMatchObject({ readable: true, value: { value } });
				expect(Number(value.toFixed(decimals))).toBe(value);
				if (decimals > 0) expect(Number(value.toFixed(decimals - 1))).not.toBe(value);
			},
		),
	);
});
