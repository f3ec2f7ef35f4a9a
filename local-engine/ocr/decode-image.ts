import { decode as decodeBmp } from 'bmp-ts';
import sharp, { type Sharp } from 'sharp';

import { imageTypeOf, UnsupportedFileError } from '../../core/files/file-kind';
import { MAX_IMAGE_BYTES } from '../../core/api/wire';
import type { GreyImage } from './grey-image';
import type { QuarterTurn } from './placement';

/** What was sent is no image that can be read. `message` says why, in words for the user. */
export class UnreadableImageError extends Error {
	override readonly name = 'UnreadableImageError';
}

/** More pixels than any scan of a page has; a decompression bomb has more. */
const MAX_PIXELS = 120_000_000;
/** A4 at 250 dpi: more only costs time. In pixels, along the longer side. */
const WORKING_LENGTH = 2900;

const WHITE = '#ffffff';
const OPAQUE = 255;

/** What bmp-ts says of a broken file is about its own program. */
function pixelsOfBmp(bytes: Buffer) {
	try {
		return decodeBmp(bytes, { toRGBA: true });
	} catch (error) {
		throw new UnreadableImageError("the image can't be decoded: it is a broken BMP", {
			cause: error,
		});
	}
}

/** Sharp reads no BMP; bmp-ts gives its pixels, with an alpha channel that most files leave at 0: not meant. */
function openBmp(bytes: Buffer): Sharp {
	const { data, width, height } = pixelsOfBmp(bytes);
	for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = OPAQUE;
	return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS });
}

const reasonOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

async function greyPixels(image: Sharp): Promise<GreyImage> {
	const { data, info } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

const fromGrey = ({ width, height, data }: GreyImage): Sharp =>
	sharp(data, { raw: { width, height, channels: 1 } });

/**
 * Decodes JPEG, PNG, GIF, BMP, TIFF or WebP (the first frame or page) to grey pixels on white paper, EXIF
 * rotation applied, made smaller where it is larger than reading needs.
 *
 * @throws UnreadableImageError when the bytes are something else, too many, or broken
 */
export async function decodeImage(bytes: Buffer): Promise<GreyImage> {
	if (bytes.byteLength > MAX_IMAGE_BYTES)
		throw new UnreadableImageError('the image is larger than 20 MB');
	try {
		const type = await imageTypeOf(bytes);
		const opened =
			type === 'image/bmp' ? openBmp(bytes) : sharp(bytes, { limitInputPixels: MAX_PIXELS });
		return await greyPixels(
			opened.autoOrient().flatten({ background: WHITE }).resize({
				width: WORKING_LENGTH,
				height: WORKING_LENGTH,
				fit: 'inside',
				withoutEnlargement: true,
			}),
		);
	} catch (error) {
		if (error instanceof UnreadableImageError) throw error;
		if (error instanceof UnsupportedFileError)
			throw new UnreadableImageError(`${error.message}. ${error.nextStep}`, { cause: error });
		throw new UnreadableImageError(`the image can't be decoded: ${reasonOf(error)}`, {
			cause: error,
		});
	}
}

/** Turns pixels clockwise by a quarter, two or three. */
export const turnImage = (image: GreyImage, turn: QuarterTurn): Promise<GreyImage> =>
	turn === 0 ? Promise.resolve(image) : greyPixels(fromGrey(image).rotate(turn));

/** Takes a tilt out: lines that fell to the right by so many degrees become level. */
export const levelImage = (image: GreyImage, tilt: number): Promise<GreyImage> =>
	greyPixels(fromGrey(image).rotate(-tilt, { background: WHITE }));
