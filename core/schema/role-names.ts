import type { ColumnRole, FieldRole } from './role';

/** One phrase a comma. */
const list = (phrases: string): readonly string[] =>
	phrases.split(',').map((phrase) => phrase.trim());

/*
 * How people call fields, as names ("total_due") and in words ("Sum before tax"). Words such as "amount" or
 * "invoice" may be left out or added; they are not counted.
 */

export const FIELD_ROLE_NAMES: Readonly<Record<FieldRole, readonly string[]>> = {
	supplier_name:
		list(`supplier, vendor, vendor name, seller, seller name, merchant, merchant name, company,
		company name, payee, from company, issuer, store, store name,
		name of the supplier, name of the company that sells and is to be paid,
		lieferant, lieferantenname, verkäufer, rechnungssteller, händler, fournisseur, nom du fournisseur, vendeur,
		leverancier, naam leverancier, verkoper, proveedor, nombre del proveedor, vendedor, emisor,
		fornitore, nome fornitore, venditore, fornecedor, nome do fornecedor`),
	supplier_vat_id:
		list(`vat id, vat number, vat no, vat registration number, supplier vat, supplier vat number,
		vendor vat id, vendor vat number, seller vat id, tax id, tax number, supplier tax id, vendor tax id, gstin,
		abn, ust id, ust idnr, ustid, umsatzsteuer id, steuernummer, numéro de tva, tva intracommunautaire,
		btw nummer, btw id, nif, cif, partita iva, p iva, número de contribuinte, contribuinte`),
	supplier_country:
		list(`vendor country, seller country, supplier country code, land des lieferanten,
		pays du fournisseur, land leverancier, país del proveedor, paese fornitore, país do fornecedor`),
	iban: list(`supplier iban, vendor iban, bank account, account iban, iban number, payment iban`),
	buyer_name:
		list(`buyer, customer, customer name, client, client name, bill to, billed to, recipient,
		käufer, kunde, kundenname, rechnungsempfänger, client, acheteur, nom du client, klant, klantnaam, koper,
		cliente, comprador, nombre del cliente, acquirente, nome cliente`),
	buyer_vat_id:
		list(`customer vat id, customer vat number, buyer vat number, client vat number, kunden ust id,
		tva client, btw nummer klant, nif cliente, partita iva cliente`),
	buyer_country:
		list(`customer country, client country, buyer country code, land des kunden, pays du client,
		land klant, país del cliente, paese cliente`),
	invoice_number: list(`number, no, nr, invoice no, invoice nr, invoice #, invoice id, invoice num,
		bill number, bill no, receipt number, receipt no, document number, doc number, reference number,
		number of the invoice, rechnungsnummer, rechnungs nr, rechnungsnr, belegnummer, numéro de facture,
		n facture, numéro, factuurnummer, factuurnr, nummer, número de factura, número, numero fattura, numero,
		número da fatura`),
	order_number:
		list(`order no, order id, po number, po no, purchase order, purchase order number, po,
		bestellnummer, auftragsnummer, numéro de commande, bestelnummer, ordernummer, número de pedido,
		numero ordine, número da encomenda`),
	issue_date:
		list(`date, invoice date, date of invoice, date of issue, issued, issued on, bill date,
		receipt date, document date, order date, purchase date, date issued, date the document was issued,
		rechnungsdatum, ausstellungsdatum, belegdatum, datum, date de facture, date de facturation,
		date d émission, factuurdatum, fecha, fecha de factura, fecha de emisión, data, data fattura,
		data di emissione, data da fatura, data de emissão`),
	due_date:
		list(`due, due on, date due, payment due, payment due date, pay by, payable by, payment date,
		payment deadline, date by which to pay, fälligkeitsdatum, fällig, fällig am, zahlbar bis, zahlungsziel,
		date d échéance, échéance, vervaldatum, betaaldatum, fecha de vencimiento, vencimiento, data di scadenza,
		scadenza, data de vencimento, vencimento`),
	currency: list(
		`currency code, curr, währung, devise, monnaie, valuta, munt, moneda, divisa, moeda`,
	),
	subtotal:
		list(`sub total, net, net total, total net, net sum, net amount, total before tax, amount before tax,
		sum before tax, total excl tax, total excluding tax, total excl vat, taxable amount, untaxed amount,
		zwischensumme, netto, nettobetrag, nettosumme, summe netto, gesamt netto, sous total, total ht, ht,
		montant ht, total hors taxe, subtotaal, totaal excl btw, totaal exclusief btw, nettobedrag, excl btw,
		sub total, base imponible, total sin iva, neto, imponibile, totale imponibile, totale netto, subtotale,
		total sem iva, valor líquido`),
	shipping:
		list(`shipping cost, shipping costs, shipping fee, shipping and handling, shipping handling, freight,
		delivery, delivery fee, delivery cost, delivery costs, postage, carriage, shipping charge,
		versand, versandkosten, lieferkosten, fracht, porto, frais de port, livraison, frais de livraison,
		verzendkosten, verzending, bezorgkosten, gastos de envío, envío, portes, spese di spedizione, spedizione,
		trasporto, frete`),
	discount:
		list(`discounts, discount total, total discount, rebate, reduction, voucher, coupon, rabatt, skonto,
		nachlass, gutschein, remise, réduction, rabais, korting, descuento, sconto, desconto`),
	tax_rate:
		list(`tax %, vat rate, vat %, tax percent, tax percentage, vat percentage, gst rate, steuersatz,
		mwst satz, ust satz, taux de tva, taux tva, btw percentage, btw tarief, tipo de iva, tipo iva,
		aliquota iva, aliquota, taxa de iva`),
	tax: list(`taxes, tax total, total tax, tax amount, vat, vat amount, vat total, total vat, gst, gst amount, hst,
		pst, qst, cgst, sgst, igst, sales tax, value added tax, state tax, city tax, total tax amount,
		mwst, ust, mehrwertsteuer, umsatzsteuer, steuer, steuerbetrag, mwst betrag, tva, montant tva, total tva,
		taxe, taxes, btw, btw bedrag, totaal btw, iva, importe iva, impuesto, impuestos, cuota iva,
		imposta, totale iva, imposto, valor iva`),
	total: list(`totals, grand total, total amount, invoice total, bill total, order total, total due,
		total amount due, total payable, total to pay, total incl tax, total including tax, total incl vat,
		total gross, gross, gross total, gross amount, total amount to be paid, total amount of the order,
		total amount to pay, final total, sum total,
		gesamt, gesamtbetrag, gesamtsumme, summe, endbetrag, rechnungsbetrag, rechnungssumme, brutto,
		bruttobetrag, summe brutto, gesamt brutto, total ttc, ttc, montant ttc, total général, net à payer,
		total à payer, totaal, totaalbedrag, totaal incl btw, totaal inclusief btw, eindtotaal, te betalen,
		importe total, total factura, total a pagar, total con iva, totale, totale fattura, importo totale,
		totale da pagare, totale documento, total da fatura, valor total`),
	paid: list(`amount paid, paid amount, already paid, deposit, prepaid, prepayment, payments, down payment,
		anzahlung, bezahlt, bereits bezahlt, geleistete zahlungen, acompte, déjà payé, versé, aanbetaling,
		betaald, reeds betaald, anticipo, pagado, acconto, già pagato, pago`),
	amount_due:
		list(`balance, balance due, outstanding, amount outstanding, amount payable, remaining,
		amount to pay, amount to be paid, still to pay, restbetrag, offener betrag, zahlbetrag, zu zahlen,
		solde, reste à payer, solde dû, openstaand bedrag, openstaand, saldo, saldo pendiente, importe pendiente,
		saldo da pagare, em dívida`),
	rounding:
		list(`rounding adjustment, rounding adj, rounding difference, cash rounding, round off, rounded,
		rundung, rundungsdifferenz, rundungsbetrag, arrondi, afronding, redondeo, arrotondamento, arredondamento`),
	tip: list(`tips, gratuity, trinkgeld, pourboire, fooi, propina, mancia, gorjeta`),
	service_charge:
		list(`service charges, service fee, service fees, servicegebühr, bedienung, bedienungszuschlag,
		frais de service, servicekosten, bedieningsgeld, cargo por servicio, servicio, coperto, taxa de serviço`),
	withholding_tax:
		list(`withholding, tax withheld, withheld tax, wht, tds, quellensteuer, abzugsteuer,
		retenue à la source, bronbelasting, retención, retenciones, retención irpf, irpf, ritenuta,
		ritenuta d acconto, retenção, retenção na fonte`),
};

