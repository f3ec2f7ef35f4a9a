/** Shorter texts are words by chance. */
const MIN_LENGTH = 64;
/** What may stand in front: `data:application/pdf;base64,`. */
const DATA_URL = /^data:[\w.+/;=-]*;base64,/i;
/** One character is looked for: an expression that matches all of a long line can run out of stack. */
const NO_BASE64 = /[^A-Za-z0-9+/]/;
const NEITHER_BASE64_NOR_SPACE = /[^A-Za-z0-9+/\s]/;
const isBase64 = (line: string) => !NO_BASE64.test(line.replace(/={1,2}$/, ''));

/** What tells most texts apart, however long they are. In bytes. */
const LOOKED_AT = 4096;
/** Shorter lines nobody writes, and each takes memory. */
const MIN_LINE = 32;

/** By its beginning: whether it may be base64, in one line or in lines that are not too many. */
function mayBeBase64(bytes: Uint8Array): boolean {
	const head = new TextDecoder('latin1')
		.decode(bytes.subarray(0, LOOKED_AT))
		.trimStart()
		.replace(/^ï»¿/, '')
		.replace(DATA_URL, '')
		.trimStart();
	const [first = ''] = head.split(/[\r\n]/);
	return first.trim().length >= MIN_LINE && isBase64(first.trim());
}

/** Broken into lines of one length, as nobody writes: how long it is without them. Without a list of the lines. */
function lengthOfEvenLines(text: string): number | undefined {
	let first = 0;
	let length = 0;
	for (let at = 0; at < text.length;) {
		const end = text.indexOf('\n', at);
		const isLast = end < 0;
		const line = (isLast ? text.slice(at) : text.slice(at, end)).trim().length;
		if (at === 0) first = line;
		if (isLast ? line > first : line !== first) return undefined;
		length += line;
		at = isLast ? text.length : end + 1;
	}
	return length;
}

/**
 * The file that a text holds in base64: some mail programs and tools forget to decode it.
 *
 * @returns undefined when the text is another one
 */
export function fileInText(bytes: Uint8Array): Uint8Array | undefined {
	if (!mayBeBase64(bytes)) return undefined;
	const text = new TextDecoder('latin1')
		.decode(bytes)
		.trim()
		.replace(/^ï»¿/, '')
		.replace(DATA_URL, '')
		.trim();
	const length = lengthOfEvenLines(text);
	if (length === undefined || length < MIN_LENGTH || length % 4 === 1) return undefined;
	if (NEITHER_BASE64_NOR_SPACE.test(text.replace(/={1,2}$/, ''))) return undefined;
	return Buffer.from(text, 'base64');
}
