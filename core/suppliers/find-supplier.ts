import { rolesOf } from '../schema/roles';
import type { FieldRole } from '../schema/role';
import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues } from '../values/document-values';
import { countryOf } from '../values/party/country';
import { accountNumberOf } from '../values/party/iban';
import { isSameName, normalizedName } from '../values/party/name';
import { vatIdOf } from '../values/party/vat-id';
import type { KnownSupplier } from './known-supplier';

/** What a document says of its supplier; null where it says nothing, or the schema has no such field. */
export interface PrintedSupplier {
	readonly name: string | null;
	/** Letters and digits only, with its country's prefix where that is known. */
	readonly vatId: string | null;
	/** As printed, and letters and digits only. */
	readonly account: { readonly printed: string; readonly number: string } | null;
}

const plainVatId = (text: string, country: string | null): string =>
	vatIdOf(text, country)?.id ?? accountNumberOf(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The field of a role that a supplier is known by; undefined where the schema has none. */
export const fieldOf = (schema: DocumentSchema, role: FieldRole): string | undefined =>
	rolesOf(schema).fields[role]?.[0];

export function printedSupplier(values: DocumentValues, schema: DocumentSchema): PrintedSupplier {
	const textOf = (role: FieldRole): string | null => {
		const value = values.cells[fieldOf(schema, role) ?? '']?.value ?? null;
		const plain = value === null ? '' : String(value).trim();
		return plain === '' ? null : plain;
	};
	const [vatId, account] = [textOf('supplier_vat_id'), textOf('iban')];
	return {
		name: textOf('supplier_name'),
		vatId: vatId === null ? null : plainVatId(vatId, countryOf(textOf('supplier_country'))),
		account: account === null ? null : { printed: account, number: accountNumberOf(account) },
	};
}

/** Whether a known VAT id is the printed one, which may lack the prefix of its country. */
export function hasVatId({ vat_id: known }: KnownSupplier, printed: string): boolean {
	if (known === null) return false;
	const id = plainVatId(known, null);
	return id === printed || (vatIdOf(known) !== null && id.slice(2) === printed);
}

/** The rows of the one supplier that a document is of. */
export interface FoundSupplier {
	readonly rows: readonly KnownSupplier[];
	/**
	 * By its VAT id or its very name. Otherwise by a name with a letter or two read differently: enough to warn, not to
	 * take anything from it, as it may be the name of another company.
	 */
	readonly isSure: boolean;
}

/**
 * Finds a document's supplier among those known, by its VAT id, else by its name. The number of an account tells none:
 * it may be of a factor that many suppliers use, and it is what a fraud changes.
 *
 * @returns undefined for one that is not known
 */
export function findSupplier(
	{ name, vatId }: PrintedSupplier,
	known: readonly KnownSupplier[],
): FoundSupplier | undefined {
	const sameName = (row: KnownSupplier) =>
		name !== null && row.name !== null && isSameName(row.name, name);
	const sure = (rows: readonly KnownSupplier[]) => ({ rows, isSure: true });

	const byId = vatId === null ? [] : known.filter((row) => hasVatId(row, vatId));
	// Companies of a group may share a VAT id.
	const both = byId.filter(sameName);
	if (both.length > 0) return sure(both);
	if (byId.length > 0) return sure(byId);

	const byName = known.filter(sameName);
	const own = normalizedName(name);
	const exact = byName.filter((row) => normalizedName(row.name) === own);
	if (exact.length > 0) return sure(exact);
	return byName.length > 0 ? { rows: byName, isSure: false } : undefined;
}
