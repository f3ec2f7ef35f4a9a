import { folded, plainText } from './printed-text';

/** Words that only one of the languages has, without accents: titles of documents, and terms of payment. */
const WORDS: readonly (readonly [language: string, RegExp])[] = [
	['en', /\b(?:invoice|credit note|receipt|payment|within|days|due|net)\b/],
	['de', /(?:rechnung|gutschrift|quittung)\b|\b(?:zahlbar|zahlung|tagen?|netto|fallig|sofort)\b/],
	['fr', /\b(?:facture|avoir|recu|paiement|jours|reception|echeance|reglement)\b/],
	['nl', /\b(?:\p{L}*factuur|creditnota|betaling|betalen|dagen|binnen)\b/u],
	['es', /\b(?:factura|abono|pago|vencimiento|contado)\b/],
	['it', /\b(?:fattura|nota di credito|ricevuta|pagamento|giorni|bonifico)\b/],
	['pt', /\b(?:fatura|pagamento a|vencimento|recibo de)\b/],
];

/**
 * The language (ISO 639) that titles and terms of a document are in.
 *
 * @returns undefined where no word shows it, or words of several languages stand there
 */
export function documentLanguageOf(texts: readonly string[]): string | undefined {
	const all = folded(plainText(texts.join(' ')));
	const [only, ...others] = WORDS.filter(([, words]) => words.test(all)).map(
		([language]) => language,
	);
	return others.length === 0 ? only : undefined;
}
