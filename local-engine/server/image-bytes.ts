import { Agent, errors, request } from 'undici';

import { MAX_IMAGE_BYTES, type ExtractRequestBody } from '../../core/api/wire';
import { RequestError } from './request-error';

/** A slow host must not hold a place in the queue. In milliseconds. */
const FETCH_TIMEOUT = 20_000;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

const refuse = (why: string, cause?: unknown): RequestError =>
	new RequestError('invalid_image', why, { cause });

function decoded(image: string): Buffer {
	if (image.startsWith('data:'))
		throw refuse('the image begins with "data:". Send the base64 text after the comma only');
	const text = image.replace(/\s+/g, '');
	if (!BASE64.test(text)) throw refuse('the image is not base64. Is it a URL, with imageType url?');
	return Buffer.from(text, 'base64');
}

function addressOf(image: string): URL {
	const url = URL.parse(image);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
		throw refuse('the image is not a web address that begins with http:// or https://');
	return url;
}

async function download(url: URL): Promise<Buffer> {
	const signal = AbortSignal.timeout(FETCH_TIMEOUT);
	const dispatcher = new Agent({ maxResponseSize: MAX_IMAGE_BYTES });
	try {
		const { statusCode, body } = await request(url, { signal, dispatcher });
		if (statusCode >= 300 && statusCode < 400)
			throw refuse('the web address redirects to another one. Send the final address');
		if (statusCode !== 200) throw refuse(`the web address answered with status ${statusCode}`);
		return Buffer.from(await body.arrayBuffer());
	} finally {
		await dispatcher.destroy();
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof errors.ResponseExceededMaxSizeError) return 'it is larger than 20 MB';
	if (error instanceof DOMException && error.name === 'TimeoutError')
		return `no complete answer within ${FETCH_TIMEOUT / 1000} seconds`;
	return error instanceof Error ? error.message : String(error);
}

/**
 * The bytes of the image a request brings or points to.
 *
 * @throws RequestError `invalid_image` when there are none to be had
 */
export async function imageBytesOf({ image, imageType }: ExtractRequestBody): Promise<Buffer> {
	if (imageType === 'base64') return decoded(image);
	const url = addressOf(image);
	try {
		return await download(url);
	} catch (error) {
		if (error instanceof RequestError) throw error;
		throw refuse(`the image can't be fetched: ${reasonOf(error)}`, error);
	}
}
