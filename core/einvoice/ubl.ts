import {
	firstOf,
	ibansAmong,
	profileOf,
	type EInvoice,
	type Line,
	type Party,
	type Text,
} from './e-invoice';
import type { XmlElement } from './xml';

/** UNTDID 1001: a credit note says it by the name of its root. */
const CREDIT_NOTE = '381';

function partyOf(party: XmlElement): Party {
	const numbers = party.all('PartyTaxScheme').map((scheme) => ({
		isVat: scheme.at('TaxScheme', 'ID').text?.toUpperCase() === 'VAT',
		id: scheme.at('CompanyID').text,
	}));
	return {
		name: firstOf(
			party.at('PartyLegalEntity', 'RegistrationName').text,
			party.at('PartyName', 'Name').text,
		),
		vatId: numbers.find(({ isVat }) => isVat)?.id ?? null,
		taxNumber: numbers.find(({ isVat }) => !isVat)?.id ?? null,
		country: party.at('PostalAddress', 'Country', 'IdentificationCode').text,
		id: party.at('PartyIdentification', 'ID').text,
	};
}

/** The amounts of a line's allowances and charges. */
function allowancesOf(line: XmlElement, isCharge: boolean): readonly Text[] {
	return line
		.all('AllowanceCharge')
		.filter((one) => (one.at('ChargeIndicator').text?.toLowerCase() === 'true') === isCharge)
		.map((one) => one.at('Amount').text);
}

function lineOf(line: XmlElement, quantityName: string): Line {
	const quantity = line.at(quantityName);
	const item = line.at('Item');
	return {
		id: line.at('ID').text,
		// Parts lie within their line, and are not lines of the invoice.
		parent: null,
		name: firstOf(item.at('Name').text, item.at('Description').text),
		itemCode: firstOf(
			item.at('SellersItemIdentification', 'ID').text,
			item.at('StandardItemIdentification', 'ID').text,
		),
		quantity: quantity.text,
		unit: quantity.attribute('unitCode'),
		price: line.at('Price', 'PriceAmount').text,
		perQuantity: line.at('Price', 'BaseQuantity').text,
		allowances: allowancesOf(line, false),
		charges: allowancesOf(line, true),
		taxPercent: item.at('ClassifiedTaxCategory', 'Percent').text,
		total: line.at('LineExtensionAmount').text,
	};
}

/** UBL 2.1, Invoice or CreditNote. Source: OASIS UBL 2.1 and the syntax binding of EN 16931-3-2. */
export function readUbl(root: XmlElement, name: 'Invoice' | 'CreditNote'): EInvoice {
	const isCredit = name === 'CreditNote';
	const currency = root.at('DocumentCurrencyCode').text;
	const taxes = root.all('TaxTotal');
	// The VAT may be there a second time, in the currency of the books.
	const tax =
		taxes.find((one) => one.at('TaxAmount').attribute('currencyID') === currency) ?? taxes[0];
	const totals = root.at('LegalMonetaryTotal');
	const means = root.all('PaymentMeans');
	return {
		format: isCredit ? 'UBL credit note' : 'UBL invoice',
		profile: profileOf(root.at('CustomizationID').text),
		typeCode: isCredit
			? firstOf(root.at('CreditNoteTypeCode').text, CREDIT_NOTE)
			: root.at('InvoiceTypeCode').text,
		number: root.at('ID').text,
		issueDate: root.at('IssueDate').text,
		dueDate: firstOf(root.at('DueDate').text, ...means.map((one) => one.at('PaymentDueDate').text)),
		currency,
		orderNumber: root.at('OrderReference', 'ID').text,
		seller: partyOf(root.at('AccountingSupplierParty', 'Party')),
		buyer: partyOf(root.at('AccountingCustomerParty', 'Party')),
		ibans: ibansAmong(means.map((one) => one.at('PayeeFinancialAccount', 'ID').text)),
		paymentTerms: root.at('PaymentTerms', 'Note').text,
		totals: {
			lines: totals.at('LineExtensionAmount').text,
			allowances: totals.at('AllowanceTotalAmount').text,
			charges: totals.at('ChargeTotalAmount').text,
			net: totals.at('TaxExclusiveAmount').text,
			tax: tax?.at('TaxAmount').text ?? null,
			gross: totals.at('TaxInclusiveAmount').text,
			paid: totals.at('PrepaidAmount').text,
			rounding: totals.at('PayableRoundingAmount').text,
			due: totals.at('PayableAmount').text,
		},
		vat: (tax?.all('TaxSubtotal') ?? []).map((one) => ({
			category: one.at('TaxCategory', 'ID').text,
			percent: one.at('TaxCategory', 'Percent').text,
		})),
		lines: root
			.lines(isCredit ? 'CreditNoteLine' : 'InvoiceLine')
			.map((line) => lineOf(line, isCredit ? 'CreditedQuantity' : 'InvoicedQuantity')),
	};
}