export const COLUMN_ROLE_NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
	description:
		list(`item description, item, items, product, product name, product description, article, name,
		item name, title, text, service, details, particulars, goods, line description, what was sold,
		beschreibung, bezeichnung, artikel, produkt, leistung, artikelbezeichnung, désignation, libellé, produit,
		omschrijving, product, descripción, artículo, producto, concepto, descrizione, articolo, prodotto,
		descrição, artigo, produto`),
	item_code:
		list(`sku, code, item number, item no, article number, article no, product code, part number,
		part no, product number, artikelnummer, artikel nr, référence, code article, artikelcode, código,
		referencia, codice, codice articolo, referência`),
	unit: list(`uom, unit of measure, units of measure, einheit, mengeneinheit, me, unité, eenheid, unidad,
		unità, unità di misura, um, unidade`),
	quantity: list(`qty, quantities, count, pieces, pcs, units, hours, how many, number of units,
		menge, anzahl, stück, stückzahl, quantité, qté, qte, aantal, hoeveelheid, stuks, cantidad, cant,
		unidades, quantità, qtà, qta, quantidade, qtd`),
	unit_price:
		list(`price, unit cost, price per unit, price each, each, rate, hourly rate, price of one, net price,
		unit net price, einzelpreis, stückpreis, preis, e preis, preis pro einheit, prix unitaire, prix, pu,
		pu ht, prijs, stukprijs, prijs per stuk, eenheidsprijs, precio, precio unitario, p unitario, prezzo,
		prezzo unitario, preço, preço unitário`),
	price_per:
		list(`price unit, price basis, price per how many, pricing unit, base quantity, per quantity,
		preiseinheit, preis pro, preis je, unité de prix, prijs per, prijseenheid, precio por, prezzo per`),
	discount:
		list(`disc, discount %, discount percent, discount amount, line discount, rebate, rabatt, nachlass,
		rabatt %, remise, remise %, rabais, korting, korting %, descuento, dto, sconto, sconto %, desconto`),
	tax_rate:
		list(`tax %, vat, vat %, vat rate, tax percent, gst, gst %, gst rate, tax code rate, mwst, mwst %,
		ust, ust %, steuersatz, mwst satz, tva, tva %, taux tva, taux de tva, btw, btw %, iva, iva %, tipo iva,
		aliquota, aliquota iva, taxa iva`),
	tax: list(`tax amount, vat amount, line tax, line vat, gst amount, steuerbetrag, mwst betrag, montant tva,
		btw bedrag, importe iva, cuota iva, importo iva, valor iva`),
	line_total:
		list(`amount, total, line amount, line sum, line net amount, line price, total price, total amount,
		amount of the line, extended price, extended amount, sum, subtotal, value, net amount, ext,
		gesamt, gesamtpreis, betrag, summe, zeilensumme, positionspreis, g preis, gesamtbetrag, montant,
		montant ht, total ht, prix total, total ligne, bedrag, totaal, totaalprijs, regeltotaal, totaalbedrag,
		importe, total línea, importe total, importo, totale, totale riga, prezzo totale, valor, valor total,
		montante, total da linha`),
};
