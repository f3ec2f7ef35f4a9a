import { endOfMonth, plusDays, plusMonths } from './day-arithmetic';
import { folded, plainText } from '../printed-text';

/** When an invoice is to be paid, counted from its date. */
export interface PaymentTerm {
	readonly count: number;
	readonly unit: 'day' | 'month';
	/**
	 * Whether it runs to the end of a month: `after`, the term and then to the end of that month ("30 jours fin de
	 * mois"); `before`, from the end of the invoice's month on ("30 days EOM").
	 */
	readonly endOfMonth: 'no' | 'after' | 'before';
}

/*
 * Words are compared without case and accents, in English, German, French, Dutch, Spanish, Italian and Portuguese.
 */
const DAYS = String.raw`(?:days?|d|tage?n?|tg|jours?|jrs?|j|dagen|dag|dias?|giorni|giorno|gg)(?!')`;
const WEEKS = String.raw`(?:weeks?|wochen?|semaines?|weken|week|semanas?|settiman[ae])`;
const MONTHS = String.raw`(?:months?|monate?n?|mois|maanden|maand|mes(?:es)?|mesi|mese)`;
const UNITS: readonly (readonly [RegExp, PaymentTerm['unit'], number])[] = [
	[new RegExp(String.raw`(?<count>\d{1,3})\s*-?\s*${DAYS}\b`, 'gu'), 'day', 1],
	[new RegExp(String.raw`(?<count>\d{1,2})\s*-?\s*${WEEKS}\b`, 'gu'), 'day', 7],
	[new RegExp(String.raw`(?<count>\d{1,2})\s*-?\s*${MONTHS}\b`, 'gu'), 'month', 1],
	// "net 30", "30 net", "n/30".
	[/\b(?:net|netto|n\/)\s*(?<count>\d{1,3})\b(?!\s*[%.,\d])/gu, 'day', 1],
	[/\b(?<count>\d{1,3})\s*(?:net|netto)\b/gu, 'day', 1],
];
const END_OF_MONTH =
	/\b(?:e\.?o\.?m|end of (?:the )?month|month end|monatsende|ende des monats|fin (?:de|du) mois|fdm|fine mese|f\.?m|fin de mes|einde (?:van de )?maand|fim (?:de|do) mes)\b/u;
/** The same written behind the days in English means from the end of the month on. */
const ENGLISH_END = /\b(?:e\.?o\.?m|end of (?:the )?month|month end)\b/u;
const AT_ONCE =
	/\b(?:sofort|umgehend|prompt|unverzuglich|(?:up)?on receipt|on presentation|immediate(?:ly)?|at once|cash on delivery|c\.?o\.?d|bei erhalt|nach erhalt|bei (?:ab|uber)gabe|a reception|(?:des|au) reception|comptant|immediat(?:ement)?|per direct|per omgaande|direct te (?:betalen|voldoen)|contant|bij ontvangst|na ontvangst|a la recepcion|al contado|contado|inmediat[oa]|a (?:la )?vista|vista fattura|alla ricezione|al ricevimento|immediat[oa]|pronto pagamento|imediat[oa]|na rec?epcao|a pronto)\b/u;
/** A discount and the days for it: "2 % Skonto innerhalb 10 Tagen", "10 days 2%". */
const WITH_PERCENT =
	/\d+(?:[.,]\d+)?\s*%[^.;,]*?(?:\d{1,3}\s*-?\s*(?:days?|tage?n?|jours?|dagen|dias?|giorni)\b|(?=[.;,]|$))|\d{1,3}\s*-?\s*(?:days?|tage?n?|jours?|dagen|dias?|giorni)[^.;,\d]*\d+(?:[.,]\d+)?\s*%(?:\s*(?:skonto|discount|cash discount|escompte|korting|descuento|sconto|desconto))?/gu;
/** Days on which banks work are counted by a calendar that nobody has here. */
const WORKING_DAYS =
	/\b(?:working|business|banking|werk(?:tage?n?|dagen)|arbeitstage?n?|bankarbeitstage?n?|ouvr(?:e|able)s?|habiles|laborables|lavorativi|uteis)\b/u;
/** Longer texts are conditions, and name more than one term. */
const MAX_LENGTH = 160;

function termsIn(text: string): PaymentTerm[] {
	const end = END_OF_MONTH.exec(text);
	const terms = UNITS.flatMap(([pattern, unit, factor]) =>
		[...text.matchAll(pattern)].map((match): PaymentTerm => {
			const endFirst = end !== null && (end.index < match.index || ENGLISH_END.test(text));
			return {
				count: Number(match.groups?.count) * factor,
				unit,
				endOfMonth: end === null ? 'no' : endFirst ? 'before' : 'after',
			};
		}),
	);
	if (terms.length > 0) return terms;
	if (end !== null) return [{ count: 0, unit: 'day', endOfMonth: 'after' }];
	return AT_ONCE.test(text) ? [{ count: 0, unit: 'day', endOfMonth: 'no' }] : [];
}

const sizeOf = ({ count, unit }: PaymentTerm): number => count * (unit === 'day' ? 1 : 30);

/**
 * Reads a term of payment in words: "30 Tage netto", "net 30", "sofort", "Due on receipt", "30 jours fin de mois",
 * "10 days 2 %, 30 days net". Days for a discount are left out; of several terms the longest is the last to pay.
 *
 * @returns undefined for what isn't understood whole: working days, the 15th of next month
 */
export function paymentTermOf(printed: string): PaymentTerm | undefined {
	const text = folded(plainText(printed));
	if (text.length > MAX_LENGTH || WORKING_DAYS.test(text)) return undefined;
	const [term] = termsIn(text.replaceAll(WITH_PERCENT, ' ')).sort((a, b) => sizeOf(b) - sizeOf(a));
	return term;
}

/** All terms that a text names, those for a discount among them; none for what isn't understood whole. */
export function paymentTermsIn(printed: string): readonly PaymentTerm[] {
	const text = folded(plainText(printed));
	return paymentTermOf(printed) === undefined ? [] : termsIn(text);
}

/** The day until which to pay. @param issued ISO date */
export function dueDateBy({ count, unit, endOfMonth: end }: PaymentTerm, issued: string): string {
	const from = end === 'before' ? endOfMonth(issued) : issued;
	const due = unit === 'day' ? plusDays(from, count) : plusMonths(from, count);
	return end === 'after' ? endOfMonth(due) : due;
}
