import { decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

import { MAX_IMAGE_BYTES } from '../api/wire';
import { UnsupportedFileError } from './file-kind';
import { imageSizeOf } from './image-size-of';
import { toJpeg, type RawImage } from './jpeg';
import { isSaneJpeg } from './jpeg-sanity';
import { ownMemory } from './own-memory';
import { picturesOnly } from './png-sanity';
import { resultOrUndefined } from './result-or-undefined';

/**
 * Sent as they are up to here, as whoever reads text in images takes at most so many; A4 at 600 dpi has 35 million, a
 * large photo 50.
 */
const MAX_PIXELS = 75_000_000;
/** The largest photos of usual cameras have 50 million. Decoded, a pixel takes up to 27 bytes on the way. */
const MAX_DECODED_PIXELS = 52_000_000;
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
const megapixels = (pixels: number) => Math.round(pixels / 1e6);

const SMALLER = 'Save it smaller: 300 dpi are enough.';
const tooLarge = (bytes: Uint8Array, why: string) =>
	new UnsupportedFileError(
		`the image has ${megabytes(bytes.byteLength)} MB${why}, the service takes at most 20 MB`,
		SMALLER,
	);

interface Size {
	readonly width: number;
	readonly height: number;
}

/** 8-bit pixels of a JPEG or a PNG; undefined for what can't be decoded here. */
async function decoded(
	bytes: Uint8Array,
	mediaType: string,
	size: Size,
): Promise<RawImage | undefined> {
	const own = ownMemory(bytes);
	if (mediaType === 'image/jpeg')
		return resultOrUndefined(() => {
			if (!isSaneJpeg(own, size)) return undefined;
			const { width, height, data } = decodeJpeg(own, {
				useTArray: true,
				maxMemoryUsageInMB: 2048,
				maxResolutionInMP: MAX_DECODED_PIXELS / 1_000_000,
			});
			return { width, height, data, channels: 4 };
		});
	if (mediaType !== 'image/png') return undefined;
	const png = await picturesOnly(own).catch(() => undefined);
	return resultOrUndefined(() => {
		if (png === undefined) return undefined;
		const { width, height, data, channels, depth, palette } = decodePng(png);
		return depth === 8 && palette === undefined ? { width, height, data, channels } : undefined;
	});
}

/** An image within the service's limits, and the size it had before when it had to be scaled down. */
export interface FittingImage {
	readonly bytes: Uint8Array;
	/** In pixels; null: nothing was changed. */
	readonly scaledFrom: Size | null;
}

/**
 * Scales an image down that the service would refuse (20 MB). What its header says is looked at first: nothing is
 * decoded that is too large, or holds more than it says.
 *
 * @throws UnsupportedFileError when it has too many pixels, or is too large and can't be scaled here
 */
export async function fitImage(bytes: Uint8Array, mediaType: string): Promise<FittingImage> {
	const size = imageSizeOf(bytes);
	const pixels = size === undefined ? 0 : size.width * size.height;
	if (pixels > MAX_PIXELS)
		throw new UnsupportedFileError(
			`the image has ${megapixels(pixels)} megapixels; at most ${megapixels(MAX_PIXELS)} are read`,
			SMALLER,
		);
	if (bytes.byteLength <= MAX_IMAGE_BYTES) return { bytes, scaledFrom: null };
	if (size === undefined || pixels > MAX_DECODED_PIXELS)
		throw tooLarge(bytes, pixels === 0 ? '' : ` and ${megapixels(pixels)} megapixels`);

	const image = await decoded(bytes, mediaType, size);
	if (image === undefined) throw tooLarge(bytes, '');
	const { width, height } = image;
	const factor = Math.max(2, Math.ceil(Math.sqrt((width * height) / FITTING_PIXELS)));
	return { bytes: toJpeg(shrink(image, factor)), scaledFrom: { width, height } };
}
