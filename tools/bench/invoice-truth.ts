import { getResource, XPath } from 'saxon-js';
import * as z from 'zod/v4-mini';

const text = z.string();
const amounts = z.object({
	lines: text,
	net: text,
	tax: text,
	gross: text,
	charges: text,
	allowances: text,
	paid: text,
	rounding: text,
	due: text,
});

const invoiceTruth = z.object({
	typeCode: text,
	number: text,
	issueDate: text,
	dueDate: text,
	terms: text,
	currency: text,
	order: text,
	iban: text,
	seller: z.object({ name: text, vat: text, country: text }),
	buyer: z.object({ name: text, vat: text, country: text }),
	deliveryDate: text,
	totals: amounts,
	vat: z.array(z.object({ category: text, percent: text, net: text, tax: text })),
	lines: z.array(
		z.object({
			name: text,
			quantity: text,
			price: text,
			per: text,
			percent: text,
			total: text,
		}),
	),
});

/** What an e-invoice says, as text; "" for nothing. */
export type InvoiceTruth = z.infer<typeof invoiceTruth>;

/** `one` gives the first of some nodes as text. Names go without prefixes. */
const UBL = `
let $one := function($nodes) { normalize-space(string($nodes[1])) },
    $r := /*, $t := $r/*:LegalMonetaryTotal,
    $cur := string($r/*:DocumentCurrencyCode),
    $tax := ($r/*:TaxTotal[*:TaxAmount/@currencyID = $cur], $r/*:TaxTotal)[1],
    $party := function($p) { map {
      'name': $one(($p/*:PartyLegalEntity/*:RegistrationName, $p/*:PartyName/*:Name)),
      'vat': $one(($p/*:PartyTaxScheme[*:TaxScheme/*:ID = 'VAT']/*:CompanyID, $p/*:PartyTaxScheme/*:CompanyID)),
      'country': $one($p/*:PostalAddress/*:Country/*:IdentificationCode) } }
return map {
  'typeCode': $one(($r/*:InvoiceTypeCode, $r/*:CreditNoteTypeCode)),
  'number': $one($r/*:ID), 'issueDate': $one($r/*:IssueDate),
  'dueDate': $one(($r/*:DueDate, $r/*:PaymentMeans/*:PaymentDueDate)), 'terms': $one($r/*:PaymentTerms/*:Note),
  'currency': $cur, 'order': $one($r/*:OrderReference/*:ID),
  'iban': $one($r/*:PaymentMeans/*:PayeeFinancialAccount/*:ID),
  'seller': $party($r/*:AccountingSupplierParty/*:Party), 'buyer': $party($r/*:AccountingCustomerParty/*:Party),
  'deliveryDate': $one($r/*:Delivery/*:ActualDeliveryDate),
  'totals': map {
    'lines': $one($t/*:LineExtensionAmount), 'net': $one($t/*:TaxExclusiveAmount), 'tax': $one($tax/*:TaxAmount),
    'gross': $one($t/*:TaxInclusiveAmount), 'charges': $one($t/*:ChargeTotalAmount),
    'allowances': $one($t/*:AllowanceTotalAmount), 'paid': $one($t/*:PrepaidAmount),
    'rounding': $one($t/*:PayableRoundingAmount), 'due': $one($t/*:PayableAmount) },
  'vat': array { for $v in $tax/*:TaxSubtotal return map {
    'category': $one($v/*:TaxCategory/*:ID), 'percent': $one($v/*:TaxCategory/*:Percent),
    'net': $one($v/*:TaxableAmount), 'tax': $one($v/*:TaxAmount) } },
  'lines': array { for $l in ($r/*:InvoiceLine, $r/*:CreditNoteLine) return map {
    'name': $one($l/*:Item/*:Name), 'quantity': $one(($l/*:InvoicedQuantity, $l/*:CreditedQuantity)),
    'price': $one($l/*:Price/*:PriceAmount), 'per': $one($l/*:Price/*:BaseQuantity),
    'percent': $one($l/*:Item/*:ClassifiedTaxCategory/*:Percent), 'total': $one($l/*:LineExtensionAmount) } }
}`;

