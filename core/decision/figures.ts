import Big from 'big.js';

import type { FieldRole, ColumnRole } from '../schema/role';
import type { Roles } from '../schema/roles';
import {
	isBlank,
	type DocumentValues,
	type ReadCell,
	type ReadRow,
} from '../values/document-values';

/** A number of the document that takes part in arithmetic, exact. */
export interface Figure {
	/** "total_due", "line_items.quantity". */
	readonly place: string;
	/** Number of the row, from 1; undefined for a field of the document. */
	readonly row: number | undefined;
	readonly amount: Big;
	/** Half a unit of its last printed decimal: what rounding may have taken or added. */
	readonly halfUnit: Big;
	/** How many decimals are printed. */
	readonly decimals: number;
}

/** A figure, nothing printed, or something printed that can't be read: then arithmetic says nothing. */
export type Found = Figure | 'absent' | 'unreadable';

export type RowFigures = Readonly<Record<NumberColumnRole, Found>> & {
	readonly row: number;
	readonly cells: ReadRow;
	/** Whether the discount is printed with a percent sign; without one it may be either. */
	readonly discountIsPercent: boolean;
};

export type NumberFieldRole = Extract<
	FieldRole,
	| 'subtotal'
	| 'shipping'
	| 'discount'
	| 'service_charge'
	| 'tax'
	| 'rounding'
	| 'tip'
	| 'total'
	| 'withholding_tax'
	| 'paid'
	| 'amount_due'
>;
type NumberColumnRole = Extract<
	ColumnRole,
	'quantity' | 'unit_price' | 'price_per' | 'discount' | 'tax_rate' | 'tax' | 'line_total'
>;

/** The numbers of a document by what they mean. */
export interface Figures {
	readonly rows: readonly RowFigures[];
	/** One figure for each role; several fields of one role are added. */
	readonly of: (role: NumberFieldRole) => Found;
	/** Whether the schema asks for it, printed or not. */
	readonly asks: (role: FieldRole) => boolean;
	/** ISO 4217 code of the amounts; null when it isn't known. */
	readonly currency: string | null;
	/** The printed text of a field; "" for none. */
	readonly textOf: (role: FieldRole) => string;
	/** The printed texts of all fields, and of the cells of all rows. */
	readonly texts: () => readonly string[];
	/** "line_items.line_total"; undefined when the schema has no such column. */
	readonly columnPlace: (role: ColumnRole) => string | undefined;
	/** Whether the schema asks for rows that have amounts. */
	readonly asksForLines: boolean;
}

const HALF = new Big('0.5');
const HUNDRED_PERCENT = 100;
/** Decimals of an amount that came as a JSON number, which has lost its last zeros. */
const CENTS = 2;

/** Half a unit of the last of so many decimals. */
export const halfUnitOf = (decimals: number): Big => HALF.times(new Big(10).pow(-decimals));

export const isFigure = (found: Found): found is Figure => typeof found === 'object';

function figureOf(cell: ReadCell | undefined, place: string, row?: number): Found {
	if (cell === undefined || isBlank(cell)) return 'absent';
	// "VISA", "Class A": words that give no number.
	if (cell.value === null && cell.unreadable === null) return 'absent';
	if (typeof cell.value !== 'number') return 'unreadable';
	const printed = cell.decimals ?? 0;
	const decimals = typeof cell.raw === 'number' ? Math.max(printed, CENTS) : printed;
	return { place, row, amount: new Big(cell.value), halfUnit: halfUnitOf(decimals), decimals };
}

/** "7.2 %" of a price: a surcharge, a fee, a part of the work. */
const asPart = (found: Found, cell: ReadCell | undefined): Found =>
	isFigure(found) && typeof cell?.raw === 'string' && cell.raw.includes('%')
		? {
				...found,
				amount: found.amount.div(HUNDRED_PERCENT),
				halfUnit: found.halfUnit.div(HUNDRED_PERCENT),
				decimals: found.decimals + CENTS,
			}
		: found;

/** State tax and city tax: one tax. */
function sumOf(founds: readonly Found[]): Found {
	const figures = founds.filter(isFigure);
	const [first] = figures;
	if (founds.includes('unreadable')) return 'unreadable';
	if (first === undefined || figures.length === 1) return first ?? 'absent';
	return {
		...first,
		amount: figures.reduce((sum, { amount }) => sum.plus(amount), new Big(0)),
		halfUnit: figures.reduce((sum, { halfUnit }) => sum.plus(halfUnit), new Big(0)),
		decimals: Math.max(...figures.map(({ decimals }) => decimals)),
	};
}

