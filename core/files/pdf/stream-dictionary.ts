import { bufferOver } from '../own-memory';

/** "stream" and its line end stand right before the content. */
const KEYWORD = 'stream';
const OBJECT = /\d\s+obj\b/g;
/** Dictionaries of images are short; a longer one is not looked at. */
const MAX_DICTIONARY_BYTES = 2048;
/** Looked for first: so few bytes are found at once wherever they are. */
const BEGINNING_BYTES = 64;
/** A content that begins in more places is none that a scanner wrote. */
const MAX_BEGINNINGS = 100;

function textBefore(file: Uint8Array, end: number): string {
	const bytes = file.subarray(Math.max(0, end - MAX_DICTIONARY_BYTES), end);
	return String.fromCharCode(...bytes);
}

/**
 * The dictionaries of the streams in a PDF file that have exactly this content. PDFium doesn't give them away, but a
 * stream and its dictionary are always plain text in the file.
 *
 * @returns undefined when none is found, as in an encrypted file, or when one can't be read
 */
export function dictionariesOf(
	content: Uint8Array,
	file: Uint8Array,
): readonly string[] | undefined {
	if (content.byteLength === 0) return undefined;
	const all = bufferOver(file);
	const beginning = content.subarray(0, BEGINNING_BYTES);
	const found: string[] = [];
	let beginnings = 0;
	for (let at = all.indexOf(beginning); at !== -1; at = all.indexOf(beginning, at + 1)) {
		if (++beginnings > MAX_BEGINNINGS) return undefined;
		if (!all.subarray(at, at + content.byteLength).equals(content)) continue;
		const before = textBefore(file, at).trimEnd();
		const start = [...before.matchAll(OBJECT)].at(-1)?.index;
		if (!before.endsWith(KEYWORD) || start === undefined) return undefined;
		found.push(before.slice(start, -KEYWORD.length));
	}
	return found.length === 0 ? undefined : found;
}
