import { list } from '../plain-word';
import type { LabelTable } from './label-table';

/** What documents in Italian print beside a value, the likeliest first. */
export const ITALIAN = {
	invoice_number:
		list(`numero fattura, numero di fattura, n° fattura, nº fattura, nr fattura, n fattura, fattura n°,
		fattura n, fattura nr, fattura numero, fattura no, numero documento, n° documento, documento n°,
		documento n, ricevuta n, fattura`),
	order_number:
		list(`numero ordine, n° ordine, ordine n°, ordine n, ordine nr, vostro ordine, vs ordine, rif ordine,
		ordine`),
	customer_number: list(`codice cliente, numero cliente, cod cliente, cliente n°`),
	reference: list(
		`riferimento, vostro riferimento, vs riferimento, ns riferimento, rif, causale, ddt, ddt n, contratto`,
	),
	tax_number:
		list(`partita iva, p iva, p.iva, p. iva, partita i.v.a, codice fiscale, cod fisc, c.f, cod fiscale, c f,
		rea`),
	iban: list(`iban, conto corrente`),
	bic: list(`bic, swift`),
	phone: list(`telefono, tel, fax, cellulare, cell`),
	due_date:
		list(`data di scadenza, data scadenza, scadenza, scadenze, scadenza pagamento, da pagare entro, pagare
		entro, pagare entro il, entro il, da pagare entro il`),
	delivery_date: list(`data di consegna, data consegna, consegna`),
	order_date: list(`data ordine, data dell'ordine, data di ordine`),
	issue_date:
		list(`data fattura, data della fattura, data di fattura, data di emissione, data emissione, emessa il,
		data documento, fattura del, data, del`),
	period: list(`periodo, periodo di fatturazione, valido fino`),
	subtotal:
		list(`totale imponibile, imponibile, subtotale, sub-totale, totale netto, importo netto, totale merce,
		netto, totale senza iva, totale iva esclusa, importo imponibile, base imponibile, totale parziale`),
	tax: list(
		`totale iva, importo iva, iva, i.v.a, imposta, totale imposta, totale imposte, di cui iva, imposte`,
	),
	total_due:
		list(`totale da pagare, netto a pagare, importo da pagare, totale fattura, totale documento, importo
		totale, totale ivato, totale iva inclusa, totale con iva, totale generale, totale complessivo,
		totale a pagare, totale dovuto, saldo da pagare, da pagare, totale euro, totale eur, totale €,
		totale, importo`),
	discount: list(`sconto, sconti, totale sconti, totale sconto, abbuono`),
	shipping:
		list(`spese di spedizione, spese spedizione, spedizione, spese di trasporto, spese trasporto, trasporto,
		costi di spedizione, spese di consegna`),
	tip: list(`mancia`),
	service_charge: list(`coperto, servizio`),
	withholding_tax: list(`ritenuta d'acconto, ritenuta acconto, ritenuta`),
	paid: list(`acconto, già pagato, pagato, anticipo, acconto versato`),
	count: list(`numero articoli, totale articoli, totale pezzi, n° articoli`),
	currency: list(`valuta, divisa`),
	supplier: list(
		`venduto da, venditore, fornitore, cedente, cedente/prestatore, prestatore, emittente`,
	),
	buyer: list(`fatturare a, fatturato a, intestata a, cliente, spett.le, spettabile, cessionario,
		cessionario/committente, committente, acquirente, destinatario, intestatario fattura, indirizzo di
		fatturazione`),
	ship_to:
		list(`spedire a, indirizzo di spedizione, luogo di consegna, destinazione, indirizzo di consegna, spedito
		a, destinazione merce`),
	payment_terms: list(
		`condizioni di pagamento, modalità di pagamento, pagamento, termini di pagamento`,
	),
	tendered: list(
		`contanti, contante, carta di credito, bancomat, pagamento elettronico, importo pagato, ricevuto`,
	),
	change: list(`resto`),
	rounding: list(`arrotondamento`),
	serial: list(`numero di serie, matricola, n° di serie, codice articolo, cod articolo`),
	carried: list(`riporto, a riportare, da riportare`),
} as const satisfies LabelTable;
