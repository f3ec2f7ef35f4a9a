/** A part of a regular expression that means a text letter by letter. */
export const literalPattern = (text: string): string =>
	text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
