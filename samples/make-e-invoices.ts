/**
 * Writes e-invoices of an invented company: `node samples/make-e-invoices.ts`. One as XML (UBL), one as a PDF
 * with the XML inside (Factur-X, CII), and a mail that is the invoice itself. Dates are fixed, so every run gives the same
 * files.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { AFRelationship, PDFDocument, rgb, StandardFonts, type PDFFont } from 'pdf-lib';

const path = (name: string) => join(import.meta.dirname, name);

const SUPPLIER = { name: 'Seeblick Elektrotechnik GmbH', vatId: 'DE123456788' };
const BUYER = 'Gasthof zum Anker';
const IBAN = 'DE75512108001245126199';
const RATE = 19;
const LINES = [
	{
		name: 'Elektroinstallation Gastraum',
		quantity: 14,
		unit: 'HUR',
		unitName: 'Std.',
		price: 62.5,
	},
	{ name: 'LED-Einbauleuchte, warmweiß', quantity: 18, unit: 'H87', unitName: 'Stk.', price: 24.9 },
	{ name: 'Kabel NYM-J 3x1,5', quantity: 120, unit: 'MTR', unitName: 'm', price: 0.85 },
];

const cents = (amount: number) => amount.toFixed(2);
const totalOf = ({ quantity, price }: (typeof LINES)[number]) => quantity * price;
const net = LINES.reduce((sum, line) => sum + totalOf(line), 0);
const tax = Math.round(net * RATE) / 100;
const gross = net + tax;

const german = (amount: number) =>
	cents(amount)
		.replace('.', ',')
		.replace(/(?<=\d)(?=(?:\d{3})+,)/g, '.');
const germanDate = (iso: string) => iso.split('-').reverse().join('.');

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const eur = (name: string, amount: number) =>
	`<cbc:${name} currencyID="EUR">${cents(amount)}</cbc:${name}>`;
const ublTax = (name: string) =>
	`<cac:${name}><cbc:ID>S</cbc:ID><cbc:Percent>${RATE}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`;

const ubl = `<?xml version="1.0" encoding="UTF-8"?>
<ubl:Invoice xmlns:ubl="${UBL}:Invoice-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">
	<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
	<cbc:ID>SE-2026-118</cbc:ID>
	<cbc:IssueDate>2026-04-17</cbc:IssueDate>
	<cbc:DueDate>2026-05-15</cbc:DueDate>
	<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
	<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
	<cac:AccountingSupplierParty><cac:Party>
		<cac:PostalAddress><cbc:CityName>Konstanz</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
		<cac:PartyTaxScheme><cbc:CompanyID>${SUPPLIER.vatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
		<cac:PartyLegalEntity><cbc:RegistrationName>${SUPPLIER.name}</cbc:RegistrationName></cac:PartyLegalEntity>
	</cac:Party></cac:AccountingSupplierParty>
	<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>${BUYER}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
	<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>${IBAN}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
	<cac:PaymentTerms><cbc:Note>2 % Skonto bei Zahlung innerhalb von 10 Tagen, 28 Tage netto</cbc:Note></cac:PaymentTerms>
	<cac:TaxTotal>${eur('TaxAmount', tax)}<cac:TaxSubtotal>${eur('TaxableAmount', net)}${eur('TaxAmount', tax)}${ublTax('TaxCategory')}</cac:TaxSubtotal></cac:TaxTotal>
	<cac:LegalMonetaryTotal>${eur('LineExtensionAmount', net)}${eur('TaxExclusiveAmount', net)}${eur('TaxInclusiveAmount', gross)}${eur('PayableAmount', gross)}</cac:LegalMonetaryTotal>
${LINES.map(
	(line, index) =>
		`	<cac:InvoiceLine>
		<cbc:ID>${index + 1}</cbc:ID>
		<cbc:InvoicedQuantity unitCode="${line.unit}">${line.quantity}</cbc:InvoicedQuantity>
		${eur('LineExtensionAmount', totalOf(line))}
		<cac:Item><cbc:Name>${line.name}</cbc:Name>${ublTax('ClassifiedTaxCategory')}</cac:Item>
		<cac:Price>${eur('PriceAmount', line.price)}</cac:Price>
	</cac:InvoiceLine>`,
).join('\n')}
</ubl:Invoice>
`;
await writeFile(path('e-invoice.xml'), ubl);

/** What the other two are: the same work, a month later. */
const LATER = { number: 'SE-2026-131', date: '2026-05-18', due: '2026-06-15' };

const URN = 'urn:un:unece:uncefact:data:standard';
const ciiDate = (iso: string) =>
	`<udt:DateTimeString format="102">${iso.replaceAll('-', '')}</udt:DateTimeString>`;
