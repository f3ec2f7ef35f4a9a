import type { PrintedWord } from '../ocr/words';
import type { LabelHit } from './label-search';
import { isNumberWord } from './number-chunks';
import type { Phrase, Row } from './page-lines';
import { plainWord } from './plain-word';

/** Parts of words that say which sum a row names, in compounds as well: "Positionssumme", "Gesamtnettobetrag". */
const PARTS = {
	net: /netto|(?<!\p{L})(?:net(?! a payer| a regler)|excl\p{L}*|exkl\p{L}*|exclusive|ht|hors|sans|before|sin|senza|sem|ex|without|ohne|bez|zonder|imponible|imponibile|neto|liquido)(?!\p{L})|subtot|zwischensumme|sous[ -]?tot|taxable/u,
	gross:
		/brutto|(?<!\p{L})(?:gross|incl\p{L}*|inkl\p{L}*|ttc|including|inclusive|toutes|con|com|mit|avec|met|inc)(?!\p{L})/u,
	tax: /mehrwertst|umsatzst|steuer|(?<!\p{L})(?:mwst|ust|vat|tva|btw|iva|gst|hst|pst|qst|tax|taxes|taxe|impuestos?|imposta|imposto|dph|moms)(?!\p{L})/u,
	base: /basis|(?<!\p{L})base|grundlage|assiette|taxable|imponible|imponibile|bemessung/u,
	sum: /summe|gesamt|total|totaal|betrag|montant|amount|bedrag|importe|importo|entgelt|saldo|positionen|(?<!\p{L})(?:sum|suma|somme)(?!\p{L})/u,
	due: /(?<!\p{L})(?:due|payable|offen\p{L}*|noch zu|zu zahlen\p{L}*|zahlbetrag|restbetrag|reste a payer|reste du|(?:net|montant|total|solde) a payer|montant du|verbleib\p{L}*|restlich\p{L}*|solde|te betalen|openstaand|a pagar|da pagare|saldo|balance|outstanding|remaining|to pay)(?!\p{L})/u,
	paid: /(?<!\p{L})(?:paid|(?:voraus|an)?bezahlt\p{L}*|(?:vooruit)?betaald|voldaan|deja (?:verse|paye|regle)e?|acompte|anzahlung\p{L}*|vorauszahlung\p{L}*|abschlagszahlung\p{L}*|akonto\p{L}*|pagado|pagato|pago|deposit|prepaid|prepayments?|advance|payments?(?: received| made| to date|\/credits?)|(?:montant )?(?:pre)?paye|credit applied|aanbetaling|vooruitbetaling|acconto|anticipo|adiantamento|erhalten\p{L}*)(?!\p{L})/u,
	rounding:
		/rundung|(?<!\p{L})(?:rounding|arrondis?|afronding|redondeo|arrotondamento|arredondamento)(?!\p{L})/u,
	discount:
		/rabatt|nachlass|discount|korting|remise|descuento|sconto|desconto|rebate|rabais|(?<!\p{L})(?:abschlag|zu-? ?\/ ?abschlag\p{L}*|reduction|reduccion|dto|coupon|voucher|promotion|skonto|escompte)(?!\p{L})/u,
	shipping:
		/versand|fracht|porto|lieferkosten|lieferpauschale|zustell|shipping|freight|postage|carriage|packaging|verpackung|(?<!\p{L})handling|verzend|bezorg|livraison|expedition|frais de port|envio|spedizione|trasporto|transport|portes|frete|(?<!\p{L})delivery(?: (?:cost|charge|fee)s?)?$/u,
} as const;

const SUMS: ReadonlySet<string> = new Set([
	'subtotal',
	'tax',
	'total_due',
	'discount',
	'shipping',
	'paid',
	'count',
]);
/** A label that parts of its words make, among those of the lexicon. */
const WEIGHT = 0.6;
/** More words than this are a sentence. */
const MAX_WORDS = 8;

/**
 * The sum that words name; undefined where they name none.
 *
 * @param amounts how many stand behind them: of a base and its tax the tax is the last
 */
