import { list, plainWords } from './plain-word';

/** What a value looks like. */
export type ValueKind = 'amount' | 'date' | 'identifier' | 'text';

/** What a field means. The labels are what documents print next to the value, the likeliest first. */
export interface Concept {
	readonly id: string;
	readonly kind: ValueKind;
	readonly labels: readonly string[];
	/** Other names that schemas have for it; documents don't print them. */
	readonly names?: readonly string[];
}

/**
 * The concepts of business documents. A concept that no schema asks for still has a use: its label says
 * that the value next to it is not another one's ("Customer no." is no invoice number).
 */
export const CONCEPTS = [
	{
		id: 'invoice_number',
		kind: 'identifier',
		labels: list(`invoice number, invoice no, tax invoice no, invoice #, invoice id,
			invoice reference, bill number, bill no, document number, doc no, document no,
			receipt number, receipt no, receipt #, receipt, credit note no, rechnungsnummer,
			rechnung nr, rechnungs-nr, factuurnummer, factuur, facture no, invoice, number, no`),
		names: list(`bill id, receipt id`),
	},
	{
		id: 'order_number',
		kind: 'identifier',
		labels: list(`purchase order number, purchase order no, purchase order, po number, po no,
			p.o. no, p.o. number, po, order number, order no, order id, order reference,
			your order, your order no, our order, order, ordernummer, bestellnummer`),
		names: list(`po, purchase order id`),
	},
	{
		id: 'customer_number',
		kind: 'identifier',
		labels: list(`customer number, customer no, customer id, account number, account no,
			client number, client no, client id, member no, klantnummer, kundennummer`),
	},
	{
		id: 'reference',
		kind: 'identifier',
		labels: list(`your reference, our reference, payment reference, reference number, reference no,
			reference`),
	},
	{
		id: 'tax_number',
		kind: 'identifier',
		labels: list(`vat id, vat no, vat number, vat registration no, vat reg no, vat, tax id,
			tax number, gst no, gst id, gst reg no, abn, ein, register no, hrb, ust-idnr,
			btw-nr, btw nummer`),
		names: list(`supplier vat id, vat identification number`),
	},
	{
		id: 'iban',
		kind: 'identifier',
		labels: list(`iban, account iban`),
	},
	{
		id: 'bic',
		kind: 'identifier',
		labels: list(`bic, swift, swift code, swift bic`),
	},
	{
		id: 'phone',
		kind: 'identifier',
		labels: list(`phone, tel, telephone, telephone no, mobile, fax`),
		names: list(`phone number, telephone number`),
	},
	{
		id: 'due_date',
		kind: 'date',
		labels: list(`payment due date, due date, date due, payment due, payable by, pay by, pay before,
			please pay by, to be paid by, payment date, payable until, due on, due by, due,
			vervaldatum, fällig am, zahlbar bis`),
		names: list(`payment deadline`),
	},
	{
		id: 'delivery_date',
		kind: 'date',
		labels: list(`delivery date, date of delivery, deliver by, delivered on, delivery, ship date,
			shipping date, shipped on, required by, expected delivery, lieferdatum`),
	},
	{
		id: 'order_date',
		kind: 'date',
		labels: list(`purchase order date, order date, date of order, po date, ordered on, orderdatum,
			bestelldatum`),
	},
	{
		id: 'issue_date',
		kind: 'date',
		labels: list(`invoice date, date of invoice, date of issue, issue date, issued on, issued,
			date issued, tax point, bill date, billing date, receipt date, document date,
			transaction date, dated, date, rechnungsdatum, datum, factuurdatum, factuur datum,
			date de facture`),
		names: list(`invoice issue date, purchase date, document date`),
	},
	{
		id: 'period',
		kind: 'date',
		labels: list(`billing period, service period, period, valid until, date of birth, print date`),
	},
	{
		id: 'subtotal',
		kind: 'amount',
		labels: list(`subtotal, sub total, net total, total net, net amount, goods net, net,
			total excluding vat, total excluding tax, total excluding gst, total excluding,
			total sales excluding gst, total sales excluding, total before tax,
			amount before tax, taxable amount, total ex vat, exclusief btw, nettobetrag, netto,
			zwischensumme, subtotaal, total ht, sous-total`),
		names: list(`net amount, amount excluding tax, total net amount`),
	},
	{
		id: 'tax',
		kind: 'amount',
		labels: list(`sales tax, total tax, total vat, total gst, tax amount, vat amount, gst amount,
			plus vat, plus tax, vat at, vat, gst, hst, tax, service tax, tva, mwst, ust, btw,
			mehrwertsteuer, umsatzsteuer`),
		names: list(`tax total, vat total, total vat amount, taxes`),
	},
	{
		id: 'total_due',
		kind: 'amount',
		labels: list(`total due, total amount due, amount due, balance due, total payable,
			amount payable, total amount payable, total to pay, to pay, please pay,
			grand total, invoice total, total invoice, total amount, total including vat,
			total including tax, total including gst, total sales including gst,
			total sales including, total rounded, rounded total, round total, nett total,
			total sales, total rm, order total, total price, total sum, payable, total, amount,
			gesamtbetrag, gesamtsumme, rechnungsbetrag, zu zahlen, totaal, totaalbedrag,
			factuur totaal, total ttc, net à payer`),
		names: list(`total with tax, amount to pay, gross total, gross amount, invoice amount, sum`),
	},
	{
		id: 'discount',
		kind: 'amount',
		labels: list(`total discount, discount, rebate, item discount`),
	},
	{
		id: 'shipping',
		kind: 'amount',
		labels: list(`shipping and handling, shipping cost, shipping, delivery charge, delivery cost,
			postage, freight, handling`),
	},
	{
		id: 'tip',
		kind: 'amount',
		labels: list(`tip, gratuity, service charge`),
	},
	{
		id: 'paid',
		kind: 'amount',
		labels:
			list(`amount paid, total paid, amount tendered, tendered, paid, cash, change, change due,
			deposit, card, visa, mastercard, rounding, rounding adjustment, total rounding,
			balance brought forward`),
	},
	{
		id: 'count',
		kind: 'amount',
		labels: list(`total quantity, total items, total item, items, item count, total pcs,
			total weight, no of items, total qty, item s`),
	},
	{
		id: 'currency',
		kind: 'text',
		labels: list(`currency`),
		names: list(`currency code, currency symbol`),
	},
	{
		id: 'supplier',
		kind: 'text',
		labels: list(`sold by, seller, supplier, vendor, from, issued by, bill from, service provider,
			payee, remit to, merchant`),
		names: list(`supplier name, vendor name, seller name, merchant name, company, company name,
			issuer, store, store name, shop, creditor, biller`),
	},
	{
		id: 'buyer',
		kind: 'text',
		labels: list(`bill to, billed to, invoice to, invoiced to, sold to, customer, client, buyer,
			ordered by, purchaser, billing address, invoice address, bill to address,
			attention, recipient, customer name`),
		names: list(`customer name, buyer name, client name, bill to name, debtor`),
	},
	{
		id: 'ship_to',
		kind: 'text',
		labels: list(`ship to, deliver to, delivery address, shipping address, delivered to`),
	},
	{
		id: 'payment_terms',
		kind: 'text',
		labels: list(`payment terms, terms of payment, terms`),
	},
	{
		id: 'email',
		kind: 'text',
		labels: list(`email, e-mail, mail`),
		names: list(`email address`),
	},
	{
		id: 'website',
		kind: 'text',
		labels: list(`website, web`),
	},
] as const satisfies readonly Concept[];

export type ConceptId = (typeof CONCEPTS)[number]['id'];

/** A label as it is looked for. */
export interface Label {
	readonly concept: string;
	readonly kind: ValueKind;
	readonly words: readonly string[];
	/** 1 for the likeliest label of the concept, falling to about 0.6 for the last resort. */
	readonly weight: number;
}

/** How much less the last label of a list says than the first. */
const LAST_LABEL = 0.4;

export const labelsOf = ({ id, kind, labels }: Concept): readonly Label[] =>
	labels.map((label, rank) => ({
		concept: id,
		kind,
		words: plainWords(label),
		weight: 1 - (LAST_LABEL * rank) / labels.length,
	}));
