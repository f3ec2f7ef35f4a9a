/** The byte of each character that Windows-1252 has. */
const BYTES: ReadonlyMap<string, number> = new Map(
	Array.from(
		new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
		(character, byte) => [character, byte] as const,
	),
);
const UNKNOWN = '?';

/** Letters with a stroke, which Unicode takes for letters of their own. */
const PLAIN: ReadonlyMap<string, string> = new Map([
	['ł', 'l'],
	['Ł', 'L'],
	['đ', 'd'],
	['Đ', 'D'],
	['ı', 'i'],
]);

/** A letter without its marks. */
const without = (character: string): string =>
	PLAIN.get(character) ?? character.normalize('NFKD').replace(/\p{M}/gu, '');

/** A text in characters that Windows-1252 has: "Łódź – 5 €" -> "Lódz – 5 €". */
export const inWindows1252 = (text: string): string =>
	Array.from(text.normalize('NFC'), (character) =>
		BYTES.has(character)
			? character
			: Array.from(without(character), (part) => (BYTES.has(part) ? part : UNKNOWN)).join(''),
	).join('');

/** A text in Windows-1252, one byte a character. */
export const windows1252 = (text: string): Uint8Array =>
	Uint8Array.from(
		Array.from(inWindows1252(text), (character) => BYTES.get(character) ?? UNKNOWN.charCodeAt(0)),
	);
