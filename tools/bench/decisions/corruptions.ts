import fc from 'fast-check';

import type { Cell, CellRow, Extraction } from '../../../core/api/extraction';
import {
	couldBeTotal,
	isAdded,
	isSumOfParts,
	isWithinRounding,
	numbersOfRow,
	rowsOf,
} from './evidence';

/** Where an amount stands: a field, or a cell of a row (from 0) of the line items. */
export interface Spot {
	readonly name: string;
	readonly row: number | null;
}

/** Draws a number from 0 up to below the given one. */
type Draw = (below: number) => number;

/** Changes a document as a bad reading does; undefined where it can't. */
export type Corruption = (
	extraction: Extraction,
	spots: readonly Spot[],
	draw: Draw,
) => Extraction | undefined;

const withRows = (extraction: Extraction, rows: readonly CellRow[]): Extraction => ({
	...extraction,
	tables: { ...extraction.tables, line_items: rows },
});

const cellAt = (extraction: Extraction, { name, row }: Spot): Cell | undefined =>
	row === null ? extraction.cells[name] : rowsOf(extraction)[row]?.[name];

function replaced(extraction: Extraction, { name, row }: Spot, raw: string): Extraction {
	const changed = (cells: CellRow): CellRow => {
		const cell = cells[name];
		return cell === undefined ? cells : { ...cells, [name]: { ...cell, raw } };
	};
	return row === null
		? { ...extraction, cells: changed(extraction.cells) }
		: withRows(
				extraction,
				rowsOf(extraction).map((cells, index) => (index === row ? changed(cells) : cells)),
			);
}

const textAt = (extraction: Extraction, spot: Spot) => String(cellAt(extraction, spot)?.raw ?? '');

/** Changes the text of one of the amounts; undefined when the text stays as it was. */
const inText =
	(change: (text: string, draw: Draw) => string): Corruption =>
	(extraction, spots, draw) => {
		const spot = spots[draw(spots.length)];
		if (spot === undefined) return undefined;
		const text = textAt(extraction, spot);
		const changed = change(text, draw);
		// "0.00" is 0 however its digits are moved.
		if (changed === text || !/[1-9]/.test(`${text}${changed}`)) return undefined;
		const misread = replaced(extraction, spot, changed);
		return (spot.name === 'quantity' || spot.name === 'unit_price') &&
			spot.row !== null &&
			isWithinRounding(extraction, misread, spot.row)
			? undefined
			: misread;
	};

const digitsIn = (text: string) => [...text.matchAll(/\d/g)].map(({ index }) => index);

export const digitChanged = inText((text, draw) => {
	const places = digitsIn(text);
	const at = places[draw(places.length)] ?? 0;
	const digit = (Number(text[at]) + 1 + draw(9)) % 10;
	return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
});

export const digitsSwapped = inText((text, draw) => {
	const places = digitsIn(text);
	const index = draw(Math.max(1, places.length - 1));
	const [first = 0, second = 0] = places.slice(index, index + 2);
	if (second <= first) return text;
	return `${text.slice(0, first)}${text[second] ?? ''}${text.slice(first + 1, second)}${text[first] ?? ''}${text.slice(second + 1)}`;
});

const lostPoint = inText((text) => text.replace(/[.,](?=\d{1,2}$)/, ''));

const subtotalAsTotal: Corruption = (extraction) => {
	const [subtotal, total] = [extraction.cells.subtotal?.raw, extraction.cells.total_due?.raw];
	if (typeof subtotal !== 'string' || total === undefined || subtotal === total) return undefined;
	// Before the tip, the total may be the subtotal: both are printed, and both are right.
	if (extraction.cells.tip !== undefined) return undefined;
	if (couldBeTotal(extraction)) return undefined;
	return replaced(extraction, { name: 'total_due', row: null }, subtotal);
};

const missingRow: Corruption = (extraction, _spots, draw) => {
	const rows = rowsOf(extraction);
	// One row less is none at all: a document without rows is another kind.
	if (rows.length < 2) return undefined;
	const left = draw(rows.length);
	if (!isAdded(extraction, left) || isSumOfParts(extraction, left)) return undefined;
	return withRows(
		extraction,
		rows.filter((_row, index) => index !== left),
	);
};

const doubledRow: Corruption = (extraction, _spots, draw) => {
	const rows = rowsOf(extraction);
	const twice = draw(rows.length);
	if (!isAdded(extraction, twice)) return undefined;
	return withRows(
		extraction,
		rows.flatMap((row, index) => (index === twice ? [row, row] : [row])),
	);
};

const COLUMNS = ['quantity', 'unit_price', 'line_total'];

/** One number of a row also stands where another should. */
const wrongColumn: Corruption = (extraction, _spots, draw) => {
	const row = draw(rowsOf(extraction).length);
	const [from = '', to = ''] = [COLUMNS[draw(3)], COLUMNS[draw(3)]];
	const [text, other] = [from, to].map((name) => textAt(extraction, { name, row }));
	const isSame = text === undefined || other === undefined || text === other;
	if (isSame || text === '' || other === '' || !isAdded(extraction, row)) return undefined;
	const changed = replaced(extraction, { name: to, row }, text);
	const [before, after] = [numbersOfRow(extraction, row), numbersOfRow(changed, row)];
	// A price with the sign of a credit is the same price; a count without a price is compared with nothing.
	const isSameSize = Object.entries(before).every(
		([name, value]) =>
			Math.abs(value ?? 0) ===
			Math.abs(Object.entries(after).find(([own]) => own === name)?.[1] ?? 0),
	);
	const isAlone = before.unit_price === null || before.quantity === null;
	return isSameSize || isAlone ? undefined : changed;
};

/** What goes wrong when a page is read, by kind. */
export const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
	'one digit wrong': digitChanged,
	'two digits swapped': digitsSwapped,
	'decimal point lost': lostPoint,
	'subtotal as total': subtotalAsTotal,
	'row missing': missingRow,
	'row doubled': doubledRow,
	'wrong column': wrongColumn,
};

/** Random numbers, always the same for the same seed. */
export function drawsOf(seed: number): Draw {
	const draws = fc.sample(fc.nat({ max: 2 ** 31 - 1 }), { numRuns: 100_000, seed });
	let next = 0;
	return (below) => {
		const drawn = draws[next % draws.length] ?? 0;
		next += 1;
		return below === 0 ? 0 : drawn % below;
	};
}
