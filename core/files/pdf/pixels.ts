/** An 8-bit image without alpha, rows from the top, nothing between them. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	/** 1: grey, 3: red, green, blue. */
	readonly channels: 1 | 3;
	/** width × height × channels bytes. */
	readonly data: Uint8Array<ArrayBuffer>;
}
