import { getResource, XPath } from 'saxon-js';

import type { UblProfile } from '../../../core/accounting/ubl/profile/profile';

/**
 * What Peppol BIS Billing 3.0 and XRechnung 3.0 say of a document, as far as one made here can break it, read in their
 * published rules and written down anew. This is no validation by somebody else: see `describeWith` for that.
 */
interface Rule {
	readonly id: string;
	/** XPath over the document `$d`; false for one that breaks the rule. */
	readonly holds: string;
}

const SHARED: readonly Rule[] = [
	{ id: 'PEPPOL-EN16931-R001', holds: 'exists($d/*:ProfileID)' },
	{
		id: 'PEPPOL-EN16931-R008',
		holds: 'every $e in $d/descendant::* satisfies $e/* or normalize-space($e) ne ""',
	},
	{
		id: 'PEPPOL-EN16931-R010',
		holds: 'exists($d/*:AccountingCustomerParty/*:Party/*:EndpointID/@schemeID)',
	},
	{
		id: 'PEPPOL-EN16931-R020',
		holds: 'exists($d/*:AccountingSupplierParty/*:Party/*:EndpointID/@schemeID)',
	},
	{
		id: 'PEPPOL-EN16931-R043',
		holds: 'every $i in $d//*:ChargeIndicator satisfies $i = ("true", "false")',
	},
	{
		id: 'PEPPOL-EN16931-R053',
		holds: 'count($d/*:TaxTotal[*:TaxSubtotal]) = 1',
	},
	{
		id: 'PEPPOL-EN16931-R054',
		holds: 'count($d/*:TaxTotal[not(*:TaxSubtotal)]) = count($d/*:TaxCurrencyCode)',
	},
	{
		id: 'PEPPOL-EN16931-R061',
		holds: `every $m in $d/*:PaymentMeans[*:PaymentMeansCode = ("49", "59")]
			satisfies $m/*:PaymentMandate/*:ID`,
	},
	{
		id: 'PEPPOL-EN16931-R120',
		holds: `every $l in ($d/*:InvoiceLine, $d/*:CreditNoteLine) satisfies
			abs(number($l/*:LineExtensionAmount) - number(($l/*:InvoicedQuantity, $l/*:CreditedQuantity)[1])
				* number($l/*:Price/*:PriceAmount) div number(($l/*:Price/*:BaseQuantity, 1)[1])
				- sum($l/*:AllowanceCharge[*:ChargeIndicator = "true"]/*:Amount/number(.))
				+ sum($l/*:AllowanceCharge[*:ChargeIndicator = "false"]/*:Amount/number(.))) < 0.0201`,
	},
	{
		id: 'PEPPOL-EN16931-R121',
		holds: 'every $q in $d//*:BaseQuantity satisfies number($q) > 0',
	},
	{
		id: 'PEPPOL-EN16931-R130',
		holds: `every $q in $d//*:BaseQuantity satisfies
			$q/@unitCode = $q/../../(*:InvoicedQuantity, *:CreditedQuantity)/@unitCode`,
	},
];

const PEPPOL: readonly Rule[] = [
	...SHARED,
	{ id: 'PEPPOL-EN16931-R002', holds: 'count($d/*:Note) le 1' },
	{
		id: 'PEPPOL-EN16931-R003',
		holds: 'exists($d/*:BuyerReference) or exists($d/*:OrderReference/*:ID)',
	},
	{
		id: 'PEPPOL-EN16931-R004',
		holds: `$d/*:CustomizationID =
			"urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"`,
	},
	{
		id: 'PEPPOL-EN16931-R007',
		holds: '$d/*:ProfileID = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"',
	},
	{
		id: 'PEPPOL-EN16931-R051',
		holds: 'every $c in $d//@currencyID satisfies $c = $d/*:DocumentCurrencyCode',
	},
	{
		id: 'PEPPOL-EN16931-CL008',
		holds: 'every $s in $d//*:EndpointID/@schemeID satisfies matches($s, "^\\d{4}$")',
	},
	{
		id: 'PEPPOL-EN16931-P0100',
		holds: '($d/*:InvoiceTypeCode, $d/*:CreditNoteTypeCode) = ("380", "381")',
	},
	{
		id: 'PEPPOL-EN16931-F001',
		holds: `every $t in $d//(*:IssueDate, *:DueDate, *:ActualDeliveryDate)
			satisfies string-length($t) = 10 and $t castable as xs:date`,
	},
];

