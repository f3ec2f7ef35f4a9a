import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseDate } from '../../../../core/values/date/date';
import type { DateHints, DateOrder } from '../../../../core/values/date/date-hints';

const TODAY = '2026-05-01';
/** What Intl (Unicode CLDR) prints is the oracle: parsing it must give the day back. */
const LOCALES = [
	'en-US',
	'en-GB',
	'de-DE',
	'de-AT',
	'fr-FR',
	'nl-NL',
	'es-ES',
	'it-IT',
	'pt-PT',
	'pt-BR',
	'sv-SE',
	'da-DK',
	'nb-NO',
	'fi-FI',
	'pl-PL',
	'cs-CZ',
	'sk-SK',
	'sl-SI',
	'hr-HR',
	'hu-HU',
	'ro-RO',
	'bg-BG',
	'el-GR',
	'tr-TR',
	'ru-RU',
	'uk-UA',
	'et-EE',
	'lv-LV',
	'lt-LT',
	'ja-JP',
	'ja-JP-u-ca-japanese',
	'zh-CN',
	'ko-KR',
	'zh-TW-u-ca-roc',
] as const;
const STYLES = ['full', 'long', 'medium', 'short'] as const;
const locales = fc.constantFrom(...LOCALES);

const formats: ReadonlyMap<string, Intl.DateTimeFormat> = new Map(
	LOCALES.flatMap((locale) =>
		STYLES.map(
			(dateStyle) =>
				[
					`${locale} ${dateStyle}`,
					new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }),
				] as const,
		),
	),
);

const ORDERS: Readonly<Record<string, DateOrder>> = {
	daymonthyear: 'dmy',
	monthdayyear: 'mdy',
	yearmonthday: 'ymd',
};

/** The order in which a locale prints, as a document of that locale shows it. */
const orderOf = (format: Intl.DateTimeFormat): DateOrder | undefined =>
	ORDERS[
		format
			.formatToParts(0)
			.map(({ type }) => type)
			.filter((type) => type === 'day' || type === 'month' || type === 'year')
			.join('')
	];

const daysBetween = (min: string, max: string) =>
	fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true });

function expectReadsBack(day: Date, locale: string, style: string): void {
	const format = formats.get(`${locale} ${style}`);
	const printed = format?.format(day) ?? '';
	const hints: DateHints = {
		today: TODAY,
		order: format === undefined ? undefined : orderOf(format),
		language: locale.slice(0, 2),
	};
	expect([printed, parseDate(printed, hints)]).toEqual([
		printed,
		{ readable: true, value: day.toISOString().slice(0, 10) },
	]);
}

describe('every day of the calendar reads back from what Intl prints', () => {
	test('with names of months, and with years of four digits', () => {
		fc.assert(
			fc.property(
				daysBetween('1913-01-01', '2099-12-31'),
				locales,
				fc.constantFrom('full', 'long', 'medium'),
				expectReadsBack,
			),
			{ numRuns: 1000 },
		);
	});

	test('in the short form, which has two digits for the year in some countries', () => {
		fc.assert(
			fc.property(
				daysBetween('1990-01-01', '2028-04-30'),
				locales,
				fc.constant('short'),
				expectReadsBack,
			),
			{ numRuns: 1000 },
		);
	});

	test('without a hint, unless it is unreadable', () => {
		fc.assert(
			fc.property(
				daysBetween('1990-01-01', '2028-04-30'),
				locales,
				fc.constantFrom(...STYLES),
				(day, locale, style) => {
					const printed = formats.get(`${locale} ${style}`)?.format(day) ?? '';
					const reading = parseDate(printed, { today: TODAY });
					if (reading.readable)
						expect([printed, reading.value]).toEqual([printed, day.toISOString().slice(0, 10)]);
				},
			),
			{ numRuns: 1000 },
		);
	});
});

describe('any text', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom(...Array.from("0123456789./- ,marMAR年月日令和R'T:")) }),
	);

	test('is read as a day of the calendar or not at all', () => {
		fc.assert(
			fc.property(texts, fc.constantFrom('dmy', 'mdy', 'ymd', undefined), (text, order) => {
				const reading = parseDate(text, { today: TODAY, order });
				if (reading.readable)
					expect(new Date(`${reading.value}T00:00:00Z`).toISOString()).toContain(reading.value);
				else expect(reading.why).not.toBe('');
			}),
			{ numRuns: 1500 },
		);
	});

	test('three numbers are never read as a day that they do not spell', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 40 }),
				fc.integer({ min: 0, max: 40 }),
				fc.integer({ min: 1990, max: 2040 }),
				fc.constantFrom('/', '-', '.', ' '),
				(first, second, year, mark) => {
					const reading = parseDate([first, second, year].join(mark), { today: TODAY });
					const numbers = reading.readable
						? reading.value
								.split('-')
								.map(Number)
								.sort((a, b) => a - b)
						: [];
					expect(numbers).toEqual(
						reading.readable ? [first, second, year].sort((a, b) => a - b) : [],
					);
				},
			),
		);
	});
});
