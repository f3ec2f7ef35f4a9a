import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields } from '../../../core/schema/wire-fields';
import { findField, type FoundValue } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns, wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

const invoice = toWireFields(PRESETS.invoice.fields).map(withUsualColumns);

const row = (y: number, cells: readonly (readonly [string, number])[]): Page =>
	cells.map(([text, x]) => [text, { x, y }] as const);

const texts = (values: Readonly<Record<string, FoundValue>>) =>
	Object.values(values).map(({ text }) => text);

/** Line items and sums of a page. */
function read(page: Page) {
	const study = studyPage(wordsOn(page), invoice);
	const found = new Map(
		invoice.map((field) => {
			const result = findField(study, field);
			return [field.name, result.kind === 'rows' ? result.rows.map(texts) : result.value.text];
		}),
	);
	const [subtotal, tax, total] = ['subtotal', 'tax', 'total_due'].map((name) => found.get(name));
	return { items: found.get('line_items'), sums: [subtotal, tax, total] };
}

const HEADER = row(0, [
	['Item', 0],
	['Qty', 500],
	['Price', 650],
	['Amount', 800],
]);
const LINES: Page = [
	...HEADER,
	...row(50, [
		['Oak shelf', 0],
		['2', 500],
		['10.00', 650],
		['20.00', 800],
	]),
	...row(100, [
		['Wax', 0],
		['3', 500],
		['5.00', 650],
		['15.00', 800],
	]),
];
const ITEMS = [
	['Oak shelf', '2', '10.00', '20.00'],
	['Wax', '3', '5.00', '15.00'],
];

describe('a table ends', () => {
	test('at the header of a table of sums, whose values are the sums of the document', () => {
		const page: Page = [
			...LINES,
			...row(160, [
				['Base imponible', 100],
				['% IVA', 400],
				['Cuota IVA', 550],
				['Total factura', 750],
			]),
			...row(190, [
				['35.00', 150],
				['20.00', 400],
				['7.00', 600],
				['42.00', 800],
			]),
		];
		expect(read(page)).toEqual({ items: ITEMS, sums: ['35.00', '7.00', '42.00'] });
	});

	test('at an amount that is named in another column than what is sold', () => {
		const page: Page = [
			...LINES,
			...row(150, [
				['Untaxed', 560],
				['35.00', 800],
			]),
			...row(200, [
				['VAT 20%', 450],
				['7.00', 800],
			]),
			...row(250, [
				['Total', 450],
				['42.00', 800],
			]),
		];
		expect(read(page)).toEqual({ items: ITEMS, sums: ['35.00', '7.00', '42.00'] });
	});

	test('at a row with the sum of its lines, whatever stands beside it', () => {
		const page: Page = [
			...LINES,
			...row(150, [
				['Arbeit', 0],
				['20.00', 430],
				['35.00', 650],
				['42.00', 800],
			]),
		];
		expect(read(page).items).toEqual(ITEMS);
	});
});

test('a sum over a tax is the net, and the sum under it the total', () => {
	const page: Page = [
		...LINES,
		...row(160, [
			['Summe', 450],
			['35.00', 800],
		]),
		...row(210, [
			['Umsatzsteuer 20 %', 350],
			['7.00', 800],
		]),
		...row(260, [
			['Gesamt', 450],
			['42.00', 800],
		]),
	];
	expect(read(page).sums).toEqual(['35.00', '7.00', '42.00']);
});

describe('numbers belong to one column', () => {
	test('under a header that names a quantity and its unit', () => {
		const page: Page = [
			...row(0, [
				['BESCHREIBUNG', 0],
				['MENGE EINHEIT', 400],
				['EINZELPREIS', 620],
				['GESAMT', 800],
			]),
			...row(50, [
				['Advice', 0],
				['8 Std', 410],
				['10.00', 650],
				['80.00', 800],
			]),
			...row(84, [['Planning of all', 0]]),
			...row(130, [
				['Licence', 0],
				['1 Mon', 410],
				['30.00', 650],
				['30.00', 800],
			]),
			...row(180, [
				['Zwischensumme', 500],
				['110.00', 800],
			]),
		];
		expect(read(page).items).toEqual([
			['Advice', '8', '10.00', '80.00'],
			['Licence', '1', '30.00', '30.00'],
		]);
	});

	test('where a unit stands behind some of them', () => {
		const page: Page = [
			...HEADER,
			...row(50, [
				['Advice', 0],
				['8 Std', 480],
				['10.00', 650],
				['80.00', 800],
			]),
			...row(100, [
				['Travel', 0],
				['1', 536],
				['30.00', 650],
				['30.00', 800],
			]),
		];
		expect(read(page).items).toEqual([
			['Advice', '8', '10.00', '80.00'],
			['Travel', '1', '30.00', '30.00'],
		]);
	});

	test('where they stand under a name and multiply to its amount', () => {
		const page: Page = [
			...row(0, [
				['Artikel', 0],
				['Betrag', 800],
			]),
			...row(50, [['Orange juice', 0]]),
			...row(80, [
				['10 x 14.50', 40],
				['145.00', 800],
			]),
			...row(130, [['Coffee', 0]]),
			...row(160, [
				['9 x 3.10', 54],
				['27.90', 800],
			]),
		];
		expect(read(page).items).toEqual([
			['Orange juice', '10', '14.50', '145.00'],
			['Coffee', '9', '3.10', '27.90'],
		]);
	});
});
