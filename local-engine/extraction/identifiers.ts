import { ibanOf } from '../../core/values/party/iban';
import { vatIdOf } from '../../core/values/party/vat-id';
import type { PrintedWord } from '../ocr/words';
import type { Candidate, LabelledPage } from './candidates';
import { textOf, type Phrase } from './page-lines';
import { addresseeBlocks } from './parties';
import type { Span } from './typed-spans';

/** An IBAN has no more groups than this. */
const MAX_GROUPS = 9;
const IBAN_START = /^[A-Z]{2}(?:\d{2}|$)/;
/** A VAT id in groups: "DE 123 456 789", "FR 12 345 678 901". */
const MAX_VAT_GROUPS = 6;
const VAT_START = /^\(?[A-Z]{2}(?:[A-Z]{0,2}\d|$)/;
/** What says that a number is the other party's. */
const OF_BUYER =
	/(?<!\p{L})(?:ihre?|your|customer|client|kunden?\p{L}*|buyer|klant\p{L}*|uw|votre|vos|cliente|acheteur|destinatario)(?!\p{L})/iu;
/** A label that recognition has glued to its number: "USt-ID:DE123456789". */
const LABEL = /^\S*:(?=\S)/;
const EDGES = /^[(:]+|[),.;:]+$/g;

const spanOf = (words: readonly PrintedWord[], text: string): Span => ({ text, words, fit: 1 });

/** The words from one on that together are what is looked for, the longest such stretch. */
function stretch(
	words: readonly PrintedWord[],
	from: number,
	most: number,
	is: (text: string) => boolean,
): Span | undefined {
	for (let to = Math.min(words.length, from + most); to > from; to--) {
		const part = words.slice(from, to);
		const text = textOf(part).replace(LABEL, '').replace(EDGES, '');
		if (is(text)) return spanOf(part, text);
	}
	return undefined;
}

/** The first IBAN on a page; its check digits tell it from all other numbers. */
export function findIban({ rows }: LabelledPage): Span | undefined {
	for (const { phrases } of rows) {
		const words = phrases.flatMap((phrase) => phrase.words);
		for (const [from, { text }] of words.entries()) {
			if (!IBAN_START.test(text.replace(LABEL, ''))) continue;
			const found = stretch(words, from, MAX_GROUPS, (own) => ibanOf(own) !== null);
			if (found) return found;
		}
	}
	return undefined;
}

function vatIdsIn({ words }: Phrase): readonly Span[] {
	return words.flatMap(({ text }, from) => {
		if (!VAT_START.test(text.replace(LABEL, ''))) return [];
		return stretch(words, from, MAX_VAT_GROUPS, (own) => vatIdOf(own) !== null) ?? [];
	});
}

/**
 * The supplier's VAT id, else its tax number. Where several ids are printed, and none is known to be the buyer's, none
 * is taken.
 */
export function findTaxNumber(
	page: LabelledPage,
	candidates: readonly Candidate[],
): Span | undefined {
	const buyers = addresseeBlocks(page);
	const ids = new Map<string, Span>();
	for (const { phrases } of page.rows)
		for (const phrase of phrases) {
			if (buyers.has(phrase) || OF_BUYER.test(textOf(phrase.words))) continue;
			for (const span of vatIdsIn(phrase)) {
				const id = vatIdOf(span.text)?.id ?? span.text;
				if (!ids.has(id)) ids.set(id, span);
			}
		}
	const [first, second] = [...ids.values()];
	if (first) return second ? undefined : first;
	return candidates.find(
		({ concept, text, words }) =>
			concept === 'tax_number' &&
			/\d{5}/.test(text.replace(/\D/g, '')) &&
			!page.rows.some(({ phrases }) =>
				phrases.some((phrase) => buyers.has(phrase) && words.some((w) => phrase.words.includes(w))),
			),
	);
}
