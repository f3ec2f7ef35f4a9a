import type { Cause } from './causes';
import type { Graded } from './grading';
import type { Scores, Share } from './scores';

type Say = (line: string) => void;

/** The share of right values that must be reached. */
export interface Bar {
	readonly name: string;
	readonly least: number;
	readonly values: readonly Graded[];
}

/** The shares that must be reached, and of rows that are none the share that is allowed. */
export type ScoreBars = Readonly<Record<'header' | 'cells' | 'rows' | 'extra' | 'sure', number>>;

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1] as const;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const rightOf = (values: readonly Graded[]): number => values.filter(({ right }) => right).length;

const line = (name: string, { right, of }: Share, rest: string): string =>
	`${name.padEnd(44)}${`${right} of ${of}`.padStart(12)}${percent(right / Math.max(1, of)).padStart(9)}${rest}`;

/** "invoice header fields   19 of 20   95.0 %   bar 95 %". @returns whether the bar holds */
export function printBar({ name, least, values }: Bar, say: Say): boolean {
	const share = { right: rightOf(values), of: values.length };
	const holds = share.of === 0 || share.right >= least * share.of;
	say(line(name, share, `   bar ${percent(least)}${holds ? '' : '   MISSED'}`));
	return holds;
}

/** Prints what was read of documents. @returns whether all bars hold */
export function printScores(title: string, scores: Scores, bars: ScoreBars, say: Say): boolean {
	say(`\n${title}`);
	const held = (
		[
			['header fields that are printed', scores.header, bars.header],
			['cells that are printed', scores.cells, bars.cells],
			['rows fully right', scores.rows, bars.rows],
			['values that count as sure', scores.sure, bars.sure],
		] as const
	).map(([name, share, least]) => {
		const holds = share.right >= least * share.of;
		say(line(name, share, `   bar ${percent(least)}${holds ? '' : '   MISSED'}`));
		return holds;
	});
	const { extra } = scores;
	const fewExtra = extra.right <= bars.extra * extra.of;
	say(
		line(
			'rows that are none, beside those that are',
			extra,
			`   at most ${percent(bars.extra)}${fewExtra ? '' : '   MISSED'}`,
		),
	);
	say(`${'header fields that are not printed'.padEnd(44)}${String(scores.invented).padStart(12)}`);
	say(line('documents read perfectly', scores.perfect, ''));
	return fewExtra && held.every(Boolean);
}

/** Prints the causes of wrong values. @param least how often a cause happens that is shown */
export function printCauses(causes: readonly Cause[], least: number, say: Say): void {
	for (const cause of causes.filter(({ count }) => count >= least))
		say(`${String(cause.count).padStart(5)}  ${cause.cause} (${cause.in.join(', ')})`);
}

/** How often values of each ratio are right. */
export function printCalibration(values: readonly Graded[], say: Say): void {
	say('match_ratio        values    right');
	for (const [index, from] of BINS.entries()) {
		const to = BINS[index + 1] ?? Infinity;
		const inside = values.filter(
			({ match_ratio }) => match_ratio !== null && match_ratio >= from && match_ratio < to,
		);
		if (inside.length === 0) continue;
		const bin = to === Infinity ? '1' : `${from.toFixed(2)} to ${to.toFixed(2)}`;
		say(
			`${bin.padEnd(16)}${String(inside.length).padStart(9)}${percent(rightOf(inside) / inside.length).padStart(9)}`,
		);
	}
}

/** What was read wrongly, one line each. */
export function printWrong(values: readonly Graded[], say: Say): void {
	for (const { document, place, expected, raw, match_ratio, right } of values)
		if (!right)
			say(
				`  ${document.name}  ${place}: ${JSON.stringify(raw)} at ${match_ratio ?? '-'}, ${expected === undefined ? 'absent' : `is ${JSON.stringify(expected)}`}`,
			);
}
