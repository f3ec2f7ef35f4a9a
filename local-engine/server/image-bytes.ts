import { MAX_IMAGE_BYTES, type ExtractRequestBody } from '../../core/api/wire';
import { fetchImage, type FetchRules } from './fetch-image';
import { RequestError } from './request-error';

/** One character is looked for: an expression that matches all of a long text can run out of stack. */
const NO_BASE64 = /[^A-Za-z0-9+/_-]/;
/** Four characters hold three bytes; line breaks and padding come on top. In characters. */
const MAX_BASE64 = (MAX_IMAGE_BYTES / 3) * 4 * 1.1;

const refuse = (why: string): RequestError => new RequestError('invalid_image', why);

function decoded(image: string): Buffer {
	if (image.startsWith('data:'))
		throw refuse('the image begins with "data:". Send the base64 text after the comma only');
	if (image.length > MAX_BASE64) throw refuse('the image is larger than 20 MB');
	const text = image.replace(/\s+/g, '');
	const characters = text.replace(/={1,2}$/, '');
	if (characters === '' || NO_BASE64.test(characters))
		throw refuse('the image is not base64. Is it a URL, with imageType url?');
	return Buffer.from(text, 'base64');
}

/**
 * The bytes of the image a request brings or points to.
 *
 * @throws RequestError `invalid_image` when there are none to be had
 */
export async function imageBytesOf(
	{ image, imageType }: ExtractRequestBody,
	rules: FetchRules,
): Promise<Buffer> {
	return imageType === 'base64' ? decoded(image) : fetchImage(image, rules);
}
