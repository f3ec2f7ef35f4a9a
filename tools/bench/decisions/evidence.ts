import type { CellRow, Extraction } from '../../../core/api/extraction';
import { explain } from '../../../core/decision/explain/explain';
import { figuresOf } from '../../../core/decision/figures';
import { readSettledValues } from '../../../core/decision/settle-decimals';
import { PRESETS } from '../../../core/schema/presets';
import { rolesOf } from '../../../core/schema/roles';
import type { DocumentValues, ReadCell } from '../../../core/values/document-values';

/*
 * What a document shows beside a value, so that a mistake in it could be seen: mistakes that leave a document that is
 * right in itself are not made. The reference lists them.
 */

const SCHEMA = { mode: 'fields', fields: PRESETS.invoice.fields } as const;
const VALUES = { dateOrder: 'ask', defaultCurrency: null, today: '2026-06-30' } as const;

const known = new WeakMap<Extraction, DocumentValues>();
function valuesOf(extraction: Extraction): DocumentValues {
	const values = known.get(extraction) ?? readSettledValues(extraction, SCHEMA, VALUES);
	known.set(extraction, values);
	return values;
}

const numberIn = (cell: ReadCell | undefined): number | null =>
	typeof cell?.value === 'number' ? cell.value : null;

/** The number that a field is read as; null for none. */
export const amountOf = (extraction: Extraction, name: string): number | null =>
	numberIn(valuesOf(extraction).cells[name]);

/** The numbers of a row (from 0) by column; null for what is none. */
export function numbersOfRow(
	extraction: Extraction,
	row: number,
): Readonly<Record<'quantity' | 'unit_price' | 'line_total', number | null>> {
	const cells = valuesOf(extraction).tables.line_items?.[row];
	return {
		quantity: numberIn(cells?.quantity),
		unit_price: numberIn(cells?.unit_price),
		line_total: numberIn(cells?.line_total),
	};
}

/** How many decimals a cell of a row is printed with; null where it is no number. */
const decimalsIn = (extraction: Extraction, row: number, column: string): number | null =>
	valuesOf(extraction).tables.line_items?.[row]?.[column]?.decimals ?? null;

export const rowsOf = ({ tables }: Extraction): readonly CellRow[] => tables.line_items ?? [];

/** Whether a row (from 0) counts: it has an amount, and is no part of a set and no option. */
export function isAdded(extraction: Extraction, row: number): boolean {
	const figures = figuresOf(valuesOf(extraction), rolesOf(SCHEMA));
	const { reading } = explain(figures);
	const own = reading?.selection?.rows.find((one) => one.row.row === row + 1);
	return reading?.selection === undefined
		? numbersOfRow(extraction, row).line_total !== 0
		: own !== undefined && !own.amount.amount.eq(0);
}

/** Whether a row (from 0) is a set whose parts are printed below it: without it they are what is sold. */
export function isSumOfParts(extraction: Extraction, row: number): boolean {
	const parts = rowsOf(extraction).flatMap((_row, index) =>
		isAdded(extraction, index) ? [] : [numbersOfRow(extraction, index).line_total ?? 0],
	);
	const sum = parts.reduce((added, amount) => added + amount, 0);
	return parts.length > 1 && sum === numbersOfRow(extraction, row).line_total;
}

/** Whether quantity or price of a row (from 0) differ by no more than a price that was rounded would explain. */
export function isWithinRounding(
	extraction: Extraction,
	changed: Extraction,
	row: number,
): boolean {
	const { line_total: total } = numbersOfRow(extraction, row);
	const { quantity, unit_price: price } = numbersOfRow(changed, row);
	if (quantity === null || price === null || total === null) return false;
	const decimals = Math.max(
		decimalsIn(extraction, row, 'unit_price') ?? 0,
		decimalsIn(extraction, row, 'line_total') ?? 0,
	);
	const halfPrice = 0.5 * 10 ** -decimals;
	const halfTotal = 0.5 * 10 ** -(decimalsIn(extraction, row, 'line_total') ?? 0);
	return Math.abs(quantity * price - total) < Math.abs(quantity) * halfPrice + halfTotal;
}

/**
 * Whether the subtotal could be the total: nothing is printed that lies between them, or a part of it is paid and the
 * rest stands as the total.
 */
export function couldBeTotal(extraction: Extraction): boolean {
	if ((amountOf(extraction, 'tax') ?? 0) !== 0) return false;
	if (amountOf(extraction, 'paid') !== null) return true;
	return ['discount', 'shipping', 'service_charge', 'withholding_tax', 'rounding'].every(
		(name) => (extraction.cells[name]?.raw ?? '') === '',
	);
}

const CENTS = 2;
const DECIMALS_OF_WEIGHTS = 3;

/** Whether quantity and price of a row (from 0) are printed so that one can't be the other. */
export function areToldApart(extraction: Extraction, row: number): boolean {
	const [count, price, total] = ['quantity', 'unit_price', 'line_total'].map((column) =>
		decimalsIn(extraction, row, column),
	);
	return (
		(count ?? 0) < CENTS &&
		price !== null &&
		price !== undefined &&
		price >= CENTS &&
		price !== DECIMALS_OF_WEIGHTS &&
		(total ?? 0) >= CENTS
	);
}
