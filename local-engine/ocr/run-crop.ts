import { stretchContrast } from './contrast';
import type { GreyImage } from './grey-image';
import { resample, type Kernel } from './resample';
import type { TextRun } from './text-runs';

/** How a piece of print is shown to recognition; another look makes another reading. */
export interface Look {
	/** Height of the capitals in pixels. */
	readonly capHeight: number;
	readonly kernel: Kernel;
	/** 1 shows strokes as they are printed, more makes them thicker. */
	readonly darkening: number;
}

/** A run cut out of the page and enlarged for recognition. */
export interface RunCrop {
	readonly image: GreyImage;
	/** Pixels of the crop for one pixel of the page, across and down. */
	readonly scale: { readonly x: number; readonly y: number };
	/** Empty border around the print, left and above, in pixels of the crop. */
	readonly border: { readonly x: number; readonly y: number };
}

/** Ink touches the edge of its box; this much more of the page is taken along, in pixels. */
const MARGIN = 2;
/** Empty border, as a share of the height of capitals. */
const BORDER = 0.6;

/** Narrow letters are made this wide, as a share of the height of capitals: recognition learned from usual fonts. */
const READABLE_WIDTH = 0.55;
const MAX_STRETCH = 2;

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));

function cutOut(page: GreyImage, run: TextRun): GreyImage {
	const x0 = clamp(run.x0 - MARGIN, page.width);
	const y0 = clamp(run.y0 - MARGIN, page.height);
	const width = clamp(run.x1 + MARGIN, page.width) - x0;
	const height = clamp(run.y1 + MARGIN, page.height) - y0;
	const data = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		const from = (y0 + y) * page.width + x0;
		data.set(page.data.subarray(from, from + width), y * width);
	}
	if (run.light) for (let i = 0; i < data.length; i++) data[i] = 255 - (data[i] ?? 0);
	return { width, height, data };
}

function withBorder({ width, height, data }: GreyImage, border: number): GreyImage {
	const wide = width + 2 * border;
	const framed = new Uint8Array(wide * (height + 2 * border));
	framed.fill(255);
	for (let y = 0; y < height; y++)
		framed.set(data.subarray(y * width, (y + 1) * width), (y + border) * wide + border);
	return { width: wide, height: height + 2 * border, data: framed };
}

/**
 * Cuts one run out, so that its letters are as high as recognition likes them and nothing else of
 * the page is around them: neighbouring lines and frames are the usual reason of misreading.
 *
 * The crop is dark on light, whatever the print is.
 */
export function cropRun(page: GreyImage, run: TextRun, look: Look): RunCrop {
	const y = look.capHeight / run.capHeight;
	const stretch = Math.max(1, Math.min(MAX_STRETCH, READABLE_WIDTH / run.letterWidth));
	const scale = { x: y * stretch, y };
	const inner = resample(cutOut(page, run), scale, look.kernel);
	stretchContrast(inner.data, look.darkening);
	const border = Math.round(look.capHeight * BORDER);
	return {
		image: withBorder(inner, border),
		scale,
		border: { x: border + MARGIN * scale.x, y: border + MARGIN * scale.y },
	};
}
