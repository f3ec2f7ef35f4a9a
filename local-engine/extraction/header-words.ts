import type { ColumnId } from './column-lexicon';
import { plainWord } from './plain-word';

/**
 * Parts of words that say what a column holds. Headers are compounds and short forms ("Nettopreis",
 * "Artikelomschrijving", "Prijs/st."), so parts are looked for, not words.
 */
const PARTS = {
	price:
		/pre(?:is|ise)(?!nach)|price|prijs|prix|precio|prezzo|preco|tarif|tarief|taux horaire|(?:stunden|tages)satz|day rate|(?<!\p{L})(?:rate|cost|ep|p\.?u|tjm|einzel|unitario|unitaire)(?!\p{L})/u,
	total: /gesamt|total|totaal|summe|somme|(?<!\p{L})(?:sum|gp|tot|ext|extended)(?!\p{L})/u,
	amount:
		/betrag|amount|montant|bedrag|importe|importo|entgelt|valor|(?<!\p{L})(?:amt|value|wert)(?!\p{L})|(?:netto|brutto|waren)wert/u,
	tax: /mwst|steuer|(?<!\p{L})(?:ust|vat|tva|btw|iva|tax|gst|impuesto|imposta|aliquota|st)(?!\p{L})/u,
	rate: /%|satz|taux|tarief|aliquota|(?<!\p{L})rate(?!\p{L})/u,
	single: /unit|einzel|einh|stuck|stuk|stk|(?<=\/\s?)(?:st|u)(?!\p{L})/u,
	base: /netto|net(?!\p{L})|brutto|gross|excl|incl|inkl|(?<!\p{L})(?:ht|ttc|ex|sans|hors)(?!\p{L})/u,
	discount:
		/rabatt|discount|korting|remise|descuento|sconto|desconto|nachlass|(?<!\p{L})(?:disc|dto|rab)(?!\p{L})/u,
	quantity:
		/menge|stuck|pieces|anzahl|quant|aantal|cantidad|einheiten|unidades|(?<!\p{L})(?:stunden|hours|heures|qty|qte|qtd|cant|qta|q\.?ta|hrs|std|stk|uren|horas|ore|units|uds|pcs|nb|nbre|nombre|anz|days|tage|jours|dagen|dias)(?!\p{L})/u,
	unit: /einheit|eenheid|unidad(?!es)|unit(?!a)|(?<!\p{L})(?:einh|uom|me|um|u\.m)(?!\p{L})/u,
	sku: /(?:art\p{L}*|mat\p{L}*|prod\p{L}*|item|order|part|bestell)[-.\s]*(?:nr|no|num|numm|code|id|#)|(?<!\p{L})(?:ean|sku|isbn|gtin|code|ref|no|nr)(?!\p{L})/u,
	/** Words for a number of an article that descriptions have as well. */
	reference: /(?<!\p{L})(?:codigo|codice|reference|referencia|material)(?!\p{L})/u,
	description:
		/beschreibung|bezeichnung|omschrijving|descri|designa|denomina|libelle|leistung|artikel|articulo|articolo|article|artigo|produkt|product|produit|produto|prestation|concept|dienst|servi[cz]|detail|summary|titel|tatigkeit|activity|particular|(?<!\p{L})(?:item|text|desc|goods|task|work|objet|nature)(?!\p{L})/u,
	position: /^(?:pos(?:ition|\.)?|#|lfd.*|line|ligne|regel|nr|no|item #)$/u,
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
	if (has('position')) return 'position';
	if (has('tax') && has('rate')) return 'tax_rate';
	if (has('price')) return has('total') && !has('single') ? 'line_total' : 'unit_price';
	if ((has('total') || has('amount')) && has('tax') && !has('base')) return 'tax';
	if (has('total') || has('amount'))
		return has('single') && !has('total') ? 'unit_price' : 'line_total';
	if (has('tax')) return has('base') ? 'line_total' : 'tax_rate';
	if (has('sku')) return 'sku';
	if (has('description')) return 'description';
	if (has('reference')) return 'sku';
	if (/meng\S*[- ]*einheit|einheit\S*menge/u.test(text)) return 'unit';
	if (has('quantity')) return 'quantity';
	if (has('unit')) return 'unit';
	if (has('date')) return 'date';
	return has('base') ? 'line_total' : undefined;
}
