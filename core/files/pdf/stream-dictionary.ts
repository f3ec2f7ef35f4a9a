/** "stream" and its line end stand right before the content. */
const KEYWORD = 'stream';
const OBJECT = /\d\s+obj\b/g;
/** Dictionaries of images are short; a longer one is not looked at. */
const MAX_DICTIONARY_BYTES = 2048;

function startsAt(file: Uint8Array, content: Uint8Array, at: number): boolean {
	if (at + content.byteLength > file.byteLength) return false;
	for (let index = 0; index < content.byteLength; index++)
		if (file[at + index] !== content[index]) return false;
	return true;
}

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
	const [first] = content;
	if (first === undefined) return undefined;
	const found: string[] = [];
	for (let at = file.indexOf(first); at !== -1; at = file.indexOf(first, at + 1)) {
		if (!startsAt(file, content, at)) continue;
		const before = textBefore(file, at).trimEnd();
		const start = [...before.matchAll(OBJECT)].at(-1)?.index;
		if (!before.endsWith(KEYWORD) || start === undefined) return undefined;
		found.push(before.slice(start, -KEYWORD.length));
	}
	return found.length === 0 ? undefined : found;
}
