import type { MissingPart } from '../missing';
import type { BillLine } from './bill';

/** "Row 2", "Rows 1, 2 and the shipping": which lines a message is about. */
export function linesInWords(lines: readonly BillLine[]): string {
	const rows = lines.flatMap(({ row }) => row ?? []);
	const others = lines.flatMap(({ kind, row }) => (row === null ? [`the ${kind}`] : []));
	const words = [
		...(rows.length === 0 ? [] : [`${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`]),
		...others,
	].join(' and ');
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What some lines lack, once for all of them; nothing where none does. */
export const missingOnLines = (
	lines: readonly BillLine[],
	part: string,
	message: string,
): MissingPart[] =>
	lines.length === 0 ? [] : [{ part, message: `${linesInWords(lines)}: ${message}` }];
