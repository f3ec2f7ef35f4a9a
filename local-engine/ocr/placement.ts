import type { PixelBox } from './grey-image';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A clockwise turn that made a page upright. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** How the upright page, on which words are found, lies on the page that was sent. */
export interface Placement {
	/** Size of the page as sent (EXIF rotation applied), in pixels. */
	readonly width: number;
	readonly height: number;
	/** Size of the upright page in the same pixels. */
	readonly uprightWidth: number;
	readonly uprightHeight: number;
	/** The quarter turn applied to the page first, in degrees clockwise. */
	readonly turn: QuarterTurn;
	/** The tilt taken out after that: degrees by which lines fell to the right. */
	readonly tilt: number;
}

/** Boxes are given on a grid of this size over the page, whatever its resolution. */
export const GRID = 1000;

/**
 * The point of the page as sent for a point of the upright page. Both steps turn about the centre, and
 * both canvases share it.
 */
export function turnBack(point: Point, placement: Placement): Point {
	const degrees = placement.tilt - placement.turn;
	const radians = (degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	const dx = point.x - placement.uprightWidth / 2;
	const dy = point.y - placement.uprightHeight / 2;
	return {
		x: placement.width / 2 + cos * dx - sin * dy,
		y: placement.height / 2 + sin * dx + cos * dy,
	};
}

const toGrid = (pixels: number, size: number): number =>
	Math.round(Math.max(0, Math.min(GRID, (pixels / size) * GRID)) * 10) / 10;

/** Four corners of a box on the 0..1000 grid of the page as sent, from the text's own top left on. */
export function cornersOnGrid(box: PixelBox, placement: Placement): readonly Point[] {
	return [
		{ x: box.x0, y: box.y0 },
		{ x: box.x1, y: box.y0 },
		{ x: box.x1, y: box.y1 },
		{ x: box.x0, y: box.y1 },
	].map((corner) => {
		const { x, y } = turnBack(corner, placement);
		return { x: toGrid(x, placement.width), y: toGrid(y, placement.height) };
	});
}
