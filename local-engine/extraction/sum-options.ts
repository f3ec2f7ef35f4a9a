import { readingsOf, type Amount, type AmountHabit } from './amount-reading';
import type { Candidate } from './candidates';
import type { Span } from './typed-spans';

/** The sums of a document that belong together. */
export const SUMS = ['subtotal', 'tax', 'shipping', 'discount', 'total_due'] as const;
export type Sum = (typeof SUMS)[number];
export const isSum = (concept: string): concept is Sum => SUMS.some((sum) => sum === concept);

/** What a page says about its sums. */
export interface SumEvidence {
	/** What labels point to, likeliest first. */
	readonly candidates: readonly Candidate[];
	/** Amounts outside of the table, labelled or not, each with the text of its row. */
	readonly amounts: readonly { readonly span: Span; readonly row: string }[];
	/** Words with digits outside of the table: one of them may be what is left of a total. */
	readonly fragments: readonly Span[];
	/** What the lines come to; undefined without lines, or where one can't be read. */
	readonly lines: number | undefined;
	readonly habit: AmountHabit;
}

/** More candidates than this are rivals by accident. */
const RIVALS = 6;
/** Stands for the row of what no label points to. */
export const UNKNOWN_ROW = -1;

/** One way to read one candidate. */
export interface Option extends Amount {
	readonly span: Span;
	readonly score: number;
	readonly row: number;
}

/** All ways to read the candidates of each sum. */
export type SumOptions = Readonly<Record<Sum, readonly Option[]>>;

/** All ways to read the candidates of a concept, the likeliest candidate first. */
export function optionsOf({ candidates, habit }: SumEvidence, concept: string): readonly Option[] {
	return candidates
		.filter((candidate) => candidate.concept === concept)
		.toSorted((a, b) => b.score - a.score || b.row - a.row)
		.slice(0, RIVALS)
		.flatMap((span) =>
			readingsOf(span.text, habit).map((amount) => ({
				...amount,
				span,
				score: span.score - amount.cost,
				row: span.row,
			})),
		);
}
