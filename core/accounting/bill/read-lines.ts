import type Big from 'big.js';

import {
	amountOfRow,
	isFigure,
	type Figures,
	type Found,
	type RowFigures,
} from '../../decision/figures';
import type { ColumnRole } from '../../schema/role';
import type { AccountingMapping } from '../mapping';
import type { BillProblem, Concern } from '../missing';
import type { BillLine, Codes } from './bill';
import { codesOfRow, printedText } from './printed';

/** Why a row is no line of a bill. */
type Trouble = 'unreadable_amount' | 'unreadable_quantity' | 'no_quantity' | 'discount';

const TROUBLES: Readonly<
	Record<Trouble, { concern: Concern; column: ColumnRole; message: (rows: string) => string }>
> = {
	unreadable_amount: {
		concern: 'line_amount',
		column: 'line_total',
		message: (rows) =>
			`${rows}: the amount can’t be read. Compare it with the document and correct it.`,
	},
	unreadable_quantity: {
		concern: 'line_quantity',
		column: 'quantity',
		message: (rows) =>
			`${rows}: the quantity can’t be read. Compare it with the document and correct it.`,
	},
	no_quantity: {
		concern: 'line_amount',
		column: 'line_total',
		message: (rows) =>
			`${rows}: there is a price, but neither a quantity nor an amount. Fill one in, or add a column for the amount of the line.`,
	},
	discount: {
		concern: 'line_amount',
		column: 'line_total',
		message: (rows) =>
			`${rows}: there is a discount, but no amount after it. Add a column for the amount of the line.`,
	},
};

const amountIn = (found: Found): Big | null => (isFigure(found) ? found.amount : null);

/** What a row comes to: its total, else quantity × price. */
function amountOf(row: RowFigures): Big | Trouble | 'text' {
	const { line_total: total, quantity, unit_price: price, discount } = row;
	if (total === 'unreadable') return 'unreadable_amount';
	if (total === 'absent' && price === 'absent') return 'text';
	if (quantity === 'unreadable') return 'unreadable_quantity';
	const amount = amountOfRow(row);
	if (isFigure(amount)) return amount.amount;
	if (!isFigure(price)) return 'unreadable_amount';
	return discount !== 'absent' && isFigure(quantity) ? 'discount' : 'no_quantity';
}

const rowsInWords = (rows: readonly number[]): string =>
	`${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}`;

/**
 * The rows of a document as lines of a bill. A row with neither amount nor price is text that belongs to the line
 * above (before the first line: to the one below).
 */
export function readLines(
	figures: Figures,
	columns: Readonly<Partial<Record<ColumnRole, string>>>,
	mapping: AccountingMapping,
	defaults: Codes,
): { readonly lines: readonly BillLine[]; readonly problems: readonly BillProblem[] } {
	const lines: BillLine[] = [];
	const troubles = new Map<Trouble, number[]>();
	let heading: string[] = [];
	for (const row of figures.rows) {
		const text = (role: ColumnRole) => printedText(row.cells, columns[role]);
		const description = [text('description')].filter((part) => part !== null);
		const amount = amountOf(row);
		const above = lines.at(-1);
		if (amount === 'text') {
			if (above === undefined) heading = [...heading, ...description];
			else
				lines[lines.length - 1] = {
					...above,
					description: [...above.description, ...description],
				};
		} else if (typeof amount === 'string') {
			troubles.set(amount, [...(troubles.get(amount) ?? []), row.row]);
		} else {
			lines.push({
				kind: 'item',
				row: row.row,
				description: [...description, ...heading],
				itemCode: text('item_code'),
				unit: text('unit'),
				quantity: amountIn(row.quantity),
				unitPrice: amountIn(row.unit_price),
				taxRate: amountIn(row.tax_rate),
				tax: amountIn(row.tax),
				amount,
				codes: codesOfRow(row.cells, mapping, defaults),
			});
			heading = [];
		}
	}
	return {
		lines,
		problems: [...troubles].map(([trouble, rows]) => {
			const { concern, column, message } = TROUBLES[trouble];
			return { concern, field: figures.columnPlace(column), message: message(rowsInWords(rows)) };
		}),
	};
}
