/** Where the digits 0 to 9 of further scripts begin (Unicode); full-width ones fall to NFKC. */
const ZEROS = [
	0x0660, // Arabic-Indic
	0x06f0, // Extended Arabic-Indic: Persian, Urdu
	0x0966, // Devanagari
	0x09e6, // Bengali
	0x0e50, // Thai
];
const asciiDigits: ReadonlyMap<string, string> = new Map(
	ZEROS.flatMap((zero) =>
		Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), String(digit)]),
	),
);

/** "½", "²", "①": NFKC would make digits of them, and of "12⁵⁰" the number 1250. */
const OTHER_NUMERALS = /(\p{No}+)/u;
/** Hyphens, figure dash, en dash and minus signs; the em dash stays, as it is no minus. */
const MINUSES = /[\u2010-\u2013\u2212\u2043\ufe63\uff0d]/g;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u2032\u0060\u00b4\uff07]/g;
/** Zero-width and direction marks: Intl, like PDF files, puts them around Arabic and Persian numbers. */
const INVISIBLE = /\p{Cf}/gu;

/** Most of what is printed; there is nothing to do for it, and documents have thousands of such cells. */
const PLAIN_ALREADY = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * One way to write what can be printed in many: full-width and foreign digits as 0-9, every kind of space as one
 * plain space, every kind of minus as "-", of apostrophe as "'", "٪" as "%"; accents composed. "½" and "²" stay.
 */
export const plainText = (printed: string): string =>
	PLAIN_ALREADY.test(printed)
		? printed
		: printed
				.replace(MINUSES, '-')
				.replace(APOSTROPHES, "'")
				.split(OTHER_NUMERALS)
				.map((part, index) => (index % 2 === 0 ? part.normalize('NFKC') : part))
				.join('')
				.replace(INVISIBLE, '')
				.replace(/\P{ASCII}/gu, (char) => asciiDigits.get(char) ?? char)
				.replaceAll('٪', '%')
				.replace(/\s+/g, ' ')
				.trim();

/** Only there is a mark an accent; in Arabic, Devanagari and kana it makes another letter. */
const ACCENTS = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu;
const LETTERS_WITHOUT_DECOMPOSITION: readonly (readonly [string, string])[] = [
	['ł', 'l'],
	['ı', 'i'],
];

const ASCII_ONLY = /^\p{ASCII}*$/u;

/** For comparing words: without case and accents ("März" and "MARZ" are "marz"). */
export const folded = (text: string): string =>
	ASCII_ONLY.test(text)
		? text.toLowerCase()
		: LETTERS_WITHOUT_DECOMPOSITION.reduce(
				(rest, [letter, plain]) => rest.replaceAll(letter, plain),
				text.toLowerCase().normalize('NFKD').replace(ACCENTS, '$1').normalize('NFC'),
			);

/** "RE 2026-001" -> "RE2026001": numbers are printed and read with other gaps, dashes and letters of either case. */
export const lettersAndDigits = (text: string): string =>
	text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
