import { decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

import { MAX_IMAGE_BYTES } from '../api/wire';
import { UnsupportedFileError } from './file-kind';
import { imageSizeOf } from './image-size-of';
import { toJpeg, type RawImage } from './jpeg';
import { resultOrUndefined } from './result-or-undefined';

/** A4 at 600 dpi has 35 megapixels: more shows nothing more, and costs memory on the way. */
const MAX_PIXELS = 40_000_000;
/** What can be decoded without running out of memory; four bytes a pixel. */
const MAX_DECODED_PIXELS = 120_000_000;
/** A4 at 300 dpi, where every reader reads well. */
const FITTING_PIXELS = 9_000_000;

/** Mean over the pixels that become one. */
function shrink({ width, height, channels, data }: RawImage, factor: number): RawImage {
	const [newWidth, newHeight] = [Math.floor(width / factor), Math.floor(height / factor)];
	const shrunk = new Uint8Array(newWidth * newHeight * channels);
	const area = factor * factor;
	for (let y = 0; y < newHeight; y++)
		for (let x = 0; x < newWidth; x++)
			for (let channel = 0; channel < channels; channel++) {
				let sum = 0;
				for (let dy = 0; dy < factor; dy++) {
					const row = ((y * factor + dy) * width + x * factor) * channels + channel;
					for (let dx = 0; dx < factor; dx++) sum += data[row + dx * channels] ?? 0;
				}
				shrunk[(y * newWidth + x) * channels + channel] = sum / area;
			}
	return { width: newWidth, height: newHeight, channels, data: shrunk };
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

const tooLarge = (bytes: Uint8Array, why: string) =>
	new UnsupportedFileError(
		`the image has ${megabytes(bytes.byteLength)} MB${why}, the service takes at most 20 MB`,
		'Save it smaller: 300 dpi are enough.',
	);

/** 8-bit pixels of a JPEG or a PNG; undefined for what can't be decoded here. */
function decoded(bytes: Uint8Array, mediaType: string): RawImage | undefined {
	if (mediaType === 'image/jpeg') {
		const { width, height, data } = decodeJpeg(bytes, {
			useTArray: true,
			maxMemoryUsageInMB: 2048,
			maxResolutionInMP: MAX_DECODED_PIXELS / 1_000_000,
		});
		return { width, height, data, channels: 4 };
	}
	if (mediaType !== 'image/png') return undefined;
	const { width, height, data, channels, depth, palette } = decodePng(bytes);
	return depth === 8 && palette === undefined ? { width, height, data, channels } : undefined;
}

/** An image within the service's limits, and the size it had before when it had to be scaled down. */
export interface FittingImage {
	readonly bytes: Uint8Array;
	/** In pixels; null: nothing was changed. */
	readonly scaledFrom: { readonly width: number; readonly height: number } | null;
}

/**
 * Scales an image down that the service would refuse (20 MB), or that is so large that no reader gains by it.
 *
 * @throws UnsupportedFileError when it is too large and can't be scaled here
 */
export function fitImage(bytes: Uint8Array, mediaType: string): FittingImage {
	const size = imageSizeOf(bytes);
	const pixels = size === undefined ? 0 : size.width * size.height;
	if (bytes.byteLength <= MAX_IMAGE_BYTES && pixels <= MAX_PIXELS)
		return { bytes, scaledFrom: null };
	if (pixels > MAX_DECODED_PIXELS)
		throw tooLarge(bytes, ` and ${Math.round(pixels / 1e6)} megapixels`);

	const image = resultOrUndefined(() => decoded(bytes, mediaType));
	if (image === undefined) throw tooLarge(bytes, '');
	const { width, height } = image;
	const factor = Math.max(2, Math.ceil(Math.sqrt((width * height) / FITTING_PIXELS)));
	return { bytes: toJpeg(shrink(image, factor)), scaledFrom: { width, height } };
}
