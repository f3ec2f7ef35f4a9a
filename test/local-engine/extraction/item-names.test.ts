import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields } from '../../../core/schema/wire-fields';
import { findField } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns, wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

const invoice = toWireFields(PRESETS.invoice.fields).map(withUsualColumns);
const COLUMN_X = [0, 500, 650, 800];
const line = (y: number, cells: readonly string[]): Page =>
	cells.flatMap((text, column) =>
		text === '' ? [] : [[text, { x: COLUMN_X[column] ?? 0, y }] as const],
	);
const header = line(0, ['Description', 'Qty', 'Price', 'Amount']);

function itemsOn(page: Page) {
	const study = studyPage(wordsOn(page), invoice);
	return invoice
		.map((field) => findField(study, field))
		.flatMap((found) => (found.kind === 'rows' ? found.rows : []))
		.map((row) => Object.values(row).map(({ text }) => text));
}

describe('the name of an item', () => {
	test('stands around its numbers where they are in the middle of it', () => {
		const page: Page = [
			...header,
			...line(60, ['Advice on matters of']),
			...line(76, ['', '12', '600.00', '7200.00']),
			...line(92, ['strategy']),
		];
		expect(itemsOn(page)).toEqual([['Advice on matters of strategy', '12', '600.00', '7200.00']]);
	});

	test('stands below its numbers, and a remark above the first item is none', () => {
		const page: Page = [
			...header,
			...line(50, ['Deliveries end in May']),
			...line(120, ['', '2', '10.00', '20.00']),
			...line(146, ['Oak shelf']),
			...line(210, ['', '1', '5.00', '5.00']),
			...line(236, ['Wax']),
		];
		expect(itemsOn(page)).toEqual([
			['Oak shelf', '2', '10.00', '20.00'],
			['Wax', '1', '5.00', '5.00'],
		]);
	});

	test('has no number of an article before it', () => {
		const page: Page = [
			...header,
			...line(60, ['GG-SCRW-A4 - Oak shelf', '2', '10.00', '20.00']),
			...line(110, ['GG-WAX-01 - Wax', '1', '5.00', '5.00']),
		];
		expect(itemsOn(page).map(([name]) => name)).toEqual(['Oak shelf', 'Wax']);
	});
});

test('a unit that is read as a part of the quantity does not hide it', () => {
	const page: Page = [
		...header,
		...line(60, ['Screws', '5kg', '10.00', '50.00']),
		...line(110, ['Wax', '2Std.', '5.00', '10.00']),
	];
	expect(itemsOn(page)).toEqual([
		['Screws', '5', '10.00', '50.00'],
		['Wax', '2', '5.00', '10.00'],
	]);
});

test('lines that change the price above them, and remarks with a sum in them, are no items and end no table', () => {
	const page: Page = [
		...header,
		...line(60, ['Screws', '5', '18.00', '90.00']),
		...line(84, ['Grade A4 (1 kg)', '', '-2.00']),
		...line(108, ['', '', '=18.00']),
		...line(132, ['Gross 20.00, total rebate: 10.00']),
		...line(180, ['Wax', '1', '5.00', '5.00']),
		...line(230, ['Brush', '3', '2.00', '6.00']),
	];
	expect(itemsOn(page).map(([, ...numbers]) => numbers)).toEqual([
		['5', '18.00', '90.00'],
		['1', '5.00', '5.00'],
		['3', '2.00', '6.00'],
	]);
});

test('of a table of taxes the row with the sums is taken', () => {
	const columns = [0, 300, 600, 900];
	const row = (y: number, cells: readonly string[]): Page =>
		cells.flatMap((text, at) => (text === '' ? [] : [[text, { x: columns[at] ?? 0, y }] as const]));
	const page: Page = [
		...row(0, ['Net amount', 'VAT amount', 'VAT %', 'Total amount']),
		...row(40, ['321.40', '61.07', '19', '382.47']),
		...row(80, ['127.59', '8.93', '7', '136.52']),
		...row(120, ['448.99', '70.00', '', '518.99']),
	];
	const study = studyPage(wordsOn(page), invoice);
	const texts = ['subtotal', 'tax', 'total_due'].flatMap((name) =>
		invoice
			.filter((field) => field.name === name)
			.map((field) => findField(study, field))
			.map((found) => (found.kind === 'value' ? found.value.text : '')),
	);
	expect(texts).toEqual(['448.99', '70.00', '518.99']);
});
