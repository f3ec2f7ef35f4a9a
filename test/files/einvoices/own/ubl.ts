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

const URN = 'urn:oasis:names:specification:ubl:schema:xsd';

type Money = (name: string, cents: number) => string;
const moneyIn =
	(currency: string): Money =>
	(name, cents) =>
		element(`cbc:${name}`, decimal(cents), ` currencyID="${currency}"`);

const category = (name: string, { category: code, percent }: Vat) =>
	element(
		`cac:${name}`,
		element('cbc:ID', code) +
			element('cbc:Percent', percent === null ? null : String(percent)) +
			(percent === 0 || percent === null
				? element('cbc:TaxExemptionReason', 'Steuerbefreit')
				: '') +
			element('cac:TaxScheme', element('cbc:ID', 'VAT')),
	);

const surcharge = (money: Money, { isCharge, amount, reason }: Surcharge, vat?: Vat) =>
	element(
		'cac:AllowanceCharge',
		element('cbc:ChargeIndicator', String(isCharge)) +
			element('cbc:AllowanceChargeReason', escaped(reason)) +
			money('Amount', amount) +
			(vat === undefined ? '' : category('TaxCategory', vat)),
	);

const party = (role: string, name: string, vatId: string | null) =>
	element(
		`cac:${role}`,
		element(
			'cac:Party',
			element('cac:PartyName', element('cbc:Name', escaped(name))) +
				element(
					'cac:PostalAddress',
					element('cbc:CityName', 'Berlin') +
						element('cac:Country', element('cbc:IdentificationCode', 'DE')),
				) +
				element(
					'cac:PartyTaxScheme',
					vatId === null
						? null
						: element('cbc:CompanyID', vatId) + element('cac:TaxScheme', element('cbc:ID', 'VAT')),
				) +
				element('cac:PartyLegalEntity', element('cbc:RegistrationName', escaped(name))),
		),
	);

function lineOf(line: OwnLine, at: number, isCredit: boolean, money: Money): string {
	const name = isCredit ? 'CreditNote' : 'Invoice';
	const total = totalOfLine(line);
	const parts = line.parts.map(({ name: part, share }, index) =>
		element(
			`cac:Sub${name}Line`,
			element('cbc:ID', `${at}.${index + 1}`) +
				element('cbc:InvoicedQuantity', '1', ' unitCode="C62"') +
				money('LineExtensionAmount', share) +
				element('cac:Item', element('cbc:Name', escaped(part))) +
				element('cac:Price', money('PriceAmount', share)),
		),
	);
	return element(
		`cac:${name}Line`,
		element('cbc:ID', String(at)) +
			element(
				`cbc:${isCredit ? 'Credited' : 'Invoiced'}Quantity`,
				String(line.quantity),
				` unitCode="${line.unit}"`,
			) +
			money('LineExtensionAmount', total) +
			line.surcharges.map((one) => surcharge(money, one)).join('') +
			element(
				'cac:Item',
				element('cbc:Description', 'wie bestellt') +
					element('cbc:Name', escaped(line.name)) +
					category('ClassifiedTaxCategory', line.vat),
			) +
			element(
				'cac:Price',
				element('cbc:PriceAmount', String(line.price)) +
					(line.per === 1 ? '' : element('cbc:BaseQuantity', String(line.per))),
			) +
			parts.join(''),
	);
}

/**
 * UBL 2.1 as XRechnung and Peppol have it.
 *
 * @param root a credit note may also be an `Invoice` of type 381
 */
export function ownUbl(
	invoice: OwnInvoice,
	root: 'Invoice' | 'CreditNote' = invoice.type === '381' ? 'CreditNote' : 'Invoice',
): string {
	const isCredit = root === 'CreditNote';
	const sums = sumsOf(invoice);
	const money = moneyIn(invoice.currency);
	const { period, taxCurrency } = invoice;
	return `<?xml version="1.0" encoding="UTF-8"?>
<ubl:${root} xmlns:ubl="${URN}:${root}-2" xmlns:cac="${URN}:CommonAggregateComponents-2" xmlns:cbc="${URN}:CommonBasicComponents-2">${[
		element(
			'cbc:CustomizationID',
			'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
		),
		element('cbc:ID', escaped(invoice.number)),
		element('cbc:IssueDate', invoice.date),
		isCredit ? '' : element('cbc:DueDate', invoice.due),
		element(`cbc:${root}TypeCode`, invoice.type),
		element('cbc:Note', '#ADU#Es gelten unsere Bedingungen.'),
		element('cbc:DocumentCurrencyCode', invoice.currency),
		element('cbc:TaxCurrencyCode', taxCurrency),
		period === null
			? ''
			: element(
					'cac:InvoicePeriod',
					element('cbc:StartDate', period[0]) + element('cbc:EndDate', period[1]),
				),
		party('AccountingSupplierParty', invoice.supplier, invoice.vatId),
		party('AccountingCustomerParty', invoice.buyer, null),
		...invoice.ibans.map((iban) =>
			element(
				'cac:PaymentMeans',
				element('cbc:PaymentMeansCode', '58') +
					(isCredit ? element('cbc:PaymentDueDate', invoice.due) : '') +
					element('cac:PayeeFinancialAccount', element('cbc:ID', iban)),
			),
		),
		invoice.terms === null
			? ''
			: element('cac:PaymentTerms', element('cbc:Note', escaped(invoice.terms))),
		...invoice.surcharges.map((one) => surcharge(money, one, one.vat)),
		taxCurrency === null
			? ''
			: element('cac:TaxTotal', moneyIn(taxCurrency)('TaxAmount', sums.tax * 4)),
		element(
			'cac:TaxTotal',
			money('TaxAmount', sums.tax) +
				sums.vat
					.map(({ vat, net, tax }) =>
						element(
							'cac:TaxSubtotal',
							money('TaxableAmount', net) + money('TaxAmount', tax) + category('TaxCategory', vat),
						),
					)
					.join(''),
		),
		element(
			'cac:LegalMonetaryTotal',
			money('LineExtensionAmount', sums.lines) +
				money('TaxExclusiveAmount', sums.net) +
				money('TaxInclusiveAmount', sums.gross) +
				(sums.allowances === 0 ? '' : money('AllowanceTotalAmount', sums.allowances)) +
				(sums.charges === 0 ? '' : money('ChargeTotalAmount', sums.charges)) +
				(invoice.paid === 0 ? '' : money('PrepaidAmount', invoice.paid)) +
				(invoice.rounding === 0 ? '' : money('PayableRoundingAmount', invoice.rounding)) +
				money('PayableAmount', sums.due),
		),
		...invoice.lines.map((line, index) => lineOf(line, index + 1, isCredit, money)),
	].join('\n')}
</ubl:${root}>`;
}
