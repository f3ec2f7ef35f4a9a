import { MAX_IMAGE_BYTES } from '../../../core/api/wire';
import { imageSizeOf } from '../../../core/files/image-size-of';
import { TooLargeError } from '../errors/run-error';

const MIB = 1024 * 1024;
/** A4 at 600 dpi has 35; with more the image would be decoded to be scaled down. */
const MAX_PIXELS = 40_000_000;

const megapixels = (pixels: number) => (pixels / 1_000_000).toFixed(0);

/**
 * An image beyond the service's limits would have to be decoded here: 42 megapixels were measured to take 1.8 GB and
 * 19 seconds.
 *
 * @throws TooLargeError
 */
export function checkImage(bytes: Uint8Array): void {
	const { width = 0, height = 0 } = imageSizeOf(bytes) ?? {};
	const pixels = width * height;
	if (pixels > MAX_PIXELS)
		throw new TooLargeError(
			`the image has ${megapixels(pixels)} megapixels, and at most ${megapixels(MAX_PIXELS)} are read`,
		);
	if (bytes.byteLength > MAX_IMAGE_BYTES)
		throw new TooLargeError(
			`the image has ${(bytes.byteLength / MIB).toFixed(1)} MB, and at most ${MAX_IMAGE_BYTES / MIB} MB are read`,
		);
}
