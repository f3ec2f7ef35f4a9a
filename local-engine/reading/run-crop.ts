import type { GreyImage } from './grey-image';
import type { TextRun } from './text-runs';

/** A run cut out of the page and enlarged for recognition. */
export interface RunCrop {
	readonly image: GreyImage;
	/** Pixels of the crop for one pixel of the page. */
	readonly scale: number;
	/** Empty border around the print, in pixels of the crop. */
	readonly border: number;
}

/** Ink touches the edge of its box; this much more of the page is taken along, in pixels. */
const MARGIN = 2;

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));

/** The brightness of the paper around the print: what nine in ten pixels don't exceed. */
function paperOf(pixels: Uint8Array): number {
	const counts = new Uint32Array(256);
	for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
	let seen = 0;
	for (let level = 255; level > 0; level--) {
		seen += counts[level] ?? 0;
		if (seen > pixels.length * 0.1) return level;
	}
	return 255;
}

/** For each target position the two source positions it lies between, and how far it is to the second. */
interface Taps {
	readonly first: Int32Array;
	readonly second: Int32Array;
	readonly share: Float64Array;
}

function tapsOf(length: number, sourceLength: number, scale: number): Taps {
	const [first, second] = [new Int32Array(length), new Int32Array(length)];
	const share = new Float64Array(length);
	for (let at = 0; at < length; at++) {
		const source = (at + 0.5) / scale - 0.5;
		const floor = Math.floor(source);
		first[at] = clamp(floor, sourceLength - 1);
		second[at] = clamp(floor + 1, sourceLength - 1);
		share[at] = source - floor;
	}
	return { first, second, share };
}

/** Bilinear resampling: smooth, and exact where the scale is 1. */
function resample(source: GreyImage, scale: number): GreyImage {
	const width = Math.max(1, Math.round(source.width * scale));
	const height = Math.max(1, Math.round(source.height * scale));
	const [columns, lines] = [
		tapsOf(width, source.width, scale),
		tapsOf(height, source.height, scale),
	];
	const from = source.data;
	const data = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		const above = (lines.first[y] ?? 0) * source.width;
		const below = (lines.second[y] ?? 0) * source.width;
		const down = lines.share[y] ?? 0;
		for (let x = 0; x < width; x++) {
			const left = columns.first[x] ?? 0;
			const right = columns.second[x] ?? 0;
			const across = columns.share[x] ?? 0;
			const top = (from[above + left] ?? 0) * (1 - across) + (from[above + right] ?? 0) * across;
			const bottom = (from[below + left] ?? 0) * (1 - across) + (from[below + right] ?? 0) * across;
			// storing in bytes cuts off: a half is added to round
			data[y * width + x] = top * (1 - down) + bottom * down + 0.5;
		}
	}
	return { width, height, data };
}

/**
 * Cuts one run out, so that its letters are as high as recognition likes them and nothing else of
 * the page is around them: neighbouring lines and frames are the usual reason of misreading.
 *
 * The crop is dark on light, whatever the print is.
 *
 * @param capHeight wanted height of the capitals, in pixels of the crop
 */
export function cropRun(page: GreyImage, run: TextRun, capHeight: number): RunCrop {
	const x0 = clamp(run.x0 - MARGIN, page.width);
	const y0 = clamp(run.y0 - MARGIN, page.height);
	const width = clamp(run.x1 + MARGIN, page.width) - x0;
	const height = clamp(run.y1 + MARGIN, page.height) - y0;
	const cut = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		cut.set(
			page.data.subarray((y0 + y) * page.width + x0, (y0 + y) * page.width + x0 + width),
			y * width,
		);
	if (run.light) for (let i = 0; i < cut.length; i++) cut[i] = 255 - (cut[i] ?? 0);

	const scale = capHeight / run.capHeight;
	const inner = resample({ width, height, data: cut }, scale);
	const border = Math.round(capHeight * 0.6);
	const data = new Uint8Array((inner.width + 2 * border) * (inner.height + 2 * border));
	data.fill(paperOf(inner.data));
	for (let y = 0; y < inner.height; y++)
		data.set(
			inner.data.subarray(y * inner.width, (y + 1) * inner.width),
			(y + border) * (inner.width + 2 * border) + border,
		);
	return {
		image: { width: inner.width + 2 * border, height: inner.height + 2 * border, data },
		scale,
		border: border + MARGIN * scale,
	};
}
