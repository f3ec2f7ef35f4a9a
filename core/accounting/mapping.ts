import * as z from 'zod/v4-mini';

import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { SchemaError, type SchemaProblem } from '../schema/schema-error';

/**
 * What only the books know: accounts, tax codes, the buyer. All texts are optional, a blank one is not given, and
 * nothing stands in for one that is missing.
 */
export interface AccountingMapping {
	/** QuickBooks: id of the vendor. Xero: ContactID. UBL: the seller's number in the buyer's books (BT-29). */
	readonly vendorId?: string | undefined;
	/** QuickBooks: id of an account. Xero: account code. UBL: where to book a line (BT-133). */
	readonly accountCode?: string | undefined;
	/** QuickBooks: id of an item, which wins over the account. Xero: item code. UBL: the buyer's item number (BT-156). */
	readonly itemCode?: string | undefined;
	/** QuickBooks: id of a TaxCode. Xero: TaxType. */
	readonly taxCode?: string | undefined;
	/** QuickBooks, for companies that book no tax codes (US): the account for tax, as a line of its own. */
	readonly taxAccount?: string | undefined;
	/** UBL: the buyer, where the document doesn't say. Countries as ISO 3166-1 codes or names. */
	readonly buyerName?: string | undefined;
	readonly buyerCountry?: string | undefined;
	readonly buyerVatId?: string | undefined;
	readonly sellerCountry?: string | undefined;
	/** UBL: VAT category (UNCL5305) of what bears no VAT: Z, E, AE, G, O; L or M for the Canary Islands, Ceuta and Melilla. */
	readonly vatCategory?: string | undefined;
	/** UBL: why no VAT is charged (BT-120). */
	readonly vatExemptionReason?: string | undefined;
	/** Columns of the line items whose cell, when not blank, wins over the code above for its row. */
	readonly accountColumn?: string | undefined;
	readonly itemColumn?: string | undefined;
	readonly taxCodeColumn?: string | undefined;
}

const text = z.optional(z.string());

/** A mapping that was put down as JSON. */
export const mappingJson = z.object({
	vendorId: text,
	accountCode: text,
	itemCode: text,
	taxCode: text,
	taxAccount: text,
	buyerName: text,
	buyerCountry: text,
	buyerVatId: text,
	sellerCountry: text,
	vatCategory: text,
	vatExemptionReason: text,
	accountColumn: text,
	itemColumn: text,
	taxCodeColumn: text,
} satisfies Record<keyof AccountingMapping, unknown>);

/** What names a column of the line items. */
const COLUMN_KEYS = ['accountColumn', 'itemColumn', 'taxCodeColumn'] as const;

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
	if (schema.mode !== 'fields') return;
	const table = knownFields(schema).find(isTable);
	const columns = table?.columns.map(({ name }) => name) ?? [];
	const problems = COLUMN_KEYS.flatMap((key): SchemaProblem[] => {
		const column = mapping[key]?.trim() ?? '';
		if (column === '' || columns.includes(column)) return [];
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
