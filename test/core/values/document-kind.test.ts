import { describe, expect, test } from '@jest/globals';

import { documentKindOf, type DocumentKind } from '../../../core/values/document-kind';

const TITLES: Partial<Record<DocumentKind, string>> = {
	credit_note: `Kreditnota;Hyvityslasku;Faktura korygująca;Korekta;Credit;Dobropis;Jóváíró számla;Stornó számla;
		Notă de credit;Factură storno;İade faturası;IADE FATURASI;Πιστωτικό;ΠΙΣΤΩΤΙΚΟ ΤΙΜΟΛΟΓΙΟ;貸方票;赤伝;适格返還請求書;红字发票;
		红字增值税专用发票;Kreditfaktura;Kreditnote;수정세금계산서;Opravný daňový doklad`,
	quote:
		'見積書;御見積書;Oferta;Nabídka;Ajánlat;Árajánlat;Tilbud;Offert;Tarjous;Teklif;Fiyat Teklifi;报价单;견적서;Προσφορά',
	reminder: `Rykker;Betalningspåminnelse;Purring;Maksumuistutus;Wezwanie do zapłaty;Upomínka;Upomienka;
		Fizetési felszólítás;Somație de plată;Ödeme hatırlatması;Υπενθύμιση πληρωμής;督促状;催款通知;독촉장`,
	order: `Indkøbsordre;Beställning;Bestilling;Ostotilaus;Zamówienie;Objednávka;Megrendelés;Comandă;Sipariş Formu;
		Παραγγελία;注文書;采购订单;발주서`,
	order_confirmation: `Ordrebekræftelse;Orderbekräftelse;Ordrebekreftelse;Tilausvahvistus;Potwierdzenie zamówienia;
		Potvrzení objednávky;Rendelés visszaigazolása;Confirmare de comandă;Sipariş onayı;注文請書`,
	delivery_note: `Følgeseddel;Följesedel;Pakkseddel;Lähete;Dokument WZ;Dodací list;Szállítólevél;
		Aviz de însoțire a mărfii;Sevk İrsaliyesi;Δελτίο Αποστολής;納品書;送货单;거래명세서`,
	statement: `Kontoudtog;Kontoutdrag;Kontoutskrift;Tiliote;Wyciąg z konta;Výpis z účtu;Számlakivonat;Extras de cont;
		Cari hesap ekstresi;Κίνηση λογαριασμού;残高確認書;对账单`,
	pro_forma: `Proformafaktura;Faktura pro forma;Faktura proforma;Zálohová faktura;Díjbekérő;Factură proforma;
		Proforma fatura;Προτιμολόγιο;プロフォーマインボイス;形式发票`,
	invoice: `Faktura;Faktúra;Faktura VAT;Faktura - daňový doklad;Samlefaktura;Lasku;Számla;Factură;Factură fiscală;Fatura;
		e-Fatura;Satış faturası;İrsaliyeli fatura;Τιμολόγιο;Τιμολόγιο - Δελτίο Αποστολής;請求書;御請求書;納品書兼請求書;发票;
		增值税专用发票;세금계산서;Invoice (credit card);Rechnung`,
	remittance_advice: 'Remittance Advice;Zahlungsavis',
	payslip: 'Lohnabrechnung',
};

describe('what a document calls itself, in many languages', () => {
	for (const [kind, titles] of Object.entries(TITLES))
		test.each(titles.split(';').map((title) => title.trim()))(`${kind}: %s`, (title) => {
			expect(documentKindOf(title)).toBe(kind);
		});
});

const STATES_AND_OTHERS: Partial<Record<DocumentKind, string>> = {
	void: `Rechnung - storniert;Storniert;VOID;Tax invoice - void;Cancelled invoice;Facture annulée;Factuur geannuleerd;Factura anulada;
		Fattura annullata;Fatura anulada;Faktura annulleret;Makulerad faktura;Faktura anulowana;Zrušená faktura`,
	draft: `DRAFT INVOICE;Draft;Rechnungsentwurf;Entwurf;Rechnung (Entwurf);Invoice (draft);Brouillon;Conceptfactuur;Borrador de factura;
		Bozza fattura;Rascunho;Fakturakladde;Fakturautkast;Laskuluonnos;Projekt faktury;Specimen;Muster;Musterrechnung;Concept`,
	credit_note: `Rechnungsstornierung;Stornierung;Stornorechnung;Kulanzgutschrift;Bonusgutschrift;Provisionsgutschrift;Rechnungsgutschrift;
		Gutschriftsanzeige;Retoure;Rücklieferung;Rückgabebeleg;Kredittnota;Return;Bon de retour;Retourbon;Cancellation invoice`,
	reminder: `Zahlungsaufforderung;Letzte Aufforderung;Second notice;Mahnbescheid;Dernier avis;Segundo aviso;Ultimo avviso;
		Laatste aanmaning;Ostateczne wezwanie do zapłaty;Final demand;Zahlungserinnerung`,
	statement: `Account summary;Forderungsaufstellung;Rechnungsübersicht;Invoice list;Liste de factures;Factuuroverzicht;Listado de facturas;
		Elenco fatture;Fakturaoversigt;Zestawienie faktur;Monthly statement;Statement and invoices;Invoice statement`,
	contract: 'Kaufvertrag;Wartungsvertrag;Leasingvertrag;Huurovereenkomst;Leasingavtal;Umowa',
	order_confirmation: `Buchungsbestätigung;Booking confirmation;Reservierungsbestätigung;Confirmation de réservation;
		Boekingsbevestiging;Confirmación de reserva`,
	work_record: 'Timesheet;Stundennachweis;Arbeitsbericht;Urenstaat;Parte de trabajo',
	delivery_note:
		'Delivery docket;Shipping confirmation;Versandbestätigung;Abholschein;Wareneingang',
	order: 'Warenkorb;Cart;Winkelwagen;Panier',
	invoice: `Monthly Statement / Tax Invoice;Invoice/Statement;Relevé / Facture;Rechnung zum Wartungsvertrag;Rechnung mit Stundennachweis;
		Buchungsbestätigung / Rechnung;Rechnung und Lieferschein;Invoice and booking confirmation;Sammelrechnung;Leasingrechnung;
		Contract invoice;Abrechnung;Invoice for cart repairs;Rechnung Muster;Invoice (returnable)`,
};

describe('what a title says of its state, and what else it may be', () => {
	for (const [kind, titles] of Object.entries(STATES_AND_OTHERS))
		test.each(titles.split(';').map((title) => title.trim()))(`${kind}: %s`, (title) => {
			expect(documentKindOf(title)).toBe(kind);
		});
	test.each(['Kopie', 'Duplicate', 'Avoidance', 'Draughts', 'Vertragsnehmer', 'Muster GmbH'])(
		'%s says nothing',
		(title) => {
			expect(documentKindOf(title)).toBeNull();
		},
	);
});
