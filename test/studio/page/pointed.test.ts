import { describe, expect, test } from '@jest/globals';

import { fieldFor, headerAt, pointableOn, pointedBy } from '../../../studio/page/model/pointed';
import type { Word } from '../../../studio/page/model/text-lines';

/** Height by width of A4. */
const A4 = Math.SQRT2;
const TODAY = '2026-03-31';

/** Words of a text that begins at x; a character is 8 wide, a line 12 high. */
const written = (text: string, x: number, y: number): Word[] => {
	let at = x;
	return text.split(' ').map((word) => {
		const xmin = at;
		const xmax = xmin + word.length * 8;
		at = xmax + 4;
		return { text: word, bbox: { xmin, ymin: y, xmax, ymax: y + 12 } };
	});
};

const page = [
	...written('ACME Co. Ltd.', 60, 50),
	...written('Invoice number', 500, 100),
	...written('AF-2026-0417', 750, 101),
	...written('Cost centre: 4711', 500, 130),
	...written('Due date', 500, 200),
	...written('13.04.2026', 500, 230),
	...written('Description', 60, 400),
	...written('Quantity', 400, 400),
	...written('Unit price', 600, 401),
	...written('Amount', 850, 400),
	...written('Pens', 60, 430),
	...written('3', 400, 430),
];

const pointedAt = (text: string) => {
	const found = pointableOn(page, A4).find((one) => one.text === text);
	if (found === undefined) throw new Error(`nothing says ${text}`);
	return found;
};
const nameFor = (text: string) => fieldFor(pointedAt(text), new Set(), TODAY).name;

describe('a value that somebody points at has the name that is printed', () => {
	test('beside it', () => {
		expect(pointedAt('AF-2026-0417').label).toBe('Invoice number');
		expect(nameFor('AF-2026-0417')).toBe('invoice_number');
	});
	test('before a colon', () => {
		expect(pointedAt('4711').label).toBe('Cost centre');
		expect(nameFor('4711')).toBe('cost_centre');
	});
	test('above it', () => {
		expect(nameFor('13.04.2026')).toBe('due_date');
	});
	test('or none', () => {
		expect(nameFor('ACME Co. Ltd.')).toBe('field');
	});
});

describe('the header of a table', () => {
	test('is told by its words', () => {
		const table = headerAt(page, A4, pointedAt('Unit price').bbox, new Set());
		expect(table).toMatchObject({ name: 'line_items', type: 'array' });
		expect(
			table !== undefined && 'columns' in table ? table.columns.map(({ name }) => name) : [],
		).toEqual(['item_description', 'quantity', 'unit_price', 'line_total']);
	});
	test('other lines are none', () => {
		expect(headerAt(page, A4, pointedAt('AF-2026-0417').bbox, new Set())).toBeUndefined();
	});
});

test('a box that is drawn takes the words inside, and their label', () => {
	const drawn = { xmin: 740, ymin: 90, xmax: 900, ymax: 120 };
	expect(pointedBy(page, A4, drawn)).toMatchObject({
		text: 'AF-2026-0417',
		label: 'Invoice number',
	});
	expect(pointedBy(page, A4, { xmin: 0, ymin: 900, xmax: 50, ymax: 950 })).toBeUndefined();
});