const ciiTax = `<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>${RATE}</ram:RateApplicablePercent>`;
const facturX = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${URN}:CrossIndustryInvoice:100" xmlns:ram="${URN}:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${URN}:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>${LATER.number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${ciiDate(LATER.date)}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
${LINES.map(
	(line, index) =>
		`<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${index + 1}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>${line.name}</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${line.price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="${line.unit}">${line.quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>${ciiTax}</ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${cents(totalOf(line))}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`,
).join('\n')}
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>${SUPPLIER.name}</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${SUPPLIER.vatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>${BUYER}</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${IBAN}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans><ram:ApplicableTradeTax><ram:CalculatedAmount>${cents(tax)}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${cents(net)}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>${RATE}</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${ciiDate(LATER.due)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>${cents(net)}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>${cents(net)}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">${cents(tax)}</ram:TaxTotalAmount><ram:GrandTotalAmount>${cents(gross)}</ram:GrandTotalAmount><ram:DuePayableAmount>${cents(gross)}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;

/** Points. */
const [LEFT, RIGHT, ROW] = [60, 535, 22];

async function hybrid(): Promise<Uint8Array> {
	const pdf = await PDFDocument.create();
	const date = new Date(`${LATER.date}T08:00:00Z`);
	pdf.setCreationDate(date);
	pdf.setModificationDate(date);
	const page = pdf.addPage([595, 842]);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
	const left = (text: string, x: number, y: number, size = 10, own: PDFFont = font) => {
		page.drawText(text, { x, y, size, font: own });
	};
	const right = (text: string, x: number, y: number, own: PDFFont = font) => {
		left(text, x - own.widthOfTextAtSize(text, 10), y, 10, own);
	};
	const rule = (y: number) => {
		const color = rgb(0.2, 0.4, 0.6);
		page.drawLine({ start: { x: LEFT, y }, end: { x: RIGHT, y }, thickness: 0.8, color });
	};
	left(SUPPLIER.name, LEFT, 770, 16, bold);
	left('Uferweg 3, 78462 Konstanz', LEFT, 752);
	left(BUYER, LEFT, 700);
	left('Hafenstraße 1, 78464 Konstanz', LEFT, 686);
	left(`Rechnung Nr. ${LATER.number}`, LEFT, 630, 14, bold);
	left(`Rechnungsdatum: ${germanDate(LATER.date)}`, LEFT, 608);
	left(`Zahlbar bis: ${germanDate(LATER.due)}`, LEFT, 592);
	let y = 550;
	const columns = (texts: readonly [string, string, string, string], own: PDFFont) => {
		left(texts[0], LEFT, y, 10, own);
		right(texts[1], 370, y, own);
		right(texts[2], 450, y, own);
		right(texts[3], RIGHT, y, own);
		y -= ROW;
	};
	columns(['Leistung', 'Menge', 'Einzelpreis', 'Betrag'], bold);
	rule(y + 15);
	for (const line of LINES)
		columns(
			[line.name, `${line.quantity} ${line.unitName}`, german(line.price), german(totalOf(line))],
			font,
		);
	rule(y + 15);
	columns(['', '', 'Summe netto', german(net)], font);
	columns(['', '', `${RATE} % MwSt`, german(tax)], font);
	columns(['', '', 'Gesamtbetrag EUR', german(gross)], bold);
	left(`USt-IdNr. ${SUPPLIER.vatId}`, LEFT, 90);
	left(`IBAN ${IBAN.replace(/(.{4})(?=.)/g, '$1 ')}`, LEFT, 74);
	await pdf.attach(Buffer.from(facturX), 'factur-x.xml', {
		mimeType: 'text/xml',
		afRelationship: AFRelationship.Alternative,
		creationDate: date,
		modificationDate: date,
	});
	return await pdf.save();
}
await writeFile(path('e-invoice-hybrid.pdf'), await hybrid());

const row = (...cells: readonly string[]) => `<tr><td>${cells.join('</td><td>')}</td></tr>`;
const mail = `From: Nordlicht Hosting <billing@nordlicht.example>
To: Invoices <invoices@cobaltharbor.example>
Subject: Your invoice NH-48213
Date: Mon, 04 May 2026 06:00:00 +0000
Message-ID: <48213@nordlicht.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body>
<table width="600"><tr><td>
<h2>Nordlicht Hosting Ltd.</h2>
<p>Invoice number: NH-48213<br>Invoice date: 2026-05-04</p>
<table>
<tr><th>Description</th><th>Quantity</th><th>Unit price</th><th>Amount</th></tr>
${row('Virtual server, May 2026', '2', '€12.00', '€24.00')}
${row('Backup storage, 100 GB', '1', '€6.50', '€6.50')}
</table>
<table>
${row('Subtotal', '€30.50')}
${row('VAT 20%', '€6.10')}
${row('<b>Total</b>', '<b>€36.60</b>')}
</table>
<p>There is nothing attached: this mail is your invoice.</p>
</td></tr></table>
</body></html>
`;
await writeFile(path('mail-is-the-invoice.eml'), mail.replaceAll('\n', '\r\n'));
