import type { DocumentValues, ReadCell, ReadRow } from '../../core/values/document-values';
import type { BenchDocument, TruthRow } from './documents';

/** One value beside the truth. */
export interface Graded {
	readonly document: BenchDocument;
	/** "total_due", "line_items[2].quantity". */
	readonly place: string;
	readonly kind: 'field' | 'cell';
	/** undefined where the page has no such value. */
	readonly expected: string | number | undefined;
	/** "" where none was found. */
	readonly raw: string;
	readonly match_ratio: number | null;
	readonly right: boolean;
}

/** Half a unit of the last decimal that truth has. */
const SAME_NUMBER = 0.005;

/** Letters and digits decide; case, spaces, accents and punctuation don't. */
const lettersOf = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

function isRight(expected: string | number, cell: ReadCell | undefined): boolean {
	const value = cell?.value ?? null;
	if (value === null) return false;
	if (cell?.raw === expected) return true;
	if (typeof expected === 'number')
		return typeof value === 'number' && Math.abs(value - expected) < SAME_NUMBER;
	return lettersOf(String(value)) === lettersOf(expected);
}

const rawOf = (cell: ReadCell | undefined): string => String(cell?.raw ?? '');

function graded(
	document: BenchDocument,
	place: string,
	kind: Graded['kind'],
	expected: string | number | undefined,
	cell: ReadCell | undefined,
): Graded {
	const raw = rawOf(cell);
	return {
		document,
		place,
		kind,
		expected,
		raw,
		match_ratio: cell?.match_ratio ?? null,
		right: expected === undefined ? raw === '' : isRight(expected, cell),
	};
}

const agreement = (row: TruthRow, read: ReadRow): number =>
	Object.entries(row).filter(([name, expected]) => isRight(expected, read[name])).length;

/**
 * For each row of the truth the row that was read for it, by the order-keeping assignment that makes most cells right;
 * rows that were read and are none come last.
 */
function pairRows(
	truth: readonly TruthRow[],
	read: readonly ReadRow[],
): readonly (readonly [TruthRow | undefined, ReadRow | undefined])[] {
	const best: number[][] = Array.from({ length: truth.length + 1 }, () =>
		new Array<number>(read.length + 1).fill(0),
	);
	const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
	const worth = (i: number, j: number): number => agreement(truth[i] ?? {}, read[j] ?? {});
	for (let i = truth.length - 1; i >= 0; i--)
		for (let j = read.length - 1; j >= 0; j--) {
			const row = best[i];
			if (row) row[j] = Math.max(at(i + 1, j + 1) + worth(i, j), at(i + 1, j), at(i, j + 1));
		}
	const pairs: (readonly [TruthRow | undefined, ReadRow | undefined])[] = [];
	let [i, j] = [0, 0];
	while (i < truth.length || j < read.length) {
		if (i < truth.length && j < read.length && at(i, j) === at(i + 1, j + 1) + worth(i, j))
			pairs.push([truth[i++], read[j++]]);
		else if (j >= read.length || (i < truth.length && at(i, j) === at(i + 1, j)))
			pairs.push([truth[i++], undefined]);
		else pairs.push([undefined, read[j++]]);
	}
	return pairs;
}

/** Every value of a document beside the truth. What is neither there nor read is left out: it proves nothing. */
export function grade(document: BenchDocument, values: DocumentValues): readonly Graded[] {
	const { truth, complete, doubtful } = document;
	const results: Graded[] = [];
	for (const [name, cell] of Object.entries(values.cells)) {
		const expected = truth[name];
		if (doubtful.includes(name) || typeof expected === 'object') continue;
		if (expected === undefined && !complete) continue;
		results.push(graded(document, name, 'field', expected, cell));
	}
	const rows = truth.line_items;
	if (typeof rows === 'object')
		for (const [index, [row, read]] of pairRows(rows, values.tables.line_items ?? []).entries())
			for (const name of new Set([...Object.keys(row ?? {}), ...Object.keys(read ?? {})])) {
				const place = `line_items[${index + 1}].${name}`;
				results.push(graded(document, place, 'cell', row?.[name], read?.[name]));
			}
	return results.filter(({ expected, raw }) => expected !== undefined || raw !== '');
}
