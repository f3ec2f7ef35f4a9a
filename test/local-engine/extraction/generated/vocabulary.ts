/** What an invoice prints around its values. */
export interface Vocabulary {
	readonly title: string;
	readonly number: string;
	readonly date: string;
	readonly due: string;
	readonly customer: string;
	readonly order: string;
	readonly billTo: string;
	/** Headers; a slash is a line break where the header is set in two lines. */
	readonly description: string;
	readonly quantity: string;
	readonly price: string;
	readonly amount: string;
	readonly net: string;
	readonly shipping: string;
	readonly discount: string;
	readonly tax: string;
	readonly total: string;
	readonly vatId: string;
	readonly thanks: string;
}

/** A language with two ways of saying it: finding is made with the first in view, the second is for checking. */
export interface Language {
	readonly locale: string;
	readonly currency: string;
	readonly taxRate: number;
	readonly suppliers: readonly string[];
	readonly buyers: readonly string[];
	readonly streets: readonly string[];
	readonly goods: readonly string[];
	readonly first: Vocabulary;
	readonly second: Vocabulary;
}

const KEYS =
	'title number date due customer order billTo description quantity price amount net shipping discount tax total vatId thanks'.split(
		' ',
	);

function vocabulary(text: string): Vocabulary {
	const parts = text.split(';').map((part) => part.trim());
	const get = (key: string): string => parts[KEYS.indexOf(key)] ?? '';
	return {
		title: get('title'),
		number: get('number'),
		date: get('date'),
		due: get('due'),
		customer: get('customer'),
		order: get('order'),
		billTo: get('billTo'),
		description: get('description'),
		quantity: get('quantity'),
		price: get('price'),
		amount: get('amount'),
		net: get('net'),
		shipping: get('shipping'),
		discount: get('discount'),
		tax: get('tax'),
		total: get('total'),
		vatId: get('vatId'),
		thanks: get('thanks'),
	};
}

const list = (text: string): readonly string[] => text.split(';').map((part) => part.trim());

