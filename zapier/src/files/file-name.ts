import { basename } from 'node:path/posix';

/** `filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf`, RFC 6266. */
const ENCODED = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'(?<name>[^;\s]+)/i;
const QUOTED = /filename\s*=\s*"(?<name>(?:[^"\\]|\\.)*)"/i;
const BARE = /filename\s*=\s*(?<name>[^;\s"]+)/i;

/** A name without an extension is an id more often than a name. */
const WITH_EXTENSION = /^.+\.[a-z0-9]{2,5}$/i;

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

const nameInHeader = (header: string): string | undefined => {
	const encoded = ENCODED.exec(header)?.groups?.name;
	if (encoded !== undefined) return decoded(encoded);
	return (
		QUOTED.exec(header)?.groups?.name?.replace(/\\(.)/g, '$1') ?? BARE.exec(header)?.groups?.name
	);
};

/**
 * The name of a file that was fetched, without a path.
 *
 * @param disposition its `Content-Disposition`
 * @returns null where neither the header nor the link tells
 */
export function fileNameOf(url: URL, disposition: string | undefined): string | null {
	const name = disposition === undefined ? undefined : nameInHeader(disposition);
	if (name !== undefined) return basename(name.replaceAll('\\', '/'));
	const last = decoded(basename(url.pathname));
	return WITH_EXTENSION.test(last) ? last : null;
}
