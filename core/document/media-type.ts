import { fileTypeFromBuffer } from 'file-type/core';

/** Media types the service takes. Source: the service's API reference. */
const IMAGE_TYPES: ReadonlySet<string> = new Set([
	'image/jpeg',
	'image/png',
	'image/gif',
	'image/bmp',
	'image/tiff',
	'image/webp',
]);

/** What to call a file that can't be read, and what to do about it. */
interface Unsupported {
	readonly what: string;
	readonly instead: string;
}

const AS_IMAGE = 'Save it as JPEG or PNG and send that.';

const UNSUPPORTED: ReadonlyMap<string, Unsupported> = new Map([
	[
		'application/pdf',
		{ what: 'a PDF', instead: 'Turn its pages into images first and send each page.' },
	],
	['image/heic', { what: 'a HEIC photo', instead: AS_IMAGE }],
	['image/heif', { what: 'a HEIF photo', instead: AS_IMAGE }],
	['image/avif', { what: 'an AVIF image', instead: AS_IMAGE }],
	['image/svg+xml', { what: 'an SVG drawing', instead: AS_IMAGE }],
	['application/zip', { what: 'a ZIP archive', instead: 'Unpack it and send the images in it.' }],
	['text/html', { what: 'a web page', instead: 'Print it to an image and send that.' }],
	['text/plain', { what: 'text', instead: 'Send the image of the document.' }],
]);

/** A file that is no image the service takes. Raised before any call, so nothing was charged. */
export class UnsupportedFileError extends Error {
	override readonly name = 'UnsupportedFileError';

	constructor(
		message: string,
		readonly nextStep: string,
	) {
		super(message);
	}
}

/**
 * The media type by content; names and headers lie.
 *
 * @throws UnsupportedFileError that says what the file is, and what to do
 */
export async function imageTypeOf(bytes: Uint8Array): Promise<string> {
	if (bytes.byteLength === 0)
		throw new UnsupportedFileError(
			'the file is empty',
			'Look at the node before: did it download the whole file?',
		);
	const mime = (await fileTypeFromBuffer(bytes))?.mime ?? textType(bytes);
	if (mime !== undefined && IMAGE_TYPES.has(mime)) return mime;

	const known = mime === undefined ? undefined : UNSUPPORTED.get(mime);
	const what = known?.what ?? (mime === undefined ? 'of an unknown kind' : `of type ${mime}`);
	throw new UnsupportedFileError(
		`the file is ${what}, not an image (JPEG, PNG, GIF, BMP, TIFF or WebP)`,
		known?.instead ?? AS_IMAGE,
	);
}

const SNIFFED_BYTES = 1024;
/** What a decoder puts in place of bytes that are no UTF-8. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/** Text has no magic number; valid UTF-8 without NUL is called text. */
function textType(bytes: Uint8Array): string | undefined {
	const head = bytes.subarray(0, SNIFFED_BYTES);
	if (head.includes(0)) return undefined;
	// `stream` keeps back a character that is cut in two at the end.
	const text = new TextDecoder().decode(head, { stream: true });
	if (text.includes(REPLACEMENT_CHARACTER)) return undefined;
	if (/^\s*(?:<\?xml[^>]*>\s*)?<svg\b/i.test(text)) return 'image/svg+xml';
	if (/^\s*<(?:!doctype html|html)\b/i.test(text)) return 'text/html';
	return 'text/plain';
}
