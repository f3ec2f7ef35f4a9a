import { CONTACT, TITLE, hasAmount, isCompanyName, nameIn, nameLetters } from './company-names';
import { textOf, type Row } from './page-lines';
import { textIn, type Span } from './typed-spans';

/** Shorter names are found in any web address. */
export const MIN_DOMAIN = 4;
/** More words are no name. */
const MAX_NAME = 7;
/** A letterhead has no more rows than this above its address. */
export const LETTERHEAD = 3;

/** A name that an address or a sentence goes on from is a part of that. */
const isNameOnly = ({ text, words }: Span): boolean =>
	words.length <= MAX_NAME && !/[\d,:@]/.test(text) && !CONTACT.test(text) && !TITLE.test(text);

/** A name without a legal form is a short one where the page prints it with one, or a longer one under it. */
function inFull(name: Span, rows: readonly Row[]): Span {
	const letters = nameLetters(name.text);
	if (isCompanyName(name) || letters.length < MIN_DOMAIN) return name;
	const at = rows.findIndex(({ phrases }) =>
		phrases.some(({ words }) => words.some((word) => name.words.includes(word))),
	);
	const longerIn = (some: readonly Row[]): readonly Span[] =>
		some
			.filter((row) => !hasAmount(row))
			.flatMap(({ phrases }) => phrases.flatMap((phrase) => nameIn(phrase) ?? []))
			.filter(
				(span) => nameLetters(span.text).startsWith(letters) && span.words.length <= MAX_NAME,
			);
	const under = longerIn(rows.slice(at + 1, at + 1 + LETTERHEAD)).find(
		(span) => isNameOnly(span) && span.words.length > name.words.length,
	);
	return longerIn(rows).find(isCompanyName) ?? under ?? name;
}

/** Whether one is a part of the other. */
export function isSameName(a: Span, b: Span): boolean {
	const [own, other] = [nameLetters(a.text), nameLetters(b.text)];
	return own.includes(other) || other.includes(own);
}

/** "PACANO" in a logo is a part of the name that letterhead and footer print in full. */
function whole(logo: Span, rows: readonly Row[], usualHeight: number): Span {
	const letters = nameLetters(logo.text);
	const large = Math.max(...logo.words.map(({ capHeight }) => capHeight)) > 1.5 * usualHeight;
	if (!large || letters.length < MIN_DOMAIN) return logo;
	const names = rows.flatMap(({ phrases }) =>
		phrases
			.map(({ words }) => ({ text: nameLetters(textOf(words)), span: textIn(words)[0] }))
			.filter(({ text }) => text.length > letters.length && text.includes(letters)),
	);
	return (
		names.find(
			({ text, span }) =>
				span &&
				span.words.length <= 6 &&
				!CONTACT.test(span.text) &&
				!TITLE.test(span.text) &&
				names.filter((other) => other.text === text).length > 1,
		)?.span ?? logo
	);
}

/** A name as the page prints it in full: with its legal form, or with all of its words. */
export const fullName = (name: Span, rows: readonly Row[], usualHeight: number): Span =>
	inFull(whole(name, rows, usualHeight), rows);
