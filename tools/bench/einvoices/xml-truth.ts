import { getResource, XPath } from 'saxon-js';

/** What an e-invoice says, by XPath: another way to read it than the product's. */
export interface XmlTruth {
	readonly invoice_number: string;
	readonly issue_date: string;
	readonly supplier: string;
	readonly total_due: number;
	/** Net amounts of the lines. */
	readonly lines: readonly number[];
	/** Codes of UNTDID 1001 whose amounts get a minus. */
	readonly isCredit: boolean;
}

const PATHS = {
	ubl: {
		number: '/*/*:ID',
		date: '/*/*:IssueDate',
		supplier:
			'/*/*:AccountingSupplierParty/*:Party/(*:PartyLegalEntity/*:RegistrationName, *:PartyName/*:Name)[1]',
		total: '/*/*:LegalMonetaryTotal/*:TaxInclusiveAmount',
		lines: '/*/(*:InvoiceLine|*:CreditNoteLine)/*:LineExtensionAmount',
		type: '/*/(*:InvoiceTypeCode|*:CreditNoteTypeCode)',
	},
	cii: {
		number: '/*/*:ExchangedDocument/*:ID',
		date: '/*/*:ExchangedDocument/*:IssueDateTime/*:DateTimeString',
		supplier: '//*:SellerTradeParty/*:Name',
		total: '//*:SpecifiedTradeSettlementHeaderMonetarySummation/*:GrandTotalAmount',
		lines: '//*:SpecifiedTradeSettlementLineMonetarySummation/*:LineTotalAmount',
		type: '/*/*:ExchangedDocument/*:TypeCode',
	},
};
const CREDIT_NOTE = '381';

/** Reads the values by XPath. */
export async function xmlTruth(text: string): Promise<XmlTruth> {
	const document = await getResource({ text, type: 'xml' });
	const paths = text.includes('CrossIndustryInvoice') ? PATHS.cii : PATHS.ubl;
	const all = (path: string) =>
		XPath.evaluate(`${path} ! normalize-space(.)`, document, { resultForm: 'array' }).map(String);
	const first = (path: string) => all(path)[0] ?? '';
	return {
		invoice_number: first(paths.number),
		issue_date: first(paths.date).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
		supplier: first(paths.supplier),
		total_due: Number(first(paths.total)),
		lines: all(paths.lines).map(Number),
		isCredit: first(paths.type) === CREDIT_NOTE,
	};
}
