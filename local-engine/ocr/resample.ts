import type { GreyImage } from './grey-image';

/** How much of the neighbours goes into a pixel: sharp keeps edges, smooth closes gaps in strokes of dots. */
export type Kernel = 'sharp' | 'smooth';

/** Taps of a cubic kernel. */
const TAPS = 4;

/** Weights of four neighbours in a row, for a point that lies `t` (0..1) behind the second of them. */
const WEIGHTS: Readonly<Record<Kernel, (t: number) => readonly number[]>> = {
	// Catmull-Rom
	sharp: (t) => [
		(((2 - t) * t - 1) * t) / 2,
		((3 * t - 5) * t * t + 2) / 2,
		(((4 - 3 * t) * t + 1) * t) / 2,
		((t - 1) * t * t) / 2,
	],
	// cubic B-spline
	smooth: (t) => [
		(1 - t) ** 3 / 6,
		((3 * t - 6) * t * t + 4) / 6,
		(((3 - 3 * t) * t + 3) * t + 1) / 6,
		t ** 3 / 6,
	],
};

/** For each target position its four source positions and their weights. */
interface Taps {
	readonly from: Int32Array;
	readonly weights: Float32Array;
}

function tapsOf(length: number, sourceLength: number, scale: number, kernel: Kernel): Taps {
	const from = new Int32Array(length * TAPS);
	const weights = new Float32Array(length * TAPS);
	for (let at = 0; at < length; at++) {
		const source = (at + 0.5) / scale - 0.5;
		const first = Math.floor(source) - 1;
		for (const [tap, weight] of WEIGHTS[kernel](source - Math.floor(source)).entries()) {
			from[at * TAPS + tap] = Math.max(0, Math.min(sourceLength - 1, first + tap));
			weights[at * TAPS + tap] = weight;
		}
	}
	return { from, weights };
}

/**
 * Makes an image larger or a little smaller: lines first, then columns.
 *
 * @param scale target pixels for one source pixel, across and down
 */
export function resample(
	{ width, height, data }: GreyImage,
	scale: { readonly x: number; readonly y: number },
	kernel: Kernel,
): GreyImage {
	const newWidth = Math.max(1, Math.round(width * scale.x));
	const newHeight = Math.max(1, Math.round(height * scale.y));
	const columns = tapsOf(newWidth, width, scale.x, kernel);
	const lines = tapsOf(newHeight, height, scale.y, kernel);
	const wide = new Float32Array(newWidth * height);
	for (let y = 0, at = 0; y < height; y++)
		for (let x = 0; x < columns.from.length; x += TAPS, at++) {
			let sum = 0;
			for (let tap = x; tap < x + TAPS; tap++)
				sum += (data[y * width + (columns.from[tap] ?? 0)] ?? 0) * (columns.weights[tap] ?? 0);
			wide[at] = sum;
		}
	const result = new Uint8ClampedArray(newWidth * newHeight);
	for (let y = 0, at = 0; y < lines.from.length; y += TAPS)
		for (let x = 0; x < newWidth; x++, at++) {
			let sum = 0;
			for (let tap = y; tap < y + TAPS; tap++)
				sum += (wide[(lines.from[tap] ?? 0) * newWidth + x] ?? 0) * (lines.weights[tap] ?? 0);
			result[at] = sum;
		}
	return { width: newWidth, height: newHeight, data: new Uint8Array(result) };
}
