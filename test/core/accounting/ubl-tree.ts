/** An element of an invoice, as much of it as the tests look at. */
export interface Element {
	readonly name: string;
	readonly children: readonly Element[];
	/** Of an element without children, unescaped. */
	readonly text: string;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
	['&lt;', '<'],
	['&gt;', '>'],
	['&quot;', '"'],
	['&apos;', "'"],
	['&amp;', '&'],
]);
const unescaped = (text: string) =>
	text.replace(/&\w+;/g, (entity) => ENTITIES.get(entity) ?? entity);

const TAG = /<(\/?)([\w:?]+)[^>]*?(\/?|\?)>([^<]*)/g;

interface Open {
	readonly name: string;
	readonly children: Element[];
	text: string;
}

/** Reads the XML our builder writes: elements, attributes, text; no comments, no CDATA. */
export function treeOf(xml: string): Element {
	const root: Open = { name: '', children: [], text: '' };
	const open: Open[] = [root];
	for (const [, end, name = '', empty, text = ''] of xml.matchAll(TAG)) {
		if (name.startsWith('?')) continue;
		if (end === '/') {
			const closed = open.pop();
			if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name ?? ''}>`);
			open.at(-1)?.children.push(closed);
			continue;
		}
		const element: Open = { name, children: [], text: unescaped(text) };
		if (empty === '/') open.at(-1)?.children.push(element);
		else open.push(element);
	}
	const [invoice] = root.children;
	if (open.length !== 1 || invoice === undefined) throw new Error('not closed');
	return invoice;
}

/** All elements at a path below an element: "cac:InvoiceLine/cbc:LineExtensionAmount". */
export const all = (element: Element, path: string): Element[] =>
	path
		.split('/')
		.reduce<Element[]>(
			(found, step) =>
				found.flatMap(({ children }) => children.filter(({ name }) => name === step)),
			[element],
		);

export const texts = (element: Element, path: string): string[] =>
	all(element, path).map(({ text }) => text);

/** The elements we use, in the order of UBL 2.1's schema (UBL-Invoice-2.1.xsd and UBL-CommonAggregateComponents-2.1.xsd). */
const SEQUENCES: Readonly<Record<string, string>> = {
	Invoice: `cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate cbc:DueDate cbc:InvoiceTypeCode cbc:Note
		cbc:DocumentCurrencyCode cbc:BuyerReference cac:OrderReference cac:BillingReference cac:AccountingSupplierParty
		cac:AccountingCustomerParty cac:Delivery cac:PaymentMeans cac:PaymentTerms cac:AllowanceCharge cac:TaxTotal
		cac:LegalMonetaryTotal cac:InvoiceLine`,
	CreditNote: `cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate cbc:CreditNoteTypeCode cbc:Note
		cbc:DocumentCurrencyCode cbc:BuyerReference cac:OrderReference cac:BillingReference cac:AccountingSupplierParty
		cac:AccountingCustomerParty cac:Delivery cac:PaymentMeans cac:PaymentTerms cac:AllowanceCharge cac:TaxTotal
		cac:LegalMonetaryTotal cac:CreditNoteLine`,
	'cac:OrderReference': 'cbc:ID',
	'cac:Delivery': 'cbc:ActualDeliveryDate cac:DeliveryLocation',
	'cac:DeliveryLocation': 'cac:Address',
	'cac:BillingReference': 'cac:InvoiceDocumentReference',
	'cac:InvoiceDocumentReference': 'cbc:ID',
	'cac:Address': 'cbc:CityName cbc:PostalZone cac:Country',
	'cac:PaymentTerms': 'cbc:Note',
	'cac:CreditNoteLine':
		'cbc:ID cbc:CreditedQuantity cbc:LineExtensionAmount cbc:AccountingCost cac:Item cac:Price',
	'cac:AccountingSupplierParty': 'cac:Party',
	'cac:AccountingCustomerParty': 'cac:Party',
	'cac:Party':
		'cbc:EndpointID cac:PartyIdentification cac:PartyName cac:PostalAddress cac:PartyTaxScheme cac:PartyLegalEntity cac:Contact',
	'cac:Contact': 'cbc:Name cbc:Telephone cbc:ElectronicMail',
	'cac:PartyIdentification': 'cbc:ID',
	'cac:PostalAddress': 'cbc:StreetName cbc:CityName cbc:PostalZone cac:Country',
	'cac:Country': 'cbc:IdentificationCode',
	'cac:PartyTaxScheme': 'cbc:CompanyID cac:TaxScheme',
	'cac:PartyLegalEntity': 'cbc:RegistrationName',
	'cac:TaxScheme': 'cbc:ID',
	'cac:PaymentMeans': 'cbc:PaymentMeansCode cbc:PaymentDueDate cac:PayeeFinancialAccount',
	'cac:PayeeFinancialAccount': 'cbc:ID',
	'cac:AllowanceCharge': 'cbc:ChargeIndicator cbc:AllowanceChargeReason cbc:Amount cac:TaxCategory',
	'cac:TaxTotal': 'cbc:TaxAmount cac:TaxSubtotal',
	'cac:TaxSubtotal': 'cbc:TaxableAmount cbc:TaxAmount cac:TaxCategory',
	'cac:TaxCategory': 'cbc:ID cbc:Percent cbc:TaxExemptionReason cac:TaxScheme',
	'cac:LegalMonetaryTotal': `cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount cbc:AllowanceTotalAmount
		cbc:ChargeTotalAmount cbc:PrepaidAmount cbc:PayableRoundingAmount cbc:PayableAmount`,
	'cac:InvoiceLine':
		'cbc:ID cbc:InvoicedQuantity cbc:LineExtensionAmount cbc:AccountingCost cac:Item cac:Price',
	'cac:Item': `cbc:Description cbc:Name cac:BuyersItemIdentification cac:SellersItemIdentification
		cac:ClassifiedTaxCategory cac:AdditionalItemProperty`,
	'cac:BuyersItemIdentification': 'cbc:ID',
	'cac:SellersItemIdentification': 'cbc:ID',
	'cac:ClassifiedTaxCategory': 'cbc:ID cbc:Percent cac:TaxScheme',
	'cac:AdditionalItemProperty': 'cbc:Name cbc:Value',
	'cac:Price': 'cbc:PriceAmount cbc:BaseQuantity',
};

/** Elements that stand where UBL's schema doesn't allow them: the schematron rules don't look at the order. */
export function misplaced({ name, children }: Element): string[] {
	const sequence = SEQUENCES[name]?.split(/\s+/) ?? [];
	const places = children.map((child) => sequence.indexOf(child.name));
	return [
		...children.flatMap((child, index) =>
			places[index] === -1 || (places[index] ?? 0) < (places[index - 1] ?? 0)
				? [`${name}/${child.name}`]
				: [],
		),
		...children.flatMap(misplaced),
	];
}
