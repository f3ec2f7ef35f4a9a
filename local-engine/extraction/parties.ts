import { centreY, widthOf } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { Candidate, LabelledPage } from './candidates';
import { textOf, type Phrase, type Row } from './page-lines';
import { amountsIn, textIn, type Span } from './typed-spans';

const LEGAL_FORM =
	/^(?:ltd|limited|llc|llp|lp|inc|incorporated|corp|corporation|plc|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.?k|e\.?v|b\.?v|n\.?v|v\.?o\.?f|s\.?a|s\.?a\.?r\.?l|s\.?a\.?s(?:\.?u)?|eurl|s\.?r\.?l(?:\.?s)?|s\.?p\.?a|s\.?n\.?c|s\.?a\.?s|s\.?l(?:\.?u)?|lda|unipessoal|oy|ab|aps|a\/s|sdn|bhd|berhad|pty|pte|co|company|enterprise|enterprises|trading|industries|holdings|group)[.,]*$/i;
/** What is printed large and is no name. */
const TITLE =
	/\b(?:invoice|receipt|bill|statement|credit note|quote|quotation|purchase order|order|delivery note|copy|kopie|original|rechnung|lieferschein|quittung|factuur|facture|factura|fattura|fatura|recibo|ricevuta|re[cç]u|ticket|albar[aá]n|thank you|welcome|page|seite|page|p[aá]gina|pagina|cash sales?|information(?:en)?|details?|terms|conditions|payment|summary|subject|betreff|notes?|shipping|bankverbindung|zahlung\w*|geschäftsführ\w*)\b/i;
const CONTACT =
	/@|www\.|https?:|\b(?:tel|telefon|phone|fax|iban|bic|vat|gst|btw|kvk|mwst|ust|tva|siret|siren|iva|nif|cif|nipc|steuernummer|hrb)\b/i;
/** Streets and places, in the languages of the lexicon and on receipts of Malaysia. */
const ADDRESS =
	/\b(?:street|st|road|rd|avenue|ave|lane|drive|suite|floor|unit|box|jalan|jln|taman|lorong|lot|kawasan|bandar|rue|boulevard|via|viale|piazza|corso|calle|avenida|plaza|rua|pra[cç]a|weg|platz|laan|plein|gracht)\b|\p{L}(?:stra(?:ss|ß)e|str\.|straat|weg|platz|allee|gasse|laan|plein)(?!\p{L})|\b\d{4,6}\b/iu;
/** A person who is addressed is a customer. */
const PERSON =
	/^(?:herrn?|frau|dhr|mevr|mr|mrs|ms|mme|m|mlle|sr|sra|sig|dear|sehr|geachte|attn|z\.?\s?hd)\.?(?=\s)/iu;
const COUNTRY =
	/^(?:deutschland|germany|österreich|austria|schweiz|switzerland|france|frankreich|nederland|netherlands|belgi[ëe]n?|belgique|belgium|espa[ñn]a|spain|italia|italy|portugal|united kingdom|usa|united states|luxembourg|ireland|polska|poland)$/i;
/** Labels over the block of the other party. */
const ADDRESSEES: ReadonlySet<string> = new Set(['buyer', 'ship_to']);
const BLOCK_ROWS = 5;
const MIN_LETTERS = 3;
/** Contact details of a company stand this near under or beside its name, in heights of capitals. */
const NEAR = 14;
/** Points lost by a phrase that begins like a label ("Total Tools Ltd." is rarer than "Total due"). */
const LABEL_COST = 1.2;

interface Name {
	/** Whether it stands right above the first address or telephone number, as on a letterhead. */
	readonly leads: boolean;
	readonly span: Span;
	readonly phrase: Phrase;
	readonly row: Row;
}

/** "bol.com b.v." is a name in small letters. */
const isDomain = (text: string): boolean =>
	/^[\p{L}\d-]{2,}\.(?:com|net|org|de|nl|fr|es|it|pt|eu|io|co)\b/u.test(text);

