import { PDFDocument, StandardFonts } from 'pdf-lib';

/** What an invoice says, for its XML and for its page. */
export interface Facts {
	readonly number: string;
	/** ISO date. */
	readonly date: string;
	readonly supplier: string;
	readonly vatId: string;
	readonly iban: string;
	/** UNTDID 1001. */
	readonly type: string;
	readonly lines: readonly {
		readonly name: string;
		readonly quantity: number;
		readonly unit: string;
		readonly price: number;
	}[];
}

export const FACTS: Facts = {
	number: 'R-2026-0815',
	date: '2026-03-12',
	supplier: 'Muster Handel GmbH',
	vatId: 'DE123456789',
	iban: 'DE89370400440532013000',
	type: '380',
	lines: [
		{ name: 'Pens', quantity: 3, unit: 'H87', price: 1.5 },
		{ name: 'Consulting', quantity: 2, unit: 'HUR', price: 80 },
	],
};

const RATE = 19;
const cents = (amount: number) => (Math.round(amount * 100) / 100).toFixed(2);
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The sums that follow from the lines. */
export function sumsOf({ lines }: Facts) {
	const net = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
	const tax = (net * RATE) / 100;
	return { net: cents(net), tax: cents(tax), total: cents(net + tax) };
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

/** UBL, as Peppol and XRechnung have it. */
export function ublOf(facts: Facts): string {
	const isCredit = facts.type === '381';
	const name = isCredit ? 'CreditNote' : 'Invoice';
	const { net, tax, total } = sumsOf(facts);
	return `<?xml version="1.0" encoding="UTF-8"?>
<ubl:${name} xmlns:ubl="${UBL}:${name}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
<cbc:ID>${facts.number}</cbc:ID><cbc:IssueDate>${facts.date}</cbc:IssueDate>
<cbc:${name}TypeCode>${facts.type}</cbc:${name}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>${facts.vatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>${escaped(facts.supplier)}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Buyer AG</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>${facts.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${tax}</cbc:TaxAmount><cac:TaxSubtotal><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${RATE}</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${net}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">${net}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="EUR">${total}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">${total}</cbc:PayableAmount></cac:LegalMonetaryTotal>
${facts.lines
	.map(
		({ name: item, quantity, unit, price }) =>
			`<cac:${name}Line><cbc:${isCredit ? 'Credited' : 'Invoiced'}Quantity unitCode="${unit}">${quantity}</cbc:${isCredit ? 'Credited' : 'Invoiced'}Quantity>
<cbc:LineExtensionAmount currencyID="EUR">${cents(quantity * price)}</cbc:LineExtensionAmount><cac:Item><cbc:Name>${escaped(item)}</cbc:Name>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${RATE}</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">${price}</cbc:PriceAmount></cac:Price></cac:${name}Line>`,
	)
	.join('\n')}
</ubl:${name}>`;
}

/** What differs between the generations of the Cross Industry Invoice. */
const GENERATIONS = {
	cii: {
		root: 'CrossIndustryInvoice',
		context: 'ExchangedDocumentContext',
		document: 'ExchangedDocument',
		trade: 'SupplyChainTradeTransaction',
		header: 'ApplicableHeaderTrade',
		line: 'SpecifiedLineTrade',
		sum: 'SpecifiedTradeSettlementHeaderMonetarySummation',
		lineSum: 'SpecifiedTradeSettlementLineMonetarySummation',
		rate: 'RateApplicablePercent',
		quantity: 'BilledQuantity',
		currency: 'InvoiceCurrencyCode',
	},
	zugferd1: {
		root: 'CrossIndustryDocument',
		context: 'SpecifiedExchangedDocumentContext',
		document: 'HeaderExchangedDocument',
		trade: 'SpecifiedSupplyChainTradeTransaction',
		header: 'ApplicableSupplyChainTrade',
		line: 'SpecifiedSupplyChainTrade',
		sum: 'SpecifiedTradeSettlementMonetarySummation',
		lineSum: 'SpecifiedTradeSettlementMonetarySummation',
		rate: 'ApplicablePercent',
		quantity: 'BilledQuantity',
		currency: 'InvoiceCurrencyCode',
	},
	orderx: {
		root: 'SCRDMCCBDACIOMessageStructure',
		context: 'ExchangedDocumentContext',
		document: 'ExchangedDocument',
		trade: 'SupplyChainTradeTransaction',
		header: 'ApplicableHeaderTrade',
		line: 'SpecifiedLineTrade',
		sum: 'SpecifiedTradeSettlementHeaderMonetarySummation',
		lineSum: 'SpecifiedTradeSettlementLineMonetarySummation',
		rate: 'RateApplicablePercent',
		quantity: 'RequestedQuantity',
		currency: 'OrderCurrencyCode',
	},
} as const;

export type Generation = keyof typeof GENERATIONS;

/** Cross Industry Invoice; without lines it is one of the poor profiles. */
export function ciiOf(facts: Facts, generation: Generation = 'cii', withLines = true): string {
	const names = GENERATIONS[generation];
	const { net, tax, total } = sumsOf(facts);
	const profile = withLines ? 'urn:cen.eu:en16931:2017' : 'urn:factur-x.eu:1p0:minimum';
	const lines = facts.lines.map(
		({ name, quantity, unit, price }) => `<ram:IncludedSupplyChainTradeLineItem>
