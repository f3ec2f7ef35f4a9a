/** Shorter texts are words by chance. */
const MIN_LENGTH = 64;
/** What may stand in front: `data:application/pdf;base64,`. */
const DATA_URL = /^data:[\w.+/;=-]*;base64,/i;
/** One character is looked for: an expression that matches all of a long line can run out of stack. */
const NO_BASE64 = /[^A-Za-z0-9+/]/;
const isBase64 = (line: string) => !NO_BASE64.test(line.replace(/={1,2}$/, ''));

/**
 * The file that a text holds in base64: some mail programs and tools forget to decode it.
 *
 * @returns undefined when the text is another one
 */
export function fileInText(bytes: Uint8Array): Uint8Array | undefined {
	const text = new TextDecoder('latin1').decode(bytes).trim().replace(/^ï»¿/, '');
	const lines = text
		.replace(DATA_URL, '')
		.split(/[\r\n]+/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const [first = ''] = lines;
	// Broken into lines of one length, as nobody writes.
	const isEven = lines.every((line, index) =>
		index === lines.length - 1 ? line.length <= first.length : line.length === first.length,
	);
	if (!isEven || !lines.every(isBase64)) return undefined;
	const packed = lines.join('');
	if (packed.length < MIN_LENGTH || packed.length % 4 === 1) return undefined;
	return Buffer.from(packed, 'base64');
}
