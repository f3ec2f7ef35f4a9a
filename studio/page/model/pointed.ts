import type { Box } from '../../../core/api/wire';
import type { FieldSpec } from '../../../core/schema/field-spec';
import { proposedField, proposedTable } from '../../../core/schema/proposed-field';
import { roleOfPhrase } from '../../../core/schema/roles';
import { around, isWithin, linesOf, type Line, type Segment, type Word } from './text-lines';

/** Something on a page that somebody points at. */
export interface Pointed {
	/** What is printed beside or above it; "" for nothing. */
	readonly label: string;
	readonly text: string;
	readonly bbox: Box;
}

const AFTER_COLON = /^([^:]{2,40}):\s+(\S.*)$/;
const hasDigits = (text: string): boolean => /\d/.test(text);
const isKnown = (label: string): boolean =>
	label !== '' && roleOfPhrase(label.replace(/[\s:.#]+$/u, '')) !== undefined;

const overlapsInWidth = (one: Box, other: Box): boolean =>
	one.xmin < other.xmax && other.xmin < one.xmax;

/** A label is looked for so many lines above. */
const LINES_ABOVE = 2;

function labelsOf(at: number, segment: Segment, lines: readonly Line[]): readonly string[] {
	const line = lines[at] ?? [];
	const left = line.filter(({ bbox }) => bbox.xmax <= segment.bbox.xmin).at(-1)?.text ?? '';
	const above = lines
		.slice(Math.max(0, at - LINES_ABOVE), at)
		.reverse()
		.flatMap((other) => other.filter(({ bbox }) => overlapsInWidth(bbox, segment.bbox)))
		.map(({ text }) => text);
	return [left, ...above];
}

const withColon = (segment: Segment): Pointed | undefined => {
	const [, label, text] = AFTER_COLON.exec(segment.text) ?? [];
	return label === undefined || text === undefined
		? undefined
		: { label, text, bbox: segment.bbox };
};

/** A segment with the label that says most: one whose meaning is known, then one of words alone. */
function labelled(segment: Segment, labels: readonly string[]): Pointed {
	const label =
		labels.find(isKnown) ?? labels.find((text) => text !== '' && !hasDigits(text)) ?? '';
	return { label, text: segment.text, bbox: segment.bbox };
}

/**
 * What can be pointed at on a page, each with its label.
 *
 * @param stretch the page's height by its width
 */
export function pointableOn(words: readonly Word[], stretch: number): readonly Pointed[] {
	const lines = linesOf(words, stretch);
	return lines.flatMap((line, at) =>
		line.map((segment) => withColon(segment) ?? labelled(segment, labelsOf(at, segment, lines))),
	);
}

/** The header of line items that a place belongs to; undefined where its line is none. */
export function headerAt(
	words: readonly Word[],
	stretch: number,
	bbox: Box,
	taken: ReadonlySet<string>,
): FieldSpec | undefined {
	const line = linesOf(words, stretch).find((one) =>
		one.some((segment) => isWithin(bbox, segment.bbox)),
	);
	return line === undefined
		? undefined
		: proposedTable(
				line.map(({ text }) => text),
				taken,
			);
}

/** What stands in a box that somebody drew, with its label; undefined for no word. */
export function pointedBy(
	words: readonly Word[],
	stretch: number,
	drawn: Box,
): Pointed | undefined {
	const inside = words.filter(({ bbox }) => isWithin(bbox, drawn));
	if (inside.length === 0) return undefined;
	const lines = linesOf(inside, stretch);
	const text = lines.map((line) => line.map((one) => one.text).join(' ')).join('\n');
	const segment = { text, bbox: around(inside.map(({ bbox }) => bbox)) };
	const others = linesOf([...words.filter((word) => !inside.includes(word)), segment], stretch);
	const at = others.findIndex((line) => line.some(({ bbox }) => isWithin(segment.bbox, bbox)));
	return labelled(segment, labelsOf(at, segment, others));
}

/** The field to make of it. */
export const fieldFor = (
	{ label, text }: Pointed,
	taken: ReadonlySet<string>,
	today: string,
): FieldSpec => proposedField(label, text, taken, today);
