import type { MissingPart } from '../../missing';
import { countryMissing } from './country-rules';
import { isOutsidePeppol } from './electronic-address';
import { germanMissing } from './german-rules';
import { PROFILE_IDS, type UblProfile } from './profile';
import { lacking, type ProfileFacts, type ProfileParty, type Requirement } from './requirement';

/** One that is given and can't be used is told by itself, and not asked for again. */
const addressOf = ({ endpoint, missing }: ProfileParty): string | null =>
	endpoint?.id ?? missing[0]?.part ?? null;

const ADDRESSES: readonly Requirement[] = [
	{
		term: 'BT-34',
		words: 'the seller’s electronic address',
		label: 'Seller Electronic Address',
		of: ({ seller }) => addressOf(seller),
	},
	{
		term: 'BT-49',
		words: 'the buyer’s electronic address',
		label: 'Buyer Electronic Address',
		of: ({ buyer }) => addressOf(buyer),
	},
];

function peppolMissing(facts: ProfileFacts): MissingPart[] {
	const { words } = PROFILE_IDS.peppol_bis_3;
	const parties = [
		{ part: 'BT-34', whose: 'The seller’s', endpoint: facts.seller.endpoint },
		{ part: 'BT-49', whose: 'The buyer’s', endpoint: facts.buyer.endpoint },
	];
	const countries = countryMissing(facts);
	return [
		...lacking(words, facts, ADDRESSES),
		...parties.flatMap(({ part, whose, endpoint }) =>
			endpoint !== null && isOutsidePeppol(endpoint)
				? [
						{
							part,
							message: `${whose} electronic address “${endpoint.scheme}:${endpoint.id}” is none of the Peppol network. Look it up in the Peppol Directory.`,
						},
					]
				: [],
		),
		...(facts.buyerReference === null &&
		facts.orderNumber === null &&
		!countries.some(({ part }) => part === 'BT-10')
			? [
					{
						part: 'BT-10',
						message: `${words} needs the buyer’s reference (BT-10) or the number of an order (BT-13). Give one (Buyer Reference, Order Number).`,
					},
				]
			: []),
		...countries,
	];
}

/**
 * What a profile needs beyond EN 16931, in words. Nothing that is missing is made up.
 *
 * Source: Peppol BIS Billing 3.0, rules PEPPOL-EN16931-R003, -R010, -R020, and those for countries; XRechnung 3.0, rules
 * BR-DE-…, and the rules of Peppol that it takes over. What these say of amounts, lines and code lists every document
 * made here keeps (R008, R040 to R055, R120 to R130).
 */
export function profileMissing(profile: UblProfile, facts: ProfileFacts): MissingPart[] {
	switch (profile) {
		case 'en16931':
			return [];
		case 'peppol_bis_3':
			return peppolMissing(facts);
		case 'xrechnung_3': {
			const { words } = PROFILE_IDS.xrechnung_3;
			return [...lacking(words, facts, ADDRESSES), ...germanMissing(words, facts)];
		}
	}
}
