import type { MissingPart } from '../../missing';
import {
	BUYER_CITY,
	BUYER_POST_CODE,
	lacking,
	lackingMeans,
	SELLER_CITY,
	SELLER_POST_CODE,
	type ProfileFacts,
	type Requirement,
} from './requirement';

const ALWAYS: readonly Requirement[] = [
	{
		term: 'BT-10',
		words: 'the buyer’s reference, for authorities the Leitweg-ID',
		label: 'Buyer Reference',
		of: ({ buyerReference }) => buyerReference,
	},
	SELLER_CITY,
	SELLER_POST_CODE,
	{
		term: 'BT-41',
		words: 'somebody to ask at the seller’s',
		label: 'Seller Contact',
		of: ({ seller }) => seller.contact,
	},
	{
		term: 'BT-42',
		words: 'the telephone number of the seller’s contact',
		label: 'Seller Phone',
		of: ({ seller }) => seller.phone,
	},
	{
		term: 'BT-43',
		words: 'the email address of the seller’s contact',
		label: 'Seller Email',
		of: ({ seller }) => seller.email,
	},
	BUYER_CITY,
	BUYER_POST_CODE,
];

/** Once it is said where to, which a supply within the EU needs. */
const OF_A_DELIVERY: readonly Requirement[] = [
	{
		term: 'BT-77',
		words: 'the city of delivery',
		label: 'Delivery City',
		of: ({ deliveryCity }) => deliveryCity,
	},
	{
		term: 'BT-78',
		words: 'the post code of delivery',
		label: 'Delivery Post Code',
		of: ({ deliveryPostCode }) => deliveryPostCode,
	},
];

/** Letters, digits and signs around one @, no dot at an end. */
const MAIL =
	/^[\w!#$%&*+/=?^`{|}~-]+(?:\.[\w!#$%&*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d]+$/i;
const LEAST_DIGITS = 3;

function wrongContact({ seller: { phone, email } }: ProfileFacts): MissingPart[] {
	return [
		...(phone !== null && phone.replace(/\D/g, '').length < LEAST_DIGITS
			? [
					{
						part: 'BT-42',
						message: `The telephone number “${phone}” of the seller’s contact has fewer than ${LEAST_DIGITS} digits. Correct it (Seller Phone).`,
					},
				]
			: []),
		...(email !== null && !MAIL.test(email)
			? [
					{
						part: 'BT-43',
						message: `“${email}” is no email address. Correct it (Seller Email).`,
					},
				]
			: []),
	];
}

/**
 * What German rules need beyond EN 16931: of every XRechnung, and of a Peppol invoice between two parties in Germany.
 *
 * Source: the standard XRechnung 3.0 and its Schematron, rules BR-DE-1 to BR-DE-11, BR-DE-15, BR-DE-27, BR-DE-28; Peppol
 * BIS Billing 3.0, rules DE-R-001 to DE-R-031. BR-DE-16 (a tax number of the seller) is asked for by EN 16931 here.
 */
export const germanMissing = (who: string, facts: ProfileFacts): MissingPart[] => [
	...lacking(who, facts, ALWAYS),
	...wrongContact(facts),
	...lackingMeans(who, facts),
	...(facts.hasDeliveryAddress ? lacking(who, facts, OF_A_DELIVERY) : []),
];

/** Terms of payment that begin with “#” would be taken for a discount in XRechnung's own notation (BR-DE-18). */
export const withoutDiscountMark = (terms: string): string => terms.replace(/^[#\s]+/, '');
