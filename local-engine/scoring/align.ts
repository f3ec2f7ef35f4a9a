/** A printed character and how sure it is, 0..1. */
export interface ScoredSymbol {
	readonly text: string;
	readonly certainty: number;
}

/** How a value lies over printed symbols. */
export interface Alignment {
	/** 0..1: certainty of the printed characters the value is made of, over the value's length. */
	readonly ratio: number;
	/** Index of the first symbol used, and of the one after the last; both 0 when none is. */
	readonly from: number;
	readonly to: number;
	/** Whether every character of the value is printed, in a row and with nothing between. */
	readonly exact: boolean;
}

/** Costs of one character: small, so that they only choose among equal sums of certainty. */
const MISSING = 0.02;
const SKIPPED = 0.01;

const charactersOf = (text: string): readonly string[] => Array.from(text.replace(/\s+/g, ''));

/**
 * Semi-global alignment: the whole value against any stretch of the symbols, spaces left aside.
 * A character of the value that is printed counts with the certainty of its symbol, one that isn't
 * counts nothing; the best such alignment is taken.
 *
 * @param symbols printed characters in reading order, one character each
 */
export function align(value: string, symbols: readonly ScoredSymbol[]): Alignment {
	const characters = charactersOf(value);
	const [rows, columns] = [characters.length, symbols.length];
	if (rows === 0 || columns === 0) return { ratio: 0, from: 0, to: 0, exact: false };

	const stride = columns + 1;
	const scores = new Float64Array((rows + 1) * stride);
	const at = (row: number, column: number): number => scores[row * stride + column] ?? 0;
	const match = (row: number, column: number): number => {
		const symbol = symbols[column - 1];
		return symbol?.text === characters[row - 1] ? (symbol?.certainty ?? 0) : -MISSING;
	};
	for (let row = 1; row <= rows; row++) {
		scores[row * stride] = -MISSING * row;
		for (let column = 1; column <= columns; column++)
			scores[row * stride + column] = Math.max(
				at(row - 1, column - 1) + match(row, column),
				at(row - 1, column) - MISSING,
				at(row, column - 1) - SKIPPED,
			);
	}

	let end = 0;
	for (let column = 1; column <= columns; column++)
		if (at(rows, column) > at(rows, end)) end = column;
	let [row, column, sum, matched] = [rows, end, 0, 0];
	let [from, to] = [0, 0];
	while (row > 0 && column > 0) {
		const here = at(row, column);
		if (here === at(row - 1, column - 1) + match(row, column)) {
			const symbol = symbols[column - 1];
			if (symbol && symbol.text === characters[row - 1]) {
				if (to === 0) to = column;
				from = column - 1;
				sum += symbol.certainty;
				matched++;
			}
			row--;
			column--;
		} else if (here === at(row - 1, column) - MISSING) row--;
		else column--;
	}
	return { ratio: sum / rows, from, to, exact: matched === rows && to - from === rows };
}
