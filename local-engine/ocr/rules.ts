/** Ink in a straight line longer than this share of the page is a rule or a frame, no letter. */
const RULE_SHARE = 0.05;
/** And longer than this, in pixels: on small pages strokes of large letters are that long. */
const MIN_RULE = 60;

/** What is thicker than this, in pixels, is a band with print on it, or a bar of a code. */
const MAX_THICKNESS = 8;

/** Runs `visit` over every unbroken stretch of ink along the lines of a page that lie `step` apart pixel by pixel. */
function forStretches(
	ink: Uint8Array,
	{ lines, lineStep, length, step }: Walk,
	visit: (start: number, count: number) => void,
): void {
	for (let line = 0; line < lines; line++) {
		let count = 0;
		for (let at = 0; at <= length; at++) {
			const place = line * lineStep + at * step;
			if (at < length && ink[place] === 1) count++;
			else {
				if (count > 0) visit(place - count * step, count);
				count = 0;
			}
		}
	}
}

/** How to go over all pixels, line by line, across or down the page. */
interface Walk {
	readonly lines: number;
	readonly lineStep: number;
	readonly length: number;
	readonly step: number;
}

/** Clears straight lines along `walk`: long this way, thin the other way. */
function clearRules(ink: Uint8Array, result: Uint8Array, walk: Walk, longest: number): void {
	const long = new Uint8Array(ink.length);
	forStretches(ink, walk, (start, count) => {
		if (count >= longest) for (let at = 0; at < count; at++) long[start + at * walk.step] = 1;
	});
	const other: Walk = {
		lines: walk.length,
		lineStep: walk.step,
		length: walk.lines,
		step: walk.lineStep,
	};
	forStretches(ink, other, (start, count) => {
		if (count > MAX_THICKNESS) return;
		for (let at = 0; at < count; at++)
			if (long[start + at * other.step] === 1) result[start + at * other.step] = 0;
	});
}

/**
 * The ink without ruling lines and frames. A letter that touches a line (the tail of a "g" on an underline) would be a
 * part of it otherwise.
 *
 * @param ink one byte a pixel, 1 where there is ink, `width` × `height` of them
 */
export function withoutRules(ink: Uint8Array, width: number, height: number): Uint8Array {
	const result = ink.slice();
	const across: Walk = { lines: height, lineStep: width, length: width, step: 1 };
	const down: Walk = { lines: width, lineStep: 1, length: height, step: width };
	clearRules(ink, result, across, Math.max(MIN_RULE, width * RULE_SHARE));
	clearRules(ink, result, down, Math.max(MIN_RULE, height * RULE_SHARE));
	return result;
}
