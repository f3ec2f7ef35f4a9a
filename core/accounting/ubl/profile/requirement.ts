import type Big from 'big.js';

import type { vatIdOf } from '../../../values/party/vat-id';
import type { MissingPart } from '../../missing';
import type { PartyDetails } from '../party-details';
import type { VatCategory } from '../vat-category';

/** A party of an e-invoice, as far as a profile asks for it. */
export interface ProfileParty extends PartyDetails {
	/** Code. */
	readonly country: string | null;
	readonly vat: ReturnType<typeof vatIdOf>;
}

/** An e-invoice, as far as a profile asks for more than the European standard. */
export interface ProfileFacts {
	readonly isCredit: boolean;
	readonly seller: ProfileParty;
	readonly buyer: ProfileParty;
	/** As printed: a VAT id, or another tax number. */
	readonly sellerTaxNumber: string | null;
	readonly buyerReference: string | null;
	readonly orderNumber: string | null;
	readonly precedingInvoice: string | null;
	/** BT-81; null without payment instructions. */
	readonly meansCode: string | null;
	/** BT-115; null while the amounts are not known. */
	readonly payable: Big | null;
	readonly categories: readonly VatCategory[];
	/** Whether it says where it was delivered to (BG-15), and with what. */
	readonly hasDeliveryAddress: boolean;
	readonly deliveryCity: string | null;
	readonly deliveryPostCode: string | null;
}

/** Something a profile needs: the business term, what it is in words, and what the form calls it. */
export interface Requirement {
	readonly term: string;
	readonly words: string;
	readonly label: string;
	/** What a document has for it. */
	readonly of: (facts: ProfileFacts) => string | null;
}

export const SELLER_CITY: Requirement = {
	term: 'BT-37',
	words: 'the seller’s city',
	label: 'Seller City',
	of: ({ seller }) => seller.city,
};
export const SELLER_POST_CODE: Requirement = {
	term: 'BT-38',
	words: 'the seller’s post code',
	label: 'Seller Post Code',
	of: ({ seller }) => seller.postCode,
};
export const BUYER_CITY: Requirement = {
	term: 'BT-52',
	words: 'the buyer’s city',
	label: 'Buyer City',
	of: ({ buyer }) => buyer.city,
};
export const BUYER_POST_CODE: Requirement = {
	term: 'BT-53',
	words: 'the buyer’s post code',
	label: 'Buyer Post Code',
	of: ({ buyer }) => buyer.postCode,
};

/** What is missing of all that somebody needs. */
export const lacking = (
	who: string,
	facts: ProfileFacts,
	requirements: readonly Requirement[],
): MissingPart[] =>
	requirements
		.filter(({ of }) => of(facts) === null)
		.map(({ term, words, label }) => ({
			part: term,
			message: `${who} needs ${words} (${term}). Give it (${label}).`,
		}));

/** Payment instructions, which stand for all that can be said of how to pay. */
export const lackingMeans = (who: string, { meansCode }: ProfileFacts): MissingPart[] =>
	meansCode === null
		? [
				{
					part: 'BG-16',
					message: `${who} needs payment instructions (BG-16), and there is no IBAN of the seller. Add a field for it, give it (Seller IBAN), or give the code of another means of payment (Payment Means Code).`,
				},
			]
		: [];
