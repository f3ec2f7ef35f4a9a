import type { MissingPart } from '../../missing';
import { isNorwegianNumber } from './electronic-address';
import { germanMissing } from './german-rules';
import {
	BUYER_CITY,
	BUYER_POST_CODE,
	lacking,
	lackingMeans,
	SELLER_CITY,
	SELLER_POST_CODE,
	type ProfileFacts,
	type ProfileParty,
	type Requirement,
} from './requirement';

const PEPPOL = 'Peppol BIS Billing 3';

const SELLER_ADDRESS: readonly Requirement[] = [
	{
		term: 'BT-35',
		words: 'the seller’s street',
		label: 'Seller Street',
		of: ({ seller }) => seller.street,
	},
	SELLER_CITY,
	SELLER_POST_CODE,
];
const BUYER_ADDRESS: readonly Requirement[] = [
	{
		term: 'BT-50',
		words: 'the buyer’s street',
		label: 'Buyer Street',
		of: ({ buyer }) => buyer.street,
	},
	BUYER_CITY,
	BUYER_POST_CODE,
];
const PRECEDING: Requirement = {
	term: 'BT-25',
	words: 'the number of the invoice that the credit note is about',
	label: 'Preceding Invoice',
	of: ({ precedingInvoice }) => precedingInvoice,
};

/** In the Netherlands; cash and the like is no way to pay there. */
const DUTCH_MEANS: ReadonlySet<string> = new Set(['30', '57', '58']);
const SWEDISH_RATES: ReadonlySet<string> = new Set(['25', '12', '6']);

/** Whether a party is of a country, by its address or by its VAT id. */
const isOf = ({ country, vat }: ProfileParty, code: string): boolean =>
	country === code || vat?.country === code;

function dutchMissing(facts: ProfileFacts): MissingPart[] {
	const { isCredit, buyer, meansCode, payable } = facts;
	const who = `${PEPPOL} from a seller in the Netherlands`;
	return [
		...lacking(who, facts, SELLER_ADDRESS),
		...(isOf(buyer, 'NL') ? lacking(who, facts, BUYER_ADDRESS) : []),
		...(isCredit ? lacking(who, facts, [PRECEDING]) : []),
		...(!isCredit && payable?.gt(0) === true ? lackingMeans(who, facts) : []),
		...(meansCode !== null && !DUTCH_MEANS.has(meansCode)
			? [
					{
						part: 'BT-81',
						message: `${who} takes the means of payment ${[...DUTCH_MEANS].join(', ')} only, not ${meansCode}. Correct it (Payment Means Code).`,
					},
				]
			: []),
	];
}

function italianMissing(facts: ProfileFacts): MissingPart[] {
	const { seller, sellerTaxNumber } = facts;
	const who = `${PEPPOL} from a seller in Italy`;
	const isFiscalCode = seller.vat === null && sellerTaxNumber !== null;
	return [
		...lacking(who, facts, SELLER_ADDRESS),
		...(isFiscalCode && !/^[A-Z\d]{11,16}$/.test(sellerTaxNumber)
			? [
					{
						part: 'BT-32',
						message: `${who} takes a tax number of 11 to 16 letters and digits; “${sellerTaxNumber}” is none. Correct it.`,
					},
				]
			: []),
	];
}

function swedishMissing({ seller, categories }: ProfileFacts): MissingPart[] {
	const other = categories.find(
		({ id, percent }) => id === 'S' && percent !== null && !SWEDISH_RATES.has(percent.toFixed()),
	);
	return seller.vat?.country === 'SE' && other !== undefined
		? [
				{
					part: 'BT-119',
					message: `${PEPPOL} from a seller in Sweden takes the VAT rates 25, 12 and 6 %, not ${other.percent?.toFixed() ?? ''} %. Compare it with the document and correct it.`,
				},
			]
		: [];
}

const norwegianMissing = ({ seller: { vat } }: ProfileFacts): MissingPart[] =>
	vat?.country === 'NO' && !isNorwegianNumber(vat.id.replace(/\D/g, ''))
		? [
				{
					part: 'BT-31',
					message: `The seller’s VAT id “${vat.id}” has a wrong check digit. Compare it with the document and correct it.`,
				},
			]
		: [];

/** Countries whose sellers must say more than this payload holds, and what. */
const UNABLE: ReadonlyMap<string, string> = new Map([
	['DK', 'in Denmark their CVR number in a field of its own'],
	['GR', 'in Greece the mark of the tax authority and a number made of six parts'],
	['IS', 'in Iceland their kennitala'],
]);

const unableMissing = ({ seller }: ProfileFacts): MissingPart[] =>
	[...UNABLE]
		.filter(([country]) => isOf(seller, country))
		.map(([, words]) => ({
			part: 'BT-24',
			message: `${PEPPOL} asks more of sellers in some countries: ${words}. This payload can’t give it. Choose the EN 16931 archive copy (E-Invoice Profile).`,
		}));

const BY_SELLER: ReadonlyMap<string, (facts: ProfileFacts) => MissingPart[]> = new Map([
	['NL', dutchMissing],
	['IT', italianMissing],
	['SE', swedishMissing],
	['NO', norwegianMissing],
]);

/**
 * What Peppol's rules for a country need, by the seller's, and for Germany if both are there.
 *
 * Source: Peppol BIS Billing 3.0, rules DE-R-…, IT-R-001 to -004, NL-R-001 to -008, NO-R-001, SE-R-001 to -006; DK-R-002,
 * GR-R-001 to -010 and IS-R-002 ask for what is not there.
 */
export const countryMissing = (facts: ProfileFacts): MissingPart[] => [
	...(isOf(facts.seller, 'DE') && isOf(facts.buyer, 'DE')
		? germanMissing(`${PEPPOL} between parties in Germany`, facts)
		: []),
	...[...BY_SELLER].flatMap(([country, missing]) =>
		isOf(facts.seller, country) ? missing(facts) : [],
	),
	...unableMissing(facts),
];
