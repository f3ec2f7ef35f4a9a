import { describe, expect, test } from '@jest/globals';

import type { Cell, CellRow, Extraction } from '../../../core/api/extraction';
import { mergePages } from '../../../core/pipeline/merge-pages';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import { cell } from '../../service-double/extractions';

const invoice: DocumentSchema = { mode: 'fields', fields: PRESETS.invoice.fields };
const page = (cells: Record<string, Cell>, rows: readonly CellRow[] = []): Extraction => ({
	cells,
	tables: { line_items: rows },
});
const row = (
	text: string,
	quantity: string,
	price: string,
	total: string,
	number = 1,
): CellRow => ({
	item_description: cell(text, { page: number }),
	quantity: cell(quantity, { page: number }),
	unit_price: cell(price, { page: number }),
	line_total: cell(total, { page: number }),
});
const merged = (...pages: Extraction[]) => mergePages(pages, invoice);
const described = ({ tables }: Extraction) =>
	tables.line_items?.map(({ item_description }) => item_description?.raw);

describe('a scalar comes from the page with the best evidence', () => {
	test.each([
		['a value before none', cell(''), cell('ACME', { match_ratio: 0.2 }), 'ACME'],
		['the higher match ratio', cell('ACNE', { match_ratio: 0.7 }), cell('ACME'), 'ACME'],
		[
			'a known ratio before an unknown',
			cell('A', { match_ratio: null }),
			cell('B', { match_ratio: 0.1 }),
			'B',
		],
		['the first of equals', cell('A'), cell('B'), 'A'],
	])('%s', (_name, first, second, value) => {
		expect(merged(page({ supplier: first }), page({ supplier: second })).cells.supplier?.raw).toBe(
			value,
		);
	});

	test('totals come from the last page that has one, with its number', () => {
		const { cells } = merged(
			page({ total_due: cell('100.00', { page: 1 }), tax: cell('1.00', { page: 1 }) }),
			page({
				total_due: cell('250.00', { page: 2, match_ratio: 0.8 }),
				tax: cell('', { page: 2 }),
			}),
			page({ total_due: cell('', { page: 3 }) }),
		);
		expect(cells.total_due).toMatchObject({ raw: '250.00', page: 2 });
		expect(cells.tax).toMatchObject({ raw: '1.00', page: 1 });
	});
});

describe('the rows of all pages follow each other', () => {
	test('in order, each with its page', () => {
		const { tables } = merged(
			page({}, [row('a', '1', '2', '2', 1)]),
			page({}, [row('b', '1', '2', '2', 2)]),
		);
		expect(tables.line_items?.map(({ quantity }) => quantity?.page)).toEqual([1, 2]);
	});

	test.each([
		['Carried forward'],
		['Brought forward:'],
		['Übertrag'],
		['Report'],
		['Übertrag von Seite 1'],
	])('"%s" is no line item where a page ends or begins', (words) => {
		const carried = row(words, '', '', '2.00');
		expect(
			described(
				merged(
					page({}, [row('a', '1', '2', '2'), carried]),
					page({}, [carried, row('b', '1', '1', '1')]),
				),
			),
		).toEqual(['a', 'b']);
	});

	test.each([
		['with a quantity', row('Report', '1', '80', '80')],
		['as part of a longer text', row('Transport to Lyon', '', '', '80')],
	])('what only sounds like it stays: %s', (_name, kept) => {
		expect(merged(page({}, [kept]), page({}, [kept])).tables.line_items).toHaveLength(2);
	});

	test('in the middle of a page it stays, and on a single page', () => {
		const report = row('Report', '', '', '80');
		const others = [row('a', '1', '2', '2'), report, row('b', '1', '2', '2')];
		expect(merged(page({}, others), page({}, others)).tables.line_items).toHaveLength(6);
		expect(merged(page({}, [report])).tables.line_items).toHaveLength(1);
	});

	test('a repeated header is no line item', () => {
		const header = row('Description', 'Qty', 'Price', 'Amount');
		expect(
			described(
				merged(page({}, [row('a', '1', '2', '2')]), page({}, [header, row('b', '1', '2', '2')])),
			),
		).toEqual(['a', 'b']);
	});
});

test('without any page that has text the document is empty, and has all its keys', () => {
	const { cells, tables } = merged();
	expect(cells.total_due?.raw).toBeNull();
	expect(tables).toEqual({ line_items: [] });
});
