import pLimit from 'p-limit';

import { MAX_IMAGE_BYTES } from '../api/wire';
import { UnsupportedFileError } from './file-kind';
import { imageSizeOf } from './image-size-of';
import { decodeScaled } from './jpeg/decode-scaled';
import { toJpeg } from './jpeg/encode';
import { readFrame, type Frame } from './jpeg/frame';
import { isOnItsSide, uprightColours } from './jpeg/upright';
import type { BlockSide } from './jpeg/scaled-block';
import { ownMemory } from './own-memory';
import { readPng } from './png/chunks';
import { decodePngScaled } from './png/decode-scaled';
import type { Turns } from './turns';

/**
 * Sent as they are up to here, as whoever reads text in images takes at most so many; A4 at 600 dpi has 35 million, a
 * large photo 50.
 */
const MAX_PIXELS = 75_000_000;
/** Of JPEG and PNG, which are never unpacked as a whole: the largest photos of telephones have 200 million. */
const MAX_SCALED_PIXELS = 220_000_000;
/** A JPEG is scaled by halves: not too small, and not too large for the memory. */
const MAX_HALVED_PIXELS = 16_000_000;
/** A4 at 300 dpi, where every reader reads well. */
const FITTING_PIXELS = 9_000_000;

const BLOCK_SIDES: readonly BlockSide[] = [4, 2, 1];
/** However many documents are read: what a picture takes is taken once. */
const oneAtATime = pLimit(1);

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const megapixels = (pixels: number) => Math.round(pixels / 1e6);

const SMALLER = 'Save it smaller: 300 dpi are enough.';
const tooLarge = (bytes: Uint8Array) =>
	new UnsupportedFileError(
		`the image has ${megabytes(bytes.byteLength)} MB, the service takes at most 20 MB`,
		SMALLER,
	);

interface Size {
	readonly width: number;
	readonly height: number;
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
async function scaledJpeg(
	bytes: Uint8Array,
	frame: Frame,
	turns: Turns,
): Promise<FittingImage | undefined> {
	const { width, height, orientation } = frame;
	const scaled = await decodeScaled(bytes, frame, sideFor(width * height), turns);
	if (scaled === undefined) return undefined;
	const colours = await uprightColours(scaled, orientation, turns);
	return {
		bytes: await toJpeg(colours, turns),
		scaledFrom: isOnItsSide(orientation) ? { width: height, height: width } : { width, height },
	};
}

/** @returns undefined for a PNG that can't be scaled here */
async function scaledPng(
	bytes: Uint8Array,
	{ width, height }: Size,
	turns: Turns,
): Promise<FittingImage | undefined> {
	const png = readPng(ownMemory(bytes));
	if (png === undefined) return undefined;
	const factor = Math.max(2, Math.ceil(Math.sqrt((width * height) / FITTING_PIXELS)));
	const scaled = await decodePngScaled(png, factor, turns).catch((error: unknown) => {
		if (turns.isCancelled()) throw error;
		// What is packed is damaged or cut off.
		return undefined;
	});
	if (scaled === undefined) return undefined;
	return { bytes: await toJpeg(scaled, turns), scaledFrom: { width, height } };
}

/**
 * Scales an image down that the service would refuse (20 MB), or that has more pixels than whoever reads it takes. What
 * its header says is looked at first: nothing is decoded that is too large, or holds more than it says.
 *
 * @param turns for others, while it is scaled
 * @throws UnsupportedFileError when it has too many pixels, or is too large and can't be scaled here
 */
export async function fitImage(
	bytes: Uint8Array,
	mediaType: string,
	turns: Turns,
): Promise<FittingImage> {
	const frame = mediaType === 'image/jpeg' ? readFrame(bytes) : undefined;
	const size = frame ?? imageSizeOf(bytes);
	const pixels = size === undefined ? 0 : size.width * size.height;
	const isScaled = frame !== undefined || mediaType === 'image/png';
	const most = isScaled ? MAX_SCALED_PIXELS : MAX_PIXELS;
	if (pixels > most) throw tooManyPixels(pixels, most);
	if (bytes.byteLength <= MAX_IMAGE_BYTES && pixels <= MAX_PIXELS)
		return { bytes, scaledFrom: null };
	const scaled = await oneAtATime(async () => {
		if (frame !== undefined) return await scaledJpeg(bytes, frame, turns);
		return isScaled && size !== undefined ? await scaledPng(bytes, size, turns) : undefined;
	});
	if (scaled !== undefined) return scaled;
	if (pixels > MAX_PIXELS) throw tooManyPixels(pixels, MAX_PIXELS);
	throw tooLarge(bytes);
}
