import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields } from '../../../core/schema/wire-fields';
import { findField, type FoundValue } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns, wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

const invoice = toWireFields(PRESETS.invoice.fields).map(withUsualColumns);
/** From this certainty on nobody looks. */
const SURE = 0.85;

const row = (y: number, cells: readonly (readonly [string, number])[]): Page =>
	cells.map(([text, x]) => [text, { x, y }] as const);

function found(page: Page, name: string) {
	const study = studyPage(wordsOn(page), invoice);
	const asked = invoice.find((field) => field.name === name);
	if (!asked) throw new Error(`${name} is not asked for`);
	return findField(study, asked);
}

function itemsOn(page: Page): readonly Readonly<Record<string, FoundValue>>[] {
	const items = found(page, 'line_items');
	if (items.kind !== 'rows') throw new Error('line items are rows');
	return items.rows;
}

function textOn(page: Page, name: string): string {
	const value = found(page, name);
	if (value.kind !== 'value') throw new Error(`${name} is a value`);
	return value.value.text;
}

const isSure = (value: FoundValue | undefined): boolean => (value?.doubt ?? 1) >= SURE;

const HEADER = row(0, [
	['Item', 0],
	['Qty', 500],
	['Price', 650],
	['Amount', 800],
]);
const shelf = (name: string): Page =>
	row(50, [
		[name, 0],
		['2', 500],
		['10.00', 650],
		['20.00', 800],
	]);
const WITHOUT_PRICE = row(100, [
	['Wax', 0],
	['15.00', 800],
]);
const sums = (net: string): Page => [
	...row(160, [
		['Subtotal', 450],
		[net, 800],
	]),
	...row(200, [
		['VAT', 450],
		['7.00', 800],
	]),
	...row(240, [
		['Total', 450],
		['42.00', 800],
	]),
];

describe('a line that is no product of quantity and price', () => {
	test('is sure where all lines come to a printed sum', () => {
		const [, wax] = itemsOn([...HEADER, ...shelf('Shelf'), ...WITHOUT_PRICE, ...sums('35.00')]);
		expect(isSure(wax?.line_total)).toBe(true);
	});

	test('is in doubt where they don’t, and the others are not', () => {
		const page = [...HEADER, ...shelf('Shelf'), ...WITHOUT_PRICE, ...sums('34.00')];
		const [product, wax] = itemsOn(page);
		expect(isSure(product?.line_total)).toBe(true);
		expect(isSure(wax?.line_total)).toBe(false);
		expect(isSure(wax?.item_description)).toBe(false);
	});
});

test('a quantity with decimals and no price is sure where the lines come to a printed sum, else in doubt', () => {
	const page = (net: string): Page => [
		...HEADER,
		...row(50, [
			['Maintenance', 0],
			['1.00', 500],
			['35.00', 800],
		]),
		...sums(net),
	];
	expect(isSure(itemsOn(page('35.00'))[0]?.quantity)).toBe(true);
	expect(isSure(itemsOn(page('33.00'))[0]?.quantity)).toBe(false);
});

describe('a name of two lines', () => {
	const nameOf = (first: string, second: string): FoundValue | undefined =>
		itemsOn([...HEADER, ...shelf(first), ...row(76, [[second, 0]]), ...sums('20.00')])[0]
			?.item_description;

	test('is sure where the second line goes on with a small letter', () => {
		const name = nameOf('Shelf of oak for walls and', 'corners');
		expect(name?.text).toBe('Shelf of oak for walls and corners');
		expect(isSure(name)).toBe(true);
	});

	test('is in doubt where only the room beside the first one speaks for it', () => {
		const name = nameOf('Shelf of oak for walls in white', 'Varnished');
		expect(name?.text).toBe('Shelf of oak for walls in white Varnished');
		expect(isSure(name)).toBe(false);
	});
});

describe('where net and tax make the total', () => {
	const postage = (amount: string): Page => [
		...row(100, [
			['Sum of goods', 450],
			['20.00', 800],
		]),
		...row(130, [
			['Shipping', 450],
			[amount, 800],
		]),
	];

	test('shipping that leads from the lines to the net is given', () => {
		const page = [...HEADER, ...shelf('Shelf'), ...postage('15.00'), ...sums('35.00')];
		expect([textOn(page, 'shipping'), textOn(page, 'subtotal')]).toEqual(['15.00', '35.00']);
	});

	test('an amount for shipping that leads nowhere is none of the document’s', () => {
		const page = [...HEADER, ...shelf('Shelf'), ...postage('12.00'), ...sums('35.00')];
		expect(textOn(page, 'shipping')).toBe('');
	});
});
