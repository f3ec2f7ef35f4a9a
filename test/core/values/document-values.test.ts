import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { RawValue } from '../../../core/api/extraction';
import { isBlank, readDocumentValues } from '../../../core/values/document-values';
import { cell } from '../../service-double/extractions';
import { readInvoice, schema, SETTINGS, shown } from './invoices';

describe('the values of a document', () => {
	const valuesOf = (raw: RawValue) =>
		shown(readInvoice({ supplier: raw, total_due: raw, issue_date: raw, currency: raw }).cells);

	test('0, "" and null are three things', () => {
		expect(valuesOf(null)).toEqual({
			supplier: null,
			total_due: null,
			issue_date: null,
			currency: null,
		});
		expect(valuesOf('')).toEqual({ supplier: '', total_due: null, issue_date: null, currency: '' });
		expect(valuesOf(0)).toEqual({
			supplier: '0',
			total_due: 0,
			issue_date: 'unreadable: is not a date in a known form',
			currency: '0',
		});
	});

	test('what cannot be read is null, keeps its raw text, and says why', () => {
		const { cells } = readInvoice({ total_due: '12.3.4' });
		expect(cells.total_due).toMatchObject({
			value: null,
			decimals: null,
			raw: '12.3.4',
			unreadable: 'has separators in unusual places',
		});
	});

	test('a cell keeps its evidence', () => {
		const read = readDocumentValues(
			{ cells: { total_due: cell('12.50', { match_ratio: 0.5, page: 3 }) }, tables: {} },
			schema,
			SETTINGS,
		);
		expect(read.cells.total_due).toEqual({
			...cell('12.50', { match_ratio: 0.5, page: 3 }),
			value: 12.5,
			decimals: 2,
			unreadable: null,
		});
	});

	test('numbers have their printed decimals; nothing else has any', () => {
		const { cells } = readInvoice({ total_due: '12.50', tax: 1.5, subtotal: '', supplier: '1.50' });
		expect(Object.values(cells).map(({ decimals }) => decimals)).toEqual([2, 1, null, null]);
	});

	test('of a template everything stays as it is', () => {
		const cells = { a: cell('1.234'), b: cell(7.25), c: cell(null), currency: cell('€') };
		const read = readDocumentValues({ cells, tables: {} }, { mode: 'auto' }, SETTINGS);
		expect(shown(read.cells)).toEqual({ a: '1.234', b: 7.25, c: null, currency: '€' });
		expect(read).toMatchObject({ currency: null, undecided: false, cells: { b: { decimals: 2 } } });
	});
});

describe('a decimal mark that the document does not show', () => {
	const rows = [{ quantity: '1.234', unit_price: '2', line_total: '2,468' }];

	test('makes the document undecided', () => {
		const read = readInvoice({}, rows);
		expect(read.undecided).toBe(true);
		expect(shown(read.tables.line_items?.[0])).toEqual({
			quantity:
				'unreadable: could mean thousands or decimals: the point stands before three digits',
			unit_price: 2,
			line_total: 2468,
		});
	});

	test.each([
		['.', 1.234, 2468],
		[',', 1234, 2.468],
	] as const)('can be assumed to be %s', (mark, quantity, lineTotal) => {
		const read = readInvoice({}, rows, {}, mark);
		expect(read.undecided).toBe(false);
		expect(shown(read.tables.line_items?.[0])).toMatchObject({ quantity, line_total: lineTotal });
	});

	test('is not assumed against what the document shows', () => {
		const read = readInvoice({ tax: '99,50' }, rows, {}, '.');
		expect(shown(read.tables.line_items?.[0])).toMatchObject({ quantity: 1234 });
	});

	test('is no matter where a number is unreadable anyway', () => {
		expect(readInvoice({ total_due: '1.2.3', tax: 'abc', supplier: '1.234' }).undecided).toBe(
			false,
		);
	});
});

const printed = fc.oneof(
	fc.constantFrom<RawValue>(
		null,
		'',
		0,
		'1.234',
		'12,50',
		'$',
		'€ 5',
		'03/04/26',
		'令和8年3月31日',
		'kr',
		'-',
		'n/a',
	),
	fc.string({ unit: 'grapheme' }),
	fc.double(),
);
const row = fc.record({
	item_description: printed,
	quantity: printed,
	unit_price: printed,
	line_total: printed,
});

test('any document is read: raw text stays, and a value is there or a reason why not', () => {
	fc.assert(
		fc.property(
			fc.record({
				supplier: printed,
				issue_date: printed,
				due_date: printed,
				currency: printed,
				subtotal: printed,
				total_due: printed,
			}),
			fc.array(row, { maxLength: 3 }),
			fc.constantFrom('ask', 'dmy', 'mdy'),
			fc.constantFrom(null, 'USD', 'nonsense'),
			(fields, rows, dateOrder, defaultCurrency) => {
				const read = readInvoice(fields, rows, { dateOrder, defaultCurrency });
				expect(Object.values(read.cells).map(({ raw }) => raw)).toEqual(Object.values(fields));
				const cells = [read.cells, ...(read.tables.line_items ?? [])].flatMap((row) =>
					Object.values(row),
				);
				for (const own of cells) {
					const { raw, value, unreadable, decimals } = own;
					if (isBlank(own))
						expect([value === null || value === raw, unreadable]).toEqual([true, null]);
					else expect(value === null).toBe(unreadable !== null);
					expect(decimals === null).toBe(typeof value !== 'number');
				}
			},
		),
		{ numRuns: 300 },
	);
});
