import { fileTypeFromBuffer } from 'file-type/core';

import { imageSizeOf } from './image-size-of';

/** A file the pipeline can't read. Raised before any call, so nothing was charged. */
export class UnsupportedFileError extends Error {
	override readonly name = 'UnsupportedFileError';

	constructor(
		message: string,
		readonly nextStep: string,
	) {
		super(message);
	}
}

/** What a file is, by its content; names and headers lie. */
export type FileKind =
	/** One the service takes. */
	| { readonly kind: 'image'; readonly mediaType: string }
	| { readonly kind: 'pdf'; readonly mediaType: 'application/pdf' }
	/** Something that is not meant to be read as a document: a logo, a calendar entry, a text. */
	| { readonly kind: 'no document'; readonly what: string; readonly instead: string }
	/** Likely a document, but in a form that can't be read. */
	| { readonly kind: 'unsupported'; readonly what: string; readonly instead: string };

/** Media types the service takes. Source: the service's API reference. */
const IMAGE_TYPES: ReadonlySet<string> = new Set([
	'image/jpeg',
	'image/png',
	'image/gif',
	'image/bmp',
	'image/tiff',
	'image/webp',
]);

const AS_IMAGE = 'Save it as PDF, JPEG or PNG and send that.';
const OFFICE = 'Save it as a PDF and send that.';
const NOT_NEEDED = 'Send the invoice itself, as a PDF or an image.';

const UNSUPPORTED: ReadonlyMap<string, { readonly what: string; readonly instead: string }> =
	new Map([
		['image/heic', { what: 'a HEIC photo', instead: AS_IMAGE }],
		['image/heif', { what: 'a HEIF photo', instead: AS_IMAGE }],
		['image/avif', { what: 'an AVIF image', instead: AS_IMAGE }],
		['image/svg+xml', { what: 'an SVG drawing', instead: AS_IMAGE }],
		['application/x-cfb', { what: 'an old Office file', instead: OFFICE }],
		['application/rtf', { what: 'a rich text file', instead: OFFICE }],
		[
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			{ what: 'a Word document', instead: OFFICE },
		],
		[
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			{ what: 'an Excel sheet', instead: OFFICE },
		],
		['application/vnd.oasis.opendocument.text', { what: 'a text document', instead: OFFICE }],
		['application/vnd.oasis.opendocument.spreadsheet', { what: 'a spreadsheet', instead: OFFICE }],
	]);

const NO_DOCUMENT: ReadonlyMap<string, string> = new Map([
	['application/zip', 'a ZIP archive'],
	['text/calendar', 'a calendar entry'],
	['text/vcard', 'a contact'],
	['text/html', 'a web page'],
	['text/plain', 'text'],
	['application/xml', 'XML data'],
	['application/pkcs7-signature', 'a mail signature'],
	['application/pgp-signature', 'a mail signature'],
]);

/**
 * Smaller than this on its shorter side and lighter than this, an image is a logo or a part of a mail's
 * signature: a page of text needs more. In pixels and bytes.
 */
export const LOGO_SIDE = 200;
export const LOGO_BYTES = 64 * 1024;

async function mediaTypeOf(bytes: Uint8Array): Promise<string | undefined> {
	if (bytes.byteLength === 0)
		throw new UnsupportedFileError(
			'the file is empty',
			'Look at the step before: did it download the whole file?',
		);
	return (await fileTypeFromBuffer(bytes))?.mime ?? textType(bytes);
}

/**
 * The media type of an image the service takes, however small it is.
 *
 * @throws UnsupportedFileError for everything else, a PDF included, which the service refuses
 */
export async function imageTypeOf(bytes: Uint8Array): Promise<string> {
	const mediaType = await mediaTypeOf(bytes);
	if (mediaType !== undefined && IMAGE_TYPES.has(mediaType)) return mediaType;
	const { what, instead } =
		mediaType === 'application/pdf'
			? { what: 'a PDF', instead: 'Turn its pages into images and send each page.' }
			: otherKindOf(mediaType);
	throw new UnsupportedFileError(
		`the file is ${what}, not an image (JPEG, PNG, GIF, BMP, TIFF or WebP)`,
		instead,
	);
}

/**
 * What a file is to the pipeline.
 *
 * @throws UnsupportedFileError when the file is empty
 */
export async function fileKindOf(bytes: Uint8Array): Promise<FileKind> {
	const mediaType = await mediaTypeOf(bytes);
	if (mediaType === 'application/pdf') return { kind: 'pdf', mediaType };
	if (mediaType === undefined || !IMAGE_TYPES.has(mediaType)) return otherKindOf(mediaType);
	return isLogo(bytes)
		? { kind: 'no document', what: 'a small image, such as a logo', instead: NOT_NEEDED }
		: { kind: 'image', mediaType };
}

function otherKindOf(
	mediaType: string | undefined,
): Extract<FileKind, { kind: 'no document' | 'unsupported' }> {
	if (mediaType === undefined)
		return { kind: 'unsupported', what: 'of an unknown kind', instead: AS_IMAGE };

	const unsupported = UNSUPPORTED.get(mediaType);
	if (unsupported !== undefined) return { kind: 'unsupported', ...unsupported };
	const noDocument = NO_DOCUMENT.get(mediaType);
	if (noDocument !== undefined)
		return { kind: 'no document', what: noDocument, instead: NOT_NEEDED };
	return /^(?:audio|video|text)\//.test(mediaType)
		? { kind: 'no document', what: `of type ${mediaType}`, instead: NOT_NEEDED }
		: { kind: 'unsupported', what: `of type ${mediaType}`, instead: AS_IMAGE };
}

/** An image whose size can't be told is not taken for a logo: rather one scan too many than a lost invoice. */
function isLogo(bytes: Uint8Array): boolean {
	if (bytes.byteLength >= LOGO_BYTES) return false;
	const size = imageSizeOf(bytes);
	const side = size === undefined ? 0 : Math.min(size.width, size.height);
	return side > 0 && side < LOGO_SIDE;
}

/** The error for a file that was named as a document and is none. */
export const notReadable = ({ what, instead }: { what: string; instead: string }) =>
	new UnsupportedFileError(
		`the file is ${what}, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)`,
		instead,
	);

const SNIFFED_BYTES = 1024;
/** What a decoder puts in place of bytes that are no UTF-8. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/** Text has no magic number; valid UTF-8 without NUL is called text. */
function textType(bytes: Uint8Array): string | undefined {
	const head = bytes.subarray(0, SNIFFED_BYTES);
	if (head.includes(0)) return undefined;
	// `stream` keeps back a character that is cut in two at the end.
	const text = new TextDecoder().decode(head, { stream: true }).trimStart();
	if (text.includes(REPLACEMENT_CHARACTER)) return undefined;
	if (/^(?:<\?xml[^>]*>\s*)?<svg\b/i.test(text)) return 'image/svg+xml';
	if (/^<(?:!doctype html|html)\b/i.test(text)) return 'text/html';
	if (/^BEGIN:VCALENDAR\b/i.test(text)) return 'text/calendar';
	if (/^BEGIN:VCARD\b/i.test(text)) return 'text/vcard';
	if (/^-----BEGIN PGP SIGNATURE/.test(text)) return 'application/pgp-signature';
	return 'text/plain';
}
