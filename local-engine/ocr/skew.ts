import { centreX, type PixelBox } from './grey-image';

/** Pages tilted further than this are turned, not skewed. In degrees. */
const MAX_SKEW = 12;
const COARSE_STEP = 0.25;
const FINE_STEP = 0.02;

/** How sharply the feet of letters gather in lines when the page is looked at under this angle. */
function sharpness(
	feet: readonly { x: number; y: number }[],
	degrees: number,
	bin: number,
): number {
	const slope = Math.tan((degrees * Math.PI) / 180);
	const counts = new Map<number, number>();
	for (const { x, y } of feet) {
		const line = Math.round((y - x * slope) / bin);
		counts.set(line, (counts.get(line) ?? 0) + 1);
	}
	let sum = 0;
	for (const count of counts.values()) sum += count * count;
	return sum;
}

/**
 * The tilt of the text lines, from the feet of the letters.
 *
 * @param letters boxes in pixels
 * @param usualHeight height of a usual letter in pixels
 * @returns degrees, positive where lines fall to the right; 0 when there is too little text to tell
 */
export function estimateSkew(letters: readonly PixelBox[], usualHeight: number): number {
	if (letters.length < 20) return 0;
	const feet = letters.map((letter) => ({ x: centreX(letter), y: letter.y1 }));
	const best = (from: number, to: number, step: number, bin: number): number => {
		let [winner, most] = [0, sharpness(feet, 0, bin)];
		for (let degrees = from; degrees <= to; degrees += step) {
			const sum = sharpness(feet, degrees, bin);
			if (sum > most) [winner, most] = [degrees, sum];
		}
		return winner;
	};
	const coarse = best(-MAX_SKEW, MAX_SKEW, COARSE_STEP, usualHeight / 3);
	return best(coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP, usualHeight / 8);
}
