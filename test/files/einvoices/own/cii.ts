import {
	decimal,
	element,
	escaped,
	sumsOf,
	totalOfLine,
	type OwnInvoice,
	type OwnLine,
	type Surcharge,
	type Vat,
} from './invoice';

/** Profiles of Factur-X and ZUGFeRD 2; the poor ones have no lines. */
const PROFILES = {
	MINIMUM: 'urn:factur-x.eu:1p0:minimum',
	'BASIC WL': 'urn:factur-x.eu:1p0:basicwl',
	BASIC: 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
	'EN 16931': 'urn:cen.eu:en16931:2017',
	EXTENDED: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
	XRechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
} as const;
export type Profile = keyof typeof PROFILES;

const date = (iso: string) =>
	element('udt:DateTimeString', iso.replaceAll('-', ''), ' format="102"');
const money = (name: string, cents: number) => element(`ram:${name}`, decimal(cents));

const tax = ({ category, percent }: Vat, sums = '') =>
	element(
		'ram:ApplicableTradeTax',
		sums +
			element('ram:TypeCode', 'VAT') +
			element('ram:CategoryCode', category) +
			element('ram:RateApplicablePercent', percent === null ? null : percent.toFixed(2)),
	);

const surcharge = ({ isCharge, amount, reason }: Surcharge, vat = '') =>
	element(
		'ram:SpecifiedTradeAllowanceCharge',
		element('ram:ChargeIndicator', element('udt:Indicator', String(isCharge))) +
			money('ActualAmount', amount) +
			element('ram:Reason', escaped(reason)) +
			vat,
	);

interface LineStatus {
	readonly id: string;
	readonly parent: string | null;
	/** What ZUGFeRD calls a line that sums up others, and one of these. */
	readonly status: 'GROUP' | 'DETAIL' | null;
}

function itemOf(line: OwnLine, total: number, { id, parent, status }: LineStatus): string {
	return element(
		'ram:IncludedSupplyChainTradeLineItem',
		element(
			'ram:AssociatedDocumentLineDocument',
			element('ram:LineID', id) +
				element('ram:ParentLineID', parent) +
				element('ram:LineStatusReasonCode', status),
		) +
			element(
				'ram:SpecifiedTradeProduct',
				element('ram:SellerAssignedID', `A-${id}`) + element('ram:Name', escaped(line.name)),
			) +
			element(
				'ram:SpecifiedLineTradeAgreement',
				element(
					'ram:NetPriceProductTradePrice',
					element('ram:ChargeAmount', String(line.price)) +
						(line.per === 1
							? ''
							: element('ram:BasisQuantity', String(line.per), ` unitCode="${line.unit}"`)),
				),
			) +
			element(
				'ram:SpecifiedLineTradeDelivery',
				element('ram:BilledQuantity', String(line.quantity), ` unitCode="${line.unit}"`),
			) +
			element(
				'ram:SpecifiedLineTradeSettlement',
				tax(line.vat) +
					line.surcharges.map((one) => surcharge(one)).join('') +
					element(
						'ram:SpecifiedTradeSettlementLineMonetarySummation',
						money('LineTotalAmount', total),
					),
			),
	);
}

/** A line with its parts, which only together are it: the line is a group, or its parts are told beside it. */
function linesOf(line: OwnLine, index: number, areDetails: boolean): readonly string[] {
	const id = String(index + 1);
	if (line.parts.length === 0)
		return [itemOf(line, totalOfLine(line), { id, parent: null, status: null })];
	const parts = line.parts.map(({ name, share }, at) =>
		itemOf(
			{ ...line, name, quantity: 1, price: share / 100, per: 1, surcharges: [], parts: [] },
			share,
			{ id: `${id}.${at + 1}`, parent: id, status: areDetails ? 'DETAIL' : null },
		),
	);
	const own = { id, parent: null, status: areDetails ? 'GROUP' : null } as const;
	return [itemOf(line, totalOfLine(line), own), ...parts];
}