export function sumNamedBy(text: string, amounts = 1): string | undefined {
	const has = (part: keyof typeof PARTS): boolean => PARTS[part].test(text);
	if (has('rounding')) return 'rounding';
	if (has('discount')) return 'discount';
	if (has('shipping')) return has('tax') && !has('net') && !has('gross') ? 'tax' : 'shipping';
	if (has('paid')) return 'paid';
	if (has('due')) return 'total_due';
	if (has('base') && (has('tax') || amounts > 1)) return amounts > 1 ? 'tax' : undefined;
	if (/(?<!\p{L})positionen(?!\p{L})/u.test(text) && !has('tax')) return 'subtotal';
	if (has('net')) return has('gross') && has('tax') ? undefined : 'subtotal';
	if (has('gross')) return 'total_due';
	if (has('tax')) return 'tax';
	return has('sum') ? 'total_due' : undefined;
}

const plainText = (words: readonly PrintedWord[]): string =>
	words
		.map(({ text }) => plainWord(text))
		.filter((word) => word !== '')
		.join(' ');

/** The words of a phrase before its first amount. */
function labelWords({ words }: Phrase): readonly PrintedWord[] {
	const end = words.findIndex(
		(word) => isNumberWord(word) && /\d[.,]\d{2}/.test(word.text) && !word.text.includes('%'),
	);
	return end === -1 ? words : words.slice(0, end);
}

const isAmount = (word: PrintedWord): boolean =>
	isNumberWord(word) && !word.text.includes('%') && /[.,]\d{2}(?!\d)|\p{Sc}/u.test(word.text);

/** How many amounts stand behind the label in its row. */
const amountsBehind = (row: Row, phrase: number, from: number): number =>
	row.phrases
		.slice(phrase)
		.flatMap(({ words }, at) => words.slice(at === 0 ? from : 0).filter(isAmount)).length;

/** A label of a total that says it is what is left to pay is one of the amount due as well. */
function asBalance(rows: readonly Row[], hit: LabelHit): readonly LabelHit[] {
	const phrase = rows[hit.row]?.phrases[hit.phrase];
	if (!phrase || hit.label.concept !== 'total_due') return [];
	const isDue = PARTS.due.test(plainText(labelWords(phrase)));
	return isDue ? [{ ...hit, label: { ...hit.label, concept: 'amount_due' } }] : [];
}

/**
 * The hits with what the words around a label say about it: "Rechnungssumme Netto" is no total, and "Versandkosten USt."
 * a tax. Rows that name a sum in words of no lexicon are added.
 */
export function withSumLabels(
	rows: readonly Row[],
	hits: readonly LabelHit[],
): readonly LabelHit[] {
	const refined = hits.map((hit): LabelHit => {
		const phrase = rows[hit.row]?.phrases[hit.phrase];
		const { concept } = hit.label;
		if (!phrase || hit.label.kind !== 'amount' || !SUMS.has(concept)) return hit;
		const words = labelWords(phrase);
		if (hit.from > 0 || words.length > MAX_WORDS) return hit;
		const named = sumNamedBy(plainText(words));
		if (named === undefined) return hit;
		const changes =
			(concept === 'total_due' && ['subtotal', 'tax', 'paid'].includes(named)) ||
			(concept === 'subtotal' && named === 'total_due') ||
			(concept === 'shipping' && named === 'tax') ||
			(concept === 'count' && (named === 'subtotal' || named === 'tax')) ||
			(concept === 'tax' && (named === 'shipping' || named === 'subtotal'));
		return changes ? { ...hit, label: { ...hit.label, concept: named } } : hit;
	});
	const added = rows.flatMap((row, at) =>
		row.phrases.flatMap((phrase, index): readonly LabelHit[] => {
			const words = labelWords(phrase);
			if (words.length === 0 || words.length > MAX_WORDS) return [];
			if (hits.some((hit) => hit.row === at && hit.phrase === index && hit.label.kind === 'amount'))
				return [];
			const amounts = amountsBehind(row, index, words.length);
			const concept = sumNamedBy(plainText(words), amounts);
			if (concept === undefined || amounts === 0) return [];
			const label = { concept, kind: 'amount', words: [plainText(words)], weight: WEIGHT } as const;
			return [{ label, row: at, phrase: index, from: 0, to: words.length }];
		}),
	);
	const named = [...refined, ...added];
	return [...named, ...named.flatMap((hit) => asBalance(rows, hit))];
}
