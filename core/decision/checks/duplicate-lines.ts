import { isBlank } from '../../values/document-values';
import { amountOfRow, isFigure, shown, type Figures, type RowFigures } from '../figures';
import { notApplicable, type Finding } from './finding';

/** All that a row says, for comparison; undefined for one without text or without an amount: nothing is counted twice. */
function identityOf(row: RowFigures): string | undefined {
	const amount = amountOfRow(row);
	const cells = Object.entries(row.cells).filter(([, cell]) => !isBlank(cell));
	if (!isFigure(amount) || amount.amount.eq(0)) return undefined;
	if (cells.every(([, { value }]) => typeof value === 'number')) return undefined;
	return JSON.stringify(cells.map(([name, { value, raw }]) => [name, value ?? raw]).sort());
}

/**
 * No line stands there twice. Where the lines add up to the document's sum with both, two equal lines are two sales.
 *
 * @param sumProvesLines whether the line totals add up as printed
 */
export function checkDuplicateLines(figures: Figures, sumProvesLines: boolean): Finding[] {
	if (!figures.asksForLines || figures.rows.length < 2)
		return [notApplicable('duplicate_line', 'there are not two line items')];

	const firsts = new Map<string, number>();
	const doubles = figures.rows.flatMap((row) => {
		const identity = identityOf(row);
		if (identity === undefined) return [];
		const first = firsts.get(identity);
		if (first === undefined) firsts.set(identity, row.row);
		return first === undefined ? [] : [{ row, first }];
	});
	const column = figures.columnPlace('line_total') ?? figures.columnPlace('unit_price');
	const fields = column === undefined ? [] : [column];
	const finding = (result: 'passed' | 'failed', message: string, row?: RowFigures): Finding => {
		const amount = row === undefined ? undefined : amountOfRow(row);
		return {
			check: {
				code: 'duplicate_line',
				result,
				...(row === undefined ? {} : { row: row.row }),
				fields,
				numbers:
					amount !== undefined && isFigure(amount) ? { line_total: amount.amount.toNumber() } : {},
				message,
			},
			agreement: 'none',
			figures: [],
		};
	};
	if (doubles.length === 0) return [finding('passed', 'no line stands there twice')];
	if (sumProvesLines)
		return [
			finding('passed', 'lines that are the same are needed for the sum, so they are no doubles'),
		];
	return doubles.map(({ row, first }) => {
		const amount = amountOfRow(row);
		const words = isFigure(amount) ? ` (${shown(amount.amount, amount.decimals)})` : '';
		return finding(
			'failed',
			`row ${row.row} says the same as row ${first}${words}: read twice?`,
			row,
		);
	});
}
