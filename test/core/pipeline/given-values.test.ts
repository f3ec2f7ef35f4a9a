import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Extraction } from '../../../core/api/extraction';
import { withGivenValues } from '../../../core/pipeline/given-values';
import { tablesAs, valuesOfRow } from '../../../core/pipeline/output';
import type { JsonObject } from '../../../core/schema/json-object';
import type { Value } from '../../../core/values/document-values';
import { readSettledValues } from '../../../core/decision/settle-decimals';
import { documentOf, INVOICE, lines, SETTINGS } from '../decision/documents';

const invoice = documentOf(
	{
		supplier: 'Muster GmbH',
		issue_date: '30.04.2026',
		due_date: null,
		total_due: '1.234,50',
	},
	lines('Pens | 4 | 2,50 | 10,00', 'Ink | 1 | 20,00 | 20,00', 'Desk | 1 | 1.204,50 | 1.204,50'),
);
const values = readSettledValues(invoice, INVOICE, SETTINGS.values);
const top = { ...valuesOfRow(values.cells), ...tablesAs(values, valuesOfRow) };
const rows = (values.tables.line_items ?? []).map(valuesOfRow);

const given = (item: JsonObject): Extraction => withGivenValues(invoice, values, item, INVOICE);
const rawOf = ({ tables }: Extraction) =>
	(tables.line_items ?? []).map((row) => row.item_description?.raw);

describe('what is not changed', () => {
	const forms = [
		(value: Value) => value,
		(value: Value) => (value === null ? '' : String(value)),
		(value: Value) => (value === null ? null : ` ${value}`),
		(value: Value) => (value === '2026-04-30' ? `${value}T00:00:00.000+02:00` : value),
	];
	test('stays, in whatever form nodes hand it on, whatever they leave out, in any order of rows', () => {
		const someOf = (from: Readonly<Record<string, Value>>) =>
			fc
				.tuple(fc.subarray(Object.entries(from)), fc.constantFrom(...forms))
				.map(([some, form]) =>
					Object.fromEntries(some.map(([name, value]) => [name, form(value)])),
				);
		fc.assert(
			fc.property(
				someOf(valuesOfRow(values.cells)),
				fc.constantFrom(...forms),
				fc.shuffledSubarray(rows.map((row, index) => ({ row, index }))),
				(fields, form, some) => {
					const line_items = some.map(({ row }) =>
						Object.fromEntries(Object.entries(row).map(([name, value]) => [name, form(value)])),
					);
					const { cells, tables } = given({ id: 7, ...fields, line_items });
					expect(cells).toEqual(invoice.cells);
					expect(tables.line_items).toEqual(
						some.map(({ index }) => invoice.tables.line_items?.[index]),
					);
				},
			),
		);
	});

	test('stays where the item has nothing of it', () => {
		expect(given({})).toEqual(invoice);
	});
});

describe('what is changed', () => {
	const workflow = { source: 'workflow', match_ratio: null, text_verified: null };

	test('is the item’s, and in its place on the page', () => {
		const { cells } = given({ ...top, supplier: 'Muster & Co.', total_due: 0 });
		expect(cells.supplier).toEqual({
			...invoice.cells.supplier,
			...workflow,
			raw: 'Muster & Co.',
		});
		expect(cells.total_due).toMatchObject({ ...workflow, raw: 0 });
		expect(cells.issue_date).toBe(invoice.cells.issue_date);
	});

	test('can be taken away', () => {
		expect(given({ supplier: null }).cells.supplier).toMatchObject({ ...workflow, raw: null });
	});

	test('in a row leaves the other cells and rows', () => {
		const line_items = rows.map((row, index) => (index === 1 ? { ...row, quantity: 2 } : row));
		const { tables } = given({ line_items });
		expect(tables.line_items?.[1]).toEqual({
			...invoice.tables.line_items?.[1],
			quantity: { ...invoice.tables.line_items?.[1]?.quantity, ...workflow, raw: 2 },
		});
		expect(tables.line_items?.[2]).toEqual(invoice.tables.line_items?.[2]);
	});

	test('rows: put in, and the others keep their evidence', () => {
		const freight = { item_description: 'Freight', line_total: 5 };
		const { tables } = given({ line_items: [rows[0], freight, ...rows.slice(1)] });
		expect(rawOf({ cells: {}, tables })).toEqual(['Pens', 'Freight', 'Ink', 'Desk']);
		expect(tables.line_items?.[1]).toMatchObject({
			item_description: { ...workflow, bbox: null },
			line_total: { ...workflow, raw: 5 },
			quantity: { raw: null },
		});
		expect(tables.line_items?.[3]).toEqual(invoice.tables.line_items?.[2]);
	});

	test.each<[JsonObject, RegExp]>([
		[{ supplier: { id: 56 } }, /"supplier" .*a text or a number/],
		[{ line_items: 'Pens' }, /"line_items" .*a list of rows/],
		[{ line_items: [{ quantity: [1] }, 'Pens'] }, /"line_items" .*a list of rows/],
		[{ line_items: [{ quantity: [1] }] }, /"line_items.quantity" .*a text or a number/],
	])('into something else than a value says so: %j', (item, words) => {
		expect(() => given(item)).toThrow(words);
	});
});
