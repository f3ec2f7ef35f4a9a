import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseDate } from '../../../core/values/date';
import { readDocumentValues } from '../../../core/values/document-values';
import { decimalMarkOf, parseNumber } from '../../../core/values/number';
import { cell } from '../../service-double/extractions';

const valueOf = (reading: { readable: boolean; value?: unknown }) =>
	reading.readable ? reading.value : 'unreadable';

describe('numbers as printed', () => {
	test.each([
		['12,800', 12800],
		['1.50', 1.5],
		['1,234.50', 1234.5],
		['1.234,56 €', 1234.56],
		['€ 4.053,67', 4053.67],
		['¥84,263', 84263],
		['$12.00', 12],
		['US$ 3', 3],
		['Rs 1939', 1939],
		['1 234,50', 1234.5],
		['1\u202f234,50', 1234.5],
		["1'234.50", 1234.5],
		['1,23,456.00', 123456],
		['1.234.567', 1234567],
		['(12.50)', -12.5],
		['-12.50', -12.5],
		['$-12.50', -12.5],
		['-$12.50', -12.5],
		['12.50-', -12.5],
		['12.50 CR', -12.5],
		['CHF 12.-', 12],
		['CHF 12.–', 12],
		['19 %', 19],
		['0.125', 0.125],
		['.5', 0.5],
		['1234.567', 1234.567],
		['１２３', 123],
		['0', 0],
		['-0', 0],
		[0, 0],
		[12.5, 12.5],
	])('%s is %d', (printed, value) => {
		expect(valueOf(parseNumber(printed))).toBe(value);
	});

	test.each([
		['1.234'],
		['abc'],
		['-'],
		['1 2'],
		['1.2.3'],
		['12,34,5'],
		['1,2345.0'],
		['3 x 4.50'],
		['INV-0042'],
		['12-A'],
		['(12.50'],
		['--5'],
		['(-5)'],
		['2026-03-31'],
		['12345678901234567890'],
		[Number.NaN],
	])('%s is never guessed', (printed) => {
		expect(parseNumber(printed).readable).toBe(false);
	});

	test('the other numbers of the document settle an ambiguous one', () => {
		expect(valueOf(parseNumber('1.234', ','))).toBe(1234);
		expect(valueOf(parseNumber('1.234', '.'))).toBe(1.234);
		expect(valueOf(parseNumber('2,500', ','))).toBe(2.5);
		expect(decimalMarkOf(['1.234', '12,50'])).toBe(',');
		expect(decimalMarkOf(['1.234', '12.50'])).toBe('.');
		expect(decimalMarkOf(['1.234.567'])).toBe(',');
		expect(decimalMarkOf(['1.234', '12'])).toBeUndefined();
		expect(decimalMarkOf(['12,50', '12.50'])).toBeUndefined();
	});

	test('what Intl prints for accounting reads back, with the document’s decimal mark known', () => {
		const locales = [
			['en-US', '.'],
			['de-DE', ','],
			['de-CH', '.'],
			['fr-FR', ','],
			['en-IN', '.'],
		] as const;
		fc.assert(
			fc.property(
				fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
				fc.constantFrom(...locales),
				fc.constantFrom('EUR', 'USD', 'CHF', 'GBP'),
				(cents, [locale, mark], currency) => {
					const amount = cents / 100;
					const printed = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
						amount,
					);
					expect(valueOf(parseNumber(printed, mark))).toBe(amount === 0 ? 0 : amount);
				},
			),
		);
	});

	test('no text makes it throw', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				parseNumber(text);
				parseDate(text);
			}),
		);
	});
});

