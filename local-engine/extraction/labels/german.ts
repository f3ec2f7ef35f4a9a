import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in German print beside a value, the likeliest first. */
export const GERMAN = {
	invoice_number:
		list(`rechnungsnummer, rechnungs-nr, rechnungsnr, rechnung nr, rechnung no, rechnung nummer, re-nr, rg-nr,
		rgnr, belegnummer, beleg-nr, belegnr, bon-nr, quittungsnummer, dokumentnummer, rechnung`),
	order_number:
		list(`bestellnummer, bestell-nr, bestellnr, auftragsnummer, auftrags-nr, auftragsnr, auftrag nr, ihre
		bestellung, ihre bestellnummer, auftrag, bestellung, vorgangsnummer`),
	customer_number: list(`kundennummer, kunden-nr, kundennr, kunde nr, debitorennummer, debitor`),
	reference:
		list(`ihr zeichen, unser zeichen, referenz, verwendungszweck, lieferscheinnummer, lieferschein-nr,
		lieferschein nr, projektnummer, projekt, vertragsnummer`),
	tax_number: list(`ust-idnr, ust-id, ust id, ustid, ust-id-nr, ust-ident-nr, umsatzsteuer-id,
		umsatzsteuer-identifikationsnummer, steuernummer, steuer-nr, steuernr, st-nr, uid, uid-nr,
		handelsregister, hrb, amtsgericht`),
	iban: list(`iban`),
	bic: list(`bic, swift, blz`),
	phone: list(`telefon, tel, fon, telefax, fax, mobil`),
	due_date:
		list(`fälligkeitsdatum, fällig am, fällig, zahlbar bis, zahlbar bis zum, zu zahlen bis, zahlungsziel,
		zahlung bis, fälligkeit, zahlungsfrist, zahlungstermin, bitte zahlen sie bis`),
	delivery_date: list(
		`lieferdatum, leistungsdatum, liefertermin, datum der lieferung, lieferzeitpunkt, versanddatum`,
	),
	order_date: list(`bestelldatum, auftragsdatum, bestellt am`),
	issue_date:
		list(`rechnungsdatum, datum der rechnung, rechnung vom, ausstellungsdatum, belegdatum, ausgestellt am,
		buchungsdatum, rechnungs-datum, datum, vom`),
	period: list(`leistungszeitraum, abrechnungszeitraum, zeitraum, gültig bis, druckdatum`),
	subtotal:
		list(`zwischensumme, zwischensumme netto, nettobetrag, nettosumme, summe netto, gesamt netto, netto
		gesamt, gesamtbetrag netto, gesamtsumme netto, rechnungsbetrag netto, netto-betrag, warenwert,
		nettowarenwert, summe positionen, betrag netto, netto`),
	tax: list(`mehrwertsteuer, umsatzsteuer, mwst, ust, mwst-betrag, mwst betrag, ust-betrag, steuerbetrag, zzgl
		mwst, zzgl ust, zzgl umsatzsteuer, zuzüglich mwst, zuzüglich umsatzsteuer, summe mwst, gesamt mwst,
		enthaltene mwst, darin enthaltene mwst, gesetzliche mwst, inkl mwst, steuer, ust gesamt`),
	total_due:
		list(`zu zahlender betrag, zahlbetrag, zu zahlen, endbetrag, rechnungsbetrag, rechnungsendbetrag,
		rechnungssumme, gesamtbetrag, gesamtbetrag brutto, gesamtsumme, gesamtsumme brutto, gesamt brutto,
		brutto gesamt, bruttobetrag, bruttosumme, summe brutto, betrag brutto, endsumme, gesamtpreis,
		offener betrag, summe eur, summe, gesamt, total, brutto`),
	discount: list(
		`rabatt, gesamtrabatt, abzüglich rabatt, skonto, nachlass, preisnachlass, gutschein`,
	),
	shipping:
		list(`versandkosten, versand, versandkostenpauschale, porto, porto und verpackung, lieferkosten, fracht,
		frachtkosten, verpackung und versand, zustellung`),
	tip: list(`trinkgeld`),
	service_charge: list(`bedienung, bedienungszuschlag, servicegebühr, service`),
	withholding_tax: list(`quellensteuer, abzugsteuer`),
	paid: list(`anzahlung, bereits bezahlt, bezahlt, geleistete zahlungen, abzüglich anzahlung`),
	count: list(`anzahl artikel, artikel, gesamtmenge, positionen`),
	currency: list(`währung`),
	supplier:
		list(`lieferant, verkäufer, rechnungssteller, verkauft durch, verkauft von, händler, absender,
		auftragnehmer, rechnungsersteller`),
	buyer:
		list(`rechnungsempfänger, rechnungsadresse, rechnungsanschrift, rechnung an, kunde, käufer, auftraggeber,
		besteller, empfänger`),
	ship_to: list(`lieferadresse, lieferanschrift, lieferung an, versandadresse, warenempfänger`),
	payment_terms: list(
		`zahlungsbedingungen, zahlungsbedingung, zahlungskonditionen, zahlungsart, zahlungsweise, zahlungsziel`,
	),
	tendered: list(
		`bar, gegeben, gegeben bar, ec-karte, kartenzahlung, girocard, bar erhalten, kreditkarte`,
	),
	change: list(`rückgeld, zurück, wechselgeld`),
	rounding: list(`rundung, rundungsdifferenz, rundungsbetrag`),
	serial: list(
		`seriennummer, serien-nr, artikelnummer, artikel-nr, art-nr, artnr, ean, chargennummer`,
	),
	carried: list(`übertrag, zwischenübertrag, übertrag von seite`),
} as const satisfies LabelTable;
