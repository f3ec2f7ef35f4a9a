import type { ColumnId } from './column-lexicon';
import { plainWord } from './plain-word';

/**
 * Parts of words that say what a column holds. Headers are compounds and short forms ("Nettopreis",
 * "Artikelomschrijving", "Prijs/st."), so parts are looked for, not words.
 */
const PARTS = {
	price:
		/pre(?:is|ise)(?!nach)|price|prijs|prix|precio|prezzo|preco|tarif|(?<!\p{L})(?:rate|cost|ep|p\.?u)(?!\p{L})/u,
	total: /gesamt|total|totaal|summe|somme|(?<!\p{L})(?:sum|gp|tot)(?!\p{L})/u,
	amount:
		/betrag|amount|montant|bedrag|importe|importo|entgelt|valor|(?<!\p{L})(?:amt|value|wert)(?!\p{L})/u,
	tax: /mwst|steuer|(?<!\p{L})(?:ust|vat|tva|btw|iva|tax|gst)(?!\p{L})/u,
	rate: /%|satz|taux|tarief|(?<!\p{L})rate(?!\p{L})/u,
	single: /unit|einzel|einh|stuck|stuk|stk|(?<=\/\s?)(?:st|u)(?!\p{L})/u,
	base: /netto|net(?!\p{L})|brutto|gross|excl|incl|inkl|(?<!\p{L})(?:ht|ttc|ex|sans|hors)(?!\p{L})/u,
	discount: /rabatt|discount|korting|remise|descuento|sconto|desconto|nachlass/u,
	quantity:
		/menge|stuck|pieces|anzahl|quant|aantal|cantidad|stunden|hours|heures|(?<!\p{L})(?:qty|qte|cant|qta|hrs|std|uren|horas|units|uds)(?!\p{L})/u,
	unit: /einheit|eenheid|unit(?!a)|(?<!\p{L})(?:einh|uom|me|um)(?!\p{L})/u,
	sku: /(?:art\p{L}*|mat\p{L}*|prod\p{L}*|item|order|part)[-.\s]*(?:nr|no|num|numm|code|id)|(?<!\p{L})(?:ean|sku|isbn|gtin|code|ref|no|nr)(?!\p{L})/u,
	description:
		/beschreibung|bezeichnung|omschrijving|descri|designa|libelle|leistung|artikel|article|produkt|product|prestation|concept|dienst|servi[cz]|detail|summary|titel|(?<!\p{L})(?:item|text|desc)(?!\p{L})/u,
	position: /^(?:pos(?:ition|\.)?|#|lfd.*|line|ligne|nr|no)$/u,
	date: /datum|(?<!\p{L})(?:date|fecha|data)(?!\p{L})/u,
} as const;

/**
 * What a column holds by the words over it, the parts that decide over the others first: "Gesamtpreis" is a total,
 * "Unit Price Excl. VAT" a price, "Line Amount Excl. VAT" a total, "VAT %" a rate.
 */
export function columnBy(words: readonly string[]): ColumnId | undefined {
	const text = words
		.map((word) =>
			/^[#%]+$/.test(word) ? word : plainWord(word) + (word.includes('%') ? ' %' : ''),
		)
		.filter((word) => word !== '')
		.join(' ');
	if (text === '') return undefined;
	const has = (part: keyof typeof PARTS): boolean => PARTS[part].test(text);
	if (has('discount')) return 'discount';
	if (has('price')) return has('total') && !has('single') ? 'line_total' : 'unit_price';
	if (has('tax') && has('rate') && !has('amount') && !has('total')) return 'tax_rate';
	if ((has('total') || has('amount')) && has('tax') && !has('base')) return 'tax';
	if (has('total') || has('amount'))
		return has('single') && !has('total') ? 'unit_price' : 'line_total';
	if (has('tax')) return has('base') ? 'line_total' : 'tax_rate';
	if (has('position')) return 'position';
	if (has('sku')) return 'sku';
	if (has('description')) return 'description';
	if (/meng\S*[- ]*einheit|einheit\S*menge/u.test(text)) return 'unit';
	if (has('quantity')) return 'quantity';
	if (has('unit')) return 'unit';
	if (has('date')) return 'date';
	return has('base') ? 'line_total' : undefined;
}
