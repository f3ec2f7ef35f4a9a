import type { Turns } from '../turns';
import type { ScaledJpeg } from './decode-scaled';

/** Where a pixel of the upright picture lies in the stored one, as `[x, y]`; by Exif 2.3, tag 274. */
type Turn = (x: number, y: number, right: number, bottom: number) => readonly [number, number];

const TURNS: readonly Turn[] = [
	(x, y) => [x, y],
	(x, y, right) => [right - x, y],
	(x, y, right, bottom) => [right - x, bottom - y],
	(x, y, _right, bottom) => [x, bottom - y],
	(x, y) => [y, x],
	(x, y, _right, bottom) => [y, bottom - x],
	(x, y, right, bottom) => [right - y, bottom - x],
	(x, y, right) => [right - y, x],
];
/** From this one on the picture lies on its side. */
const ON_ITS_SIDE = 5;

export const isOnItsSide = (orientation: number) => orientation >= ON_ITS_SIDE;

const OPAQUE = 255;

/** 8-bit pixels, rows from the top. */
export interface Colours {
	readonly width: number;
	readonly height: number;
	/** 1: grey, 3: red, green, blue. */
	readonly channels: number;
	readonly data: Uint8ClampedArray;
}

/**
 * The colours of a picture, upright: who looks at it may not know how the camera was held.
 *
 * @param orientation 1 to 8
 */
export async function uprightColours(
	{ width, height, planes, adobe }: ScaledJpeg,
	orientation: number,
	turns: Turns,
): Promise<Colours> {
	const turn = TURNS[orientation - 1] ?? ((x: number, y: number) => [x, y] as const);
	const [wide, high] = isOnItsSide(orientation) ? [height, width] : [width, height];
	const isGrey = planes.length === 1;
	const isMixed = isGrey ? false : planes.length === 3 ? adobe !== 0 : adobe === 2;
	const channels = isGrey ? 1 : 3;
	const data = new Uint8ClampedArray(wide * high * channels);
	const value = (index: number, x: number, y: number): number => {
		const plane = planes[index];
		if (plane === undefined) return OPAQUE;
		return (
			plane.data[Math.floor(y * plane.down) * plane.stride + Math.floor(x * plane.across)] ?? 0
		);
	};
	for (let row = 0, at = 0; row < high; row++) {
		for (let column = 0; column < wide; column++, at += channels) {
			const [x, y] = turn(column, row, width - 1, height - 1);
			const first = value(0, x, y);
			data[at] = first;
			if (isGrey) continue;
			const [second, third] = [value(1, x, y), value(2, x, y)];
			// Of ITU-T T.871.
			const red = isMixed ? first + 1.402 * (third - 128) : first;
			const green = isMixed ? first - 0.344136 * (second - 128) - 0.714136 * (third - 128) : second;
			const blue = isMixed ? first + 1.772 * (second - 128) : third;
			// Adobe writes inks the other way round: 255 is none.
			const black = value(3, x, y) / OPAQUE;
			data[at] = red * black;
			data[at + 1] = green * black;
			data[at + 2] = blue * black;
		}
		await turns.nextIfDue();
	}
	return { width: wide, height: high, channels, data };
}