const has = (path: string): string => `exists($d/${path}[normalize-space(.) ne ""])`;
const SELLER = '*:AccountingSupplierParty/*:Party';
const BUYER = '*:AccountingCustomerParty/*:Party';
const DELIVERED_TO = '*:Delivery/*:DeliveryLocation/*:Address';

const XRECHNUNG: readonly Rule[] = [
	...SHARED,
	{ id: 'BR-DE-1', holds: 'exists($d/*:PaymentMeans)' },
	{ id: 'BR-DE-2', holds: `exists($d/${SELLER}/*:Contact)` },
	{ id: 'BR-DE-3', holds: has(`${SELLER}/*:PostalAddress/*:CityName`) },
	{ id: 'BR-DE-4', holds: has(`${SELLER}/*:PostalAddress/*:PostalZone`) },
	{ id: 'BR-DE-5', holds: has(`${SELLER}/*:Contact/*:Name`) },
	{ id: 'BR-DE-6', holds: has(`${SELLER}/*:Contact/*:Telephone`) },
	{ id: 'BR-DE-7', holds: has(`${SELLER}/*:Contact/*:ElectronicMail`) },
	{ id: 'BR-DE-8', holds: has(`${BUYER}/*:PostalAddress/*:CityName`) },
	{ id: 'BR-DE-9', holds: has(`${BUYER}/*:PostalAddress/*:PostalZone`) },
	{ id: 'BR-DE-10', holds: `not($d/${DELIVERED_TO}) or ${has(`${DELIVERED_TO}/*:CityName`)}` },
	{ id: 'BR-DE-11', holds: `not($d/${DELIVERED_TO}) or ${has(`${DELIVERED_TO}/*:PostalZone`)}` },
	{ id: 'BR-DE-15', holds: has('*:BuyerReference') },
	{
		id: 'BR-DE-16',
		holds: `$d//*:TaxCategory/*:ID = "O" or ${has(`${SELLER}/*:PartyTaxScheme/*:CompanyID`)}`,
	},
	{
		id: 'BR-DE-17',
		holds: `($d/*:InvoiceTypeCode, $d/*:CreditNoteTypeCode) =
			("326", "380", "384", "389", "381", "875", "876", "877")`,
	},
	{
		id: 'BR-DE-18',
		holds: `every $line in $d/*:PaymentTerms/*:Note/tokenize(., "\\r?\\n")[starts-with(normalize-space(.), "#")]
			satisfies matches(normalize-space($line), "^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\\.[0-9]{2})?#$")`,
	},
	{
		id: 'BR-DE-21',
		holds: `$d/*:CustomizationID =
			"urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"`,
	},
	{
		id: 'BR-DE-23-a',
		holds: `every $m in $d/*:PaymentMeans[*:PaymentMeansCode = ("30", "58")]
			satisfies $m/*:PayeeFinancialAccount`,
	},
	{
		id: 'BR-DE-24-a',
		holds: `every $m in $d/*:PaymentMeans[*:PaymentMeansCode = ("48", "54", "55")]
			satisfies $m/*:CardAccount`,
	},
	{
		id: 'BR-DE-27',
		holds: `string-length(replace($d/${SELLER}/*:Contact/*:Telephone, "\\D", "")) ge 3`,
	},
	{
		id: 'BR-DE-28',
		holds: `matches($d/${SELLER}/*:Contact/*:ElectronicMail, "^[^@\\s]+[^@\\s.]@[^@\\s.][^@\\s]+$")`,
	},
];

const RULES: Readonly<Record<UblProfile, readonly Rule[]>> = {
	en16931: [],
	peppol_bis_3: PEPPOL,
	xrechnung_3: XRECHNUNG,
};

/** The ids of the rules of a profile, as far as they are written down here. */
export const rulesOf = (profile: UblProfile): string[] => RULES[profile].map(({ id }) => id);

/** Of a profile's rules as written down here, those that a document breaks. */
export async function brokenProfileRules(profile: UblProfile, xml: string): Promise<string[]> {
	const document = await getResource({ text: xml, type: 'xml' });
	return RULES[profile]
		.filter(
			({ holds }) =>
				XPath.evaluate(`let $d := /* return boolean(${holds})`, document, {
					resultForm: 'array',
				})[0] !== true,
		)
		.map(({ id }) => id);
}
