import type { PrintedWord } from '../ocr/words';
import type { Phrase, Row } from './page-lines';
import { amountsIn, textIn, type Span } from './typed-spans';

const LEGAL_FORM =
	/^(?:ltd|limited|llc|llp|lp|inc|incorporated|corp|corporation|plc|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.?k|e\.?v|b\.?v|n\.?v|v\.?o\.?f|s\.?a|s\.?a\.?r\.?l|s\.?a\.?s(?:\.?u)?|eurl|s\.?r\.?l(?:\.?s)?|s\.?p\.?a|s\.?n\.?c|s\.?a\.?s|s\.?l(?:\.?u)?|lda|unipessoal|oy|ab|aps|a\/s|sdn|bhd|berhad|pty|pte|co|company|enterprise|enterprises|trading|industries|holdings|group)[.,]*$/i;
/** What is printed large and is no name. */
export const TITLE =
	/\b(?:invoice|receipt|bill|statement|credit note|quote|quotation|purchase order|order|delivery note|copy|kopie|original|rechnung|lieferschein|quittung|factuur|facture|factura|fattura|fatura|recibo|ricevuta|re[cç]u|ticket|albar[aá]n|thank you|welcome|page|seite|page|p[aá]gina|pagina|cash sales?|information(?:en)?|details?|terms|conditions|payment|summary|subject|betreff|notes?|shipping|bankverbindung|zahlung\w*|geschäftsführ\w*)\b/i;
export const CONTACT =
	/@|www\.|https?:|\b(?:tel|telefon|phone|fax|iban|bic|vat|gst|btw|kvk|mwst|ust|tva|siret|siren|iva|nif|cif|nipc|steuernummer|hrb)\b/i;
/** Streets and places, in the languages of the lexicon and on receipts of Malaysia. */
export const ADDRESS =
	/\b(?:street|st|road|rd|avenue|ave|lane|drive|suite|floor|unit|box|jalan|jln|taman|lorong|lot|kawasan|bandar|rue|boulevard|via|viale|piazza|corso|calle|avenida|plaza|rua|pra[cç]a|weg|platz|laan|plein|gracht|chemin|route|impasse|allée|quai|cours)\b|\p{L}(?:stra(?:ss|ß)e|str\.|straat|weg|platz|allee|gasse|laan|plein)(?!\p{L})|\b\d{4,6}\b/iu;
/** A person who is addressed is a customer. */
export const PERSON =
	/^(?:herrn?|frau|dhr|mevr|mr|mrs|ms|dr|prof|mme|m|mlle|sr|sra|sig|dear|sehr|geachte|attn|z\.?\s?hd)\.?(?=\s)/iu;
export const COUNTRY =
	/^(?:deutschland|germany|österreich|austria|schweiz|switzerland|france|frankreich|nederland|netherlands|belgi[ëe]n?|belgique|belgium|espa[ñn]a|spain|italia|italy|portugal|united kingdom|usa|united states|luxembourg|ireland|polska|poland)$/i;
const MIN_LETTERS = 3;

/** A legal form before the name: "SARL Dubreuil", "Ets. Martin". */
const LEADING_FORM =
	/^(?:s\.?a\.?r\.?l|s\.?a\.?s(?:\.?u)?|eurl|ets|établissements|société|soc|fa|firma)[.,]*$/i;

export const isCompanyName = ({ words }: Span): boolean =>
	words.some(
		(word, index) =>
			(index > 0 && hasLegalForm(word)) ||
			(index === 0 && words.length > 1 && LEADING_FORM.test(word.text)),
	);

/** "bol.com b.v." is a name in small letters. */
const isDomain = (text: string): boolean =>
	/^[\p{L}\d-]{2,}\.(?:com|net|org|de|nl|fr|es|it|pt|eu|io|co)\b/u.test(text);

/** Names begin with a capital and are made of letters mostly; a remark in brackets is none. */
export const looksLikeName = (text: string): boolean =>
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

export const hasLegalForm = ({ text }: PrintedWord): boolean => LEGAL_FORM.test(inLetters(text));

/** What imprints print after a name. */
const AFTER_NAME =
	/^(?:registered|reg|company|capital|tel|telefon|phone|siège|rcs|amtsgericht|handelsregister|hrb|vat|ust|gf|geschäftsführer|sitz|iban|bic|kvk|btw|siret|siren|cif|nif|p\.?iva)(?![\p{L}\d])/iu;

/** A mark of its own, or a word that no name goes on with: "Lindenhof GmbH - Am Gleis 12", "Sol S.L. on behalf of". */
const endsName = (next: string | undefined): boolean =>
	next !== undefined &&
	(AFTER_NAME.test(next) ||
		(/^(?:[^\p{L}\p{N}&(]+|\p{Ll}.*)$/u.test(next) && !/^(?:und|et|y|e|en|and)$/u.test(next)));

/** Where an address or a number begins behind a name: "Maison Roussel 8 chemin du Lac 38000 Lyon"; -1 for nowhere. */
function addressIn(words: readonly PrintedWord[]): number {
	const textFrom = (index: number): string =>
		words
			.slice(index)
			.map(({ text }) => text)
			.join(' ');
	return words.findIndex(({ text }, index) => {
		if (index === 0) return false;
		const rest = textFrom(index);
		const isMark = /^[-–—·•|,]$/.test(text);
		return (
			(/^\d{1,4}\p{L}?,?$/u.test(text) || isMark) &&
			/\p{L}{3}/u.test(rest) &&
			(ADDRESS.test(rest) || (isMark && CONTACT.test(rest)))
		);
	});
}

/** "Lindenhof GmbH, Am Gleis 12": the name ends with its legal form when a comma or a dot follows. */
export function nameIn(phrase: Phrase): Span | undefined {
	const end = phrase.words.findIndex(
		(word, index) =>
			index > 0 &&
			hasLegalForm(word) &&
			(word.text.endsWith(',') || endsName(phrase.words[index + 1]?.text)),
	);
	if (end !== -1) return textIn(phrase.words.slice(0, end + 1))[0];
	const address = addressIn(phrase.words);
	return textIn(address === -1 ? phrase.words : phrase.words.slice(0, address))[0];
}

export const nameLetters = (text: string): string =>
	text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** "SDN 8HD": a word that is a legal form but for a digit is one. */
export const withLegalForm = (span: Span): Span => ({
	...span,
	text: span.text
		.split(' ')
		.map((word) => (LEGAL_FORM.test(inLetters(word)) ? inLetters(word) : word))
		.join(' '),
});

/** What stands beside an amount is what it is for. */
export const hasAmount = ({ phrases }: Row): boolean =>
	phrases.some(({ words }) => amountsIn(words).some(({ fit }) => fit === 1));
