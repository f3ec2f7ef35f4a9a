import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PageSelectionError, selectPages } from '../../../../core/files/pdf/page-selection';

describe('selectPages', () => {
	test.each([
		['', 3, [1, 2, 3]],
		['  ', 2, [1, 2]],
		['2', 3, [2]],
		['1-3,last', 10, [1, 2, 3, 10]],
		['last', 1, [1]],
		['3-last', 5, [3, 4, 5]],
		['last-last', 5, [5]],
		[' 1 - 2 , 4 ', 5, [1, 2, 4]],
		['Last, 1', 4, [1, 4]],
		['4,2,2-3', 5, [2, 3, 4]],
		['1-last', 1, [1]],
	])('"%s" of %i pages', (selection, pageCount, pages) => {
		expect(selectPages(selection, pageCount)).toEqual(pages);
	});

	test.each([
		['0', 3, 'begins at 0'],
		['0-2', 3, 'begins at 0'],
		['4', 3, 'the document has 3 pages, "4" goes beyond'],
		['1-2', 1, 'the document has 1 page, "1-2" goes beyond'],
		['3-2', 3, '"3-2" goes backwards'],
		['last-1', 3, '"last-1" goes backwards'],
		['1,,2', 3, '"" is neither'],
		['one', 3, '"one" is neither'],
		['-2', 3, '"-2" is neither'],
		['1-2-3', 3, '"1-2-3" is neither'],
		['1.5', 3, '"1.5" is neither'],
		['99999999999999999999', 3, 'is neither'],
		['', 0, 'no pages'],
	])('says what is wrong with "%s" of %i pages', (selection, pageCount, message) => {
		expect(() => selectPages(selection, pageCount)).toThrow(PageSelectionError);
		expect(() => selectPages(selection, pageCount)).toThrow(message);
	});

	test('gives pages that exist, ascending, each once, and all that are named', () => {
		const selections = fc.integer({ min: 1, max: 60 }).chain((pageCount) => {
			const page = fc.integer({ min: 1, max: pageCount });
			const part = fc
				.tuple(page, page)
				.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
			return fc.tuple(fc.constant(pageCount), fc.array(part, { minLength: 1, maxLength: 8 }));
		});
		fc.assert(
			fc.property(selections, ([pageCount, parts]) => {
				const text = parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
				const named = Array.from({ length: pageCount }, (_, index) => index + 1).filter((page) =>
					parts.some(([from, to]) => from <= page && page <= to),
				);
				expect(selectPages(text.join(', '), pageCount)).toEqual(named);
			}),
		);
	});

	test('takes any text, and either selects or says why not', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(...Array.from('0123456789-, last')) }),
				fc.nat(20),
				(selection, pageCount) => {
					const outcome = () => {
						try {
							return selectPages(selection, pageCount).every((page) => page <= pageCount);
						} catch (error) {
							return error instanceof PageSelectionError && error.message.startsWith('pages: ');
						}
					};
					expect(outcome()).toBe(true);
				},
			),
		);
	});
});
