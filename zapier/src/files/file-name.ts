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
	const name = parse(disposition ?? '').parameters.filename;
	if (name !== undefined) return basename(name.replaceAll('\\', '/'));
	return fileNameInLink(url);
}
