import type { DocumentValues, ReadCell, ReadRow } from '../../../core/values/document-values';
import { JUDGED, type BenchDocument, type Truth, type TruthRow } from './documents';

/** One value beside the truth. */
export interface Graded {
	readonly document: BenchDocument;
	/** "total_due", "line_items[2].quantity". */
	readonly place: string;
	/** "total_due", "quantity". */
	readonly name: string;
	readonly kind: 'field' | 'cell';
	/** Of a cell: its row, from 1, and whether truth and reading both have that row. */
	readonly row?: { readonly number: number; readonly in: 'both' | 'truth' | 'reading' };
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
export const lettersOf = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

type Readings = readonly (string | number)[];

function isReading(expected: string | number, cell: ReadCell): boolean {
	const { raw, value } = cell;
	if (raw === expected) return true;
	if (typeof expected === 'number')
		return typeof value === 'number' && Math.abs(value - expected) < SAME_NUMBER;
	const text = typeof value === 'string' ? value : String(raw);
	// only marks: "€" is not "$"
	if (lettersOf(expected) === '') return text.trim() === expected.trim();
	return lettersOf(text) === lettersOf(expected);
}

const isRight = (expected: Readings, cell: ReadCell | undefined): boolean =>
	cell !== undefined &&
	cell.raw !== null &&
	cell.raw !== '' &&
	expected.some((one) => isReading(one, cell));

const rawOf = (cell: ReadCell | undefined): string => String(cell?.raw ?? '');

function graded(
	place: Pick<Graded, 'document' | 'place' | 'name' | 'kind' | 'row'>,
	expected: Readings,
	cell: ReadCell | undefined,
): Graded {
	const raw = rawOf(cell);
	return {
		...place,
		expected: expected[0],
		raw,
		match_ratio: cell?.match_ratio ?? null,
		right: expected.length === 0 ? raw === '' : isRight(expected, cell),
	};
}

/** A row of the truth with all readings of its cells. */
type RowReadings = Readonly<Record<string, Readings>>;

const rowsOf = ({ line_items: rows }: Truth): readonly TruthRow[] =>
	typeof rows === 'object' ? rows : [];

function rowReadings({ truth, alsoRight }: BenchDocument): readonly RowReadings[] {
	return rowsOf(truth).map((row, index) =>
		Object.fromEntries(
			Object.entries(row).map(([name, first]) => [
				name,
				[first, ...alsoRight.flatMap((other) => rowsOf(other)[index]?.[name] ?? [])],
			]),
		),
	);
}

const agreement = (row: RowReadings, read: ReadRow): number =>
	Object.entries(row).filter(([name, expected]) => isRight(expected, read[name])).length;

/**
 * For each row of the truth the row that was read for it, by the order-keeping assignment that makes most cells right;
 * rows that were read and are none come last.
 */
function pairRows(
	truth: readonly RowReadings[],
	read: readonly ReadRow[],
): readonly (readonly [RowReadings | undefined, ReadRow | undefined])[] {
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
	const pairs: (readonly [RowReadings | undefined, ReadRow | undefined])[] = [];
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

function gradedRows(document: BenchDocument, read: readonly ReadRow[]): readonly Graded[] {
	return pairRows(rowReadings(document), read).flatMap(([expected, own], index) => {
		const number = index + 1;
		const row = {
			number,
			in: expected === undefined ? 'reading' : own === undefined ? 'truth' : 'both',
		} as const;
		const names = new Set([...Object.keys(expected ?? {}), ...Object.keys(own ?? {})]);
		return [...names]
			.filter((name) => JUDGED.has(name))
			.map((name) =>
				graded(
					{ document, place: `line_items[${number}].${name}`, name, kind: 'cell', row },
					expected?.[name] ?? [],
					own?.[name],
				),
			);
	});
}

/** Every value of a document beside the truth. What is neither there nor read is left out: it proves nothing. */
export function grade(document: BenchDocument, values: DocumentValues): readonly Graded[] {
	const { truth, alsoRight, complete, doubtful } = document;
	const results: Graded[] = [];
	for (const [name, cell] of Object.entries(values.cells)) {
		const readings = [truth, ...alsoRight].flatMap((one) => {
			const own = one[name];
			return own === undefined || typeof own === 'object' ? [] : [own];
		});
		if (doubtful.includes(name) || !JUDGED.has(name)) continue;
		if (readings.length === 0 && !complete) continue;
		results.push(graded({ document, place: name, name, kind: 'field' }, readings, cell));
	}
	if (truth.line_items !== undefined)
		results.push(...gradedRows(document, values.tables.line_items ?? []));
	return results.filter(({ expected, raw }) => expected !== undefined || raw !== '');
}