const party = (name: string, content: string, vatId: string | null) =>
	element(
		`ram:${name}`,
		element('ram:Name', escaped(content)) +
			element('ram:PostalTradeAddress', element('ram:CountryID', 'DE')) +
			element(
				'ram:SpecifiedTaxRegistration',
				vatId === null ? null : element('ram:ID', vatId, ' schemeID="VA"'),
			),
	);

function settlementOf(invoice: OwnInvoice, isPoor: boolean): string {
	const sums = sumsOf(invoice);
	const { currency, taxCurrency, period, due, terms } = invoice;
	const taxTotal = (code: string, amount: number) =>
		element('ram:TaxTotalAmount', decimal(amount), ` currencyID="${code}"`);
	return [
		element('ram:TaxCurrencyCode', taxCurrency),
		element('ram:InvoiceCurrencyCode', currency),
		...invoice.ibans.map((iban) =>
			element(
				'ram:SpecifiedTradeSettlementPaymentMeans',
				element('ram:TypeCode', '58') +
					element('ram:PayeePartyCreditorFinancialAccount', element('ram:IBANID', iban)),
			),
		),
		...sums.vat.map(({ vat, net, tax: amount }) =>
			tax(vat, money('CalculatedAmount', amount) + money('BasisAmount', net)),
		),
		period === null
			? ''
			: element(
					'ram:BillingSpecifiedPeriod',
					element('ram:StartDateTime', date(period[0])) +
						element('ram:EndDateTime', date(period[1])),
				),
		...invoice.surcharges.map((one) =>
			surcharge(
				one,
				element(
					'ram:CategoryTradeTax',
					element('ram:TypeCode', 'VAT') + element('ram:CategoryCode', one.vat.category),
				),
			),
		),
		terms === null && due === null
			? ''
			: element(
					'ram:SpecifiedTradePaymentTerms',
					element('ram:Description', terms === null ? null : escaped(terms)) +
						element('ram:DueDateDateTime', due === null ? null : date(due)),
				),
		element(
			'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
			(isPoor ? '' : money('LineTotalAmount', sums.lines)) +
				money('ChargeTotalAmount', sums.charges) +
				money('AllowanceTotalAmount', sums.allowances) +
				money('TaxBasisTotalAmount', sums.net) +
				taxTotal(currency, sums.tax) +
				(taxCurrency === null ? '' : taxTotal(taxCurrency, sums.tax * 4)) +
				(invoice.rounding === 0 ? '' : money('RoundingAmount', invoice.rounding)) +
				money('GrandTotalAmount', sums.gross) +
				money('TotalPrepaidAmount', invoice.paid) +
				money('DuePayableAmount', sums.due),
		),
	].join('\n');
}

/**
 * Cross Industry Invoice of Factur-X, ZUGFeRD 2 and XRechnung.
 *
 * @param areDetails whether parts of a line are lines, and it is their group; else they only say what it is made of
 */
export function ownCii(
	invoice: OwnInvoice,
	profile: Profile = 'EN 16931',
	areDetails = profile === 'EXTENDED',
): string {
	const isPoor = profile === 'MINIMUM' || profile === 'BASIC WL';
	const lines = invoice.lines.flatMap((line, index) => linesOf(line, index, areDetails));
	return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
${element('rsm:ExchangedDocumentContext', element('ram:GuidelineSpecifiedDocumentContextParameter', element('ram:ID', PROFILES[profile])))}
${element('rsm:ExchangedDocument', element('ram:ID', escaped(invoice.number)) + element('ram:TypeCode', invoice.type) + element('ram:IssueDateTime', date(invoice.date)) + element('ram:IncludedNote', element('ram:Content', 'Es gelten unsere Bedingungen.')))}
<rsm:SupplyChainTradeTransaction>
${isPoor ? '' : lines.join('\n')}
${element('ram:ApplicableHeaderTradeAgreement', party('SellerTradeParty', invoice.supplier, invoice.vatId) + party('BuyerTradeParty', invoice.buyer, null))}
<ram:ApplicableHeaderTradeDelivery/>
${element('ram:ApplicableHeaderTradeSettlement', settlementOf(invoice, isPoor))}
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}
