import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields, type WireField } from '../../../core/schema/wire-fields';
import { findField } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns, wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

/** The preset, with the columns that most tables have. */
const invoice = toWireFields(PRESETS.invoice.fields).map(withUsualColumns);
const COLUMN_X = [0, 500, 650, 800];

/** A line of a table: a text, and what stands in the columns of numbers; "" for an empty cell. */
const line = (y: number, cells: readonly string[]): Page =>
	cells.flatMap((text, column) =>
		text === '' ? [] : [[text, { x: COLUMN_X[column] ?? 0, y }] as const],
	);
const header = line(0, ['Description', 'Qty', 'Price', 'Amount']);

function itemsOn(page: Page, fields: readonly WireField[] = invoice) {
	const study = studyPage(wordsOn(page), fields);
	const asked = fields.find(({ type }) => type === 'array');
	const found = asked && findField(study, asked);
	if (found?.kind !== 'rows') throw new Error('no table is asked for');
	return found.rows.map((row) => Object.values(row).map(({ text }) => text));
}

describe('a table', () => {
	test('may have its header in two lines', () => {
		const page: Page = [
			['Description', { x: 0, y: 0 }],
			['Qty', { x: 500, y: 0 }],
			['Unit', { x: 650, y: 0 }],
			['Line', { x: 800, y: 0 }],
			['price', { x: 650, y: 24 }],
			['total', { x: 800, y: 24 }],
			...line(70, ['Oak shelf', '2', '10.00', '20.00']),
		];
		expect(itemsOn(page)).toEqual([['Oak shelf', '2', '10.00', '20.00']]);
	});

	test('keeps a description of several lines together, the first of them above the numbers', () => {
		const page: Page = [
			...header,
			...line(60, ['Oak shelf with', '2', '10.00', '20.00']),
			...line(84, ['three boards and']),
			...line(108, ['a back wall']),
			...line(150, ['Wax', '1', '5.00', '5.00']),
		];
		expect(itemsOn(page)).toEqual([
			['Oak shelf with three boards and a back wall', '2', '10.00', '20.00'],
			['Wax', '1', '5.00', '5.00'],
		]);
	});

	test('goes on after the sum of a section, which is no line', () => {
		const page: Page = [
			...header,
			...line(60, ['Oak shelf', '2', '10.00', '20.00']),
			...line(100, ['Subtotal', '', '', '20.00']),
			...line(140, ['Wax', '1', '5.00', '5.00']),
			...line(180, ['Subtotal', '', '', '5.00']),
			...line(240, ['Total', '', '', '25.00']),
		];
		expect(itemsOn(page)).toEqual([
			['Oak shelf', '2', '10.00', '20.00'],
			['Wax', '1', '5.00', '5.00'],
		]);
	});

	test('has lines with a quantity and no price', () => {
		const page: Page = [
			...header,
			...line(60, ['Oak shelf', '2', '10.00', '20.00']),
			...line(100, ['Screws', '8']),
			...line(140, ['Wax', '1', '5.00', '5.00']),
		];
		expect(itemsOn(page)).toEqual([
			['Oak shelf', '2', '10.00', '20.00'],
			['Screws', '8', '', ''],
			['Wax', '1', '5.00', '5.00'],
		]);
	});

	test('tells the serial numbers under a line from what is sold', () => {
		const page: Page = [
			...header,
			...line(60, ['Drill', '1', '80.00', '80.00']),
			...line(84, ['Serial no. 4711-22']),
			...line(130, ['Bits', '2', '5.00', '10.00']),
		];
		expect(itemsOn(page).map(([description]) => description)).toEqual(['Drill', 'Bits']);
	});

	test('carried over from another page doesn’t begin with the sum carried forward', () => {
		const page: Page = [
			...header,
			...line(40, ['Carried forward', '', '', '120.00']),
			...line(80, ['Wax', '1', '5.00', '5.00']),
		];
		expect(itemsOn(page)).toEqual([['Wax', '1', '5.00', '5.00']]);
	});

	test('without a header has its columns where the numbers stand in line', () => {
		const page: Page = [
			...line(60, ['Oak shelf', '2', '10.00', '20.00']),
			...line(100, ['Wax', '1', '5.00', '5.00']),
			...line(140, ['Long brass screws', '8', '0.50', '4.00']),
			...line(200, ['Total', '', '', '29.00']),
		];
		expect(itemsOn(page)).toEqual([
			['Oak shelf', '2', '10.00', '20.00'],
			['Wax', '1', '5.00', '5.00'],
			['Long brass screws', '8', '0.50', '4.00'],
		]);
	});

	test('of any other kind is found by the headers that its schema names', () => {
		const shifts: WireField[] = [
			{
				name: 'shifts',
				type: 'array',
				children: [
					{ name: 'worker', type: 'string' },
					{ name: 'hours', type: 'number' },
					{ name: 'site', type: 'string', description: 'printed under "Location"' },
				],
			},
		];
		const page: Page = [
			['Worker', { x: 0, y: 0 }],
			['Hours', { x: 400, y: 0 }],
			['Location', { x: 600, y: 0 }],
			['Ada Brook', { x: 0, y: 40 }],
			['7.5', { x: 400, y: 40 }],
			['Harbour', { x: 600, y: 40 }],
			['Ben Holt', { x: 0, y: 80 }],
			['8', { x: 400, y: 80 }],
			['Mill Lane', { x: 600, y: 80 }],
		];
		expect(itemsOn(page, shifts)).toEqual([
			['Ada Brook', '7.5', 'Harbour'],
			['Ben Holt', '8', 'Mill Lane'],
		]);
	});
});

describe('the numbers of a line', () => {
	const ratiosOf = (page: Page) => {
		const study = studyPage(wordsOn(page), invoice);
		const asked = invoice.find(({ type }) => type === 'array');
		const found = asked && findField(study, asked);
		if (found?.kind !== 'rows') throw new Error('no table is asked for');
		return found.rows.map((row) => Object.values(row).map(({ doubt = 1 }) => doubt));
	};

	test('that don’t multiply are all in doubt', () => {
		const [, ...doubts] =
			ratiosOf([...header, ...line(60, ['Wax', '3', '5.00', '19.00'])])[0] ?? [];
		expect(Math.max(...doubts)).toBeLessThan(0.85);
	});

	test('settle which of two numbers in a cell is the quantity', () => {
		const page: Page = [
			...header,
			['Wax', { x: 0, y: 60 }],
			['12', { x: 470, y: 60 }],
			['83.20', { x: 510, y: 60 }],
			['83.20', { x: 650, y: 60 }],
			['998.40', { x: 800, y: 60 }],
		];
		expect(itemsOn(page)).toEqual([['Wax', '12', '83.20', '998.40']]);
	});

	test('without a price to check it, an amount of money is a doubtful quantity', () => {
		const page: Page = [
			...header,
			...line(60, ['Wax', '832.02', '', '9,984.24']),
			...line(100, ['Oak shelf', '2', '10.00', '20.00']),
		];
		const [first, second] = ratiosOf(page);
		expect(first?.[1]).toBeLessThan(0.85);
		expect(second?.[1]).toBe(1);
	});
});
