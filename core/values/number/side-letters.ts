/*
 * German accounts mark the side of an amount by a letter: "1.234,50 H" (Haben) is a credit, "1.234,50 S" (Soll) a debit.
 * Tills print letters as well, for classes of tax: so they are sides only where no other letter is printed.
 */

const LETTER = /[.,]\d{2} ?(?:EUR|€)? ?(?<letter>[A-Z])$/u;
const SIDES: Readonly<Record<string, string>> = { H: 'CR', S: 'DR' };

const letterOf = (text: string): string | undefined => LETTER.exec(text.trim())?.groups?.letter;

/** Whether the letters behind the amounts of a document say on which side they stand. */
export function areSideLetters(amounts: Iterable<string>): boolean {
	const letters = new Set([...amounts].flatMap((text) => letterOf(text) ?? []));
	return letters.has('H') && [...letters].every((letter) => letter in SIDES);
}

/** "1.234,50 H" -> "1.234,50 CR", which every reader of numbers knows. */
export function withSide(text: string): string {
	const letter = letterOf(text);
	const side = letter === undefined ? undefined : SIDES[letter];
	return side === undefined ? text : `${text.trim().slice(0, -1).trimEnd()} ${side}`;
}
