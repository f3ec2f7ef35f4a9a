import type { Box } from '../../../core/api/wire';
import type { WordsAnswer } from '../../answers';

/** A word of a page, on the 0..1000 grid. */
export type Word = WordsAnswer['words'][number];

/** Words that stand together, without a gap that parts columns. */
export interface Segment {
	readonly text: string;
	readonly bbox: Box;
}

/** Segments side by side, from left to right. */
export type Line = readonly Segment[];

const middle = ({ ymin, ymax }: Box): number => (ymin + ymax) / 2;
const height = ({ ymin, ymax }: Box): number => ymax - ymin;

/** The box around boxes. */
export const around = (boxes: readonly Box[]): Box => ({
	xmin: Math.min(...boxes.map(({ xmin }) => xmin)),
	ymin: Math.min(...boxes.map(({ ymin }) => ymin)),
	xmax: Math.max(...boxes.map(({ xmax }) => xmax)),
	ymax: Math.max(...boxes.map(({ ymax }) => ymax)),
});

const segmentOf = (words: readonly Word[]): Segment => ({
	text: words.map(({ text }) => text).join(' '),
	bbox: around(words.map(({ bbox }) => bbox)),
});

/** A gap that parts columns, in heights of the line; a space between words is a third of one. */
const COLUMN_GAP = 1.1;

/** @param stretch what a step of the grid is in height, beside one in width: the page's height by its width */
function segmentsOf(words: readonly Word[], stretch: number): Line {
	const inOrder = words.toSorted((one, other) => one.bbox.xmin - other.bbox.xmin);
	const usual = Math.max(...words.map(({ bbox }) => height(bbox)));
	const groups: Word[][] = [];
	for (const word of inOrder) {
		const last = groups.at(-1);
		const before = last?.at(-1);
		const gap = before === undefined ? Infinity : word.bbox.xmin - before.bbox.xmax;
		if (last === undefined || gap > usual * COLUMN_GAP * stretch) groups.push([word]);
		else last.push(word);
	}
	return groups.map(segmentOf);
}

/**
 * The lines of a page, from top to bottom.
 *
 * @param stretch the page's height by its width
 */
export function linesOf(words: readonly Word[], stretch: number): readonly Line[] {
	const rows: Word[][] = [];
	for (const word of words.toSorted((one, other) => middle(one.bbox) - middle(other.bbox))) {
		const last = rows.at(-1);
		const around = last?.[0];
		const isSameLine =
			around !== undefined &&
			Math.abs(middle(word.bbox) - middle(around.bbox)) < height(around.bbox) / 2;
		if (last !== undefined && isSameLine) last.push(word);
		else rows.push([word]);
	}
	return rows.map((row) => segmentsOf(row, stretch));
}

export const isWithin = ({ xmin, ymin, xmax, ymax }: Box, outer: Box): boolean => {
	const [x, y] = [(xmin + xmax) / 2, (ymin + ymax) / 2];
	return x >= outer.xmin && x <= outer.xmax && y >= outer.ymin && y <= outer.ymax;
};
