import { FURTHER_TITLES } from './further-titles';
import { folded, plainText } from './printed-text';
import { STATE_TITLES } from './state-titles';

/** What a document is, by what it calls itself. */
export const DOCUMENT_KINDS = {
	invoice: 'an invoice',
	deposit_invoice: 'an invoice for a deposit',
	credit_note: 'a credit note',
	receipt: 'a receipt',
	pro_forma: 'a pro forma',
	quote: 'a quote',
	order: 'an order',
	order_confirmation: 'an order confirmation',
	delivery_note: 'a delivery note',
	reminder: 'a reminder',
	statement: 'a statement of account',
	remittance_advice: 'an advice of a payment',
	payslip: 'a payslip',
	contract: 'a contract',
	work_record: 'a record of work',
	draft: 'a draft',
	void: 'a paper that is void',
	other: 'no document about a sale',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** One phrase a comma; `*` stands for further letters. */
const list = (phrases: string): string =>
	phrases
		.split(',')
		.map((phrase) =>
			phrase
				.trim()
				.replaceAll(/\s+/g, ' ')
				.replaceAll('*', String.raw`\p{L}*`),
		)
		.join('|');

/*
 * Titles of documents in English, German, French, Dutch, Spanish, Italian and Portuguese, without accents, and
 * those of further languages. The first that is found decides: a "credit note for invoice 12" and a "pro forma invoice" are no invoices, an "invoice and
 * delivery note" is one, and an "order confirmation" is no order.
 */
const TITLES: readonly (readonly [DocumentKind, string])[] = [
	['void', list(STATE_TITLES.void)],
	['draft', list(STATE_TITLES.draft)],
	[
		'pro_forma',
		list(`pro forma, proforma*, pro forma*, do not pay, not an invoice, not a tax invoice, not a vat invoice, keine rechnung,
		nicht bezahlen, pas une facture, ne pas payer, geen factuur, niet betalen, no es una factura, no pagar,
		non e una fattura, non pagare, nao e uma fatura, nao pagar, ${FURTHER_TITLES.pro_forma}`),
	],
	[
		'credit_note',
		list(`credit notes?, credit memo*, credit invoice, credit advice, creditnote, refund, refund note, corrected invoice,
		corrective invoice, cancellation invoice, invoice cancellation, *gutschrift*, storno*, *stornierung,
		*retoure, retoure*, rucklieferung*, *rucklieferung, ruckgabe*, rucksendung*, rechnungskorrektur, korrekturrechnung, return note, goods return*,
		credit slip, bon de retour, note de retour, retourbon, retournota, retourfactuur, nota de devolucion, nota di reso, korrekturbeleg, rechnungsberichtigung, rechnungsstorno, avoir, facture d avoir,
		note de credit, facture rectificative, facture d annulation, creditnota, credit nota, creditfactuur, correctiefactuur,
		nota de credito, nota credito, nota di credito, nota di accredito, nota accredito, factura rectificativa, abono,
		factura de abono, fatura de credito, nota de devolucao, ${FURTHER_TITLES.credit_note}`),
	],
	[
		'reminder',
		list(`reminder, payment reminder, past due notice, overdue notice, overdue invoice, final notice, first notice, second notice, third notice,
		last notice, final demand, demand for payment, letter before action, collection notice, dunning*, mahnung, *mahnung, mahnbescheid,
		vollstreckungsbescheid, zahlungsaufforderung*, letzte aufforderung, zweite aufforderung, dernier avis, second avis,
		laatste waarschuwing, ingebrekestelling, ultimo aviso, segundo aviso, aviso de impago, ultimo avviso, secondo avviso, diffida*,
		mahnschreiben, zahlungserinnerung, erinnerung, rappel, relance, mise en demeure, herinnering*, betalingsherinnering,
		aanmaning, recordatorio, requerimiento de pago, reclamacion de pago, sollecito*, lembrete*, aviso de cobranca, ${FURTHER_TITLES.reminder}`),
	],
	[
		'statement',
		list(`statement, statement of account, account statement, account summary, summary of account,
		list of invoices, invoice list, invoices list, invoice overview, open invoices, outstanding invoices, kontoauszug, depotauszug,
		forderungsaufstellung*, rechnungsubersicht*, rechnungsaufstellung*, rechnungsliste*, umsatzubersicht*, offene rechnungen,
		liste de factures, factuuroverzicht, openstaande facturen, openstaande posten, listado de facturas, relacion de facturas,
		resumen de cuenta, elenco fatture, lista de faturas, resumo de conta, saldenliste, kontoubersicht, offene posten*,
		saldenmitteilung, releve, releve de compte, extrait de compte, situation de compte, rekeningoverzicht,
		rekeningafschrift, saldo overzicht, extracto, extracto de cuenta, estado de cuenta, estratto conto, extrato,
		extrato de conta, ${FURTHER_TITLES.statement}`),
	],
	[
		'quote',
		list(`quote, quotation, estimate, offer, proposal, angebot, kostenvoranschlag, offerte, devis, proposition commerciale,
		presupuesto, cotizacion, oferta, preventivo, offerta, orcamento, proposta, ${FURTHER_TITLES.quote}`),
	],
	[
		'order_confirmation',
		list(`order confirmation, confirmation of order, order acknowledge?ment, sales order, auftragsbestatigung,
		bestellbestatigung, confirmation de commande, accuse de reception de commande, orderbevestiging, opdrachtbevestiging,
		bestelbevestiging, confirmacion de pedido, conferma d ordine, conferma ordine, conferma dell ordine,
		confirmacao de encomenda, ${FURTHER_TITLES.order_confirmation}`),
	],
	[
		'receipt',
		list(`payment receipt, receipt of payment, payment confirmation, zahlungsbestatigung, zahlungsbeleg, recu de paiement,
		confirmation de paiement, betalingsbevestiging, betaalbewijs, recibo de pago, justificante de pago,
		ricevuta di pagamento, comprovativo de pagamento, recibo de pagamento`),
	],
	[
		'delivery_note',
		list(
			`bill of lading, packing slip, packing list, proof of delivery, goods received note, waybill`,
		),
	],
	[
		'payslip',
		list(`payslip, pay slip, payroll, lohnabrechnung, gehaltsabrechnung, bulletin de paie, fiche de paie, loonstrook,
		nomina, busta paga`),
	],
	[
		'deposit_invoice',
		list(`deposit invoice, down payment invoice, prepayment invoice, advance invoice, advance payment invoice, interim invoice,
		progress invoice, anzahlungsrechnung, abschlagsrechnung, akontorechnung, vorauszahlungsrechnung, teilrechnung,
		facture d acompte, facture de situation, aanbetalingsfactuur, voorschotfactuur, deelfactuur, factura de anticipo,
		fattura di acconto, fattura d acconto, fattura acconto, fatura de adiantamento, ${FURTHER_TITLES.deposit_invoice}`),
	],
	[
		'invoice',
		list(`invoice, invoices, e invoice, bill, *rechnung, rechnungsnummer, facture, *factuur, factura, fattura, fatura,
		nota fiscal, honorarnote, kostennote, note d honoraires, parcella, minuta de honorarios, nota de honorarios, ${FURTHER_TITLES.invoice}`),
	],
	[
		'order_confirmation',
		list(`booking confirmation, reservation confirmation, confirmation of booking, booking request, buchungsbestatigung*,
		reservierungsbestatigung*, buchungsanfrage, bestelleingangsbestatigung, confirmation de reservation, boekingsbevestiging,
		reserveringsbevestiging, confirmacion de reserva, conferma di prenotazione, conferma prenotazione, confirmacao de reserva,
		bookingbekræftelse, bookingbekreftelse, bokningsbekraftelse, varausvahvistus, potwierdzenie rezerwacji,
		potvrzeni rezervace`),
	],
	[
		'receipt',
		list(`receipt, receipts, cash sale, quittung, kassenbon, kassenbeleg, kassenzettel, barbeleg, recu, ticket, ticket de caisse,
		kassabon, kassaticket, kwitantie, recibo, scontrino, ricevuta, talao, ${FURTHER_TITLES.receipt}`),
	],
	[
		'delivery_note',
		list(`delivery note, delivery slip, dispatch note, despatch note, lieferschein, warenbegleitschein, packzettel, bon de livraison,
		bordereau de livraison, pakbon, leverbon, leveringsbon, afleverbon, vrachtbrief, albaran, nota de entrega,
		delivery docket, dispatch confirmation, shipping confirmation, shipment confirmation, consignment note, delivery advice,
		versandbestatigung*, lieferbestatigung*, abholschein*, wareneingang*, confirmation d expedition, verzendbevestiging,
		confirmacion de envio, conferma di spedizione, confirmacao de envio, leveransbekraftelse, forsendelsesbekræftelse,
		documento di trasporto, ddt, bolla, bolla di consegna, guia de remessa, guia de transporte, guia de entrega, ${FURTHER_TITLES.delivery_note}`),
	],
	[
		'order',
		list(`purchase order, order, warenkorb, einkaufswagen, shopping cart, shopping basket, winkelwagen, carrito de compra,
		carrello, carrinho de compras, handlekurv, indkøbskurv, varukorg, ostoskori, koszyk, nakupni kosik, bestellubersicht, work order, po, bestellung, auftrag, bestellschein, bon de commande, commande, inkooporder,
		bestelbon, bestelling, opdracht, pedido, orden de compra, ordine, ordine d acquisto, ordine di acquisto, encomenda,
		ordem de compra, nota de encomenda, ${FURTHER_TITLES.order}`),
	],
	['receipt', 'bon'],
	[
		'remittance_advice',
		list(`remittance advice, payment advice, remittance, zahlungsavis, avis de paiement, avis de virement,
		betaalspecificatie`),
	],
	[
		'contract',
		list(`contract, agreement, *vertrag, contrat, contrato, contratto, *contract, *overeenkomst, *kontrakt, *avtale, *avtal,
		*aftale, *sopimus, umowa, smlouva`),
	],
	[
		'work_record',
		list(`timesheet, time sheet, time record, work report, stundennachweis*, stundenzettel, arbeitsbericht, arbeitsnachweis,
		tatigkeitsnachweis, tatigkeitsbericht, leistungsnachweis, regiebericht, rapportzettel, montagebericht, feuille de temps,
		urenstaat, urenbriefje, werkbon, hoja de horas, parte de trabajo, foglio ore, rapportino, folha de horas, tidrapport,
		timeseddel, timeliste, tuntilista, karta pracy, vykaz prace`),
	],
	[
		'other',
		list(`certificate, zertifikat, certificat, insurance policy, versicherungsschein, direct debit mandate,
		*lastschriftmandat, sepa mandat, price list, preisliste, application form, questionnaire,
		curriculum vitae`),
	],
];

const titles: readonly (readonly [DocumentKind, RegExp])[] = TITLES.map(([kind, phrases]) => [
	kind,
	new RegExp(`(?<= )(?:${phrases})(?= )`, 'u'),
]);
/** Words that are a title only where they stand alone: "Credit card" is no credit note. */
const ALONE: ReadonlyMap<string, DocumentKind> = new Map([
	['credit', 'credit_note'],
	['kredit', 'credit_note'],
	['return', 'credit_note'],
	['returns', 'credit_note'],
	['retour', 'credit_note'],
	['devolucion', 'credit_note'],
	['reso', 'credit_note'],
	['zwrot', 'credit_note'],
	['sample', 'draft'],
	['muster', 'draft'],
	['concept', 'draft'],
	['cart', 'order'],
	['basket', 'order'],
	['panier', 'order'],
	['carrito', 'order'],
	['carrinho', 'order'],
]);
/** What joins two titles of one paper: "Monthly Statement / Tax Invoice". */
const JOINED = /[/|&+]|(?<= )(?:and|und|et|en|y|e|og|och|i|a)(?= )/u;

/** What says, anywhere on a document, that it is not to be booked. */
const DISCLAIMERS = new RegExp(
	`(?<= )(?:${list(`this is a pro forma, this is not an invoice, this is not a tax invoice, this is not a vat invoice,
	not a vat invoice, not a tax invoice, this is a proforma, dies ist keine rechnung, das ist keine rechnung,
	ceci n est pas une facture, dit is geen factuur, esto no es una factura, questa non e una fattura,
	documento non valido ai fini fiscali, isto nao e uma fatura, este documento nao e uma fatura,
	este documento nao serve de fatura`)})(?= )`,
	'u',
);

/** A title is short; a sentence may name any document. */
const MAX_TITLE = 60;

const wordsOf = (text: string): string =>
	` ${folded(plainText(text))
		.replace(/[^\p{L}]+/gu, ' ')
		.trim()} `;

/**
 * The kind of document that a printed title names: "TAX INVOICE", "Gutschrift Nr. 12", "Facture d'acompte".
 *
 * @returns null for a title that isn't known
 */
export function documentKindOf(printed: string): DocumentKind | null {
	const words = wordsOf(printed);
	if (words.length > MAX_TITLE) return isDisclaimer(printed) ? 'pro_forma' : null;
	const kind =
		ALONE.get(words.trim()) ?? titles.find(([, title]) => title.test(words))?.[0] ?? null;
	return kind === 'statement' && isInvoiceAsWell(printed) ? 'invoice' : kind;
}

/** Whether one of two joined titles is that of one invoice; "Statement and invoices" is a list of them. */
const isInvoiceAsWell = (printed: string): boolean => {
	const parts = printed.split(JOINED);
	return (
		parts.length === 2 &&
		parts.some((part) => documentKindOf(part) === 'invoice' && !/s\W*$/iu.test(part))
	);
};

/** Whether a text says that the document is none to be booked: "This is not a VAT invoice". */
export const isDisclaimer = (text: string): boolean => DISCLAIMERS.test(wordsOf(text));
