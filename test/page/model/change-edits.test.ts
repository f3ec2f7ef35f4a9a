import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { splitRow } from '../../../page/model/change-edits';
import type { RowEdit } from '../../../core/review/edits';

const rows: readonly RowEdit[] = [
	{ from: 0, cells: {} },
	{ from: 1, cells: { quantity: { text: '3', confirmed: true } } },
];

describe('a row that is split', () => {
	test('stands twice, the second as a new one, where its texts have one line', () => {
		expect(splitRow(rows, 1, { item: 'Pens', quantity: '3' })).toEqual([
			...rows,
			{ from: null, cells: { item: { text: 'Pens' }, quantity: { text: '3' } } },
		]);
	});

	test('is parted after the first line, where a text has several', () => {
		expect(splitRow(rows, 0, { item: 'Pens\nPaper', quantity: '3\r\n2', rate: '19' })).toEqual([
			{ from: 0, cells: { item: { text: 'Pens' }, quantity: { text: '3' } } },
			{
				from: null,
				cells: { item: { text: 'Paper' }, quantity: { text: '2' }, rate: { text: '19' } },
			},
			rows[1],
		]);
	});

	test('loses no word, and no other row', () => {
		const texts = fc.dictionary(fc.string(), fc.string());
		fc.assert(
			fc.property(texts, fc.nat(3), (given, index) => {
				const split = splitRow(rows, index, given);
				expect(split).toHaveLength(index < rows.length ? rows.length + 1 : rows.length);
				if (index >= rows.length) return;
				for (const [name, text] of Object.entries(given)) {
					const upper = split[index]?.cells[name]?.text ?? '';
					const lower = split[index + 1]?.cells[name]?.text ?? '';
					const words = `${upper}${lower}`.replaceAll(/\s/g, '');
					expect(words.includes(text.replaceAll(/\s/g, ''))).toBe(true);
				}
			}),
		);
	});
});
