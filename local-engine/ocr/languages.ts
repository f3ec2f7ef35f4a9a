/** Languages whose models come with the engine, by ISO 639-2 code; English, which also reads codes best, first. */
const LANGUAGES = ['eng', 'deu', 'fra', 'nld', 'spa', 'ita', 'por'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One language at least. */
export type Languages = readonly [Language, ...Language[]];

const isLanguage = (code: string): code is Language => LANGUAGES.some((known) => known === code);

/**
 * The languages that are meant.
 *
 * @param codes ISO 639-2 codes; "auto" and none mean all
 * @throws RangeError when one is not known
 */
export function languagesNamed(codes: readonly string[] | 'auto'): Languages {
	if (codes === 'auto') return LANGUAGES;
	const [first, ...others] = codes.map((code) => {
		if (!isLanguage(code))
			throw new RangeError(`the language "${code}" is not known: ${LANGUAGES.join(', ')} are`);
		return code;
	});
	return first === undefined ? LANGUAGES : [first, ...others];
}

/**
 * Words that texts and labels of a language have and the others don't, without accents: the first pass may read with
 * the wrong model.
 */
const OWN_WORDS: Readonly<Record<Language, string>> = {
	eng: `the and of for to is are your you with please thank this that from we our not by on or all payment within
		days number date invoice total amount due bill phone address description price quantity tax`,
	deu: `der die das und ist sind fur mit von zu zur zum bitte vielen dank wir uns ihre ihr sie nicht auf bei nach
		rechnung rechnungsnummer rechnungsdatum datum kundennummer betrag gesamt gesamtbetrag summe netto brutto mwst ust
		zwischensumme menge einzelpreis preis bezeichnung beschreibung zahlbar tage lieferung stuck fallig steuernummer
		rechnungsbetrag telefon strasse bankverbindung geschaftsfuhrer amtsgericht`,
	fra: `le la les des du et est sont pour avec une vous nous votre notre nos merci par sur dans aux ce cette
		facture numero montant tva ttc ht echeance reglement paiement client commande designation quantite prix unitaire
		remise livraison siret adresse telephone jours societe`,
	nld: `de het een en van voor met op is zijn wij ons uw u niet bij naar dank graag binnen
		factuur factuurnummer factuurdatum klantnummer bedrag totaal subtotaal btw aantal prijs omschrijving vervaldatum
		betalen dagen exclusief inclusief excl incl stuks korting verzendkosten telefoon kvk rekeningnummer`,
	spa: `el los las del y es son para con una por su sus nuestro gracias en este
		factura numero fecha importe iva base imponible vencimiento cantidad precio descripcion cliente direccion telefono
		pago forma descuento envio dias unidades concepto`,
	ita: `il lo gli della dello dei delle e di per con una sono vostro nostro grazie che non
		fattura numero data importo imponibile totale scadenza quantita prezzo descrizione cliente indirizzo telefono
		pagamento sconto spedizione giorni partita codice fiscale unitario`,
	por: `os das dos do da e para com uma por seu sua nosso obrigado em nao
		fatura factura numero data valor iva total vencimento quantidade preco descricao cliente morada telefone pagamento
		desconto envio dias contribuinte unitario subtotal`,
};

const WEIGHTS = weightsOf(OWN_WORDS);

/** By word, how much it says for each language: less, the more of them have it. */
function weightsOf(
	words: Readonly<Record<Language, string>>,
): ReadonlyMap<string, ReadonlyMap<Language, number>> {
	const languagesOf = new Map<string, Language[]>();
	for (const language of LANGUAGES)
		for (const word of words[language].split(/\s+/))
			languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
	return new Map(
		[...languagesOf].map(([word, own]) => [
			word,
			new Map(own.map((language) => [language, 1 / own.length ** 2])),
		]),
	);
}

/** Less evidence than this is chance. */
const MIN_EVIDENCE = 1.5;

/**
 * The language that words are in, as far as they show it.
 *
 * @param words as read, with a model of any language
 * @param languages those that may be
 */
export function languageOf(
	words: readonly string[],
	languages: readonly Language[],
): Language | undefined {
	const evidence = new Map<Language, number>();
	for (const word of words) {
		const plain = word
			.normalize('NFKD')
			.replace(/[^\p{L}]/gu, '')
			.toLowerCase();
		for (const [language, weight] of WEIGHTS.get(plain) ?? [])
			evidence.set(language, (evidence.get(language) ?? 0) + weight);
	}
	const [best, next] = languages
		.map((language) => ({ language, points: evidence.get(language) ?? 0 }))
		.sort((a, b) => b.points - a.points);
	if (!best || best.points < MIN_EVIDENCE || best.points === next?.points) return undefined;
	return best.language;
}
