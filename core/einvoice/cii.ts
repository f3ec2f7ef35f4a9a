import { countedLines } from './counted-lines';
import {
	firstOf,
	ibansAmong,
	profileOf,
	type EInvoice,
	type Line,
	type Party,
	type Text,
} from './e-invoice';
import { CII_ROOTS, type CiiRoot } from '../files/e-invoice-root';
import type { XmlElement } from './xml';

/** The same part has another name in ZUGFeRD 1 than since: the first name that is there counts. */
function part(element: XmlElement, ...names: readonly string[]): XmlElement {
	return names.map((name) => element.at(name)).find(({ exists }) => exists) ?? element.at('');
}

const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})/;

/** "20180413" of format 102, and those with a time behind it -> "2018-04-13". */
function dateOf(dateTime: XmlElement): Text {
	const text = firstOf(
		dateTime.at('DateTimeString').text,
		dateTime.at('DateTime').text,
		dateTime.text,
	);
	return text?.replace(COMPACT_DATE, '$1-$2-$3').slice(0, 'YYYY-MM-DD'.length) ?? null;
}

const VAT_SCHEME = 'VA';

function partyOf(party: XmlElement): Party {
	const registrations = party.all('SpecifiedTaxRegistration').map((one) => one.at('ID'));
	const isVat = (id: XmlElement) => id.attribute('schemeID') === VAT_SCHEME;
	return {
		name: party.at('Name').text,
		vatId: registrations.find(isVat)?.text ?? null,
		taxNumber: registrations.find((id) => !isVat(id))?.text ?? null,
		country: party.at('PostalTradeAddress', 'CountryID').text,
		id: firstOf(party.at('ID').text, party.at('GlobalID').text),
	};
}

function allowancesOf(settlement: XmlElement, isCharge: boolean): readonly Text[] {
	return settlement
		.all('SpecifiedTradeAllowanceCharge')
		.filter((one) => (one.at('ChargeIndicator', 'Indicator').text === 'true') === isCharge)
		.map((one) => one.at('ActualAmount').text);
}

function lineOf(line: XmlElement): Line {
	const product = line.at('SpecifiedTradeProduct');
	const agreement = part(line, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement');
	const delivery = part(line, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery');
	const settlement = part(
		line,
		'SpecifiedLineTradeSettlement',
		'SpecifiedSupplyChainTradeSettlement',
	);
	const quantity = part(delivery, 'BilledQuantity', 'AgreedQuantity', 'RequestedQuantity');
	const price = part(agreement, 'NetPriceProductTradePrice', 'GrossPriceProductTradePrice');
	const tax = settlement.at('ApplicableTradeTax');
	const document = line.at('AssociatedDocumentLineDocument');
	return {
		id: document.at('LineID').text,
		parent: document.at('ParentLineID').text,
		name: firstOf(product.at('Name').text, product.at('Description').text),
		itemCode: firstOf(product.at('SellerAssignedID').text, product.at('GlobalID').text),
		quantity: quantity.text,
		unit: quantity.attribute('unitCode'),
		price: price.at('ChargeAmount').text,
		perQuantity: price.at('BasisQuantity').text,
		allowances: allowancesOf(settlement, false),
		charges: allowancesOf(settlement, true),
		taxPercent: firstOf(tax.at('RateApplicablePercent').text, tax.at('ApplicablePercent').text),
		total: part(
			settlement,
			'SpecifiedTradeSettlementLineMonetarySummation',
			'SpecifiedTradeSettlementMonetarySummation',
		).at('LineTotalAmount').text,
	};
}

/** Lines that only comment, or that sum up those below them, would count amounts twice. */
const NO_LINES: ReadonlySet<Text> = new Set(['GROUP', 'INFORMATION']);
const isLine = (line: XmlElement): boolean =>
	!NO_LINES.has(line.at('AssociatedDocumentLineDocument', 'LineStatusReasonCode').text);

const withCountedLines = (invoice: EInvoice): EInvoice => ({
	...invoice,
	lines: countedLines(invoice.lines, invoice.totals.lines),
});

/**
 * Cross Industry Invoice of all profiles, ZUGFeRD 1 and Order-X. Source: UN/CEFACT SCRDM, the syntax binding of
 * EN 16931-3-3, and the technical annexes of ZUGFeRD and Factur-X.
 */
export function readCii(root: XmlElement, name: CiiRoot): EInvoice {
	const context = part(root, 'ExchangedDocumentContext', 'SpecifiedExchangedDocumentContext');
	const document = part(root, 'ExchangedDocument', 'HeaderExchangedDocument');
	const trade = part(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
	const agreement = part(
		trade,
		'ApplicableHeaderTradeAgreement',
		'ApplicableSupplyChainTradeAgreement',
	);
	const settlement = part(
		trade,
		'ApplicableHeaderTradeSettlement',
		'ApplicableSupplyChainTradeSettlement',
	);
	const totals = part(
		settlement,
		'SpecifiedTradeSettlementHeaderMonetarySummation',
		'SpecifiedTradeSettlementMonetarySummation',
	);
	const currency = part(settlement, 'InvoiceCurrencyCode', 'OrderCurrencyCode').text;
	const taxes = totals.all('TaxTotalAmount');
	// The VAT may be there a second time, in the currency of the books.
	const tax = taxes.find((one) => one.attribute('currencyID') === currency) ?? taxes[0];
	const terms = settlement.all('SpecifiedTradePaymentTerms');
	const orderNumber =
		name === 'SCRDMCCBDACIOMessageStructure'
			? document.at('ID')
			: part(agreement.at('BuyerOrderReferencedDocument'), 'IssuerAssignedID', 'ID');
	return withCountedLines({
		format: CII_ROOTS[name],
		profile: profileOf(context.at('GuidelineSpecifiedDocumentContextParameter', 'ID').text),
		typeCode: document.at('TypeCode').text,
		number: document.at('ID').text,
		issueDate: dateOf(document.at('IssueDateTime')),
		dueDate: firstOf(...terms.map((one) => dateOf(one.at('DueDateDateTime')))),
		currency,
		orderNumber: orderNumber.text,
		seller: partyOf(agreement.at('SellerTradeParty')),
		buyer: partyOf(agreement.at('BuyerTradeParty')),
		ibans: ibansAmong(
			settlement
				.all('SpecifiedTradeSettlementPaymentMeans')
				.map((one) => one.at('PayeePartyCreditorFinancialAccount', 'IBANID').text),
		),
		paymentTerms: firstOf(...terms.map((one) => one.at('Description').text)),
		totals: {
			lines: totals.at('LineTotalAmount').text,
			allowances: totals.at('AllowanceTotalAmount').text,
			charges: totals.at('ChargeTotalAmount').text,
			net: totals.at('TaxBasisTotalAmount').text,
			tax: tax?.text ?? null,
			gross: totals.at('GrandTotalAmount').text,
			paid: totals.at('TotalPrepaidAmount').text,
			rounding: totals.at('RoundingAmount').text,
			due: totals.at('DuePayableAmount').text,
		},
		vat: settlement.all('ApplicableTradeTax').map((one) => ({
			category: one.at('CategoryCode').text,
			percent: firstOf(one.at('RateApplicablePercent').text, one.at('ApplicablePercent').text),
		})),
		lines: trade
			.lines('IncludedSupplyChainTradeLineItem')
			.filter(isLine)
			.map(lineOf)
			.filter(({ name: item, total, quantity }) => firstOf(item, total, quantity) !== null),
	});
}
