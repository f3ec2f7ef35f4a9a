import type Big from 'big.js';

import type { Bill } from '../bill/bill';
import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { givenText } from '../plain-text';
import { deliveryNode } from './delivery';
import { buyerNode, sellerNode, type PartyNode } from './parties';
import { buyerDetails, sellerDetails } from './party-details';
import { paymentMeansOf, type PaymentMeans } from './payment-means';
import type { UblProfile } from './profile/profile';
import { profileMissing } from './profile/profile-missing';
import type { ProfileParty } from './profile/requirement';
import type { VatCategory } from './vat-category';

/** What stands at the head of a document besides what is printed there. */
export interface UblHead {
	readonly profile: UblProfile;
	readonly buyerReference: string | null;
	readonly precedingInvoice: string | null;
	readonly seller: PartyNode;
	readonly buyer: PartyNode;
	readonly delivery: ReturnType<typeof deliveryNode>;
	readonly means: PaymentMeans;
}

export const ublHeadOf = (
	profile: UblProfile,
	bill: Bill,
	mapping: AccountingMapping,
	categories: readonly VatCategory[],
): UblHead => {
	const seller = sellerNode(bill, mapping, sellerDetails(mapping), categories);
	const buyer = buyerNode(bill, mapping, buyerDetails(mapping), categories);
	return {
		profile,
		buyerReference: givenText(mapping.buyerReference),
		precedingInvoice: givenText(mapping.precedingInvoice),
		seller,
		buyer,
		delivery: deliveryNode(mapping, buyer.country, categories),
		means: paymentMeansOf(bill, mapping),
	};
};

const partyOf = ({ details, country, vat }: PartyNode): ProfileParty => ({
	...details,
	country,
	vat,
});

/** What the profile asks for beyond the European standard. */
export const missingForProfile = (
	head: UblHead,
	bill: Bill,
	mapping: AccountingMapping,
	categories: readonly VatCategory[],
	payable: Big | null,
): MissingPart[] =>
	profileMissing(head.profile, {
		isCredit: bill.isCredit,
		seller: partyOf(head.seller),
		buyer: partyOf(head.buyer),
		sellerTaxNumber: bill.supplier.vatId,
		buyerReference: head.buyerReference,
		orderNumber: bill.orderNumber,
		precedingInvoice: head.precedingInvoice,
		meansCode: head.means.code,
		payable,
		categories,
		hasDeliveryAddress: head.delivery.hasAddress,
		deliveryCity: givenText(mapping.deliveryCity),
		deliveryPostCode: givenText(mapping.deliveryPostCode),
	});