<ram:SpecifiedTradeProduct><ram:Name>${escaped(name)}</ram:Name></ram:SpecifiedTradeProduct>
<ram:${names.line}Agreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:${names.line}Agreement>
<ram:${names.line}Delivery><ram:${names.quantity} unitCode="${unit}">${quantity}</ram:${names.quantity}></ram:${names.line}Delivery>
<ram:${names.line}Settlement><ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:${names.rate}>${RATE}</ram:${names.rate}></ram:ApplicableTradeTax>
<ram:${names.lineSum}><ram:LineTotalAmount>${cents(quantity * price)}</ram:LineTotalAmount></ram:${names.lineSum}></ram:${names.line}Settlement>
</ram:IncludedSupplyChainTradeLineItem>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:${names.root} xmlns:rsm="urn:un:unece:uncefact:data:standard" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
<rsm:${names.context}><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:${names.context}>
<rsm:${names.document}><ram:ID>${facts.number}</ram:ID><ram:TypeCode>${facts.type}</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">${facts.date.replaceAll('-', '')}</udt:DateTimeString></ram:IssueDateTime></rsm:${names.document}>
<rsm:${names.trade}>${withLines && generation !== 'zugferd1' ? lines.join('\n') : ''}
<ram:${names.header}Agreement><ram:SellerTradeParty><ram:Name>${escaped(facts.supplier)}</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${facts.vatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Buyer AG</ram:Name></ram:BuyerTradeParty></ram:${names.header}Agreement>
<ram:${names.header}Delivery/>
<ram:${names.header}Settlement><ram:${names.currency}>EUR</ram:${names.currency}>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${facts.iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:${names.rate}>${RATE}</ram:${names.rate}></ram:ApplicableTradeTax>
<ram:${names.sum}>${withLines ? `<ram:LineTotalAmount>${net}</ram:LineTotalAmount>` : ''}<ram:TaxBasisTotalAmount>${net}</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">${tax}</ram:TaxTotalAmount><ram:GrandTotalAmount>${total}</ram:GrandTotalAmount><ram:DuePayableAmount>${total}</ram:DuePayableAmount></ram:${names.sum}></ram:${names.header}Settlement>
${withLines && generation === 'zugferd1' ? lines.join('\n') : ''}
</rsm:${names.trade}></rsm:${names.root}>`;
}

const germanAmount = (amount: string) =>
	amount.replace('.', ',').replace(/(?<=\d)(?=(?:\d{3})+,)/g, '.');

/** A page that prints an invoice in German, with another invoice's XML inside if told so. */
export async function pdfOf(
	printed: Facts,
	attachment?: { readonly name: string; readonly xml: string | Uint8Array },
): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const page = pdf.addPage([595, 842]);
	const { net, tax, total } = sumsOf(printed);
	const lines = [
		printed.supplier,
		`Rechnung Nr. ${printed.number}`,
		`Rechnungsdatum: ${printed.date.split('-').reverse().join('.')}`,
		'Lieferdatum: 01.03.2026',
		...printed.lines.map(
			({ name, quantity, price }) =>
				`${name} ${quantity} x ${germanAmount(cents(price))} ${germanAmount(cents(quantity * price))}`,
		),
		`Netto ${germanAmount(net)} EUR`,
		`19 % MwSt ${germanAmount(tax)} EUR`,
		`Gesamtbetrag ${germanAmount(total)} EUR`,
		`USt-IdNr. ${printed.vatId}`,
		`IBAN ${printed.iban.replace(/(.{4})/g, '$1 ')}`,
	];
	for (const [index, line] of lines.entries())
		page.drawText(line, { x: 50, y: 780 - index * 24, size: 11, font });
	if (attachment !== undefined)
		await pdf.attach(
			typeof attachment.xml === 'string' ? Buffer.from(attachment.xml) : attachment.xml,
			attachment.name,
			{ mimeType: 'text/xml' },
		);
	return Buffer.from(await pdf.save());
}

/** A Factur-X file whose page says what its XML does, unless told otherwise. */
export const hybridOf = (facts: Facts, printed: Facts = facts): Promise<Buffer> =>
	pdfOf(printed, { name: 'factur-x.xml', xml: ciiOf(facts) });
