/** Roots of the formats that are built of the parts of UN/CEFACT, and what they are in words. */
export const CII_ROOTS = {
	CrossIndustryInvoice: 'Cross Industry Invoice',
	CrossIndustryDocument: 'ZUGFeRD 1',
	SCRDMCCBDACIOMessageStructure: 'Order-X order',
} as const;

export type CiiRoot = keyof typeof CII_ROOTS;

export const CII_ROOT_LIST: readonly CiiRoot[] = [
	'CrossIndustryInvoice',
	'CrossIndustryDocument',
	'SCRDMCCBDACIOMessageStructure',
];

export const UBL_ROOTS = ['Invoice', 'CreditNote'] as const;
const UBL_ROOT_SET: ReadonlySet<string> = new Set(UBL_ROOTS);
const UBL_NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** The envelope of the Peppol network. */
export const ENVELOPE = 'StandardBusinessDocument';

/** Whether a root element's local name and attributes are those of a format that can be read. */
export const isReadableRoot = (name: string, attributes: string): boolean =>
	Object.hasOwn(CII_ROOTS, name) ||
	name === ENVELOPE ||
	(UBL_ROOT_SET.has(name) && attributes.includes(UBL_NAMESPACE));
