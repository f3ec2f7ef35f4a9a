import { heightOf, sharedHeight, widthOf } from './grey-image';
import type { TextRun } from './text-runs';

/** Runs of one line that stand near each other, as one stretch of the page: another cut through the same print. */
export interface Strip extends TextRun {
	readonly runs: readonly TextRun[];
}

/** Runs further apart than this, in heights of capitals, are read apart: white between them only costs time. */
const GAP = 4;
/** Letters that were too faint to be found may stand this far beside what was found, in heights of capitals. */
const REACH = 0.5;
/** Print of more different heights is not of one line. */
const HEIGHT_RATIO = 1.6;

interface Growing {
	runs: TextRun[];
	x0: number;
	x1: number;
	/** The widest run says where the line is. */
	readonly line: TextRun;
}

function belongsTo({ x0, x1, line }: Growing, run: TextRun): boolean {
	if (line.light || run.light) return false;
	const [low, high] = [line.capHeight, run.capHeight].sort((a, b) => a - b);
	if ((high ?? 0) > HEIGHT_RATIO * (low ?? 0)) return false;
	if (sharedHeight(line, run) < 0.5 * Math.min(heightOf(line), heightOf(run))) return false;
	return Math.max(run.x0 - x1, x0 - run.x1) < GAP * line.capHeight;
}

/** Joins runs side by side to strips. */
export function stripsOf(runs: readonly TextRun[]): readonly Strip[] {
	const strips: Growing[] = [];
	for (const run of [...runs].sort((a, b) => widthOf(b) - widthOf(a))) {
		const strip = strips.find((candidate) => belongsTo(candidate, run));
		if (!strip) strips.push({ runs: [run], x0: run.x0, x1: run.x1, line: run });
		else {
			strip.runs.push(run);
			strip.x0 = Math.min(strip.x0, run.x0);
			strip.x1 = Math.max(strip.x1, run.x1);
		}
	}
	return strips.map(({ runs: own, x0, x1, line }) => {
		const reach = own.length > 1 ? Math.round(REACH * line.capHeight) : 0;
		return {
			x0: x0 - reach,
			x1: x1 + reach,
			y0: line.y0,
			y1: line.y1,
			capHeight: line.capHeight,
			letterWidth: line.letterWidth,
			light: line.light,
			runs: own,
		};
	});
}
