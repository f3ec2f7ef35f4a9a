import { isSameAmount } from '../witness/amounts-in-text';
import type { Line, Text } from './e-invoice';

const sumOf = (lines: readonly Line[]): number =>
	lines.reduce((sum, { total }) => sum + Number(total ?? 0), 0);

/**
 * The lines that count, where lines may be parts of others: those that make the sum of the lines. Some senders count the
 * parts, others the whole and only tell its parts; neither always says which.
 *
 * @param sum of the lines as the document says it, BT-106
 * @returns all of them where none is a part, or no choice makes the sum
 */
export function countedLines(lines: readonly Line[], sum: Text): readonly Line[] {
	const wholes = new Set(lines.flatMap(({ parent }) => parent ?? []));
	if (wholes.size === 0 || sum === null) return lines;
	const choices = [
		lines,
		lines.filter(({ parent }) => parent === null),
		lines.filter(({ id }) => id === null || !wholes.has(id)),
	];
	return choices.find((choice) => isSameAmount(sumOf(choice), Number(sum))) ?? lines;
}
