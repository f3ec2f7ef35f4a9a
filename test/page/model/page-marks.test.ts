import { describe, expect, test } from '@jest/globals';

import { marksByPage, type PageMark } from '../../../page/model/page-marks';

const mark = (key: string, page: number, xmin = 10): PageMark => ({
	key,
	label: key,
	page,
	bbox: { xmin, ymin: 10, xmax: 90, ymax: 20 },
	isDoubt: false,
});

describe('marks by page', () => {
	test('each page has its own, in their order', () => {
		const pages = marksByPage([mark('a', 2), mark('b', 1), mark('c', 2)], new Map());
		expect([...pages].map(([page, own]) => [page, own.map(({ key }) => key)])).toEqual([
			[2, ['a', 'c']],
			[1, ['b']],
		]);
	});

	test('a page on which nothing changed keeps its list; one with a change has a new one', () => {
		const before = marksByPage([mark('a', 1), mark('b', 2), mark('c', 3), mark('d', 4)], new Map());
		const changed = [
			mark('a', 1),
			mark('b', 2, 11),
			{ ...mark('c', 3), isDoubt: true },
			{ ...mark('d', 4), label: 'Supplier' },
		];
		const after = marksByPage(changed, before);
		expect(after.get(1)).toBe(before.get(1));
		for (const page of [2, 3, 4]) {
			expect(after.get(page)).not.toBe(before.get(page));
			expect(after.get(page)).toEqual([changed[page - 1]]);
		}
	});

	test('a page with one more mark, or one less, has a new list', () => {
		const before = marksByPage([mark('a', 1), mark('b', 1)], new Map());
		expect(marksByPage([mark('a', 1)], before).get(1)).toHaveLength(1);
		expect(marksByPage([mark('a', 1), mark('b', 1), mark('c', 1)], before).get(1)).toHaveLength(3);
	});
});
