import { decode as decodePng } from 'fast-png';
import pLimit from 'p-limit';

import { MAX_IMAGE_BYTES } from '../api/wire';
import { UnsupportedFileError } from './file-kind';
import { imageSizeOf } from './image-size-of';
import { decodeScaled } from './jpeg/decode-scaled';
import { toJpegInStrips } from './jpeg/encode-in-strips';
import { readFrame, type Frame } from './jpeg/frame';
import type { RawImage } from './jpeg/raw-image';
import { isOnItsSide, uprightColours } from './jpeg/upright';
import type { BlockSide } from './jpeg/scaled-block';
import { nextTurn } from './next-turn';
import { ownMemory } from './own-memory';
import { picturesOnly } from './png-sanity';
import { resultOrUndefined } from './result-or-undefined';

/**
 * Sent as they are up to here, as whoever reads text in images takes at most so many; A4 at 600 dpi has 35 million, a
 * large photo 50.
 */
const MAX_PIXELS = 75_000_000;
/** Of a PNG: a scan of A3 at 400 dpi has 31 million. */
const MAX_DECODED_PIXELS = 52_000_000;
/** Of a JPEG, which is never unpacked as a whole: the largest photos of telephones have 200 million. */
const MAX_SCALED_PIXELS = 220_000_000;
/** A JPEG is scaled by halves: not too small, and not too large for the memory. */
const MAX_HALVED_PIXELS = 16_000_000;
/** A4 at 300 dpi, where every reader reads well. */
const FITTING_PIXELS = 9_000_000;

/** Mean over the pixels that become one. */
function shrink({ width, height, channels, data }: RawImage, factor: number) {
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

const BLOCK_SIDES: readonly BlockSide[] = [4, 2, 1];
/** However many documents are read: what a picture takes is taken once. */
const oneAtATime = pLimit(1);

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

/** 8-bit pixels of a PNG; undefined for what can't be decoded here. */
async function decodedPng(bytes: Uint8Array, mediaType: string): Promise<RawImage | undefined> {
	if (mediaType !== 'image/png') return undefined;
	const png = await picturesOnly(ownMemory(bytes)).catch(() => undefined);
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

const tooManyPixels = (pixels: number, most: number) =>
	new UnsupportedFileError(
		`the image has ${megapixels(pixels)} megapixels; at most ${megapixels(most)} are read`,
		SMALLER,
	);

/** The largest of the sizes that are small enough. */
const sideFor = (pixels: number): BlockSide =>
	BLOCK_SIDES.find((side) => (pixels * side * side) / 64 <= MAX_HALVED_PIXELS) ?? 1;

/** @returns undefined for a JPEG that can't be scaled here */
async function scaledJpeg(bytes: Uint8Array, frame: Frame): Promise<FittingImage | undefined> {
	const { width, height, orientation } = frame;
	const scaled = await decodeScaled(bytes, frame, sideFor(width * height), nextTurn);
	if (scaled === undefined) return undefined;
	const colours = await uprightColours(scaled, orientation, nextTurn);
	return {
		bytes: await toJpegInStrips(colours, nextTurn),
		scaledFrom: isOnItsSide(orientation) ? { width: height, height: width } : { width, height },
	};
}

/**
 * Scales an image down that the service would refuse (20 MB), or that has more pixels than whoever reads it takes. What
 * its header says is looked at first: nothing is decoded that is too large, or holds more than it says.
 *
 * @throws UnsupportedFileError when it has too many pixels, or is too large and can't be scaled here
 */
export async function fitImage(bytes: Uint8Array, mediaType: string): Promise<FittingImage> {
	const frame = mediaType === 'image/jpeg' ? readFrame(bytes) : undefined;
	const size = frame ?? imageSizeOf(bytes);
	const pixels = size === undefined ? 0 : size.width * size.height;
	const most = frame === undefined ? MAX_PIXELS : MAX_SCALED_PIXELS;
	if (pixels > most) throw tooManyPixels(pixels, most);
	if (bytes.byteLength <= MAX_IMAGE_BYTES && pixels <= MAX_PIXELS)
		return { bytes, scaledFrom: null };
	if (frame !== undefined) {
		const scaled = await oneAtATime(() => scaledJpeg(bytes, frame));
		if (scaled !== undefined) return scaled;
		if (pixels > MAX_PIXELS) throw tooManyPixels(pixels, MAX_PIXELS);
		throw tooLarge(bytes, '');
	}
	if (size === undefined || pixels > MAX_DECODED_PIXELS)
		throw tooLarge(bytes, pixels === 0 ? '' : ` and ${megapixels(pixels)} megapixels`);

	return await oneAtATime(async () => {
		const image = await decodedPng(bytes, mediaType);
		if (image === undefined) throw tooLarge(bytes, '');
		const { width, height } = image;
		const factor = Math.max(2, Math.ceil(Math.sqrt((width * height) / FITTING_PIXELS)));
		return {
			bytes: await toJpegInStrips(shrink(image, factor), nextTurn),
			scaledFrom: { width, height },
		};
	});
}
