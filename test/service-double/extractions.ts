import type { Cell, Extraction, RawValue } from '../../core/api/extraction';

/** A cell as a good reading gives it. */
export const cell = (raw: RawValue, evidence: Partial<Cell> = {}): Cell => ({
	raw,
	match_ratio: 1,
	text_verified: null,
	bbox: { xmin: 145, ymin: 134, xmax: 320, ymax: 149 },
	vertices: [
		{ x: 145, y: 134 },
		{ x: 320, y: 134 },
		{ x: 320, y: 149 },
		{ x: 145, y: 149 },
	],
	page: 1,
	...evidence,
});

/** A small invoice that has nothing doubtful. */
export const sureInvoice: Extraction = {
	cells: {
		supplier: cell('ACME Co.'),
		invoice_number: cell('20250430-001'),
		issue_date: cell('2025-04-30'),
		due_date: cell(''),
		currency: cell('USD'),
		subtotal: cell('1,224.50'),
		tax: cell('10.00'),
		total_due: cell('1,234.50'),
	},
	tables: {
		line_items: [
			{
				item_description: cell('Pens'),
				quantity: cell('3'),
				unit_price: cell('1.50'),
				line_total: cell('4.50'),
			},
			{
				item_description: cell('Desk'),
				quantity: cell('1'),
				unit_price: cell('1,220.00'),
				line_total: cell('1,220.00'),
			},
		],
	},
};

/** The same with a total that is hard to read. */
export const doubtfulInvoice: Extraction = {
	...sureInvoice,
	cells: { ...sureInvoice.cells, total_due: cell('1,234.50', { match_ratio: 0.62 }) },
};
