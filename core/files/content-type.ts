import { fileTypeFromBuffer } from 'file-type/core';

import { headOfText, textTypeOf } from './text-type';

/** Where readers of PDFs look for its beginning. Source: Acrobat's implementation notes to ISO 32000, 7.5.2. */
const PDF_WITHIN = 1024;
const PDF_HEAD = /%PDF-\d/;

/** One character a byte; the decoder of that name takes some for others. */
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** A PDF may have bytes in front: a line break, the head of an upload. A text that speaks of one has no objects. */
function isPdf(bytes: Uint8Array): boolean {
	const at = PDF_HEAD.exec(latin1(bytes.subarray(0, PDF_WITHIN + 8)))?.index ?? -1;
	if (at <= 0) return at === 0;
	return at <= PDF_WITHIN && /\d\s+obj\b/.test(latin1(bytes.subarray(at)));
}

/** Of kinds that the library doesn't know, or tells slowly; each is a few bytes at a place. */
const SIGNATURES: readonly (readonly [at: number, bytes: string, mediaType: string])[] = [
	// The library would go through all its parts to tell whether it moves.
	[0, '\x89PNG\r\n\x1a\n', 'image/png'],
	[0, '\x78\x9f\x3e\x22', 'application/ms-tnef'],
	[40, ' EMF', 'image/emf'],
	[0, '\xd7\xcd\xc6\x9a', 'image/wmf'],
	[0, 'ActiveMime', 'application/x-mso'],
];

const signatureOf = (bytes: Uint8Array) =>
	SIGNATURES.find(([at, text]) => latin1(bytes.subarray(at, at + text.length)) === text)?.[2];

/** "signedData" of RFC 5652, in DER, as it begins every S/MIME signature. */
const SIGNED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02';
const ENVELOPED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03';

function cmsType(bytes: Uint8Array): string | undefined {
	const head = latin1(bytes.subarray(0, 24));
	if (!head.startsWith('\x30')) return undefined;
	if (head.includes(SIGNED_DATA)) return 'application/pkcs7-signature';
	return head.includes(ENVELOPED_DATA) ? 'application/pkcs7-mime' : undefined;
}

/** It goes from part to part of a file, and a file may have millions. In bytes. */
const LOOKED_INTO = 256 * 1024;

/** Types the library gives for which a closer look pays. */
const VAGUE: ReadonlySet<string> = new Set(['application/xml', 'application/pgp-encrypted']);
/** Of these it has seen too little to be sure when a PDF begins behind them. */
const isGuess = (type: string | undefined) =>
	type === undefined || VAGUE.has(type) || /^(?:audio|video|text|font)\//.test(type);

/** The media type of a file by its content alone; undefined for an unknown kind. */
export async function contentTypeOf(bytes: Uint8Array): Promise<string | undefined> {
	if (bytes.byteLength === 0) return undefined;
	const own = signatureOf(bytes) ?? cmsType(bytes);
	if (own !== undefined) return own;
	if (latin1(bytes.subarray(0, 5)) === '%PDF-') return 'application/pdf';
	const type = (await fileTypeFromBuffer(bytes.subarray(0, LOOKED_INTO)))?.mime;
	if (!isGuess(type)) return type;
	if (isPdf(bytes)) return 'application/pdf';
	const text = headOfText(bytes);
	if (type !== undefined && !VAGUE.has(type) && text === undefined) return type;
	return text === undefined ? type : textTypeOf(text);
}
