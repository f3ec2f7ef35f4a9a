import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, lines } from '../documents';

const header = { supplier: 'Muster GmbH', subtotal: '100.00', tax: '19.00', total_due: '119.00' };
const items = ['Pens | 4 | 15.00 | 60.00', 'Paper | 2 | 20.00 | 40.00'];
const codesOf = (rows: readonly string[], fields: Record<string, string> = header) =>
	judged(documentOf(fields, lines(...rows))).document.reasons.map(({ code }) => code);

describe('rows that are no line items', () => {
	test.each([
		['tax and total as rows', ['MwSt. 19 % | | | 19.00', 'Positionssumme | | | 100.00']],
		['one row, named like a sum', ['Subtotal | | | 100.00']],
		['one row, named so in German', ['Zwischensumme | | | 119.00']],
		['carried over', [...items, 'Übertrag | | | 100.00']],
		['carried over, by its amount', ['A | | | 60.00', 'B | | | 40.00', 'Page 1 | | | 100.00']],
		['the tax, by its amount', [...items, 'Something | | | 19.00']],
		['the total, by its amount', ['A | | | 50.00', 'Something | | | 119.00']],
		['carried over to this page', ['Report | | | 60.00', 'Paper | 2 | 20.00 | 40.00']],
		['carried over, in the middle', [...items, 'Transport | | | 100.00']],
		['a tax, though it has a price', [...items, 'VAT | 1 | 19.00 | 19.00']],
	])('%s', (_name, rows) => {
		expect(codesOf(rows)).toContain('no_line_item');
	});

	test.each([
		['one line that is all', ['Consulting | | | 100.00']],
		['a line as large as the tax, needed for the subtotal', ['A | | | 81.00', 'B | | | 19.00']],
		['goods that are called like a sum in part', ['Total Quartz 9000 5W-40 | 1 | 100.00 | 100.00']],
		['haulage with a price', ['Transport 25 % | 1 | 100.00 | 100.00']],
		['haulage with a quantity and a price', ['Report | 4 | 15.00 | 60.00', items[1] ?? '']],
		['haulage by itself', ['Transport | | | 100.00']],
		['haulage at the end', ['Pens | 4 | 15.00 | 60.00', 'Transport | | | 40.00']],
		['a deposit that is invoiced', ['Anzahlung 50 % | | | 100.00']],
		['two lines of the same amount', ['A | | | 50.00', 'B | | | 50.00']],
	])('but not: %s', (_name, rows) => {
		expect(codesOf(rows)).toEqual([]);
	});

	test('the reason names the row', () => {
		const { reasons } = judged(documentOf(header, lines(...items, 'VAT | | | 19.00'))).document;
		expect(reasons).toContainEqual(
			expect.objectContaining({
				code: 'no_line_item',
				row: 3,
				message: 'row 3 (19.00) is called “VAT”: a sum or a tax, no line item?',
			}),
		);
	});
});