describe('dates as printed', () => {
	test.each([
		['2026-03-31'],
		['2026/3/31'],
		['2026.03.31'],
		['20260331'],
		['2026年3月31日'],
		['2026年 03月 31日'],
		['31.03.2026'],
		['31/03/2026'],
		['03/31/2026'],
		['31-03-2026'],
		['31 Mar 2026'],
		['31-Mar-2026'],
		['31st of March 2026'],
		['March 31, 2026'],
		['Mar. 31st 2026'],
		['Tuesday, 31 March 2026'],
		['2026-03-31T10:20:00Z'],
		['31/03/2026 18:20'],
		['２０２６－０３－３１'.replaceAll('－', '-')],
		[20260331],
	])('%s is 2026-03-31', (printed) => {
		expect(valueOf(parseDate(printed))).toBe('2026-03-31');
	});

	test.each([
		['03/04/2026', /day first or month first/],
		['30.02.2026', /not a day of the calendar/],
		['2026-13-01', /not a day of the calendar/],
		['31/03/26', /not a date in a known form/],
		['31 Foo 2026', /not a date in a known form/],
		['soon', /not a date in a known form/],
	])('%s is never guessed', (printed, why) => {
		expect(parseDate(printed)).toEqual({ readable: false, why: expect.stringMatching(why) });
	});

	test('points put the day first; two equal numbers leave no doubt', () => {
		expect(valueOf(parseDate('03.04.2026'))).toBe('2026-04-03');
		expect(valueOf(parseDate('04/04/2026'))).toBe('2026-04-04');
	});

	test('every day of the calendar reads back from what Intl prints', () => {
		const days = fc.date({
			min: new Date('1900-01-01'),
			max: new Date('2099-12-31'),
			noInvalidDate: true,
		});
		const forms = [
			new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
			new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
			new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }),
			new Intl.DateTimeFormat('de-DE', {
				day: '2-digit',
				month: '2-digit',
				year: 'numeric',
				timeZone: 'UTC',
			}),
		];
		fc.assert(
			fc.property(days, fc.constantFrom(...forms), (day, form) => {
				expect(valueOf(parseDate(form.format(day)))).toBe(day.toISOString().slice(0, 10));
			}),
		);
	});
});

describe('the values of a document', () => {
	const schema = {
		mode: 'fields' as const,
		fields: [
			{ name: 'text', type: 'string' as const },
			{ name: 'total', type: 'number' as const },
			{ name: 'date', type: 'date' as const },
			{
				name: 'rows',
				type: 'array' as const,
				columns: [{ name: 'amount', type: 'number' as const }],
			},
		],
	};
	const valuesOf = (raw: string | number | null) => {
		const cells = { text: cell(raw), total: cell(raw), date: cell(raw) };
		const read = readDocumentValues({ cells, tables: { rows: [] } }, schema);
		return Object.values(read.cells).map(({ value, unreadable }) => [value, unreadable !== null]);
	};

	test('0, "" and null are three things', () => {
		expect(valuesOf(null)).toEqual([
			[null, false],
			[null, false],
			[null, false],
		]);
		expect(valuesOf('')).toEqual([
			['', false],
			[null, false],
			[null, false],
		]);
		expect(valuesOf(0)).toEqual([
			['0', false],
			[0, false],
			[null, true],
		]);
	});

	test('what cannot be read is null, keeps its raw text, and says why', () => {
		const read = readDocumentValues({ cells: { total: cell('12.3.4') }, tables: {} }, schema);
		expect(read.cells.total).toMatchObject({
			value: null,
			raw: '12.3.4',
			unreadable: 'has separators in unusual places',
		});
	});

	test('a number of one field settles one of a row', () => {
		const read = readDocumentValues(
			{ cells: { total: cell('99,50') }, tables: { rows: [{ amount: cell('1.234') }] } },
			schema,
		);
		expect(read.tables.rows?.[0]?.amount?.value).toBe(1234);
	});

	test('of a template everything stays as it is', () => {
		const cells = { a: cell('1.234'), b: cell(7), c: cell(null) };
		const read = readDocumentValues({ cells, tables: {} }, { mode: 'auto' });
		expect(Object.values(read.cells).map(({ value }) => value)).toEqual(['1.234', 7, null]);
	});
});
