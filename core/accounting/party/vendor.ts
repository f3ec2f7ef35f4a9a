import type { Bill } from '../bill/bill';
import { countryOf } from '../../values/party/country';
import { ibanOf } from '../../values/party/iban';
import { normalizedName } from '../../values/party/name';
import { vatIdOf } from '../../values/party/vat-id';

/** The supplier, as the workflow looks it up in the books. */
export interface Vendor {
	/** As printed. */
	readonly name: string | null;
	/** For comparison: lower case, without accents, punctuation and legal form ("müller & söhne gmbh" -> "muller sohne"). */
	readonly normalized_name: string | null;
	/** With its country's prefix where it has one; else as printed. */
	readonly vat_id: string | null;
	/** Without spaces; null where its check digits are wrong. */
	readonly iban: string | null;
}

export const vendorOf = ({ supplier, iban }: Pick<Bill, 'supplier' | 'iban'>): Vendor => ({
	name: supplier.name,
	normalized_name: normalizedName(supplier.name),
	vat_id: vatIdOf(supplier.vatId, countryOf(supplier.country))?.id ?? supplier.vatId,
	iban: ibanOf(iban),
});
