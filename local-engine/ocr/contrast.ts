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

/**
 * Makes ink black and paper white, in place: faint and broken print is what suffers from grey.
 *
 * @param darkening 1 keeps the levels between ink and paper in proportion; more makes strokes thicker and joins what is
 * left of them
 */
export function stretchContrast(pixels: Uint8Array, darkening: number): void {
	const counts = new Uint32Array(256);
	for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
	const ink = levelAt(counts, pixels.length, INK_SHARE);
	const paper = levelAt(counts, pixels.length, PAPER_SHARE);
	const range = Math.max(MIN_CONTRAST, paper - ink);
	const levels = Uint8ClampedArray.from(counts, (_, level) => {
		const lightness = Math.max(0, Math.min(1, (level - paper + range) / range));
		return 255 * lightness ** darkening;
	});
	for (let i = 0; i < pixels.length; i++) pixels[i] = levels[pixels[i] ?? 0] ?? 255;
}
