import type { Graded } from './grading';

/** The share of right values that must be reached. */
export interface Bar {
	readonly name: string;
	readonly least: number;
	readonly values: readonly Graded[];
}

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1] as const;

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const rightOf = (values: readonly Graded[]): number => values.filter(({ right }) => right).length;

/** "invoice header fields   19 of 20   95.0 %   bar 95 %". @returns whether the bar holds */
export function printBar({ name, least, values }: Bar, say: (line: string) => void): boolean {
	const right = rightOf(values);
	const share = values.length === 0 ? 1 : right / values.length;
	const holds = share >= least;
	say(
		`${name.padEnd(44)}${`${right} of ${values.length}`.padStart(12)}${percent(share).padStart(9)}   bar ${percent(least)}${holds ? '' : '   MISSED'}`,
	);
	return holds;
}

/** How often values of each ratio are right. */
export function printCalibration(values: readonly Graded[], say: (line: string) => void): void {
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
export function printWrong(values: readonly Graded[], say: (line: string) => void): void {
	for (const { document, place, expected, raw, match_ratio, right } of values)
		if (!right)
			say(
				`  ${document.name}  ${place}: ${JSON.stringify(raw)} at ${match_ratio ?? '-'}, ${expected === undefined ? 'absent' : `is ${JSON.stringify(expected)}`}`,
			);
}
