import { countryOf } from '../../values/party/country';
import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { givenText } from '../plain-text';
import { INTRA_COMMUNITY, type VatCategory } from './vat-category';
import type { XmlNode } from './xml';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * When (BT-72) and where to (BT-80) it was delivered, as far as the mapping says; an intra-community supply needs both.
 *
 * @param buyerCountry where it was delivered to, if nothing else is said
 */
export function deliveryNode(
	mapping: AccountingMapping,
	buyerCountry: string | null,
	categories: readonly VatCategory[],
): {
	readonly node: XmlNode | undefined;
	/** Whether it says where to (BG-15). */
	readonly hasAddress: boolean;
	readonly missing: readonly MissingPart[];
} {
	const given = givenText(mapping.deliveryDate);
	const date = given?.slice(0, 10) ?? null;
	const needed = categories.some(({ id }) => id === INTRA_COMMUNITY);
	const stated = givenText(mapping.deliveryCountry);
	const country = stated === null ? (needed ? buyerCountry : null) : countryOf(stated);
	const [city, postCode] = [givenText(mapping.deliveryCity), givenText(mapping.deliveryPostCode)];
	const isDate = date !== null && ISO_DATE.test(date);
	const missing = [
		...(given !== null && !isDate
			? [
					{
						part: 'BT-72',
						message: `The date of delivery “${given}” is none. Give it as 2026-03-31.`,
					},
				]
			: []),
		...(given === null && needed
			? [
					{
						part: 'BT-72',
						message:
							'An intra-community supply (K) needs the date of delivery. Give it (Delivery Date).',
					},
				]
			: []),
		...(country === null && (needed || stated !== null)
			? [
					{
						part: 'BT-80',
						message: `${stated === null ? 'An intra-community supply (K) needs the country of delivery' : `The country of delivery “${stated}” is none`}. Give its code of two letters (Delivery Country).`,
					},
				]
			: []),
	];
	const node = {
		'cbc:ActualDeliveryDate': date ?? undefined,
		'cac:DeliveryLocation':
			country === null
				? undefined
				: {
						'cac:Address': {
							'cbc:CityName': city ?? undefined,
							'cbc:PostalZone': postCode ?? undefined,
							'cac:Country': { 'cbc:IdentificationCode': country },
						},
					},
	};
	return {
		node: date === null && country === null ? undefined : node,
		hasAddress: country !== null,
		missing,
	};
}
