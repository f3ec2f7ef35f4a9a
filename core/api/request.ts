import { createHash } from 'crypto';

import type { DocumentSchema } from '../schema/document-schema';
import { toWireFields } from '../schema/wire-fields';
import { InvalidImageError } from './errors';
import type { TransportRequest } from './transport';
import { MAX_IMAGE_BYTES, type ExtractRequestBody } from './wire';

const EXTRACT_PATH = '/ocr/fields';

/** Whether a request is one that reads a page. */
export const readsPage = ({ path }: TransportRequest): boolean => path === EXTRACT_PATH;

/** The image of one page: its bytes, or where the service can fetch them. */
export type PageImage =
	| { readonly from: 'bytes'; readonly bytes: Uint8Array }
	| { readonly from: 'url'; readonly url: string };

/** What one call asks for. */
export interface ExtractRequest {
	readonly image: PageImage;
	readonly schema: DocumentSchema;
	/** A hint to the service in words. */
	readonly prompt?: string | undefined;
}

const wireSchema = (
	schema: DocumentSchema,
): Pick<ExtractRequestBody, 'fields' | 'templateId' | 'autoFields'> => {
	switch (schema.mode) {
		case 'fields':
			return { fields: toWireFields(schema.fields) };
		case 'template':
			return { templateId: schema.templateId };
		case 'auto':
			return { autoFields: true };
	}
};

const promptOf = ({ prompt }: ExtractRequest) => (prompt?.trim() ? { prompt: prompt.trim() } : {});

/**
 * The `Idempotency-Key` of a call: SHA-256 (hex) over the image, the schema as it is sent, and the prompt. The
 * service replays a stored answer for the same key and does not charge again.
 */
export function idempotencyKey(request: ExtractRequest): string {
	const { image, schema } = request;
	return createHash('sha256')
		.update(JSON.stringify({ from: image.from, ...wireSchema(schema), ...promptOf(request) }))
		.update('\0')
		.update(image.from === 'bytes' ? image.bytes : image.url)
		.digest('hex');
}

/**
 * The HTTP request of one extraction. Builds the base64 text, so call it when it is about to be sent.
 *
 * @param key what idempotencyKey() gave for this request
 * @throws InvalidImageError when the image is empty or over the service's 20 MB
 */
export function extractTransportRequest(request: ExtractRequest, key: string): TransportRequest {
	const { image, schema } = request;
	if (image.from === 'bytes') checkSize(image.bytes.byteLength);
	const body: ExtractRequestBody = {
		image: image.from === 'bytes' ? Buffer.from(image.bytes).toString('base64') : image.url,
		imageType: image.from === 'bytes' ? 'base64' : 'url',
		...wireSchema(schema),
		...promptOf(request),
	};
	return {
		method: 'POST',
		path: EXTRACT_PATH,
		headers: { 'Idempotency-Key': key },
		body,
	};
}

function checkSize(bytes: number) {
	if (bytes === 0) throw new InvalidImageError({ message: 'the file is empty' });
	if (bytes > MAX_IMAGE_BYTES)
		throw new InvalidImageError({
			message: `the image has ${(bytes / 1024 / 1024).toFixed(1)} MB, the service takes at most 20 MB`,
		});
}
