import { ADDRESS, CONTACT, isCompanyName, looksLikeName, nameLetters } from './company-names';
import { textOf, type Row } from './page-lines';
import { datesIn, textIn, type Span } from './typed-spans';

/** Between name, street and place of a sender: "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld". */
const SEPARATOR = /^[·•●|*°«»‐–—-]$/u;
/** A sender's line is smaller than the address below it, and as near, in heights of capitals. */
const SENDER = { size: 0.95, near: 6 };

/** The name in the small line with the sender's address that stands over the address of a letter. */
export function senderLine(rows: readonly Row[]): Span | undefined {
	for (const [index, row] of rows.entries())
		for (const phrase of row.phrases) {
			const beside = row.phrases.filter(
				({ box }) => box.x0 >= phrase.box.x0 && box.x0 - phrase.box.x0 < 30 * row.capHeight,
			);
			const words = beside.flatMap((part) => part.words);
			const marks = words.filter(({ text }) => SEPARATOR.test(text)).length;
			const commas = words.filter(({ text }) => text.endsWith(',')).length;
			if (datesIn(words).length > 0) continue;
			if (marks + commas < 2 || !words.some(({ text }) => /^(?:\p{Lu}{1,2}-)?\d{4,6}$/u.test(text)))
				continue;
			const size = Math.max(...words.map(({ capHeight }) => capHeight));
			const below = rows
				.slice(index + 1, index + 5)
				.flatMap((next) => next.phrases)
				.find(({ box }) => Math.abs(box.x0 - phrase.box.x0) < 4 * row.capHeight);
			const first = below?.words[0];
			if (!below || !first || size > SENDER.size * first.capHeight) continue;
			if (below.box.y0 - phrase.box.y1 > SENDER.near * first.capHeight) continue;
			const end = words.findIndex(({ text }) => SEPARATOR.test(text) || text.endsWith(','));
			const mark = words[end];
			const own = words.slice(0, mark && SEPARATOR.test(mark.text) ? end : end + 1);
			const [name] = textIn(own);
			if (!name || !looksLikeName(name.text) || CONTACT.test(name.text)) continue;
			if (ADDRESS.test(name.text) && !isCompanyName(name)) continue;
			return clearest(name, rows);
		}
	return undefined;
}

/** The same name where it is printed larger, as it reads better there. */
function clearest(name: Span, rows: readonly Row[]): Span {
	const letters = nameLetters(name.text);
	const sizeOf = ({ words }: Pick<Span, 'words'>): number =>
		Math.max(...words.map(({ capHeight }) => capHeight));
	return rows
		.flatMap(({ phrases }) => phrases)
		.filter(({ words }) => nameLetters(textOf(words)) === letters)
		.flatMap(({ words }) => textIn(words))
		.reduce((best, span) => (sizeOf(span) > sizeOf(best) ? span : best), name);
}
