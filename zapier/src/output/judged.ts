import type { Decision, Judgement, Reason } from '../../../core/decision/reason';

/** A judgement as scalars, so that Filter and Paths can look at them. */
export interface Judged {
	readonly needs_review: boolean;
	/** `failed` for a document that could not be read. */
	readonly decision: Decision | 'failed';
	readonly lowest_match_ratio: number | null;
	/** One sentence a line; "" for none. */
	readonly reasons_text: string;
}

export const textOf = (reasons: readonly Pick<Reason, 'message'>[]): string =>
	reasons.map(({ message }) => message).join('\n');

export const judged = ({ decision, match_ratio, reasons }: Judgement): Judged => ({
	needs_review: decision === 'review',
	decision,
	lowest_match_ratio: match_ratio,
	reasons_text: textOf(reasons),
});

export const lowestOf = (ratios: readonly (number | null)[]): number | null => {
	const known = ratios.filter((ratio) => ratio !== null);
	return known.length === 0 ? null : Math.min(...known);
};
