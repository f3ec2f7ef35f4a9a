import type { Bill } from '../bill/bill';
import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { countryOf } from '../../values/party/country';
import { vatIdOf } from '../../values/party/vat-id';
import { givenText } from '../plain-text';
import { contactNode, type PartyDetails } from './party-details';
import { endpointNode } from './profile/electronic-address';
import {
	EXPORT,
	INTRA_COMMUNITY,
	OUTSIDE_VAT,
	REVERSE_CHARGE,
	type VatCategory,
} from './vat-category';
import type { XmlNode } from './xml';

/** A party's node, and what is missing for it. */
export interface PartyNode {
	readonly node: XmlNode;
	readonly missing: readonly MissingPart[];
	readonly details: PartyDetails;
	/** Code. */
	readonly country: string | null;
	/** null: none that has its form. */
	readonly vat: ReturnType<typeof vatIdOf>;
}

const when = (condition: boolean, part: string, message: string, field?: string): MissingPart[] =>
	condition ? [{ part, ...(field === undefined ? {} : { field }), message }] : [];

const VAT = 'VAT';
/** A tax number that is no VAT id (BT-32): "fiscal code" of UNCL1153. */
const FISCAL_CODE = 'FC';

const taxScheme = (companyId: string, scheme: string): XmlNode => ({
	'cbc:CompanyID': companyId,
	'cac:TaxScheme': { 'cbc:ID': scheme },
});

const address = ({ street, city, postCode }: PartyDetails, country: string | null): XmlNode => ({
	'cbc:StreetName': street ?? undefined,
	'cbc:CityName': city ?? undefined,
	'cbc:PostalZone': postCode ?? undefined,
	'cac:Country': { 'cbc:IdentificationCode': country ?? undefined },
});

const WRONG_COUNTRY = 'is no country. Give its code of two letters, such as DE.';

/** The seller (BG-4): name, country, and the VAT id that every category but O needs. */
export function sellerNode(
	{ supplier, fieldNames }: Bill,
	mapping: AccountingMapping,
	details: PartyDetails,
	categories: readonly VatCategory[],
): PartyNode {
	const givenCountry = givenText(mapping.sellerCountry);
	const stated = countryOf(givenCountry ?? supplier.country);
	const vat = vatIdOf(supplier.vatId, stated);
	const country = stated ?? (givenCountry === null ? (vat?.country ?? null) : null);
	const vendorId = givenText(mapping.vendorId);
	const outside = categories.some(({ id }) => id === OUTSIDE_VAT);
	const needsVat = categories.some(({ id }) => id === EXPORT || id === INTRA_COMMUNITY);
	const [vatField] = fieldNames.supplier_vat_id ?? [];
	const number = supplier.vatId;
	const endpoint = details.endpoint === null ? undefined : endpointNode(details.endpoint);
	return {
		details,
		country,
		vat,
		missing: [
			...details.missing,
			...when(
				country === null && givenCountry !== null,
				'BT-40',
				`The seller’s country “${givenCountry ?? ''}” ${WRONG_COUNTRY}`,
			),
			...when(
				country === null && givenCountry === null,
				'BT-40',
				'The seller’s country doesn’t show. Give its code, or add a field for it.',
				fieldNames.supplier_country?.[0],
			),
			...when(
				!outside && (number === null || (vat === null && (needsVat || vendorId === null))),
				'BT-31',
				number === null
					? 'The seller’s VAT id was not found. Add a field for it, or enter it.'
					: `“${number}” is no VAT id with its country’s prefix. Correct it, or give the seller’s country or number in your books.`,
				vatField,
			),
			...when(
				outside && vendorId === null,
				'BT-29',
				'An invoice outside VAT carries no VAT id. Give the seller’s number in your books, so that the seller can be told.',
			),
		],
		node: {
			'cac:Party': {
				'cbc:EndpointID': endpoint,
				'cac:PartyIdentification': vendorId === null ? undefined : { 'cbc:ID': vendorId },
				'cac:PostalAddress': address(details, country),
				'cac:PartyTaxScheme':
					outside || number === null
						? undefined
						: vat === null
							? taxScheme(number, FISCAL_CODE)
							: taxScheme(vat.id, VAT),
				'cac:PartyLegalEntity': { 'cbc:RegistrationName': supplier.name ?? undefined },
				'cac:Contact': contactNode(details),
			},
		},
	};
}

/** The buyer (BG-7): name and country; the VAT id where there is one, and always for reverse charge. */
export function buyerNode(
	{ buyer, fieldNames }: Bill,
	mapping: AccountingMapping,
	details: PartyDetails,
	categories: readonly VatCategory[],
): PartyNode {
	const name = givenText(mapping.buyerName) ?? buyer.name;
	const givenCountry = givenText(mapping.buyerCountry);
	const stated = countryOf(givenCountry ?? buyer.country);
	const givenVat = givenText(mapping.buyerVatId);
	const vat = vatIdOf(givenVat ?? buyer.vatId, stated);
	const country = stated ?? (givenCountry === null ? (vat?.country ?? null) : null);
	const outside = categories.some(({ id }) => id === OUTSIDE_VAT);
	const needsVat = categories.some(({ id }) => id === REVERSE_CHARGE || id === INTRA_COMMUNITY);
	const endpoint = details.endpoint === null ? undefined : endpointNode(details.endpoint);
	return {
		details,
		country,
		vat,
		missing: [
			...details.missing,
			...when(
				name === null,
				'BT-44',
				'The buyer’s name is missing. Give your company’s name, or add a field for it.',
				fieldNames.buyer_name?.[0],
			),
			...when(
				country === null,
				'BT-55',
				givenCountry === null
					? 'The buyer’s country is missing. Give the code of your country, or add a field for it.'
					: `The buyer’s country “${givenCountry}” ${WRONG_COUNTRY}`,
				fieldNames.buyer_country?.[0],
			),
			...when(
				givenVat !== null && vat === null,
				'BT-48',
				`The buyer’s VAT id “${givenVat ?? ''}” is none: it begins with its country’s code. Correct it, or leave it empty.`,
			),
			...when(
				needsVat && vat === null && givenVat === null,
				'BT-48',
				'Reverse charge (AE) and supplies within the EU (K) need the buyer’s VAT id. Give your VAT id.',
				fieldNames.buyer_vat_id?.[0],
			),
		],
		node: {
			'cac:Party': {
				'cbc:EndpointID': endpoint,
				'cac:PostalAddress': address(details, country),
				'cac:PartyTaxScheme': outside || vat === null ? undefined : taxScheme(vat.id, VAT),
				'cac:PartyLegalEntity': { 'cbc:RegistrationName': name ?? undefined },
			},
		},
	};
}
