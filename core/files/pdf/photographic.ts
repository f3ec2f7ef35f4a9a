import type { Pixels } from './pixels';

/** Every so many rows one is looked at. */
const ROW_STEP = 32;
/**
 * On a drawn page, most pixels are the same as the one to the left: over 0.8 even where text is dense. Paper that went
 * through a camera or a scanner has grain: under 0.4.
 */
const DRAWN_SHARE = 0.65;

/** Whether a page has the grain of a photo all over, so that JPEG keeps it in far less space than PNG. */
export function isPhotographic({ width, height, channels, stride, data }: Pixels): boolean {
	let seen = 0;
	let same = 0;
	for (let row = 0; row < height; row += ROW_STEP) {
		const start = row * stride;
		for (let at = start + channels; at < start + width * channels; at += channels) {
			seen++;
			if (data[at] === data[at - channels]) same++;
		}
	}
	return same < DRAWN_SHARE * seen;
}
