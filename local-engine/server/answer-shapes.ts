import type { Found, FoundValue } from '../finding/find-values';
import { boxAround } from '../reading/grey-image';
import type { Placement } from '../reading/placement';
import { placeOf, scoreValue, type Score } from '../scoring/score-value';

/** A: every value an object. B: plain values, and a side table of places and ratios at each level. */
export type AnswerShape = 'A' | 'B';

type Level = Record<string, unknown>;

interface Scored {
	readonly name: string;
	readonly text: string;
	readonly score: Score | undefined;
}

const scored = (name: string, value: FoundValue, placement: Placement): Scored => ({
	name,
	text: value.text,
	score: scoreValue(value, placement),
});

const evidence = ({ bbox, vertices, match_ratio, text_verified }: Score): Level => ({
	match_ratio,
	text_verified,
	bbox,
	vertices,
});

const inlineLevel = (cells: readonly Scored[]): Level =>
	Object.fromEntries(
		cells.map(({ name, text, score }) => [
			name,
			{ value: text, ...(score ? evidence(score) : {}) },
		]),
	);

const sideTable = (cells: readonly Scored[]): Level =>
	Object.fromEntries(
		cells.flatMap(({ name, score }) =>
			score ? [[name, { ...evidence(score), bbox_source: 'vision_symbol_match' }] as const] : [],
		),
	);

const plainLevel = (cells: readonly Scored[]): Level => ({
	...Object.fromEntries(cells.map(({ name, text }) => [name, text])),
	field_bboxes: sideTable(cells),
});

/** The box of a row is the one around its cells. */
function placeOfRow(cells: readonly Scored[], placement: Placement): Level {
	const boxes = cells.flatMap(({ score }) => (score ? [score.pixels] : []));
	return boxes.length === 0 ? {} : { ...placeOf(boxAround(boxes), placement) };
}

/** The `data` of an answer. */
export function dataOf(found: readonly Found[], placement: Placement, shape: AnswerShape): Level {
	const scalars = found.flatMap((field) =>
		field.kind === 'value' ? [scored(field.name, field.value, placement)] : [],
	);
	const tables = found.flatMap((field) => {
		if (field.kind === 'value') return [];
		const rows = field.rows.map((row) => {
			const cells = Object.entries(row).map(([name, value]) => scored(name, value, placement));
			return shape === 'A'
				? inlineLevel(cells)
				: { ...plainLevel(cells), ...placeOfRow(cells, placement) };
		});
		return [[field.name, rows] as const];
	});
	const level = shape === 'A' ? inlineLevel(scalars) : plainLevel(scalars);
	return { ...level, ...Object.fromEntries(tables) };
}
