import type { FieldRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { isMisreadIban } from '../../values/party/iban';
import { isMisreadVatId } from '../../values/party/vat-id';
import type { Check } from '../check';
import { factOf } from '../facts';
import { failed, passed, skipped } from './verdict';

interface Identifier {
	readonly role: FieldRole;
	readonly words: string;
	readonly isMisread: (text: string) => boolean;
	readonly why: string;
}

const IDENTIFIERS: readonly Identifier[] = [
	{
		role: 'iban',
		words: 'the IBAN',
		isMisread: isMisreadIban,
		why: 'has wrong check digits',
	},
	{
		role: 'supplier_vat_id',
		words: 'the supplier’s VAT ID',
		isMisread: isMisreadVatId,
		why: 'doesn’t have the form of its country',
	},
	{
		role: 'buyer_vat_id',
		words: 'the buyer’s VAT ID',
		isMisread: isMisreadVatId,
		why: 'doesn’t have the form of its country',
	},
];

/** IBAN and VAT IDs have the form, and the check digits, that they need. Other account and tax numbers say nothing. */
export function checkIdentifiers(values: DocumentValues, roles: Roles): Check {
	const present = IDENTIFIERS.flatMap((identifier) => {
		const fact = factOf(identifier.role, values, roles);
		return fact === undefined ? [] : [{ ...identifier, fact }];
	});
	if (present.length === 0) return skipped('identifiers', 'there is no IBAN and no VAT ID');
	const wrong = present.find(({ fact, isMisread }) => isMisread(fact.printed));
	return wrong === undefined
		? passed(
				'identifiers',
				'IBAN and VAT IDs have a right form, as far as they are there',
				Object.fromEntries(present.map(({ role, fact }) => [role, fact])),
			)
		: failed('identifiers', `${wrong.words} “${wrong.fact.printed}” ${wrong.why}`, {
				[wrong.role]: wrong.fact,
			});
}