const CII = `
let $one := function($nodes) { normalize-space(string($nodes[1])) },
    $date := function($nodes) { replace(normalize-space(string($nodes[1])), '^(\\d{4})(\\d{2})(\\d{2})$', '$1-$2-$3') },
    $r := /*, $d := $r/*:ExchangedDocument, $x := $r/*:SupplyChainTradeTransaction,
    $a := $x/*:ApplicableHeaderTradeAgreement, $s := $x/*:ApplicableHeaderTradeSettlement,
    $t := $s/*:SpecifiedTradeSettlementHeaderMonetarySummation,
    $cur := string($s/*:InvoiceCurrencyCode),
    $party := function($p) { map {
      'name': $one($p/*:Name),
      'vat': $one(($p/*:SpecifiedTaxRegistration/*:ID[@schemeID = 'VA'], $p/*:SpecifiedTaxRegistration/*:ID)),
      'country': $one($p/*:PostalTradeAddress/*:CountryID) } }
return map {
  'typeCode': $one($d/*:TypeCode), 'number': $one($d/*:ID), 'issueDate': $date($d/*:IssueDateTime/*:DateTimeString),
  'dueDate': $date($s/*:SpecifiedTradePaymentTerms/*:DueDateDateTime/*:DateTimeString),
  'terms': $one($s/*:SpecifiedTradePaymentTerms/*:Description), 'currency': $cur,
  'order': $one($a/*:BuyerOrderReferencedDocument/*:IssuerAssignedID),
  'iban': $one($s/*:SpecifiedTradeSettlementPaymentMeans/*:PayeePartyCreditorFinancialAccount/*:IBANID),
  'seller': $party($a/*:SellerTradeParty), 'buyer': $party($a/*:BuyerTradeParty),
  'deliveryDate': $date($x/*:ApplicableHeaderTradeDelivery/*:ActualDeliverySupplyChainEvent/*:OccurrenceDateTime/*:DateTimeString),
  'totals': map {
    'lines': $one($t/*:LineTotalAmount), 'net': $one($t/*:TaxBasisTotalAmount),
    'tax': $one(($t/*:TaxTotalAmount[@currencyID = $cur], $t/*:TaxTotalAmount)),
    'gross': $one($t/*:GrandTotalAmount), 'charges': $one($t/*:ChargeTotalAmount),
    'allowances': $one($t/*:AllowanceTotalAmount), 'paid': $one($t/*:TotalPrepaidAmount),
    'rounding': $one($t/*:RoundingAmount), 'due': $one($t/*:DuePayableAmount) },
  'vat': array { for $v in $s/*:ApplicableTradeTax return map {
    'category': $one($v/*:CategoryCode), 'percent': $one($v/*:RateApplicablePercent),
    'net': $one($v/*:BasisAmount), 'tax': $one($v/*:CalculatedAmount) } },
  'lines': array { for $l in $x/*:IncludedSupplyChainTradeLineItem return map {
    'name': $one($l/*:SpecifiedTradeProduct/*:Name), 'quantity': $one($l/*:SpecifiedLineTradeDelivery/*:BilledQuantity),
    'price': $one($l/*:SpecifiedLineTradeAgreement/*:NetPriceProductTradePrice/*:ChargeAmount),
    'per': $one($l/*:SpecifiedLineTradeAgreement/*:NetPriceProductTradePrice/*:BasisQuantity),
    'percent': $one($l/*:SpecifiedLineTradeSettlement/*:ApplicableTradeTax/*:RateApplicablePercent),
    'total': $one($l/*:SpecifiedLineTradeSettlement/*:SpecifiedTradeSettlementLineMonetarySummation/*:LineTotalAmount) } }
}`;

/** Reads UBL or CII by XPath, which is none of the product's own readers. */
export async function readTruth(xml: string): Promise<InvoiceTruth> {
	const document = await getResource({ text: xml, type: 'xml' });
	const query = /<(?:\w+:)?CrossIndustryInvoice\b/.test(xml) ? CII : UBL;
	return invoiceTruth.parse(XPath.evaluate(query, document, { resultForm: 'array' })[0]);
}
