/** Pixels of one page or of a part of it: one byte each, row by row, 0 is black and 255 is white. */
export interface GreyImage {
	/** In pixels. */
	readonly width: number;
	/** In pixels. */
	readonly height: number;
	readonly data: Uint8Array;
}

/** A rectangle in pixels, origin top left; `x1` and `y1` are just outside of it. */
export interface PixelBox {
	readonly x0: number;
	readonly y0: number;
	readonly x1: number;
	readonly y1: number;
}

export const widthOf = ({ x0, x1 }: PixelBox): number => x1 - x0;
export const heightOf = ({ y0, y1 }: PixelBox): number => y1 - y0;
export const centreX = ({ x0, x1 }: PixelBox): number => (x0 + x1) / 2;
export const centreY = ({ y0, y1 }: PixelBox): number => (y0 + y1) / 2;

/** How many pixels of height two boxes share; negative is the gap between them. */
export const sharedHeight = (a: PixelBox, b: PixelBox): number =>
	Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);

/** How many pixels of width two boxes share; negative is the gap between them. */
export const sharedWidth = (a: PixelBox, b: PixelBox): number =>
	Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);

/** The smallest box around all of them. */
export function boxAround(boxes: readonly PixelBox[]): PixelBox {
	let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const box of boxes) {
		x0 = Math.min(x0, box.x0);
		y0 = Math.min(y0, box.y0);
		x1 = Math.max(x1, box.x1);
		y1 = Math.max(y1, box.y1);
	}
	return { x0, y0, x1, y1 };
}