export const LANGUAGES: Readonly<Record<string, Language>> = {
	eng: {
		locale: 'en-GB',
		currency: 'GBP',
		taxRate: 20,
		suppliers: list('Marlow & Pike Ltd.; Brightwater Tools Limited; Osprey Print House Ltd'),
		buyers: list('Hollins Garden Centre; Fenwick Studios; Dunmore School'),
		streets: list('12 Mill Lane; 48 Harbour Road; 7 Station Street'),
		goods: list(
			'Garden gloves; Copper wire 5 m; Poster printing; Oak shelf; Delivery note pads; LED lamp',
		),
		first: vocabulary(
			'Invoice; Invoice number; Invoice date; Due date; Customer no.; Order number; Bill to; Description; Quantity; Unit/price; Amount; Subtotal; Shipping; Discount; VAT; Total due; VAT no.; Thank you for your order and please pay within the time stated.',
		),
		second: vocabulary(
			'Tax Invoice; Document no.; Date of issue; Payment due; Client ID; PO number; Invoiced to; Details; Qty; Price/each; Line/total; Net total; Delivery charge; Less discount; Plus VAT; Amount payable; VAT reg no.; We thank you for your business with us.',
		),
	},
	deu: {
		locale: 'de-DE',
		currency: 'EUR',
		taxRate: 19,
		suppliers: list(
			'Lindner Bürobedarf GmbH; Holzwerk Kramer GmbH & Co. KG; Seeger Elektrotechnik e.K.',
		),
		buyers: list('Gasthof Sonne; Praxis Dr. Weber; Kindergarten Regenbogen'),
		streets: list('Mühlenweg 12; Hauptstraße 48; Bahnhofstr. 7'),
		goods: list(
			'Druckerpapier; Kupferkabel 5 m; Plakatdruck; Regal Eiche; Montage vor Ort; Schreibtischlampe',
		),
		first: vocabulary(
			'Rechnung; Rechnungsnummer; Rechnungsdatum; Fällig am; Kundennummer; Bestellnummer; Rechnung an; Beschreibung; Menge; Einzel-/preis; Gesamtpreis; Zwischensumme; Versandkosten; Rabatt; MwSt.; Gesamtbetrag; USt-IdNr.; Vielen Dank für Ihren Auftrag und bitte zahlen Sie bis zum genannten Datum.',
		),
		second: vocabulary(
			'Rechnung; Beleg-Nr.; Datum; Zahlbar bis; Kunden-Nr.; Auftrags-Nr.; Rechnungsempfänger; Bezeichnung; Anzahl; Preis/pro Stück; Betrag; Nettobetrag; Porto und Verpackung; abzüglich Rabatt; zzgl. Umsatzsteuer; Rechnungsbetrag; UID; Wir danken für Ihr Vertrauen und die gute Zusammenarbeit.',
		),
	},
	fra: {
		locale: 'fr-FR',
		currency: 'EUR',
		taxRate: 20,
		suppliers: list('Atelier du Bois SARL; Lumières de Provence SAS; Imprimerie Vasseur SA'),
		buyers: list('Hôtel Bellevue; Mairie de Sainte-Anne; École Jules Ferry'),
		streets: list('12 rue du Moulin; 48 avenue Victor Hugo; 7 place de la Gare'),
		goods: list(
			'Papier recyclé; Câble cuivre 5 m; Impression affiches; Étagère chêne; Pose sur site; Lampe de bureau',
		),
		first: vocabulary(
			"Facture; Numéro de facture; Date de facture; Date d'échéance; Numéro client; Numéro de commande; Facturé à; Désignation; Quantité; Prix/unitaire; Montant HT; Total HT; Frais de port; Remise; TVA; Total TTC; N° TVA; Merci pour votre commande et votre règlement à la date prévue.",
		),
		second: vocabulary(
			'Facture; Facture n°; Émise le; Échéance; Code client; Bon de commande; Adresse de facturation; Description; Qté; P.U./HT; Total/HT; Sous-total; Livraison; Réduction; Montant TVA; Net à payer; TVA intracommunautaire; Nous vous remercions de votre confiance.',
		),
	},
	nld: {
		locale: 'nl-NL',
		currency: 'EUR',
		taxRate: 21,
		suppliers: list('Van Dijk Kantoor B.V.; De Zonnebloem Tuinen B.V.; Drukkerij Haven N.V.'),
		buyers: list('Hotel De Linde; Basisschool Het Anker; Garage Bakker'),
		streets: list('Molenweg 12; Dorpsstraat 48; Stationsplein 7'),
		goods: list(
			'Printpapier; Koperdraad 5 m; Posters drukken; Eiken plank; Montage op locatie; Bureaulamp',
		),
		first: vocabulary(
			'Factuur; Factuurnummer; Factuurdatum; Vervaldatum; Klantnummer; Ordernummer; Factuuradres; Omschrijving; Aantal; Prijs per/stuk; Bedrag; Subtotaal; Verzendkosten; Korting; BTW; Totaal te betalen; BTW-nummer; Wij danken u voor uw bestelling en zien de betaling graag op tijd.',
		),
		second: vocabulary(
			'Factuur; Factuur nr.; Datum; Te betalen voor; Debiteurnummer; Uw bestelling; Factuur aan; Artikel; Aantal; Stuk-/prijs; Totaal; Totaal excl. BTW; Bezorgkosten; Totale korting; BTW bedrag; Totaal incl. BTW; BTW nr.; Bedankt voor het vertrouwen in ons bedrijf.',
		),
	},
	spa: {
		locale: 'es-ES',
		currency: 'EUR',
		taxRate: 21,
		suppliers: list('Maderas del Norte S.L.; Imprenta Robledo S.A.; Luces y Cables S.L.'),
		buyers: list('Hotel Miramar; Colegio San Isidro; Talleres Ortega'),
		streets: list('Calle del Molino 12; Avenida de la Paz 48; Plaza Mayor 7'),
		goods: list(
			'Papel reciclado; Cable de cobre 5 m; Impresión de carteles; Estante de roble; Montaje; Lámpara',
		),
		first: vocabulary(
			'Factura; Número de factura; Fecha de factura; Fecha de vencimiento; Número de cliente; Número de pedido; Facturar a; Descripción; Cantidad; Precio/unitario; Importe; Base imponible; Gastos de envío; Descuento; IVA; Total a pagar; NIF; Gracias por su pedido y por el pago en la fecha indicada.',
		),
		second: vocabulary(
			'Factura; Factura nº; Fecha de emisión; Vencimiento; Código cliente; Su pedido; Cliente; Concepto; Uds.; Precio; Total; Subtotal; Portes; Dto.; Cuota IVA; Total factura; CIF; Les agradecemos la confianza en nuestro trabajo.',
		),
	},
	ita: {
		locale: 'it-IT',
		currency: 'EUR',
		taxRate: 22,
		suppliers: list('Falegnameria Rossi S.r.l.; Tipografia Adige S.p.A.; Luce e Cavi S.r.l.'),
		buyers: list('Albergo Bellavista; Scuola Manzoni; Officina Ferri'),
		streets: list('Via del Mulino 12; Viale Europa 48; Piazza Garibaldi 7'),
		goods: list(
			'Carta riciclata; Cavo di rame 5 m; Stampa manifesti; Mensola di rovere; Montaggio; Lampada',
		),
		first: vocabulary(
			'Fattura; Numero fattura; Data fattura; Data di scadenza; Codice cliente; Numero ordine; Fatturare a; Descrizione; Quantità; Prezzo/unitario; Importo; Totale imponibile; Spese di spedizione; Sconto; IVA; Totale da pagare; Partita IVA; Grazie per il vostro ordine e per il pagamento alla data prevista.',
		),
		second: vocabulary(
			'Fattura; Fattura n.; Data; Scadenza; Cod. cliente; Vostro ordine; Spett.le; Articolo; Q.tà; Prezzo; Totale; Imponibile; Trasporto; Sconti; Imposta; Totale fattura; P. IVA; Vi ringraziamo per la fiducia nella nostra azienda.',
		),
	},
	por: {
		locale: 'pt-PT',
		currency: 'EUR',
		taxRate: 23,
		suppliers: list('Madeiras do Norte, Lda.; Gráfica Tejo, S.A.; Luz e Cabos, Lda.'),
		buyers: list('Hotel Beira Mar; Escola São João; Oficina Ferreira'),
		streets: list('Rua do Moinho 12; Avenida da Liberdade 48; Praça da República 7'),
		goods: list(
			'Papel reciclado; Cabo de cobre 5 m; Impressão de cartazes; Prateleira de carvalho; Montagem; Candeeiro',
		),
		first: vocabulary(
			'Fatura; Número da fatura; Data da fatura; Data de vencimento; Número de cliente; Número da encomenda; Faturar a; Descrição; Quantidade; Preço/unitário; Valor; Subtotal; Portes; Desconto; IVA; Total a pagar; NIF; Obrigado pela sua encomenda e pelo pagamento na data indicada.',
		),
		second: vocabulary(
			'Fatura; Fatura nº; Data de emissão; Vencimento; Cliente nº; Vossa encomenda; Dados do cliente; Designação; Qtd.; Preço/unit.; Total; Total sem IVA; Custos de envio; Descontos; Valor do IVA; Valor a pagar; Contribuinte; Agradecemos a sua confiança nos nossos serviços.',
		),
	},
};

export const LANGUAGE_CODES: readonly string[] = Object.keys(LANGUAGES);
