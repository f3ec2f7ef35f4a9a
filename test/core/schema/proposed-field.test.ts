import { describe, expect, test } from '@jest/globals';

import { proposedField, proposedTable } from '../../../core/schema/proposed-field';

const TODAY = '2026-03-31';
const propose = (label: string, text: string, ...taken: string[]) =>
	proposedField(label, text, new Set(taken), TODAY);

describe('a field for a value that somebody points at', () => {
	test.each([
		['Invoice No.:', 'R-2026-17', 'invoice_number', 'string'],
		['Rechnungsnummer', '4711', 'invoice_number', 'string'],
		['Date de facture :', '31/03/2026', 'issue_date', 'date'],
		['Fällig am', '30.04.2026', 'due_date', 'date'],
		['TOTAL DUE', '€ 1,234.50', 'total_due', 'number'],
		['Nettobetrag', '1.037,39', 'subtotal', 'number'],
	])('"%s" beside "%s" is %s', (label, text, name, type) => {
		expect(propose(label, text)).toMatchObject({ name, type });
	});

	test.each([
		['Cost centre:', '4711', 'cost_centre', 'string'],
		['Lieferwoche', '12.03.2026', 'lieferwoche', 'date'],
		['Pfand', '12,40 €', 'pfand', 'number'],
		['Ma référence', '007', 'ma_reference', 'string'],
		['', 'ACME Co.', 'field', 'string'],
		['备注', '12', 'field', 'string'],
	])(
		'a label that means nothing to checks, "%s", gives its own name',
		(label, text, name, type) => {
			expect(propose(label, text)).toEqual({ name, type });
		},
	);

	test('a name that is taken gets a number', () => {
		expect(propose('Total due', '12.50', 'total_due', 'total_due_2').name).toBe('total_due_3');
	});
});

describe('line items for a header that somebody points at', () => {
	test('known columns by their usual names, others by their own', () => {
		const table = proposedTable(
			['Pos', 'Beschreibung', 'Menge', 'Einzelpreis', 'Lager'],
			new Set(),
		);
		expect(table).toMatchObject({ name: 'line_items', type: 'array' });
		expect(table?.columns.map(({ name }) => name)).toEqual([
			...['pos', 'item_description', 'quantity', 'unit_price', 'lager'],
		]);
	});

	test('a line of other words is none', () => {
		expect(proposedTable(['Thank', 'you', 'for', 'your', 'order'], new Set())).toBeUndefined();
	});

	test('names differ, among columns and from other fields', () => {
		const table = proposedTable(['Menge', 'Menge', 'Preis'], new Set(['line_items']));
		expect(table?.name).toBe('line_items_2');
		expect(new Set(table?.columns.map(({ name }) => name)).size).toBe(3);
	});
});
