import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in Dutch print beside a value, the likeliest first. */
export const DUTCH = {
	invoice_number:
		list(`factuurnummer, factuurnr, factuur nummer, factuur nr, factuur no, documentnummer, bonnummer, bon nr,
		nota nummer, notanummer, factuur`),
	order_number:
		list(`ordernummer, bestelnummer, order nr, ordernr, bestelling, inkoopordernummer, uw bestelling, uw
		order, order`),
	customer_number: list(
		`klantnummer, klantnr, klant nr, debiteurnummer, debiteurnr, relatienummer, klantcode, klant`,
	),
	reference:
		list(`uw referentie, onze referentie, referentie, kenmerk, uw kenmerk, betalingskenmerk, projectnummer,
		project, contractnummer, omschrijving`),
	tax_number:
		list(`btw-nummer, btw nummer, btw-nr, btw nr, btw-id, btw id, btw-identificatienummer, kvk, kvk-nummer,
		kvk nummer, kvk-nr, kvk nr, ondernemingsnummer`),
	iban: list(`iban, rekeningnummer`),
	bic: list(`bic, swift`),
	phone: list(`telefoon, tel, telefoonnummer, fax, mobiel`),
	due_date:
		list(`vervaldatum, verval datum, vervaldag, uiterste betaaldatum, te betalen voor, betalen voor,
		betaaldatum, betalen uiterlijk, uiterlijk te betalen op, te voldoen voor, uiterlijk betalen op,
		betaaltermijn tot`),
	delivery_date: list(`leverdatum, leveringsdatum, afleverdatum, datum levering, bezorgdatum`),
	order_date: list(`orderdatum, besteldatum, datum bestelling`),
	issue_date: list(
		`factuurdatum, factuur datum, datum factuur, uitgiftedatum, notadatum, documentdatum, datum, d.d`,
	),
	period: list(`periode, factuurperiode, geldig tot`),
	subtotal:
		list(`subtotaal, subtotaal excl btw, totaal exclusief btw, totaal excl btw, totaal excl, bedrag excl btw,
		bedrag exclusief btw, exclusief btw, excl btw, nettobedrag, netto bedrag, totaal netto, netto,
		grondslag, totaalbedrag excl btw, totaal ex btw`),
	tax: list(
		`btw bedrag, btw-bedrag, totaal btw, btw totaal, bedrag btw, btw, omzetbelasting, btw hoog, btw laag`,
	),
	total_due:
		list(`te betalen, totaal te betalen, te betalen bedrag, te voldoen, totaal te voldoen, factuurbedrag,
		factuur totaal, factuurtotaal, totaal factuur, totaalbedrag, totaal bedrag, totaal inclusief btw,
		totaal incl btw, totaal incl, bedrag incl btw, totaalbedrag incl btw, eindtotaal, eindbedrag,
		openstaand bedrag, inclusief btw, incl btw, totaal, totaalprijs`),
	discount: list(`korting, totale korting, rabat, kortingsbedrag, kassakorting`),
	shipping:
		list(`verzendkosten, verzending, bezorgkosten, vrachtkosten, porto, administratie- en verzendkosten,
		transportkosten, leverkosten`),
	tip: list(`fooi`),
	service_charge: list(`servicekosten, bedieningsgeld`),
	withholding_tax: list(`bronbelasting`),
	paid: list(`aanbetaling, reeds betaald, betaald, vooruitbetaald, voldaan`),
	count: list(`aantal artikelen, aantal stuks, totaal aantal`),
	currency: list(`valuta, munt`),
	supplier: list(`verkocht door, leverancier, verkoper, afzender`),
	buyer:
		list(`factuuradres, factuur aan, klant, koper, afnemer, besteller, gefactureerd aan, klantnaam,
		klantgegevens, factuur voor`),
	ship_to: list(`afleveradres, leveradres, bezorgadres, verzendadres, aflevering aan`),
	payment_terms: list(
		`betalingsvoorwaarden, betalingstermijn, betalingsconditie, betaalwijze, betaalmethode`,
	),
	tendered: list(`contant, pin, pinbetaling, ideal, ontvangen, bankpas`),
	change: list(`wisselgeld, terug, retour`),
	rounding: list(`afronding, afrondingsverschil`),
	serial: list(`serienummer, serie nr, artikelnummer, artikelnr, ean`),
	carried: list(`transport, overdracht, over te brengen, saldo vorige pagina`),
} as const satisfies LabelTable;
