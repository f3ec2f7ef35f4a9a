import * as z from 'zod/v4-mini';

import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { rateKey, type TaxCodes } from './bill/tax-codes';
import { givenText } from './plain-text';
import { rolesOf } from '../schema/roles';
import { SchemaError, type SchemaProblem } from '../schema/schema-error';

/**
 * What only the books know: accounts, tax codes, the buyer. All texts are optional, a blank one is not given, and
 * nothing stands in for one that is missing.
 */
export interface AccountingMapping {
	/** QuickBooks, Odoo, Zoho: id of the vendor. Xero: ContactID. DATEV: number of the creditor. UBL: the seller's number in the buyer's books (BT-29). */
	readonly vendorId?: string | undefined;
	/** QuickBooks, Odoo, Zoho: id of an account. Xero: account code. DATEV: number of the account. UBL: where to book a line (BT-133). */
	readonly accountCode?: string | undefined;
	/** QuickBooks: id of an item, which wins over the account. Odoo, Zoho: id of a product. Xero: item code. UBL: the buyer's item number (BT-156). */
	readonly itemCode?: string | undefined;
	/** QuickBooks: id of a TaxCode. Odoo, Zoho: id of a tax. Xero: TaxType. DATEV: tax key, 0 for none on purpose. For lines that the next two give none. */
	readonly taxCode?: string | undefined;
	/** The same by tax rate in percent: `{ "19": "INPUT2", "7": "INPUT" }`. */
	readonly taxCodes?: Readonly<Record<string, string>> | undefined;
	/** QuickBooks, for companies that book no tax codes (US): the account for tax, as a line of its own. */
	readonly taxAccount?: string | undefined;
	/** The account that something was paid from at once. QuickBooks, Zoho: id of the account. Xero: code or AccountID. DATEV: number of the account. */
	readonly paidFrom?: string | undefined;
	/** QuickBooks: how it was paid: Cash (the default), Check or CreditCard, as the account is. */
	readonly paidBy?: string | undefined;
	/** QuickBooks: id of a class. Odoo: id of an analytic account. DATEV: cost center (KOST1). Xero: option of the tracking category. */
	readonly tracking?: string | undefined;
	/** Xero: name of the tracking category. */
	readonly trackingCategory?: string | undefined;
	/** QuickBooks: id of terms of payment. */
	readonly terms?: string | undefined;
	/** Number of the order, which wins over the printed one. */
	readonly orderNumber?: string | undefined;
	/** Odoo: id of the currency. */
	readonly currencyId?: string | undefined;
	/** DATEV: numbers of the tax consultant and of the company with him. */
	readonly consultantNumber?: string | undefined;
	readonly clientNumber?: string | undefined;
	/** DATEV: digits of an account, 4 by default. */
	readonly accountLength?: string | undefined;
	/** DATEV: ISO date on which a fiscal year begins, any of them; 1 January by default. */
	readonly fiscalYearStart?: string | undefined;
	/** UBL: the buyer, where the document doesn't say. Countries as ISO 3166-1 codes or names. */
	readonly buyerName?: string | undefined;
	readonly buyerCountry?: string | undefined;
	readonly buyerVatId?: string | undefined;
	readonly sellerCountry?: string | undefined;
	/** UBL: VAT category (UNCL5305) of what bears no VAT: Z, E, AE, K, G, O; L or M for the Canary Islands, Ceuta and Melilla. */
	readonly vatCategory?: string | undefined;
	/** UBL: why no VAT is charged (BT-120). */
	readonly vatExemptionReason?: string | undefined;
	/** UBL: ISO date of delivery (BT-72), and where to (BT-80), if not to the buyer's country. */
	readonly deliveryDate?: string | undefined;
	readonly deliveryCountry?: string | undefined;
	readonly deliveryCity?: string | undefined;
	readonly deliveryPostCode?: string | undefined;
	/** UBL: what it is made for: en16931 (the default), peppol_bis_3 or xrechnung_3. */
	readonly ublProfile?: string | undefined;
	/** UBL: the buyer's reference (BT-10); for German authorities the Leitweg-ID. */
	readonly buyerReference?: string | undefined;
	/** UBL: number of the invoice that a credit note is about (BT-25). */
	readonly precedingInvoice?: string | undefined;
	/** UBL: electronic addresses (BT-34, BT-49) with the code of their scheme: "0088:7300010000001". */
	readonly sellerEndpoint?: string | undefined;
	readonly buyerEndpoint?: string | undefined;
	/** UBL: whom to ask at the seller's (BG-6). */
	readonly sellerContact?: string | undefined;
	readonly sellerPhone?: string | undefined;
	readonly sellerEmail?: string | undefined;
	/** UBL: the addresses of both (BG-5, BG-8). */
	readonly sellerStreet?: string | undefined;
	readonly sellerCity?: string | undefined;
	readonly sellerPostCode?: string | undefined;
	readonly buyerStreet?: string | undefined;
	readonly buyerCity?: string | undefined;
	readonly buyerPostCode?: string | undefined;
	/** UBL: the account to pay to (BT-84), where the document doesn't say. */
	readonly sellerIban?: string | undefined;
	/** UBL: how it is paid (BT-81), a code of UNCL4461; 30 where there is an account. */
	readonly paymentMeans?: string | undefined;
	/** Columns of the line items whose cell, when not blank, wins over the code above for its row. */
	readonly accountColumn?: string | undefined;
	readonly itemColumn?: string | undefined;
	readonly taxCodeColumn?: string | undefined;
	readonly trackingColumn?: string | undefined;
}

