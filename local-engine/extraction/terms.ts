import { paymentTermsIn } from '../../core/values/date/payment-terms';
import type { Candidate } from './candidates';
import { textOf, type Row } from './page-lines';
import { plainWord } from './plain-word';
import { textIn, type Span } from './typed-spans';

/** A sentence about paying begins with one of these. */
const PAYING =
	/^(?:zahlbar|zahlung\p{L}*|fallig|payment|payable|pay|please|terms|net|netto|paiement|reglement|payable|a|betaling\p{L}*|te|pago|pagadero|pagamento|pagabile)$/u;
/** Sentences that name days and say something else. */
const OTHER =
	/verzug|mahn|zins|garantie|gewahr|reklam|storn|ruckgabe|widerruf|late|overdue|interest|warranty|cancel|return|complain|claim|retard|penalit|escompte|retour|klacht|rente|reclam|interes|devoluc|mora|interess|recesso|reso/u;
/** More words than this are conditions in small print. */
const MAX_WORDS = 14;

const plainText = (text: string): string => text.split(/\s+/).map(plainWord).join(' ');

/** Terms of payment as printed: what their label points to, else a sentence about paying that names days. */
export function findTerms(
	rows: readonly Row[],
	table: ReadonlySet<number>,
	candidates: readonly Candidate[],
): Span | undefined {
	const isTerm = ({ text }: Span): boolean =>
		paymentTermsIn(text).length > 0 && !OTHER.test(plainText(text));
	const labelled = candidates.find((own) => own.concept === 'payment_terms' && isTerm(own));
	if (labelled) return labelled;
	return rows
		.flatMap(({ phrases }, index) => (table.has(index) ? [] : phrases))
		.filter(
			({ words: [first, ...rest] }) =>
				first !== undefined &&
				rest.length < MAX_WORDS &&
				PAYING.test(plainWord(first.text)) &&
				/\d/.test(textOf(rest)),
		)
		.flatMap(({ words }) => textIn(words))
		.find(isTerm);
}
