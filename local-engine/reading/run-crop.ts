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

/** Of a tight cut around print, so many pixels are darker than paper and so many as dark as ink. */
const INK_SHARE = 0.05;
const PAPER_SHARE = 0.7;
/** Less contrast than this, in grey levels, is no print: stretching would make letters of noise. */
const MIN_CONTRAST = 24;

/** The grey level that a share of the pixels doesn't exceed. */
function levelAt(counts: Uint32Array, pixels: number, share: number): number {
	let seen = 0;
	for (const [level, count] of counts.entries()) {
		seen += count;
		if (seen >= pixels * share) return level;
	}
	return 255;
}

/** Makes ink black and paper white: faint and broken print is what suffers from grey. */
function stretchContrast(pixels: Uint8Array): void {
	const counts = new Uint32Array(256);
	for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
	const ink = levelAt(counts, pixels.length, INK_SHARE);
	const paper = levelAt(counts, pixels.length, PAPER_SHARE);
	const range = Math.max(MIN_CONTRAST, paper - ink);
	const levels = Uint8ClampedArray.from(
		counts,
		(_, level) => ((level - paper + range) * 255) / range,
	);
	for (let i = 0; i < pixels.length; i++) pixels[i] = levels[pixels[i] ?? 0] ?? 255;
}

/** Taps of the cubic kernel. */
const TAPS = 4;

/** For each target position its four source positions and their weights (Catmull-Rom: smooth, and edges stay sharp). */
interface Taps {
	readonly from: Int32Array;
	readonly weights: Float32Array;
}

function tapsOf(length: number, sourceLength: number, scale: number): Taps {
	const from = new Int32Array(length * TAPS);
	const weights = new Float32Array(length * TAPS);
	for (let at = 0; at < length; at++) {
		const source = (at + 0.5) / scale - 0.5;
		const first = Math.floor(source) - 1;
		const t = source - Math.floor(source);
		const cubic = [
			((2 - t) * t - 1) * t,
			(3 * t - 5) * t * t + 2,
			((4 - 3 * t) * t + 1) * t,
			(t - 1) * t * t,
		];
		for (const [tap, weight] of cubic.entries()) {
			from[at * TAPS + tap] = clamp(first + tap, sourceLength - 1);
			weights[at * TAPS + tap] = weight / 2;
		}
	}
	return { from, weights };
}

/** Resamples lines first, then columns. */
function resample({ width, height, data }: GreyImage, scale: number): GreyImage {
	const newWidth = Math.max(1, Math.round(width * scale));
	const newHeight = Math.max(1, Math.round(height * scale));
	const columns = tapsOf(newWidth, width, scale);
	const lines = tapsOf(newHeight, height, scale);
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
	return { width: newWidth, height: newHeight, data: new Uint8Array(result.buffer) };
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
	stretchContrast(inner.data);
	const border = Math.round(capHeight * 0.6);
	const data = new Uint8Array((inner.width + 2 * border) * (inner.height + 2 * border));
	data.fill(255);
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