/** Names begin with a capital and are made of letters mostly; a remark in brackets is none. */
const looksLikeName = (text: string): boolean =>
	(/^(?:[\p{Lu}\p{Lo}\d&]|\p{Ll}-?\p{Lu})/u.test(text) || isDomain(text)) &&
	!/^\d+\b/.test(text) &&
	(text.match(/\p{L}/gu)?.length ?? 0) >= Math.max(MIN_LETTERS, text.length / 2);

/** Digits that are read for letters. */
const LOOK_ALIKES = new Map([
	['8', 'B'],
	['0', 'O'],
	['1', 'I'],
	['5', 'S'],
	['6', 'G'],
]);

/** A word with letters in the place of look-alike digits; "5A" is the number of a house. */
const inLetters = (text: string): string =>
	/\p{L}{2}/u.test(text) ? text.replace(/\d/g, (digit) => LOOK_ALIKES.get(digit) ?? digit) : text;

const hasLegalForm = ({ text }: PrintedWord): boolean => LEGAL_FORM.test(inLetters(text));

/** A mark of its own, or a word that no name goes on with: "Lindenhof GmbH - Am Gleis 12", "Sol S.L. on behalf of". */
const endsName = (next: string | undefined): boolean =>
	next !== undefined &&
	/^(?:[^\p{L}\p{N}&(]+|\p{Ll}.*)$/u.test(next) &&
	!/^(?:und|et|y|e|en|and)$/u.test(next);

/** "Lindenhof GmbH, Am Gleis 12": the name ends with its legal form when a comma or a dot follows. */
function nameIn(phrase: Phrase): Span | undefined {
	const end = phrase.words.findIndex(
		(word, index) =>
			index > 0 &&
			hasLegalForm(word) &&
			(word.text.endsWith(',') || endsName(phrase.words[index + 1]?.text)),
	);
	return textIn(end === -1 ? phrase.words : phrase.words.slice(0, end + 1))[0];
}

/** Phrases in the blocks under "Bill to" and the like. */
export function addresseeBlocks({ rows, hits }: LabelledPage): ReadonlySet<Phrase> {
	const taken = new Set<Phrase>();
	for (const hit of hits.filter(({ label }) => ADDRESSEES.has(label.concept))) {
		const label = rows[hit.row]?.phrases[hit.phrase];
		if (!label) continue;
		taken.add(label);
		for (const row of rows.slice(hit.row + 1, hit.row + 1 + BLOCK_ROWS * 2))
			for (const phrase of row.phrases)
				if (Math.abs(phrase.box.x0 - label.box.x0) < 2 * row.capHeight) taken.add(phrase);
	}
	return taken;
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Web and mail addresses carry the company's name. */
const domainsOn = (words: readonly PrintedWord[]): readonly string[] =>
	words.flatMap(({ text }) => {
		const domain = /(?:@|www\.)([\w-]+)\./i.exec(text)?.[1];
		return domain === undefined ? [] : [lettersOf(domain)];
	});

/** Shorter names are found in any web address. */
const MIN_DOMAIN = 4;

/** Whether a web address is made of the name, or of one of its longer words. */
const isOfDomain = (letters: string, text: string, domains: readonly string[]): boolean =>
	domains.some(
		(domain) =>
			(domain.length >= MIN_DOMAIN && letters.includes(domain)) ||
			(letters.length >= MIN_DOMAIN && domain.includes(letters)) ||
			text
				.split(/\s+/)
				.map(lettersOf)
				.some((word) => word.length > MIN_DOMAIN && domain.startsWith(word)),
	);

/** Points for everything that makes a phrase look like the name of the company whose paper this is. */
function points(
	name: Name,
	page: LabelledPage,
	usualHeight: number,
	domains: readonly string[],
	contactRows: readonly Row[],
): number {
	const { span, row } = name;
	const pageHeight = page.rows.at(-1)?.box.y1 ?? 1;
	const letters = lettersOf(span.text);
	const size = Math.max(...span.words.map(({ capHeight }) => capHeight)) / usualHeight;
	const elsewhere = page.rows.some(({ phrases }) =>
		phrases.some(
			(phrase) => phrase !== name.phrase && lettersOf(textOf(phrase.words)).startsWith(letters),
		),
	);
	const isCompany = span.words.some((word, index) => index > 0 && hasLegalForm(word));
	const beside = contactRows.some(
		(contact) =>
			contact !== row && Math.abs(centreY(contact.box) - centreY(row.box)) < NEAR * row.capHeight,
	);
	const looks: readonly (readonly [boolean, number])[] = [
		[isCompany, 1.7],
		[isCompany && beside, 0.9],
		[isAddress(row), -1.2],
		[isValueOfList(name, page), -1.8],
		[!isCompany && name.phrase.words.at(-1)?.text.endsWith(',') === true, -0.6],
		[name.leads, 0.6],
		[elsewhere && span.words.length > 1, 0.8],
		[isOfDomain(letters, span.text, domains), 0.8],
		[!isCompany && PERSON.test(span.text) && /\p{Ll}{2}/u.test(span.text), -1.2],
		[COUNTRY.test(span.text), -3],
		[TITLE.test(span.text), -1.5],
		[/\d{3}/.test(span.text), -0.8],
		[span.words.length > 6, -0.6],
		[span.text.includes(',') && !span.words.some(hasLegalForm), -0.6],
	];
	return looks.reduce(
		(sum, [holds, value]) => (holds ? sum + value : sum),
		Math.min(size, 2) + 1.1 * (1 - centreY(row.box) / pageHeight),
	);
}

/** Rows of a list stand no further apart. */
const LIST_ROWS = 2;

/** Whether it stands right of a text, in a list whose left column has labels: "Incoterms | CIP Gera". */
function isValueOfList({ phrase, row }: Name, { rows, hits }: LabelledPage): boolean {
	const at = row.phrases.indexOf(phrase);
	const left = row.phrases[at - 1];
	if (!left) return false;
	const index = rows.indexOf(row);
	const isAligned = (a: Phrase, b: Phrase): boolean =>
		Math.abs(a.box.x0 - b.box.x0) < row.capHeight;
	return rows.some(
		(other, otherIndex) =>
			otherIndex !== index &&
			Math.abs(otherIndex - index) <= LIST_ROWS &&
			other.phrases.some(
				(own, place) =>
					isAligned(own, left) &&
					hits.some((hit) => hit.row === otherIndex && hit.phrase === place && hit.from === 0) &&
					other.phrases.some((value) => isAligned(value, phrase)),
			),
	);
}

/** "SDN 8HD": a word that is a legal form but for a digit is one. */
const withLegalForm = (span: Span): Span => ({
	...span,
	text: span.text
		.split(' ')
		.map((word) => (LEGAL_FORM.test(inLetters(word)) ? inLetters(word) : word))
		.join(' '),
});

/** What stands beside an amount is what it is for. */
const hasAmount = ({ phrases }: Row): boolean =>
	phrases.some(({ words }) => amountsIn(words).some(({ fit }) => fit === 1));

const rowText = ({ phrases }: Row): string => phrases.map(({ words }) => textOf(words)).join(' ');

/** A street or a place; in the name of a company either may be a part of it: "Park Avenue Bakery Ltd." */
const isAddress = (row: Row): boolean =>
	ADDRESS.test(rowText(row)) &&
	!row.phrases.some(({ words }) => words.some((word, index) => index > 0 && hasLegalForm(word)));

/** A letterhead has no more rows than this above its address. */
const LETTERHEAD = 3;

/** The rows right above the first address or contact of the page. */
function letterheadOf(rows: readonly Row[]): ReadonlySet<Row> {
	const first = rows.findIndex((row) => isAddress(row) || CONTACT.test(rowText(row)));
	return new Set(rows.slice(Math.max(0, first - LETTERHEAD), Math.max(0, first)));
}

const usualHeightOf = (rows: readonly Row[]): number =>
	rows.map(({ capHeight }) => capHeight).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 1;

/**
 * The company whose document this is, when no label names it: what is printed large at the top, has a
 * legal form, comes again in the footer or in a web address, and is not the addressee.
 */
export function findIssuer(
	page: LabelledPage,
	table: ReadonlySet<number> = new Set(),
): Span | undefined {
	const usualHeight = usualHeightOf(page.rows);
	const domains = domainsOn(
		page.rows.flatMap(({ phrases }) => phrases.flatMap(({ words }) => words)),
	);
	const addressees = addresseeBlocks(page);
	const labelled = new Set(
		page.hits
			.filter(({ from }) => from === 0)
			.map(({ row, phrase }) => page.rows[row]?.phrases[phrase]),
	);
	const sender = senderLine(page.rows);
	if (sender) return withLegalForm(sender);
	let best: { span: Span; score: number } | undefined;
	const contactRows = page.rows.filter(({ phrases }) =>
		phrases.some(({ words }) => CONTACT.test(textOf(words))),
	);
	const letterhead = letterheadOf(page.rows);
	const outside = page.rows.filter((row, index) => !table.has(index) && !hasAmount(row));
	for (const row of outside)
		for (const phrase of row.phrases) {
			const span = nameIn(phrase);
			if (!span || addressees.has(phrase)) continue;
			if (CONTACT.test(span.text)) continue;
			if (!looksLikeName(span.text) || widthOf(phrase.box) < 3 * row.capHeight) continue;
			const score =
				(points(
					{ span, phrase, row, leads: letterhead.has(row) },
					page,
					usualHeight,
					domains,
					contactRows,
				) -
					(labelled.has(phrase) ? LABEL_COST : 0)) *
				Math.min(...span.words.map(({ certainty }) => 0.5 + certainty / 2));
			if (!best || score > best.score) best = { span, score };
		}
	return best && withLegalForm(whole(best.span, page.rows, usualHeight));
}

/** "PACANO" in a logo is a part of the name that letterhead and footer print in full. */
function whole(logo: Span, rows: readonly Row[], usualHeight: number): Span {
	const letters = lettersOf(logo.text);
	const large = Math.max(...logo.words.map(({ capHeight }) => capHeight)) > 1.5 * usualHeight;
	if (!large || letters.length < MIN_DOMAIN) return logo;
	const names = rows.flatMap(({ phrases }) =>
		phrases
			.map(({ words }) => ({ text: lettersOf(textOf(words)), span: textIn(words)[0] }))
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

/** Between name, street and place of a sender: "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld". */
const SEPARATOR = /^[·•●|*°«»‐–—-]$/u;
/** A sender's line is smaller than the address below it, and as near, in heights of capitals. */
const SENDER = { size: 0.95, near: 6 };

/** The name in the small line with the sender's address that stands over the address of a letter. */
function senderLine(rows: readonly Row[]): Span | undefined {
	for (const [index, row] of rows.entries())
		for (const phrase of row.phrases) {
			const beside = row.phrases.filter(
				({ box }) => box.x0 >= phrase.box.x0 && box.x0 - phrase.box.x0 < 30 * row.capHeight,
			);
			const words = beside.flatMap((part) => part.words);
			const marks = words.filter(({ text }) => SEPARATOR.test(text)).length;
			const commas = words.filter(({ text }) => text.endsWith(',')).length;
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
			return clearest(name, rows);
		}
	return undefined;
}

/** The same name where it is printed larger, as it reads better there. */
function clearest(name: Span, rows: readonly Row[]): Span {
	const letters = lettersOf(name.text);
	const sizeOf = ({ words }: Pick<Span, 'words'>): number =>
		Math.max(...words.map(({ capHeight }) => capHeight));
	return rows
		.flatMap(({ phrases }) => phrases)
		.filter(({ words }) => lettersOf(textOf(words)) === letters)
		.flatMap(({ words }) => textIn(words))
		.reduce((best, span) => (sizeOf(span) > sizeOf(best) ? span : best), name);
}

/** The party that a label names. */
export const labelledParty = (
	candidates: readonly Candidate[],
	concept: 'supplier' | 'buyer',
): Span | undefined =>
	candidates.find((candidate) => candidate.concept === concept && looksLikeName(candidate.text));
