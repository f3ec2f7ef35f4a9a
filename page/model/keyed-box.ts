import type { Box } from '../../core/api/wire';

/** Boxes are on a grid of 0..1000. */
export const GRID = 1000;
const STEP = 5;

/** Where a box begins that is drawn by keys: as large as a word, in the middle. */
export const FIRST_BOX: Box = { xmin: 440, ymin: 485, xmax: 560, ymax: 515 };

const STEPS: ReadonlyMap<string, readonly [number, number]> = new Map([
	['ArrowLeft', [-STEP, 0]],
	['ArrowRight', [STEP, 0]],
	['ArrowUp', [0, -STEP]],
	['ArrowDown', [0, STEP]],
]);

const within = (value: number, least: number, most: number): number =>
	Math.min(most, Math.max(least, value));

/**
 * The box after a key: arrows move it, with Shift its lower right corner alone. It stays on the page.
 *
 * @returns undefined for a key that is none of these
 */
export function keyedBox(box: Box, key: string, isShift: boolean): Box | undefined {
	const step = STEPS.get(key);
	if (step === undefined) return undefined;
	const [x, y] = step;
	const { xmin, ymin, xmax, ymax } = box;
	if (isShift)
		return {
			...box,
			xmax: within(xmax + x, xmin + STEP, GRID),
			ymax: within(ymax + y, ymin + STEP, GRID),
		};
	const [right, down] = [within(x, -xmin, GRID - xmax), within(y, -ymin, GRID - ymax)];
	return { xmin: xmin + right, ymin: ymin + down, xmax: xmax + right, ymax: ymax + down };
}