const text = z.optional(z.string());

/** A mapping that was put down as JSON. */
export const mappingJson = z.object({
	vendorId: text,
	accountCode: text,
	itemCode: text,
	taxCode: text,
	taxCodes: z.optional(z.record(z.string(), z.string())),
	taxAccount: text,
	paidFrom: text,
	paidBy: text,
	tracking: text,
	trackingCategory: text,
	terms: text,
	orderNumber: text,
	currencyId: text,
	consultantNumber: text,
	clientNumber: text,
	accountLength: text,
	fiscalYearStart: text,
	buyerName: text,
	buyerCountry: text,
	buyerVatId: text,
	sellerCountry: text,
	vatCategory: text,
	vatExemptionReason: text,
	deliveryDate: text,
	deliveryCountry: text,
	deliveryCity: text,
	deliveryPostCode: text,
	ublProfile: text,
	buyerReference: text,
	precedingInvoice: text,
	sellerEndpoint: text,
	buyerEndpoint: text,
	sellerContact: text,
	sellerPhone: text,
	sellerEmail: text,
	sellerStreet: text,
	sellerCity: text,
	sellerPostCode: text,
	buyerStreet: text,
	buyerCity: text,
	buyerPostCode: text,
	sellerIban: text,
	paymentMeans: text,
	accountColumn: text,
	itemColumn: text,
	taxCodeColumn: text,
	trackingColumn: text,
} satisfies Record<keyof AccountingMapping, unknown>);

/** @throws SchemaError where a tax code stands beside what is no rate */
export function taxCodesOf(
	{ taxCodes, taxCode }: AccountingMapping,
	labelOf: (key: string) => string = (key) => key,
): TaxCodes {
	const rates = Object.entries(taxCodes ?? {}).flatMap(([rate, code]) => {
		const given = givenText(code);
		return given === null ? [] : [{ rate, key: rateKey(rate), code: given }];
	});
	const problems = rates.flatMap(({ rate, key }): SchemaProblem[] =>
		key === null
			? [{ place: labelOf('taxCodes'), message: `"${rate}" is no tax rate in percent` }]
			: [],
	);
	if (problems.length > 0) throw new SchemaError(problems);
	return {
		byRate: new Map(rates.map(({ key, code }) => [key ?? '', code])),
		otherwise: givenText(taxCode),
	};
}

/** What names a column of the line items. */
const COLUMN_KEYS = ['accountColumn', 'itemColumn', 'taxCodeColumn', 'trackingColumn'] as const;

/**
 * Checks that the columns a mapping names are there. A template or auto-detection knows its columns only after the call:
 * there is nothing to check.
 *
 * @param labelOf what the platform's form calls a setting: "Account Column" for `accountColumn`
 * @throws SchemaError naming the columns there are
 */
export function checkMapping(
	mapping: AccountingMapping,
	schema: DocumentSchema,
	labelOf: (key: string) => string = (key) => key,
): void {
	taxCodesOf(mapping, labelOf);
	if (schema.mode !== 'fields') return;
	const table = knownFields(schema).find(isTable);
	const columns = table?.columns.map(({ name }) => name) ?? [];
	const problems = COLUMN_KEYS.flatMap((key): SchemaProblem[] => {
		const column = mapping[key]?.trim() ?? '';
		if (column === '') return [];
		if (key === 'taxCodeColumn' && column === rolesOf(schema).table?.columns.tax_rate)
			return [
				{
					place: labelOf(key),
					message: `"${column}" holds what is printed, no tax codes; give a tax code for each rate`,
				},
			];
		if (columns.includes(column)) return [];
		const there =
			table === undefined
				? 'the schema has no line items'
				: `the columns of ${table.name} are ${columns.join(', ')}`;
		return [{ place: labelOf(key), message: `there is no column "${column}"; ${there}` }];
	});
	if (problems.length > 0) throw new SchemaError(problems);
}

/** The columns that a mapping names. */
export const columnsNamed = (mapping: AccountingMapping): string[] =>
	COLUMN_KEYS.map((key) => mapping[key]?.trim() ?? '').filter((column) => column !== '');
