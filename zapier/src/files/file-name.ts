import { basename } from 'node:path/posix';

import { parse } from 'content-disposition';

/** A name without an extension is an id more often than a name. */
const WITH_EXTENSION = /^.+\.[a-z0-9]{2,5}$/i;

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** `filename*=iso-8859-2''%B1.pdf`, as RFC 8187 has it. */
const WITH_CHARSET = /;\s*filename\*\s*=\s*"?([\w.:-]+)'[\w-]*'([^\s;"]*)/i;

const bytesOf = (encoded: string): Uint8Array =>
	Buffer.from(
		encoded.replaceAll(/%([\da-f]{2})/gi, (_match, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		),
		'latin1',
	);

/** A name in the charset that its header names; undefined where there is none, or the charset is not known. */
function nameInCharset(disposition: string): string | undefined {
	const [, charset, encoded] = WITH_CHARSET.exec(disposition) ?? [];
	if (charset === undefined || encoded === undefined) return undefined;
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytesOf(encoded));
	} catch {
		// A charset that nobody knows, or bytes that are not of it: the plain name beside it is taken.
		return undefined;
	}
}

/** The name at the end of a link; null where that is none. */
export function fileNameInLink(url: URL): string | null {
	const last = decoded(basename(url.pathname));
	return WITH_EXTENSION.test(last) ? last : null;
}

/**
 * The name of a file that was fetched, without a path.
 *
 * @param disposition its `Content-Disposition`
 * @returns null where neither the header nor the link tells
 */
export function fileNameOf(url: URL, disposition: string | undefined): string | null {
	const name = nameInCharset(disposition ?? '') ?? parse(disposition ?? '').parameters.filename;
	if (name !== undefined) return basename(name.replaceAll('\\', '/'));
	return fileNameInLink(url);
}
