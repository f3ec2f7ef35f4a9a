import type { GreyImage } from './grey-image';

/** One byte a pixel: 1 where there is ink. Dark print on light paper, and light print on a dark band. */
export interface Ink {
	readonly dark: Uint8Array;
	readonly light: Uint8Array;
}

/** Ink differs from the mean around it by at least this share: shadows and stains differ by less. */
const CONTRAST = 0.15;
/** And by this many grey levels, or the noise of a scanner would be ink on a dark band. */
const MIN_LEVELS = 18;
/** Light print is only looked for where the surroundings are darker than this. */
const DARK_BAND = 150;
/** The surroundings reach this far, as a share of the page's width: about three letters. */
const REACH = 1 / 42;

/** Sums of all pixels above and left of each, so that the mean of any rectangle costs four look-ups. */
function sums({ width, height, data }: GreyImage): Uint32Array {
	const stride = width + 1;
	const total = new Uint32Array(stride * (height + 1));
	for (let y = 0; y < height; y++) {
		let row = 0;
		for (let x = 0; x < width; x++) {
			row += data[y * width + x] ?? 0;
			total[(y + 1) * stride + x + 1] = (total[y * stride + x + 1] ?? 0) + row;
		}
	}
	return total;
}

/** The window around each of `size` positions, cut off at the edges: its first position and the one after its last. */
function windows(size: number, reach: number): { from: Int32Array; to: Int32Array } {
	const [from, to] = [new Int32Array(size), new Int32Array(size)];
	for (let at = 0; at < size; at++) {
		from[at] = Math.max(0, at - reach);
		to[at] = Math.min(size, at + reach + 1);
	}
	return { from, to };
}

/** Tells ink from paper by the mean brightness around each pixel. */
export function findInk(image: GreyImage): Ink {
	const { width, height, data } = image;
	const total = sums(image);
	const stride = width + 1;
	const reach = Math.max(12, Math.round(width * REACH));
	const [columns, lines] = [windows(width, reach), windows(height, reach)];
	const dark = new Uint8Array(width * height);
	const light = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		const [first, last] = [lines.from[y] ?? 0, lines.to[y] ?? 0];
		const [top, bottom] = [first * stride, last * stride];
		for (let x = 0; x < width; x++) {
			const left = columns.from[x] ?? 0;
			const right = columns.to[x] ?? 0;
			const sum =
				(total[bottom + right] ?? 0) -
				(total[bottom + left] ?? 0) -
				(total[top + right] ?? 0) +
				(total[top + left] ?? 0);
			const mean = sum / ((last - first) * (right - left));
			const value = data[y * width + x] ?? 255;
			if (value < mean * (1 - CONTRAST) && mean - value > MIN_LEVELS) dark[y * width + x] = 1;
			else if (mean < DARK_BAND && value - mean > (255 - mean) * CONTRAST + MIN_LEVELS)
				light[y * width + x] = 1;
		}
	}
	return { dark, light };
}
