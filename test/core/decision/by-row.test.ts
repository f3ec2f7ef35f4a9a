import { expect, test } from '@jest/globals';

import { byRow } from '../../../core/decision/by-row';

const said = [
	{ what: 'line 2', row: 2, field: 'line_items.quantity' },
	{ what: 'document' },
	{ what: 'tax 2', row: 2, field: 'taxes.rate' },
	{ what: 'any 2', row: 2 },
	{ what: 'header field 1', row: 1, field: 'total' },
	{ what: 'document again', field: 'total' },
];
const of = byRow(said, ({ field }) => field);
const words = (table: string, row: number) => of(table, row).map(({ what }) => what);

test('a row has what is said of the document, of it, and of rows with its number in no table, in order', () => {
	expect(words('line_items', 2)).toEqual(['line 2', 'document', 'any 2', 'document again']);
	expect(words('line_items', 1)).toEqual(['document', 'header field 1', 'document again']);
	expect(words('line_items', 3)).toEqual(['document', 'document again']);
});

test('what is said of another table’s row is not said of it', () => {
	expect(words('taxes', 2)).toEqual(['document', 'tax 2', 'any 2', 'document again']);
});

test('looks at each thing once, and not once for each row', () => {
	let looks = 0;
	const many = byRow(
		Array.from({ length: 50_000 }, (_, index) => ({ row: index + 1 })),
		() => {
			looks++;
			return 'line_items.quantity';
		},
	);
	for (let row = 1; row <= 50_000; row++) expect(many('line_items', row)).toEqual([{ row }]);
	expect(looks).toBe(50_000);
});
