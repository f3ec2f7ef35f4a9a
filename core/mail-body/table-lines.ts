/** A cell of a table: its lines, and how many columns it takes. */
export interface TableCell {
	readonly span: number;
	/** The same text in lines of a width. */
	readonly lines: (width: number) => readonly string[];
}

const GAP = 2;
const LEAST_WIDTH = 10;
/** "1.234,56 €", "19 %", "2 x": stands at the right of its column. */
const NUMERIC = /^[-+−(]?\s*[\p{Sc}A-Z]{0,3}\s*[\d.,'’ ]*\d\s*(?:\p{Sc}|%|[A-Z]{3})?\)?$/u;

const widest = (lines: readonly string[]) =>
	lines.reduce((most, { length }) => Math.max(most, length), 0);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Each cell with the column that it begins in. */
function placed(
	row: readonly TableCell[],
): readonly (readonly [column: number, cell: TableCell])[] {
	let column = 0;
	return row.map((cell) => {
		const at = column;
		column += cell.span;
		return [at, cell] as const;
	});
}

/** Widths of columns that fit together; the widest gives way. */
function fitted(natural: readonly number[], width: number): readonly number[] {
	const widths = natural.map((one) => Math.max(one, 1));
	const room = Math.max(width - GAP * (widths.length - 1), 1);
	for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
		const most = Math.max(...widths);
		if (most <= LEAST_WIDTH) break;
		widths[widths.indexOf(most)] = Math.max(LEAST_WIDTH, most - over);
	}
	return widths;
}

/**
 * The rows of a table as lines of text, its columns one below the other.
 *
 * @param width of a line, in characters
 * @returns undefined where it has more columns than fit
 */
export function tableLines(
	rows: readonly (readonly TableCell[])[],
	width: number,
): readonly string[] | undefined {
	const natural: number[] = [];
	for (const row of rows)
		for (const [column, cell] of placed(row)) {
			for (let at = column; at < column + cell.span; at++) natural[at] ??= 0;
			if (cell.span === 1)
				natural[column] = Math.max(natural[column] ?? 0, widest(cell.lines(width)));
		}
	const widths = fitted(natural, width);
	if (sum(widths) + GAP * (widths.length - 1) > width) return undefined;
	return rows.flatMap((row) => {
		const cells = placed(row).map(([column, cell]) => {
			const own = sum(widths.slice(column, column + cell.span)) + GAP * (cell.span - 1);
			return { column, own, lines: cell.lines(own) };
		});
		const height = Math.max(0, ...cells.map(({ lines }) => lines.length));
		return Array.from({ length: height }, (_, at) => {
			const texts = cells.map(({ column, own, lines }) => {
				const text = lines[at] ?? '';
				return column > 0 && NUMERIC.test(text) ? text.padStart(own) : text.padEnd(own);
			});
			return texts.join(' '.repeat(GAP)).trimEnd();
		});
	});
}
