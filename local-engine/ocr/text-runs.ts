import type { Component } from './components';
import {
	boxAround,
	centreX,
	centreY,
	heightOf,
	sharedHeight,
	widthOf,
	type PixelBox,
} from './grey-image';
import type { Letters } from './letters';
import { createPlaces } from './places';

/** A piece of one text line: letters with no wide gap between them. A table cell, a label, a sentence. */
export interface TextRun extends PixelBox {
	/** Height of its capitals and digits in pixels. */
	readonly capHeight: number;
	/** Width of a usual letter as a share of `capHeight`: 0.7 in most fonts, 0.4 in narrow ones. */
	readonly letterWidth: number;
	/** Whether it is light print on a dark band. */
	readonly light: boolean;
}

/** A wider gap than this, in letter heights, begins another run: two cells of a table. */
const GAP = 1.5;
/** Two letters of one line are not more different in height than this. */
const HEIGHT_RATIO = 2.6;
/** A mark is looked for this far from the letters of its run, in letter heights. */
const MARK_REACH = { beside: 0.9, above: 0.55, below: 0.35 };

const median = (values: readonly number[]): number | undefined =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** No bracket is higher than small letters by more than this: what is, is a tick or a stroke of a pen beside them. */
const GIANT = 1.9;
/** A run with fewer letters can be a price with small cents. */
const SHOWS_GIANTS = 4;

/** Takes what is far higher than the letters of a group out of it, as a group of its own. */
function withoutGiants(group: readonly Component[]): Component[][] {
	const limit = GIANT * (median(group.map(heightOf)) ?? 0);
	const [giants, others] = [
		group.filter((letter) => heightOf(letter) > limit),
		group.filter((letter) => heightOf(letter) <= limit),
	];
	return giants.length === 0 || others.length < SHOWS_GIANTS ? [[...group]] : [others, giants];
}

function groupLetters(letters: readonly Component[]): Component[][] {
	const sorted = [...letters].sort((a, b) => a.x0 - b.x0);
	const groups = new Map<Component, Component[]>(sorted.map((letter) => [letter, [letter]]));
	const join = (a: Component, b: Component): void => {
		const [one, other] = [groups.get(a), groups.get(b)];
		if (!one || !other || one === other) return;
		const [large, small] = one.length >= other.length ? [one, other] : [other, one];
		for (const letter of small) {
			groups.set(letter, large);
			large.push(letter);
		}
	};
	for (const [i, left] of sorted.entries()) {
		// no letter of its line is higher than that, and so none further away belongs to it
		const reach = GAP * HEIGHT_RATIO * heightOf(left);
		for (let j = i + 1; j < sorted.length; j++) {
			const right = sorted[j];
			if (!right || right.x0 - left.x1 > reach) break;
			const low = Math.min(heightOf(left), heightOf(right));
			const high = Math.max(heightOf(left), heightOf(right));
			if (right.x0 - left.x1 > GAP * high || high > HEIGHT_RATIO * low) continue;
			if (sharedHeight(left, right) >= 0.5 * low) join(left, right);
		}
	}
	return [...new Set(groups.values())].flatMap(withoutGiants);
}

/** Fewer letters don't show how wide a font is. */
const MIN_LETTERS = 3;
/** Share of the height of a capital. */
const USUAL_WIDTH = 0.7;
/** Letters narrower than this share of the page's usual ones are pieces of broken ones. */
const PIECE = 0.8;

const capHeightOf = (letters: readonly Component[]): number => {
	const heights = letters.map(heightOf).sort((a, b) => a - b);
	return heights[Math.floor(heights.length * 0.8)] ?? 0;
};

/** Widths of letters that show how wide a font is: "l" and "i" are narrow in any, letters that touch are wide. */
const tellingWidths = (letters: readonly Component[], capHeight: number): readonly number[] =>
	letters.map(widthOf).filter((width) => width > 0.2 * capHeight && width < 1.6 * capHeight);

/** @param usual width of a letter of the page, in pixels */
function letterWidthOf(letters: readonly Component[], capHeight: number, usual: number): number {
	const widths = tellingWidths(letters, capHeight);
	const middle = median(widths);
	return middle === undefined || widths.length < MIN_LETTERS
		? USUAL_WIDTH
		: Math.max(middle, PIECE * usual) / capHeight;
}

/** Where the middle of a mark lies that can be a part of a run. */
const around = ({ x0, y0, x1, y1, capHeight: size }: TextRun): PixelBox => ({
	x0: x0 - MARK_REACH.beside * size,
	y0: y0 - MARK_REACH.above * size,
	x1: x1 + MARK_REACH.beside * size,
	y1: y1 + MARK_REACH.below * size,
});

/** How far a mark is outside of a run, in letter heights; Infinity when it can't be a part of it. */
function distanceTo(run: TextRun, mark: Component): number {
	const size = run.capHeight;
	const [x, y] = [centreX(mark), centreY(mark)];
	const beside = Math.max(run.x0 - x, x - run.x1, 0) / size;
	const above = Math.max(run.y0 - y, 0) / size;
	const below = Math.max(y - run.y1, 0) / size;
	const near =
		beside <= MARK_REACH.beside && above <= MARK_REACH.above && below <= MARK_REACH.below;
	return near ? beside + above + below : Infinity;
}

function nearestRun(runs: readonly TextRun[], mark: Component): TextRun | undefined {
	let [nearest, distance]: [TextRun | undefined, number] = [undefined, Infinity];
	for (const run of runs) {
		const candidate = distanceTo(run, mark);
		if (candidate < distance) [nearest, distance] = [run, candidate];
	}
	return nearest;
}

/**
 * Joins letters to runs and gives each mark to the run it is nearest to.
 *
 * @returns the runs, from top to bottom
 */
export function findTextRuns({ letters, marks, usualHeight }: Letters): readonly TextRun[] {
	const groups = groupLetters(letters);
	const usual = median(groups.flatMap((group) => tellingWidths(group, capHeightOf(group)))) ?? 0;
	const runs = groups.map((group): TextRun => {
		const capHeight = capHeightOf(group);
		const letterWidth = letterWidthOf(group, capHeight, usual);
		return { ...boxAround(group), capHeight, letterWidth, light: false };
	});
	const marksOf = new Map<TextRun, Component[]>();
	const places = createPlaces(runs, around);
	for (const mark of marks) {
		const run = nearestRun(places.at({ x: centreX(mark), y: centreY(mark) }), mark);
		if (!run) continue;
		const own = marksOf.get(run);
		if (own) own.push(mark);
		else marksOf.set(run, [mark]);
	}
	return runs
		.map((run) => ({ ...run, ...boxAround([run, ...(marksOf.get(run) ?? [])]) }))
		.filter((run) => widthOf(run) > 0.2 * usualHeight)
		.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}
