/*
 * What the fonts have that every reader of PDF brings along: those of Western Europe. Text of other letters, in a font that
 * the file doesn't bring, is there and is not drawn.
 */

/** Codes 0x80 to 0x9f of WinAnsiEncoding; the others are those of Latin-1. Source: ISO 32000-1, annex D. */
const FIRST_OWN = 0x80;
const OWN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const span = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** WinAnsiEncoding: the code of a character. */
export const WIN_ANSI: ReadonlyMap<string, number> = new Map([
	...Array.from(OWN, (character, at) => [character, FIRST_OWN + at] as const),
	...[...span(0x20, 0x7e), ...span(0xa0, 0xff)].map(
		(code) => [String.fromCharCode(code), code] as const,
	),
]);

/** What an invoice is read by. */
export const MATTERS = /[\p{L}\p{N}\p{Sc}]/u;
/** Drawn as well: the Polish l, and letters that are joined. */
const ALSO = new Set('łŁıﬁﬂ');

/** Whether a character is drawn, or is one that nothing is read by. */
export const isDrawnByAnyReader = (character: string): boolean =>
	WIN_ANSI.has(character) || ALSO.has(character) || !MATTERS.test(character);
