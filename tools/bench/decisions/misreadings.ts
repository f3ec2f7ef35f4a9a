import type { CellRow, Extraction } from '../../../core/api/extraction';
import { CORRUPTIONS, digitChanged, digitsSwapped, type Corruption } from './corruptions';
import { amountOf, areToldApart, couldBeTotal, numbersOfRow, rowsOf } from './evidence';

/*
 * Mistakes of a reader in one amount or one row, by kind: all values stand on the page somewhere, or are one digit
 * from what does.
 */

const withRows = (extraction: Extraction, rows: readonly CellRow[]): Extraction => ({
	...extraction,
	tables: { ...extraction.tables, line_items: rows },
});
const rawOf = ({ cells }: Extraction, name: string): string => String(cells[name]?.raw ?? '');

/** Fields with other texts; undefined when that changes nothing. */
function withFields(
	extraction: Extraction,
	texts: Readonly<Record<string, string>>,
): Extraction | undefined {
	const template = extraction.cells.total_due;
	if (template === undefined) return undefined;
	if (Object.entries(texts).every(([name, text]) => rawOf(extraction, name) === text))
		return undefined;
	return {
		...extraction,
		cells: {
			...extraction.cells,
			...Object.fromEntries(
				Object.entries(texts).map(([name, raw]) => [name, { ...template, raw }]),
			),
		},
	};
}

/** One field's text stands in another; nothing where they are the same amount. */
const taken =
	(from: string, into: string, blank: readonly string[] = []): Corruption =>
	(extraction) => {
		const text = rawOf(extraction, from);
		const before = rawOf(extraction, into);
		if (text === '' || before === '' || amountOf(extraction, from) === amountOf(extraction, into))
			return undefined;
		return withFields(extraction, {
			[into]: text,
			...Object.fromEntries(blank.map((name) => [name, ''])),
		});
	};

const swapped =
	(one: string, other: string): Corruption =>
	(extraction) => {
		const [a, b] = [rawOf(extraction, one), rawOf(extraction, other)];
		return a === '' || b === '' || amountOf(extraction, one) === amountOf(extraction, other)
			? undefined
			: withFields(extraction, { [one]: b, [other]: a });
	};

const blanked =
	(name: string): Corruption =>
	(extraction) =>
		/[1-9]/.test(rawOf(extraction, name)) ? withFields(extraction, { [name]: '' }) : undefined;

/** A row that is none: only a description and an amount. */
function bareRow(extraction: Extraction, description: string, raw: string): CellRow | undefined {
	const template = extraction.cells.total_due;
	return template === undefined || raw === ''
		? undefined
		: {
				item_description: { ...template, raw: description },
				line_total: { ...template, raw },
			};
}

/** A row of another field's amount, at the end of the rows. */
const rowAdded =
	(name: string, description: string): Corruption =>
	(extraction) => {
		const row = bareRow(extraction, description, rawOf(extraction, name));
		return row === undefined ||
			!/[1-9]/.test(rawOf(extraction, name)) ||
			rowsOf(extraction).length === 0
			? undefined
			: withRows(extraction, [...rowsOf(extraction), row]);
	};

const rowsReplaced =
	(name: string, description: string): Corruption =>
	(extraction) => {
		const row = bareRow(extraction, description, rawOf(extraction, name));
		return row === undefined || rowsOf(extraction).length < 2
			? undefined
			: withRows(extraction, [row]);
	};

const quantityAndPriceSwapped: Corruption = (extraction, _spots, draw) => {
	const rows = rowsOf(extraction);
	const at = draw(rows.length);
	const { quantity, unit_price: price } = rows[at] ?? {};
	if (quantity === undefined || price === undefined || quantity.raw === price.raw) return undefined;
	const { quantity: count, unit_price: each } = numbersOfRow(extraction, at);
	if (count === each || !areToldApart(extraction, at)) return undefined;
	return withRows(
		extraction,
		rows.map((row, index) =>
			index === at ? { ...row, quantity: price, unit_price: quantity } : row,
		),
	);
};

/** Only at spots of one name. */
const at =
	(name: string, inRows: boolean, corruption: Corruption): Corruption =>
	(extraction, spots, draw) => {
		const own = spots.filter((spot) => spot.name === name && (spot.row !== null) === inRows);
		return own.length === 0 ? undefined : corruption(extraction, own, draw);
	};

const AMOUNTS: readonly (readonly [string, boolean])[] = [
	['total_due', false],
	['subtotal', false],
	['tax', false],
	['shipping', false],
	['discount', false],
	['service_charge', false],
	['paid', false],
	['amount_due', false],
	['line_total', true],
	['unit_price', true],
	['quantity', true],
];

/** What goes wrong when a page is read, by kind. */
export const MISREADINGS: Readonly<Record<string, Corruption>> = {
	...CORRUPTIONS,
	...Object.fromEntries(
		AMOUNTS.flatMap(([name, inRows]) => [
			[`digit wrong: ${name}`, at(name, inRows, digitChanged)],
			[`digits swapped: ${name}`, at(name, inRows, digitsSwapped)],
		]),
	),
	'subtotal as total, subtotal blank': (extraction, spots, draw) =>
		rawOf(extraction, 'tip') !== '' || couldBeTotal(extraction)
			? undefined
			: taken('subtotal', 'total_due', ['subtotal'])(extraction, spots, draw),
	'total as subtotal': taken('total_due', 'subtotal'),
	'tax as subtotal': taken('tax', 'subtotal'),
	'tax as total': taken('tax', 'total_due'),
	'subtotal as tax': taken('subtotal', 'tax'),
	'tax and subtotal swapped': swapped('tax', 'subtotal'),
	// Where half is paid, what is left is the same amount: the total is read as what is due, not wrongly.
	'paid as total': (extraction, spots, draw) =>
		amountOf(extraction, 'paid') === amountOf(extraction, 'amount_due') ||
		// All is paid, and the total says what is left.
		(amountOf(extraction, 'total_due') === 0 && amountOf(extraction, 'amount_due') === null) ||
		// Paid may be the total before the tip.
		rawOf(extraction, 'tip') !== ''
			? undefined
			: taken('paid', 'total_due')(extraction, spots, draw),
	'amount due as paid': taken('amount_due', 'paid'),
	'shipping lost': blanked('shipping'),
	'discount lost': blanked('discount'),
	'service charge lost': blanked('service_charge'),
	'tax lost': blanked('tax'),
	'shipping as discount': taken('shipping', 'discount'),
	'row of the subtotal': rowAdded('subtotal', 'Positionssumme'),
	'row of the subtotal, other name': rowAdded('subtotal', 'Goods'),
	'row of the tax': rowAdded('tax', 'VAT'),
	'row of the total': rowAdded('total_due', 'Total'),
	'rows of tax and total': (extraction, spots, draw) => {
		const one = rowAdded('tax', 'USt 19 %')(extraction, spots, draw);
		return one === undefined ? undefined : rowAdded('total_due', 'Gesamt')(one, spots, draw);
	},
	'all rows replaced by the subtotal': rowsReplaced('subtotal', 'Subtotal'),
	'all rows replaced by the total': rowsReplaced('total_due', 'Zwischensumme'),
	'all rows lost': (extraction) =>
		rowsOf(extraction).length === 0 ? undefined : withRows(extraction, []),
	'quantity and price swapped': quantityAndPriceSwapped,
};
