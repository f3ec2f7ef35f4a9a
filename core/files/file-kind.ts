import { fileInText } from './base64-file';
import { contentTypeOf } from './content-type';
import { declaredKindOf, NO_LABEL, type FileLabel } from './declared-kind';
import { imageSizeOf } from './image-size-of';
import { hiddenDocuments, mailPartOf } from './mail-parts';
import { E_INVOICE, READABLE_E_INVOICE } from './text-type';

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

/** A file that can be read, alone or by the service. */
export type ReadableKind = Extract<FileKind, { kind: 'image' | 'pdf' | 'e-invoice' }>;

/** What a file is. */
export type FileKind =
	/** One the service takes. */
	| { readonly kind: 'image'; readonly mediaType: string }
	| { readonly kind: 'pdf'; readonly mediaType: 'application/pdf' }
	/** An invoice as XML, in a format that can be read. */
	| { readonly kind: 'e-invoice'; readonly mediaType: 'application/xml' }
	/** Surely not meant to be read as a document: a logo, a calendar entry, a text. */
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
const UNPACK = 'Unpack it, and send the documents in it one by one.';
const OTHER_MAIL = 'Forward that mail itself, or save the files in it and send them.';
const E_INVOICE_INSTEAD =
	'It has to be booked, too: send the PDF that belongs to it, or open it in a program for e-invoices.';
const LOG_IN =
	'It may be a log-in page that was saved in place of the document: download the document itself and send that.';
const WINMAIL =
	'Ask the sender to send as HTML or plain text, or open the mail in Outlook and forward the files.';

interface Words {
	readonly what: string;
	readonly instead: string;
}

/** One in a format that can't be read, or that is not to be read by the settings. */
export const E_INVOICE_WORDS: Words = { what: 'an e-invoice', instead: E_INVOICE_INSTEAD };

/** What files are in words, and what can be done about them. */
const OTHER_KINDS: ReadonlyMap<string, Words> = new Map([
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
	['application/zip', { what: 'a ZIP archive', instead: UNPACK }],
	['application/x-7z-compressed', { what: 'a 7z archive', instead: UNPACK }],
	['application/x-rar-compressed', { what: 'a RAR archive', instead: UNPACK }],
	['application/gzip', { what: 'a packed file (gzip)', instead: UNPACK }],
	['application/x-tar', { what: 'a TAR archive', instead: UNPACK }],
	['message/rfc822', { what: 'a mail', instead: OTHER_MAIL }],
	['application/ms-tnef', { what: 'Outlook’s winmail.dat', instead: WINMAIL }],
	['application/pkcs7-signature', { what: 'a signed mail (S/MIME)', instead: OTHER_MAIL }],
	['application/pkcs7-mime', { what: 'an encrypted mail (S/MIME)', instead: OTHER_MAIL }],
	['application/pgp-encrypted', { what: 'an encrypted mail (PGP)', instead: OTHER_MAIL }],
	[E_INVOICE, E_INVOICE_WORDS],
	[READABLE_E_INVOICE, E_INVOICE_WORDS],
	['application/xml', { what: 'XML data', instead: NOT_NEEDED }],
	['text/html', { what: 'a web page', instead: LOG_IN }],
	['text/plain', { what: 'text', instead: NOT_NEEDED }],
]);

/**
 * Smaller than this on its shorter side and lighter than this, an image is a logo or a part of a mail's
 * signature: a page of text needs more. In pixels and bytes.
 */
const LOGO_SIDE = 200;
const LOGO_BYTES = 64 * 1024;

const emptyFile = () =>
	new UnsupportedFileError(
		'the file is empty',
		'Look at the step before: did it download the whole file?',
	);

/**
 * The media type of an image the service takes, however small it is.
 *
 * @throws UnsupportedFileError for everything else, a PDF included, which the service refuses
 */
export async function imageTypeOf(bytes: Uint8Array): Promise<string> {
	if (bytes.byteLength === 0) throw emptyFile();
	const mediaType = await contentTypeOf(bytes);
	if (mediaType !== undefined && IMAGE_TYPES.has(mediaType)) return mediaType;
	const { what, instead } =
		mediaType === 'application/pdf'
			? { what: 'a PDF', instead: 'Turn its pages into images and send each page.' }
			: wordsFor(bytes, mediaType, NO_LABEL);
	throw new UnsupportedFileError(
		`the file is ${what}, not an image (JPEG, PNG, GIF, BMP, TIFF or WebP)`,
		instead,
	);
}

/** A file under its label: its bytes, which may have been packed as text, and what they are. */
export interface RecognisedFile {
	readonly bytes: Uint8Array;
	readonly file: FileKind;
}

/**
 * What a file is to the pipeline: by its content first, then by what it is said to be.
 *
 * @param label what came with the file; a file that is said to be a document is never "no document"
 * @throws UnsupportedFileError when the file is empty
 */
export async function recognise(raw: Uint8Array, label: FileLabel): Promise<RecognisedFile> {
	const rawType = await contentTypeOf(raw);
	const unpacked = rawType === 'text/plain' ? fileInText(raw) : undefined;
	const unpackedType = unpacked === undefined ? undefined : await contentTypeOf(unpacked);
	const [bytes, mediaType] =
		unpacked !== undefined && unpackedType !== undefined && unpackedType !== 'text/plain'
			? [unpacked, unpackedType]
			: [raw, rawType];

	if (mediaType === 'application/pdf') return { bytes, file: { kind: 'pdf', mediaType } };
	if (mediaType !== undefined && IMAGE_TYPES.has(mediaType)) {
		// A logo is an image and is said to be one.
		const isPart = isLogo(bytes) && declaredKindOf(label) !== 'PDF';
		return {
			bytes,
			file: isPart
				? { kind: 'no document', what: 'a small image, such as a logo', instead: NOT_NEEDED }
				: { kind: 'image', mediaType },
		};
	}
	if (mediaType === READABLE_E_INVOICE)
		return { bytes, file: { kind: 'e-invoice', mediaType: 'application/xml' } };
	const part = mailPartOf(bytes, mediaType, label);
	if (part !== undefined)
		return { bytes, file: { kind: 'no document', what: part, instead: NOT_NEEDED } };
	if (bytes.byteLength === 0) throw emptyFile();
	return { bytes, file: { kind: 'unsupported', ...wordsFor(bytes, mediaType, label) } };
}

function wordsFor(bytes: Uint8Array, mediaType: string | undefined, label: FileLabel): Words {
	const isOutlookMail = mediaType === 'application/x-cfb' && declaredKindOf(label) === 'message';
	if (isOutlookMail) return { what: 'a mail saved by Outlook', instead: OTHER_MAIL };
	const known = OTHER_KINDS.get(mediaType ?? '');
	const hidden = hiddenDocuments(bytes, mediaType);
	if (known !== undefined && hidden !== undefined)
		return { what: `${known.what}, which holds ${hidden.join(', ')}`, instead: known.instead };
	if (known !== undefined) return known;
	return {
		what: mediaType === undefined ? 'of an unknown kind' : `of type ${mediaType}`,
		instead: AS_IMAGE,
	};
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
