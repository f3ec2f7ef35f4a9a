import { MAX_IMAGE_BYTES } from '../../core/api/wire';
import { imageTypeOf, UnsupportedFileError } from '../../core/files/file-kind';
import { imageSizeOf } from '../../core/files/image-size-of';
import { RequestError } from './request-error';

/** An A3 page at 600 dpi has 70 million; a decompression bomb has far more. */
export const MAX_PIXELS = 80_000_000;
/** The longest side a JPEG can have. In pixels. */
const MAX_SIDE = 65_535;

const refuse = (why: string, cause?: unknown): RequestError =>
	new RequestError('invalid_image', why, { cause });

async function typeOf(bytes: Uint8Array): Promise<string> {
	try {
		return await imageTypeOf(bytes);
	} catch (error) {
		if (error instanceof UnsupportedFileError)
			throw refuse(`${error.message}. ${error.nextStep}`, error);
		throw error;
	}
}

/**
 * Refuses what is no image by its content, and images that would fill the memory when decoded: by what
 * their header declares, before a pixel is decoded. Of several frames or pages only the first is decoded.
 *
 * @throws RequestError `invalid_image`
 */
export async function checkImage(bytes: Uint8Array): Promise<void> {
	if (bytes.byteLength > MAX_IMAGE_BYTES) throw refuse('the image is larger than 20 MB');
	const type = await typeOf(bytes);
	const size = imageSizeOf(bytes);
	if (!size) {
		// the decoder of BMP has no limit of its own; that of the others has one, and says what is wrong
		if (type === 'image/bmp') throw refuse("the image can't be decoded: it is a broken BMP");
		return;
	}
	const { width, height } = size;
	if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE)
		throw refuse(
			`the image is ${width} × ${height} pixels; at most ${MAX_PIXELS / 1_000_000} million are read. Send it smaller`,
		);
}
