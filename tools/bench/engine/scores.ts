import type { Graded } from './grading';

/** So many of so many. */
export interface Share {
	readonly right: number;
	readonly of: number;
}

/** What was read of documents, beside their truth. */
export interface Scores {
	/** Of header fields and cells that the page prints, those read rightly. */
	readonly header: Share;
	readonly cells: Share;
	/** Rows with every cell right, and no cell that the page doesn't print. */
	readonly rows: Share;
	/** Rows that are no line items, beside all rows that are. */
	readonly extra: Share;
	/** Header fields that the page doesn't print. */
	readonly invented: number;
	readonly perfect: Share;
	/** Of all values at or above the ratio that counts as sure, those that are right. */
	readonly sure: Share;
}

const shareOf = <T>(all: readonly T[], isRight: (one: T) => boolean): Share => ({
	right: all.filter(isRight).length,
	of: all.length,
});

const grouped = <K>(values: readonly Graded[], key: (value: Graded) => K): Map<K, Graded[]> => {
	const groups = new Map<K, Graded[]>();
	for (const value of values) {
		const own = groups.get(key(value));
		if (own) own.push(value);
		else groups.set(key(value), [value]);
	}
	return groups;
};

const isAllRight = (values: readonly Graded[]): boolean => values.every(({ right }) => right);

/** @param sure from this match ratio on a value counts as sure */
export function scoresOf(values: readonly Graded[], sure: number): Scores {
	const printed = values.filter(({ expected }) => expected !== undefined);
	const rows = [
		...grouped(
			values.filter(({ row }) => row !== undefined),
			({ document, row }) => `${document.name} ${row?.number ?? 0}`,
		).values(),
	];
	const real = rows.filter(([first]) => first?.row?.in !== 'reading');
	return {
		header: shareOf(
			printed.filter(({ kind }) => kind === 'field'),
			({ right }) => right,
		),
		cells: shareOf(
			printed.filter(({ kind }) => kind === 'cell'),
			({ right }) => right,
		),
		rows: shareOf(real, isAllRight),
		extra: { right: rows.length - real.length, of: real.length },
		invented: values.filter(({ kind, expected }) => kind === 'field' && expected === undefined)
			.length,
		perfect: shareOf([...grouped(values, ({ document }) => document).values()], isAllRight),
		sure: shareOf(
			values.filter(({ match_ratio }) => (match_ratio ?? 0) >= sure),
			({ right }) => right,
		),
	};
}
