import { encode } from 'jpeg-js';

import type { RawImage } from './raw-image';

/** Where text stays as readable as in a PNG. */
const QUALITY = 85;

/** A JPEG of the pixels; what is transparent becomes white paper. */
export function toJpeg({ width, height, channels, data }: RawImage): Uint8Array {
	// The library takes four channels, whatever the picture has.
	const rgba = new Uint8Array(width * height * 4).fill(255);
	const hasAlpha = channels === 2 || channels === 4;
	const isGrey = channels < 3;
	for (let pixel = 0; pixel < width * height; pixel++) {
		const from = pixel * channels;
		const alpha = hasAlpha ? (data[from + channels - 1] ?? 255) / 255 : 1;
		for (let colour = 0; colour < 3; colour++) {
			const value = data[isGrey ? from : from + colour] ?? 0;
			rgba[pixel * 4 + colour] = value * alpha + 255 * (1 - alpha);
		}
	}
	return encode({ width, height, data: rgba }, QUALITY).data;
}
