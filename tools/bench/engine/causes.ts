import { lettersOf, type Graded } from './grading';

/** A kind of fault, how often it happened, and in which documents. */
export interface Cause {
	readonly cause: string;
	readonly count: number;
	readonly in: readonly string[];
}

/** So many characters of a misread value differ, at most. */
const MISREAD = 2;

/** How many characters are to be put in, left out or changed to make one text of the other. */
function distance(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (const [i, own] of Array.from(a).entries()) {
		const row = [i + 1];
		for (const [j, other] of Array.from(b).entries())
			row.push(
				Math.min(
					(above[j + 1] ?? 0) + 1,
					(row[j] ?? 0) + 1,
					(above[j] ?? 0) + (own === other ? 0 : 1),
				),
			);
		above = row;
	}
	return above[b.length] ?? 0;
}

/** In what way a value is wrong. */
function wayOf({ expected, raw }: Graded): string {
	if (raw === '') return 'not found';
	if (expected === undefined) return 'not on the page';
	const [wanted, read] = [lettersOf(String(expected)), lettersOf(raw)];
	if (wanted.length > MISREAD && distance(wanted, read) <= MISREAD) return 'misread';
	if (read !== '' && wanted.includes(read)) return 'cut short';
	if (wanted !== '' && read.includes(wanted)) return 'too long';
	return 'another value';
}

/** What went wrong, in words that are the same for the same fault; a row that is missing or too many counts once. */
function causeOf(value: Graded): string {
	if (value.row?.in === 'truth') return 'row not found';
	if (value.row?.in === 'reading') return 'row that is none';
	return `${value.name}: ${wayOf(value)}`;
}

/** The causes of all wrong values, the most frequent first, each with the documents it happens in. */
export function causesOf(values: readonly Graded[]): readonly Cause[] {
	const causes = new Map<string, Map<string, string>>();
	for (const value of values.filter(({ right }) => !right)) {
		const cause = causeOf(value);
		const { name } = value.document;
		const once = value.row?.in === 'both' ? value.place : (value.row?.number ?? value.place);
		const own = causes.get(cause) ?? new Map<string, string>();
		own.set(`${name} ${once}`, name);
		causes.set(cause, own);
	}
	return [...causes]
		.map(([cause, cases]) => ({ cause, count: cases.size, in: [...new Set(cases.values())] }))
		.toSorted((a, b) => b.count - a.count);
}
