import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { givenText } from '../plain-text';
import { electronicAddressOf, type ElectronicAddress } from './profile/electronic-address';
import type { XmlNode } from './xml';

/** What the mapping says of a party, beyond its name and its country; null: not given. */
export interface PartyDetails {
	readonly street: string | null;
	readonly city: string | null;
	readonly postCode: string | null;
	/** Whom to ask. */
	readonly contact: string | null;
	readonly phone: string | null;
	readonly email: string | null;
	readonly endpoint: ElectronicAddress | null;
	/** What is given, and can't be used. */
	readonly missing: readonly MissingPart[];
}

function withEndpoint(
	given: string | undefined,
	part: string,
	whose: string,
): Pick<PartyDetails, 'endpoint' | 'missing'> {
	const text = givenText(given);
	if (text === null) return { endpoint: null, missing: [] };
	const address = electronicAddressOf(text, part, whose);
	return 'part' in address
		? { endpoint: null, missing: [address] }
		: { endpoint: address, missing: [] };
}

/** Address (BG-5), contact (BG-6) and electronic address (BT-34) of the seller. */
export const sellerDetails = (mapping: AccountingMapping): PartyDetails => ({
	street: givenText(mapping.sellerStreet),
	city: givenText(mapping.sellerCity),
	postCode: givenText(mapping.sellerPostCode),
	contact: givenText(mapping.sellerContact),
	phone: givenText(mapping.sellerPhone),
	email: givenText(mapping.sellerEmail),
	...withEndpoint(mapping.sellerEndpoint, 'BT-34', 'The seller’s'),
});

/** Address (BG-8) and electronic address (BT-49) of the buyer. */
export const buyerDetails = (mapping: AccountingMapping): PartyDetails => ({
	street: givenText(mapping.buyerStreet),
	city: givenText(mapping.buyerCity),
	postCode: givenText(mapping.buyerPostCode),
	contact: null,
	phone: null,
	email: null,
	...withEndpoint(mapping.buyerEndpoint, 'BT-49', 'The buyer’s'),
});

/** BG-6 */
export const contactNode = ({ contact, phone, email }: PartyDetails): XmlNode | undefined =>
	contact === null && phone === null && email === null
		? undefined
		: {
				'cbc:Name': contact ?? undefined,
				'cbc:Telephone': phone ?? undefined,
				'cbc:ElectronicMail': email ?? undefined,
			};
