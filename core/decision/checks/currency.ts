import type { FieldRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { minorDigitsOf } from '../../values/locale-habits';
import { countryOf } from '../../values/party/country';
import { currencyOfCountry } from '../../values/party/country-currency';
import { ibanOf } from '../../values/party/iban';
import { vatIdOf } from '../../values/party/vat-id';
import type { Check } from '../check';
import { factOf } from '../facts';
import { failed, passed, skipped } from './verdict';

const AMOUNTS: readonly FieldRole[] = ['tax', 'subtotal', 'total'];
/** What shows where somebody is. */
const SIGNS: Readonly<Record<'supplier' | 'buyer', readonly FieldRole[]>> = {
	supplier: ['supplier_vat_id', 'supplier_country', 'iban'],
	buyer: ['buyer_vat_id', 'buyer_country'],
};

const countryIn = (role: FieldRole, text: string): string | undefined => {
	if (role === 'iban') return ibanOf(text)?.slice(0, 2);
	return (role.endsWith('vat_id') ? vatIdOf(text)?.country : countryOf(text)) ?? undefined;
};

/** The only country that all signs show. */
function countryOfParty(
	party: keyof typeof SIGNS,
	values: DocumentValues,
	roles: Roles,
): string | undefined {
	const countries = new Set(
		SIGNS[party].flatMap((role) => {
			const fact = factOf(role, values, roles);
			return fact === undefined ? [] : (countryIn(role, fact.printed) ?? []);
		}),
	);
	const [only, ...others] = countries;
	return others.length === 0 ? only : undefined;
}

/**
 * The currency is one that the document can be in: among people of one country its own, and none without cents where
 * cents are printed. Whoever sells abroad may bill in any currency.
 */
export function checkCurrency(values: DocumentValues, roles: Roles): Check {
	const field = factOf('currency', values, roles);
	const code = values.currency;
	if (code === null) return skipped('currency', 'the currency is not known');
	const facts = field === undefined ? {} : { currency: field };

	if (minorDigitsOf(code) === 0) {
		const withCents = AMOUNTS.map((role) => factOf(role, values, roles)).find(
			(fact) => typeof fact?.value === 'number' && !Number.isInteger(fact.value),
		);
		if (withCents !== undefined)
			return failed('currency', `${code} has no cents, but ${withCents.printed} is printed`, {
				amount: withCents,
				...facts,
			});
	}
	const [supplier, buyer] = [
		countryOfParty('supplier', values, roles),
		countryOfParty('buyer', values, roles),
	];
	if (supplier === undefined || supplier !== buyer)
		return passed('currency', `nothing speaks against ${code}`, facts);
	const own = currencyOfCountry(supplier);
	return own === undefined || own === code
		? passed('currency', `${code} is the currency of supplier and buyer`, facts)
		: failed(
				'currency',
				`the currency ${code} is not that of the country of supplier and buyer (${supplier}: ${own})`,
				facts,
			);
}
