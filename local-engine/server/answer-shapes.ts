import type { Found, FoundValue } from '../extraction/find-values';
import { boxAround } from '../ocr/grey-image';
import type { Placement } from '../ocr/placement';
import { placeOf, scoreValue, type Score } from '../scoring/score-value';

/** A: every value an object. B: plain values, and a side table of places and ratios at each level. */
export type AnswerShape = 'A' | 'B';

/** How the place of a value was found: by its characters, or by the words a model named for it. */
type BboxSource = 'vision_symbol_match' | 'token_id';

type Level = Record<string, unknown>;

interface Scored {
	readonly name: string;
	readonly text: string;
	/** Absent for a value that is absent, or of which nothing is printed. */
	readonly score: Score | undefined;
}

/** What is known of a value of which nothing is printed: that much. */
const NOT_PRINTED: Level = { match_ratio: 0, text_verified: false };

const scored = (name: string, value: FoundValue, placement: Placement): Scored => ({
	name,
	text: value.text,
	score: scoreValue(value, placement),
});

/** undefined where there is no value. */
function evidenceOf({ text, score }: Scored): Level | undefined {
	if (!score) return text === '' ? undefined : NOT_PRINTED;
	const { bbox, vertices, match_ratio, text_verified } = score;
	return { match_ratio, text_verified, bbox, vertices };
}

const inlineLevel = (cells: readonly Scored[]): Level =>
	Object.fromEntries(cells.map((cell) => [cell.name, { value: cell.text, ...evidenceOf(cell) }]));

const sideTable = (cells: readonly Scored[], source: BboxSource): Level =>
	Object.fromEntries(
		cells.flatMap((cell) => {
			const evidence = evidenceOf(cell);
			if (!evidence) return [];
			return [[cell.name, cell.score ? { ...evidence, bbox_source: source } : evidence] as const];
		}),
	);

const plainLevel = (cells: readonly Scored[], source: BboxSource): Level => ({
	...Object.fromEntries(cells.map(({ name, text }) => [name, text])),
	field_bboxes: sideTable(cells, source),
});

/** The box of a row is the one around its cells. */
function placeOfRow(cells: readonly Scored[], placement: Placement): Level {
	const boxes = cells.flatMap(({ score }) => (score ? [score.pixels] : []));
	return boxes.length === 0 ? {} : { ...placeOf(boxAround(boxes), placement) };
}

/** How an answer is laid out. */
export interface AnswerLayout {
	readonly shape: AnswerShape;
	readonly source: BboxSource;
}

/** The `data` of an answer. */
export function dataOf(
	found: readonly Found[],
	placement: Placement,
	{ shape, source }: AnswerLayout,
): Level {
	const levelOf = (cells: readonly Scored[]): Level =>
		shape === 'A' ? inlineLevel(cells) : plainLevel(cells, source);
	const scalars = found.flatMap((field) =>
		field.kind === 'value' ? [scored(field.name, field.value, placement)] : [],
	);
	const tables = found.flatMap((field) => {
		if (field.kind === 'value') return [];
		const rows = field.rows.map((row) => {
			const cells = Object.entries(row).map(([name, value]) => scored(name, value, placement));
			return { ...levelOf(cells), ...(shape === 'A' ? {} : placeOfRow(cells, placement)) };
		});
		return [[field.name, rows] as const];
	});
	return { ...levelOf(scalars), ...Object.fromEntries(tables) };
}
