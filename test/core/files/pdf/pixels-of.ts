import { decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

import type { PageImage } from '../../../../core/files/pdf/page-image';

/** A decoded page image, for looking at single pixels. */
export interface Look {
	readonly width: number;
	readonly height: number;
	readonly channels: number;
	/** The channels of the pixel at these parts of the width and height. */
	at(x: number, y: number): number[];
	/** Share of pixels that are not nearly white, 0..1, in the box (parts of the width and height). */
	ink(left: number, top: number, right: number, bottom: number): number;
}

export function pixelsOf({ bytes, mediaType }: Pick<PageImage, 'bytes' | 'mediaType'>): Look {
	const { width, height, data, channels } =
		mediaType === 'image/png'
			? decodePng(bytes)
			: { ...decodeJpeg(bytes, { useTArray: true }), channels: 4 };
	const pixel = (x: number, y: number) =>
		Array.from(data.slice((y * width + x) * channels, (y * width + x + 1) * channels));
	return {
		width,
		height,
		channels,
		at: (x, y) => pixel(Math.floor(x * width), Math.floor(y * height)),
		ink: (left, top, right, bottom) => {
			let [seen, dark] = [0, 0];
			for (let y = Math.floor(top * height); y < bottom * height; y++)
				for (let x = Math.floor(left * width); x < right * width; x++) {
					seen++;
					if ((data[(y * width + x) * channels] ?? 255) < 200) dark++;
				}
			return dark / seen;
		},
	};
}
