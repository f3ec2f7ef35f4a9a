import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields, type WireField } from '../../../core/schema/wire-fields';
import { findField, type Found } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns, wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

const textsOf = (found: Found) =>
	found.kind === 'value'
		? found.value.text
		: found.rows.map((row) =>
				Object.fromEntries(Object.entries(row).map(([name, { text }]) => [name, text])),
			);

function read(page: Page, fields: readonly WireField[]) {
	const study = studyPage(wordsOn(page), fields);
	return Object.fromEntries(fields.map((field) => [field.name, textsOf(findField(study, field))]));
}

/** The preset, with the columns that most tables have. */
const invoice = toWireFields(PRESETS.invoice.fields).map(withUsualColumns);
const field = (
	name: string,
	type: 'string' | 'number' | 'date',
	description?: string,
): WireField => ({
	name,
	type,
	...(description ? { description } : {}),
});

describe('fields', () => {
	test('stand beside their label or under it', () => {
		const page: Page = [
			['Invoice No:', { y: 0 }],
			['INV-77', { x: 400, y: 0 }],
			['Date of issue', { y: 60 }],
			['Due date', { x: 500, y: 60 }],
			['2026-01-19', { y: 90 }],
			['2026-02-18', { x: 500, y: 90 }],
		];
		expect(read(page, invoice)).toMatchObject({
			invoice_number: 'INV-77',
			issue_date: '2026-01-19',
			due_date: '2026-02-18',
		});
	});

	test("another label's value is not theirs", () => {
		const page: Page = [
			['Customer no. 4711', { y: 0 }],
			['Order number PO-9', { y: 40 }],
			['Delivery date 01.02.2026', { y: 80 }],
		];
		expect(read(page, invoice)).toMatchObject({ invoice_number: '', due_date: '' });
	});

	test('nothing on the page gives nothing', () => {
		expect(read([['Thank you for your visit', { y: 0 }]], invoice)).toMatchObject({
			invoice_number: '',
			issue_date: '',
			currency: '',
			subtotal: '',
			total_due: '',
			line_items: [],
		});
	});

	test('of two totals the one that adds up is taken', () => {
		const page: Page = [
			['Total', { y: 0 }],
			['100.00', { x: 400, y: 0 }],
			['Net', { y: 40 }],
			['100.00', { x: 400, y: 40 }],
			['VAT 20%', { y: 80 }],
			['20.00', { x: 400, y: 80 }],
			['Total', { y: 120 }],
			['120.00', { x: 400, y: 120 }],
			['Total', { y: 160 }],
			['130.00', { x: 400, y: 160 }],
		];
		expect(read(page, invoice)).toMatchObject({
			subtotal: '100.00',
			tax: '20.00',
			total_due: '120.00',
		});
	});

	test('a field that only its author knows is found by its name, or by what its description quotes', () => {
		const page: Page = [
			['Locker code: 8831', { y: 0 }],
			['Kostenstelle', { y: 40 }],
			['K-12', { x: 400, y: 40 }],
		];
		expect(
			read(page, [
				field('locker_code', 'number'),
				field('cost_center', 'string', 'printed after "Kostenstelle"'),
			]),
		).toEqual({ locker_code: '8831', cost_center: 'K-12' });
	});

	test('names of a schema may be written in any case', () => {
		const page: Page = [['Amount due 12.50', { y: 0 }]];
		expect(read(page, [field('TotalDue', 'number')])).toEqual({ TotalDue: '12.50' });
		expect(read(page, [field('amount-due', 'string')])).toEqual({ 'amount-due': '12.50' });
	});

	test('a number that was not read well is shown, not lost', () => {
		expect(read([['Total due 4,621:88', { y: 0 }]], invoice)).toMatchObject({
			total_due: '4,621:88',
		});
	});
});

