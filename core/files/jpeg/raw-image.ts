/** 8-bit pixels, rows from the top, nothing between them. */
export interface RawImage {
	readonly width: number;
	readonly height: number;
	/** 1: grey, 2: grey and alpha, 3: red, green, blue, 4: with alpha. */
	readonly channels: number;
	/** width × height × channels bytes. */
	readonly data: ArrayLike<number>;
}
