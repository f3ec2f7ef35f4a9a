/** A value as the XML has it; null where it says nothing. */
export type Text = string | null;

export interface Party {
	readonly name: Text;
	readonly vatId: Text;
	/** The number of the tax office, where there is no VAT ID. */
	readonly taxNumber: Text;
	/** ISO 3166-1 code. */
	readonly country: Text;
	/** What the seller calls the buyer by. */
	readonly id: Text;
}

/** BG-22, the sums of the document. */
interface Totals {
	/** Of the lines, BT-106. */
	readonly lines: Text;
	/** BT-107. */
	readonly allowances: Text;
	/** BT-108. */
	readonly charges: Text;
	/** Without VAT, BT-109. */
	readonly net: Text;
	/** BT-110. */
	readonly tax: Text;
	/** With VAT, BT-112. */
	readonly gross: Text;
	/** BT-113. */
	readonly paid: Text;
	/** BT-114. */
	readonly rounding: Text;
	/** BT-115. */
	readonly due: Text;
}

/** BG-23, one rate of VAT. */
interface VatRate {
	/** Code of UNTDID 5305. */
	readonly category: Text;
	readonly percent: Text;
}

/** BG-25. */
export interface Line {
	/** BT-126. */
	readonly id: Text;
	/** The line that this one is a part of: an extension of XRechnung, and of ZUGFeRD's EXTENDED. */
	readonly parent: Text;
	/** BT-153, or else BT-154. */
	readonly name: Text;
	/** BT-155, or else BT-157. */
	readonly itemCode: Text;
	readonly quantity: Text;
	/** Code of UN/ECE Recommendation 20 or 21. */
	readonly unit: Text;
	/** Without VAT, for `perQuantity` units, BT-146. */
	readonly price: Text;
	/** BT-149. */
	readonly perQuantity: Text;
	/** Allowances, BT-136. */
	readonly allowances: readonly Text[];
	/** Charges, BT-141. */
	readonly charges: readonly Text[];
	readonly taxPercent: Text;
	/** BT-131. */
	readonly total: Text;
}

/**
 * What an e-invoice says, whatever the format. Terms: EN 16931-1 (BT-…, BG-…).
 */
export interface EInvoice {
	/** In words: "UBL", "Cross Industry Invoice". */
	readonly format: string;
	/** In words: "XRechnung", "MINIMUM"; null where it names none that is known. */
	readonly profile: Text;
	/** UNTDID 1001. */
	readonly typeCode: Text;
	readonly number: Text;
	/** ISO date, as all dates. */
	readonly issueDate: Text;
	readonly dueDate: Text;
	readonly currency: Text;
	readonly orderNumber: Text;
	readonly seller: Party;
	readonly buyer: Party;
	readonly ibans: readonly string[];
	readonly paymentTerms: Text;
	readonly totals: Totals;
	readonly vat: readonly VatRate[];
	readonly lines: readonly Line[];
}

/** The first that says something. */
export const firstOf = (...texts: readonly Text[]): Text =>
	texts.find((text) => text !== null) ?? null;

const PROFILES: readonly (readonly [pattern: RegExp, words: string])[] = [
	[/xrechnung/i, 'XRechnung'],
	[/[:#]minimum\b/i, 'MINIMUM'],
	[/[:#]basicwl\b/i, 'BASIC WL'],
	[/[:#]basic\b/i, 'BASIC'],
	[/[:#](?:conformant.*)?extended\b/i, 'EXTENDED'],
	[/[:#]comfort\b/i, 'COMFORT'],
	[/peppol/i, 'Peppol BIS Billing'],
	[/en16931/i, 'EN 16931'],
];

/** A profile in words, by its URN. */
export const profileOf = (urn: Text): Text =>
	PROFILES.find(([pattern]) => pattern.test(urn ?? ''))?.[1] ?? null;

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Those of the account numbers that are IBANs, without spaces, each once. */
export const ibansAmong = (accounts: readonly Text[]): readonly string[] => [
	...new Set(
		accounts
			.map((account) => (account ?? '').replace(/\s/g, '').toUpperCase())
			.filter((account) => IBAN.test(account)),
	),
];
