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

const CENTS = 2;
/** "1,234 kg": no price has as many decimals, unless it has four. */
const DECIMALS_OF_WEIGHTS = 3;
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

/** One amount may stand by itself; a count, a price or several amounts without a name are a column that was not read. */
function blankDescriptions({ rows, place, cell, asks }: Table): Check[] {
	if (!asks('description') || !rows.every((row) => isMissing(cell(row, 'description')))) return [];
	const withAmount = rows.filter((row) => !isMissing(cell(row, 'line_total')));
	const counted = withAmount.filter(
		(row) => !isMissing(cell(row, 'quantity')) || !isMissing(cell(row, 'unit_price')),
	);
	return withAmount.length >= FEWEST_UNNAMED || counted.length > 0
		? [doubt(place('description'), 'no line item has a description: was its column read?')]
		: [];
}

/** "7,00 €" and "100,-" are money; "12 Std." and "1:30" are not. */
const MONEY = /\p{Sc}|[.,][-–—]{1,2}$/u;
const COUNTED = /\p{L}|^\d{1,3}:\d{2}$/u;
const NO_PRICE = /\d.*\p{L}{2}|^\d{1,3}:\d{2}$/u;
/** "4 Std.", "45,208 l": counted, where a price says its currency, or for how much it is. */
const COUNT =
	/^[\d.,]+ ?(?:std|stunden|stk|stück|pcs|pce?|hours?|hrs?|h|kg|g|l|ltr|m|m²|m2|km|t|tage?|days?|nächte|monate?|months?|heures?|uren|horas|ore|jours|giorni|días|dagen)\.?$/iu;
/** Work is counted in quarters of an hour, and its price is rarely less than this. */
const QUARTERS = 4;
const LOW_PRICE = 20;

/** "2,50" at "80": hours, or square metres, with cents in no price. */
const couldBeWork = (quantity: ReadCell, price: ReadCell): boolean =>
	typeof quantity.value === 'number' &&
	typeof price.value === 'number' &&
	(price.decimals ?? 0) < CENTS &&
	Number.isInteger(quantity.value * QUARTERS) &&
	price.value > quantity.value &&
	price.value >= LOW_PRICE;

/** Why quantity and price of a row seem to be swapped, by how they are printed: both ways make the same amount. */
function looksSwapped(
	quantity: ReadCell,
	price: ReadCell,
	total: ReadCell,
	areAllWork: boolean,
): boolean {
	const [count, each] = [String(quantity.raw), String(price.raw)];
	if (MONEY.test(each)) return false;
	if (MONEY.test(count)) return true;
	if (COUNTED.test(count)) return false;
	if (COUNT.test(each.trim())) return true;
	if (typeof price.value !== 'number') return NO_PRICE.test(each);
	const [ofQuantity, ofPrice, ofTotal] = [quantity.decimals, price.decimals, total.decimals];
	return (
		ofQuantity !== null &&
		ofPrice !== null &&
		ofTotal !== null &&
		(ofQuantity === CENTS || ofQuantity > DECIMALS_OF_WEIGHTS) &&
		ofPrice < CENTS &&
		ofTotal >= CENTS &&
		!areAllWork
	);
}

/** Quantity and price make the same amount either way round: only how they are printed tells them apart. */
function swappedQuantities({ rows, place, cell }: Table): Check[] {
	const areAllWork = rows.every((row) => {
		const [quantity, price] = [cell(row, 'quantity'), cell(row, 'unit_price')];
		if (quantity === undefined || price === undefined) return true;
		return isBlank(quantity) || isBlank(price) || couldBeWork(quantity, price);
	});
	return rows.flatMap((row, index) => {
		const [quantity, price, total] = [
			cell(row, 'quantity'),
			cell(row, 'unit_price'),
			cell(row, 'line_total'),
		];
		if (quantity === undefined || price === undefined || total === undefined) return [];
		if ([quantity, price, total].some(isBlank)) return [];
		return looksSwapped(quantity, price, total, areAllWork)
			? [
					doubt(
						place('unit_price'),
						`row ${index + 1}: the quantity ${String(quantity.raw)} is printed as a price is, and the price ${String(price.raw)} as a quantity: swapped?`,
						index + 1,
					),
				]
			: [];
	});
}

/** A count with cents that is the amount again, without a price beside it: the amount was read twice. */
function amountsAsQuantities({ rows, place, cell }: Table): Check[] {
	return rows.flatMap((row, index) => {
		const [quantity, total] = [cell(row, 'quantity'), cell(row, 'line_total')];
		const count = numberIn(quantity);
		return count === undefined ||
			count === 0 ||
			count === 1 ||
			count !== numberIn(total) ||
			quantity?.decimals !== CENTS ||
			!isMissing(cell(row, 'unit_price'))
			? []
			: [
					doubt(
						place('quantity'),
						`row ${index + 1}: the quantity ${String(quantity.raw)} is the amount again: was its column read?`,
						index + 1,
					),
				];
	});
}

/** Every column of the line items holds what belongs there. */
export function checkColumns(values: DocumentValues, roles: Roles): Check[] {
	const table = tableOf(values, roles);
	if (table === undefined || table.rows.length === 0)
		return [skipped('columns', 'there are no line items')];
	const doubts = [
		...blankDescriptions(table),
		...swappedQuantities(table),
		...amountsAsQuantities(table),
	];
	return doubts.length > 0
		? doubts
		: [passed('columns', 'descriptions, quantities and prices stand where they belong')];
}
