import type { ColumnRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import {
	isBlank,
	type DocumentValues,
	type ReadCell,
	type ReadRow,
} from '../../values/document-values';
import type { Check } from '../check';
import { passed, skipped } from './verdict';

/** Rows that are one price a piece: so many times the price must the amount be to show that a quantity is missing. */
const FEWEST_PIECES = 2;
const CENTS = 2;
const FEWEST_UNNAMED = 2;

interface Table {
	readonly rows: readonly ReadRow[];
	readonly place: (role: ColumnRole) => string;
	readonly cell: (row: ReadRow, role: ColumnRole) => ReadCell | undefined;
	readonly asks: (role: ColumnRole) => boolean;
}

function tableOf(values: DocumentValues, { table }: Roles): Table | undefined {
	if (table === null) return undefined;
	const { name, columns } = table;
	return {
		rows: values.tables[name] ?? [],
		place: (role) => `${name}.${columns[role] ?? ''}`,
		cell: (row, role) => row[columns[role] ?? ''],
		asks: (role) => columns[role] !== undefined,
	};
}

const isMissing = (cell: ReadCell | undefined): boolean => cell === undefined || isBlank(cell);
const numberIn = (cell: ReadCell | undefined): number | undefined =>
	typeof cell?.value === 'number' ? cell.value : undefined;

const doubt = (field: string, message: string, row?: number): Check => ({
	code: 'columns',
	result: 'failed',
	...(row === undefined ? {} : { row }),
	fields: [field],
	numbers: {},
	message,
});

/** One amount may stand by itself; a price a piece, or several amounts, without a name are a column that was not read. */
function blankDescriptions({ rows, place, cell, asks }: Table): Check[] {
	if (!asks('description') || !rows.every((row) => isMissing(cell(row, 'description')))) return [];
	const withAmount = rows.filter((row) => !isMissing(cell(row, 'line_total')));
	const withPrice = withAmount.filter(
		(row) => !isMissing(cell(row, 'quantity')) && !isMissing(cell(row, 'unit_price')),
	);
	return withAmount.length >= FEWEST_UNNAMED || withPrice.length > 0
		? [doubt(place('description'), 'no line item has a description: was its column read?')]
		: [];
}

/** An amount of two, three or more times the price, and no quantity anywhere. */
function blankQuantities({ rows, place, cell, asks }: Table): Check[] {
	if (!asks('quantity') || !rows.every((row) => isMissing(cell(row, 'quantity')))) return [];
	const row = rows.findIndex((candidate) => {
		const [price, total] = [
			numberIn(cell(candidate, 'unit_price')),
			numberIn(cell(candidate, 'line_total')),
		];
		if (price === undefined || total === undefined || price === 0) return false;
		const pieces = total / price;
		return pieces >= FEWEST_PIECES && Math.abs(pieces - Math.round(pieces)) < 1e-9;
	});
	return row === -1
		? []
		: [
				doubt(
					place('quantity'),
					`no line item has a quantity, but the amount of row ${row + 1} is a multiple of its price`,
				),
			];
}

/** Quantity and price make the same amount either way round: only how they are printed tells them apart. */
function swappedQuantities({ rows, place, cell }: Table): Check[] {
	return rows.flatMap((row, index) => {
		const [quantity, price, total] = [
			cell(row, 'quantity'),
			cell(row, 'unit_price'),
			cell(row, 'line_total'),
		];
		const [count, each] = [numberIn(quantity), numberIn(price)];
		if (count === undefined || each === undefined || numberIn(total) === undefined) return [];
		const hasSign = /\p{Sc}/u.test(String(quantity?.raw)) && !/\p{Sc}/u.test(String(price?.raw));
		const isPrintedAsPrice =
			quantity?.decimals === CENTS &&
			price?.decimals === 0 &&
			total?.decimals === CENTS &&
			!/\p{L}/u.test(String(quantity.raw)) &&
			Math.abs(count) > Math.abs(each);
		return hasSign || isPrintedAsPrice
			? [
					doubt(
						place('unit_price'),
						`row ${index + 1}: the quantity ${String(quantity?.raw)} is printed as a price is, and the price ${String(price?.raw)} as a quantity: swapped?`,
						index + 1,
					),
				]
			: [];
	});
}

/** Every column of the line items holds what belongs there. */
export function checkColumns(values: DocumentValues, roles: Roles): Check[] {
	const table = tableOf(values, roles);
	if (table === undefined || table.rows.length === 0)
		return [skipped('columns', 'there are no line items')];
	const doubts = [
		...blankDescriptions(table),
		...blankQuantities(table),
		...swappedQuantities(table),
	];
	return doubts.length > 0
		? doubts
		: [passed('columns', 'descriptions, quantities and prices stand where they belong')];
}
