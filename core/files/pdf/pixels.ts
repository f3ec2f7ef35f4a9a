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
