import type { PixelBox } from './grey-image';

/** Side of a square of the page, in pixels: some letters of usual print. */
const SQUARE = 64;

const squareOf = (pixel: number): number => Math.floor(pixel / SQUARE);

/** What lies where on a page, so that the neighbours of a thing are found without looking at all others. */
export interface Places<T> {
	/** All whose box may hold a point, in the order in which they came. */
	at(point: { readonly x: number; readonly y: number }): readonly T[];
	/** All whose box may overlap this one; some more than once. */
	in(box: PixelBox): readonly T[];
}

/** @param boxOf around each, in pixels */
export function createPlaces<T>(things: readonly T[], boxOf: (thing: T) => PixelBox): Places<T> {
	const squares = new Map<string, T[]>();
	const keysIn = ({ x0, y0, x1, y1 }: PixelBox): readonly string[] => {
		const keys: string[] = [];
		for (let row = squareOf(y0); row <= squareOf(y1); row++)
			for (let column = squareOf(x0); column <= squareOf(x1); column++)
				keys.push(`${column} ${row}`);
		return keys;
	};
	for (const thing of things)
		for (const key of keysIn(boxOf(thing))) {
			const square = squares.get(key);
			if (square) square.push(thing);
			else squares.set(key, [thing]);
		}
	return {
		at: ({ x, y }) => squares.get(`${squareOf(x)} ${squareOf(y)}`) ?? [],
		in: (box) => keysIn(box).flatMap((key) => squares.get(key) ?? []),
	};
}