describe('parties', () => {
	test('the supplier is the company on whose paper it is, not the addressee', () => {
		const page: Page = [
			['Bill to', { y: 0 }],
			['Wide River Ltd.', { y: 30 }],
			['Northgate Supplies GmbH, Am Tor 1, Stadt', { x: 700, y: 0 }],
		];
		expect(read(page, [field('vendor', 'string'), field('customer', 'string')])).toEqual({
			vendor: 'Northgate Supplies GmbH',
			customer: 'Wide River Ltd.',
		});
	});

	test('a place in the name of a company is no address, and a misread letter doesn’t hide its legal form', () => {
		const page: Page = [
			['PAGE TURNER (ORCHARD ROAD) SDN 8HD', { y: 0 }],
			['No. 12, Orchard Road', { y: 30 }],
			['ORCHARD,', { y: 60 }],
			['81100 Stadt', { y: 90 }],
			['Total', { y: 200 }],
			['9.00', { x: 600, y: 200 }],
		];
		expect(read(page, [field('supplier', 'string')])).toEqual({
			supplier: 'PAGE TURNER (ORCHARD ROAD) SDN BHD',
		});
	});

	test('the number of a house is no legal form', () => {
		const page: Page = [
			['Corner Bakery', { y: 0 }],
			['Mill Lane 5A', { y: 30 }],
			['Total', { y: 200 }],
			['9.00', { x: 600, y: 200 }],
		];
		expect(read(page, [field('supplier', 'string')])).toEqual({ supplier: 'Corner Bakery' });
	});

	test('a purchase order is on the paper of the buyer', () => {
		const page: Page = [
			['Wide River Ltd.', { y: 0 }],
			['Purchase order', { y: 60 }],
			['Supplier:', { y: 120 }],
			['Northgate Supplies', { y: 150 }],
		];
		const order = toWireFields(PRESETS.purchase_order.fields);
		expect(read(page, order)).toMatchObject({
			buyer: 'Wide River Ltd.',
			supplier: 'Northgate Supplies',
		});
	});
});

describe('line items', () => {
	const header = (y: number): Page => [
		['Item', { x: 0, y }],
		['Qty', { x: 500, y }],
		['Price', { x: 650, y }],
		['Amount', { x: 800, y }],
	];
	const row = (y: number, [item, ...numbers]: readonly string[]): Page => [
		[item ?? '', { x: 0, y }],
		...numbers.map((text, i) => [text, { x: 500 + i * 150, y }] as const),
	];

	test('end at the first sum, and a text under a row belongs to it', () => {
		const page: Page = [
			...header(0),
			...row(40, ['Oak shelf', '2', '10.00', '20.00']),
			['made to measure', { x: 0, y: 64 }],
			...row(110, ['Total wood care set', '1', '5.00', '5.00']),
			['Total', { x: 500, y: 160 }],
			['25.00', { x: 800, y: 160 }],
		];
		const { line_items, total_due } = read(page, invoice);
		expect(line_items).toEqual([
			{
				item_description: 'Oak shelf made to measure',
				quantity: '2',
				unit_price: '10.00',
				line_total: '20.00',
			},
			{
				item_description: 'Total wood care set',
				quantity: '1',
				unit_price: '5.00',
				line_total: '5.00',
			},
		]);
		expect(total_due).toBe('25.00');
	});

	test('a cell that is empty stays empty', () => {
		const page: Page = [...header(0), ['Delivery', { x: 0, y: 40 }], ['7.50', { x: 800, y: 40 }]];
		expect(read(page, invoice).line_items).toEqual([
			{ item_description: 'Delivery', quantity: '', unit_price: '', line_total: '7.50' },
		]);
	});

	test('of a receipt need no header', () => {
		const page: Page = [
			['Corner Shop', { y: 0 }],
			['Coffee', { y: 60 }],
			['2 x 3.50', { x: 300, y: 60 }],
			['7.00', { x: 600, y: 60 }],
			['Tea', { y: 100 }],
			['2.00', { x: 600, y: 100 }],
			['TOTAL', { y: 140 }],
			['9.00', { x: 600, y: 140 }],
		];
		expect(read(page, invoice).line_items).toEqual([
			{ item_description: 'Coffee', quantity: '2', unit_price: '3.50', line_total: '7.00' },
			{ item_description: 'Tea', quantity: '', unit_price: '', line_total: '2.00' },
		]);
	});
});
