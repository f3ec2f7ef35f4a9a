/** What XML 1.0 and accounting tools can't hold: control characters, halves of characters, non-characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text on one line, without what can't be printed. */
export const oneLine = (text: string): string =>
	text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();

/** @returns null for a text that says nothing */
export const givenText = (text: string | undefined): string | null => {
	const plain = oneLine(text ?? '');
	return plain === '' ? null : plain;
};

/** A text of at most so many characters; one that was cut ends with "…". */
export const clipped = (text: string, most: number): string =>
	text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