/** Picks the numbers that take part in arithmetic out of a document. */
export function figuresOf(values: DocumentValues, { fields, table }: Roles): Figures {
	const columnPlace = (role: ColumnRole) => {
		const name = table?.columns[role];
		return table === null || name === undefined ? undefined : `${table.name}.${name}`;
	};
	const cellOf = (cells: ReadRow, role: NumberColumnRole) => cells[table?.columns[role] ?? ''];
	const inRow = (cells: ReadRow, row: number, role: NumberColumnRole): Found =>
		figureOf(cellOf(cells, role), columnPlace(role) ?? role, row);
	const rows = table === null ? [] : (values.tables[table.name] ?? []);
	return {
		rows: rows.map((cells, index) => ({
			row: index + 1,
			cells,
			quantity: asPart(inRow(cells, index + 1, 'quantity'), cellOf(cells, 'quantity')),
			unit_price: asPart(inRow(cells, index + 1, 'unit_price'), cellOf(cells, 'unit_price')),
			price_per: inRow(cells, index + 1, 'price_per'),
			discount: inRow(cells, index + 1, 'discount'),
			discountIsPercent: String(cells[table?.columns.discount ?? '']?.raw ?? '').includes('%'),
			tax_rate: inRow(cells, index + 1, 'tax_rate'),
			tax: inRow(cells, index + 1, 'tax'),
			line_total: inRow(cells, index + 1, 'line_total'),
		})),
		of: (role) => sumOf((fields[role] ?? []).map((name) => figureOf(values.cells[name], name))),
		asks: (role) => fields[role] !== undefined,
		currency: values.currency,
		textOf: (role) => String(values.cells[fields[role]?.[0] ?? '']?.raw ?? ''),
		texts: () =>
			[values.cells, ...rows].flatMap((own) =>
				Object.values(own).flatMap(({ raw }) => (typeof raw === 'string' ? [raw] : [])),
			),
		columnPlace,
		asksForLines:
			columnPlace('line_total') !== undefined ||
			(columnPlace('quantity') !== undefined && columnPlace('unit_price') !== undefined),
	};
}

/** The part of an amount that so many percent are. */
export const percentOf = (amount: Big, percent: Big): Big =>
	amount.times(percent).div(HUNDRED_PERCENT);

/** An amount with as many decimals as were printed: 722.21, not 722.2100000001. */
export const shown = (amount: Big, decimals: number): string => amount.toFixed(decimals);

/** The text of a cell of a row; "" for none. */
export const textIn = (row: RowFigures, figures: Figures, role: ColumnRole): string => {
	const column = figures.columnPlace(role)?.split('.').at(-1);
	return column === undefined ? '' : String(row.cells[column]?.raw ?? '').trim();
};

/**
 * Quantity × price, the price being for one or for so many; undefined when one of them is no number. A price may be
 * rounded, but to no fewer decimals than its line total has: 3 is 3.00 where lines are in cents.
 */
export function productOf({
	quantity,
	unit_price,
	price_per,
	line_total,
	row,
}: RowFigures): Figure | undefined {
	if (!isFigure(quantity) || !isFigure(unit_price)) return undefined;
	const decimals = Math.max(unit_price.decimals, isFigure(line_total) ? line_total.decimals : 0);
	const per = isFigure(price_per) && price_per.amount.gt(0) ? price_per.amount : new Big(1);
	return {
		place: unit_price.place,
		row,
		amount: quantity.amount.times(unit_price.amount).div(per),
		halfUnit: quantity.amount.abs().times(halfUnitOf(decimals)).div(per),
		decimals: quantity.decimals + unit_price.decimals + per.toFixed(0).length - 1,
	};
}

/** What a row amounts to: its total, or quantity × price where none is printed; 0 for a row of text. */
export function amountOfRow(row: RowFigures): Found {
	const { line_total, quantity, unit_price } = row;
	if (line_total !== 'absent') return line_total;
	if (quantity === 'unreadable' || unit_price === 'unreadable') return 'unreadable';
	const product = productOf(row);
	if (product === undefined) return 'absent';
	if (row.discount === 'absent') return product;
	if (!isFigure(row.discount)) return 'unreadable';
	const size = row.discount.amount.abs();
	if (size.eq(0)) return product;
	if (row.discountIsPercent)
		return {
			...product,
			amount: product.amount.minus(percentOf(product.amount, size)).round(CENTS),
		};
	// Whether "10" is a percentage or an amount can't be told without the line total; "10.00" is an amount.
	return row.discount.decimals === CENTS
		? { ...product, amount: product.amount.minus(size) }
		: 'unreadable';
}
