/** An 8-bit image without alpha, rows from the top. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	/** 1: grey, 3: red, green, blue. */
	readonly channels: 1 | 3;
	/** Bytes from one row to the next; behind the pixels of a row there may be some that mean nothing. */
	readonly stride: number;
	/** stride × height bytes. */
	readonly data: Uint8Array;
}

const WHITE = 0xff;

/** Whether an image is white all over. */
export function isWhite({ width, height, channels, stride, data }: Pixels): boolean {
	for (let row = 0; row < height; row++) {
		const from = row * stride;
		for (let at = from; at < from + width * channels; at++) if (data[at] !== WHITE) return false;
	}
	return true;
}
