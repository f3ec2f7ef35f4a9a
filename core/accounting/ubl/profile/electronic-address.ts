import type { MissingPart } from '../../missing';
import type { XmlNode } from '../xml';

/** An address that e-invoices are sent to, with the list it is of. */
export interface ElectronicAddress {
	/** Code of the Electronic Address Scheme: "0088", "9930", "EM". */
	readonly scheme: string;
	readonly id: string;
}

/** Electronic Address Scheme, the code list of the European Commission for EN 16931 (BR-CL-25). */
const SCHEMES: ReadonlySet<string> = new Set(
	`0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0193 0195 0196 0198
	0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0221 0225 0230 0235 0240 9910 9913
	9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940
	9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM`.split(
		/\s+/,
	),
);

/** Mail and the like (AN, AQ, AS, AU, EM): no address in the Peppol network. */
export const isOutsidePeppol = ({ scheme }: ElectronicAddress): boolean => /^[A-Z]/.test(scheme);

const digitsOf = (id: string): number[] => Array.from(id, Number);
const weighted = (digits: readonly number[], weightAt: (index: number) => number): number =>
	digits.reduce((sum, digit, index) => sum + digit * weightAt(index), 0);

/** GS1: from the right, the digits before the last one count three times and once in turn. */
function isGln(id: string): boolean {
	const digits = digitsOf(id).reverse();
	return weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** Modulus 11 of Norwegian organisation numbers. */
const NORWEGIAN_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1];
export const isNorwegianNumber = (id: string): boolean =>
	weighted(digitsOf(id), (index) => NORWEGIAN_WEIGHTS[index] ?? 0) % 11 === 0;

/** Modulus 97 of Belgian enterprise numbers. */
const isBelgian = (id: string): boolean =>
	97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8));

/** Luhn's algorithm, as Swedish organisation numbers have it. */
const isSwedish = (id: string): boolean =>
	digitsOf(id)
		.reverse()
		.reduce((sum, digit, index) => {
			const counted = index % 2 === 0 ? digit : 2 * digit;
			return sum + (counted > 9 ? counted - 9 : counted);
		}, 0) %
		10 ===
	0;

/** Numbers with a form and check digits of their own (Peppol's rules PEPPOL-COMMON-R040 to -R049). */
const FORMS: ReadonlyMap<string, { readonly words: string; readonly is: (id: string) => boolean }> =
	new Map([
		['0088', { words: 'GLN', is: (id) => /^\d{13}$/.test(id) && isGln(id) }],
		[
			'0192',
			{
				words: 'Norwegian organisation number',
				is: (id) => /^\d{9}$/.test(id) && isNorwegianNumber(id),
			},
		],
		['0184', { words: 'Danish CVR number', is: (id) => /^(?:DK)?\d{8}$/.test(id) }],
		[
			'0208',
			{ words: 'Belgian enterprise number', is: (id) => /^\d{10}$/.test(id) && isBelgian(id) },
		],
		[
			'0007',
			{ words: 'Swedish organisation number', is: (id) => /^\d{10}$/.test(id) && isSwedish(id) },
		],
	]);

/** What may stand before it where it is written as a participant of Peppol. */
const PEPPOL_PREFIX = /^iso6523-actorid-upis::/i;

/**
 * An electronic address as people write it: "9930:DE123456789", "EM:invoices@example.com".
 *
 * Source: the code list Electronic Address Scheme; Peppol's policy for identifiers, and its rules PEPPOL-COMMON-R040 to
 * -R049 for numbers with check digits.
 *
 * @param part business term: "BT-34"
 * @param whose "The seller’s"
 */
export function electronicAddressOf(
	given: string,
	part: string,
	whose: string,
): ElectronicAddress | MissingPart {
	const [, scheme = '', id = ''] =
		/^([\dA-Za-z]{2,4}):(.+)$/.exec(given.replace(PEPPOL_PREFIX, '')) ?? [];
	const wrong = (message: string): MissingPart => ({
		part,
		message: `${whose} electronic address “${given}” ${message}`,
	});
	const address = { scheme: scheme.toUpperCase(), id: id.trim() };
	if (address.id === '')
		return wrong(
			'has no scheme. Give it as scheme, colon, address: 0088:7300010000001, 9930:DE123456789 or EM:invoices@example.com.',
		);
	if (!SCHEMES.has(address.scheme))
		return wrong(
			`has a scheme that is not in the list of electronic addresses (EAS): ${scheme}. Look the address up in the Peppol Directory, or ask for it.`,
		);
	const form = FORMS.get(address.scheme);
	return form?.is(address.id) === false
		? wrong(`is no ${form.words}. Compare it with the document, or ask for it.`)
		: address;
}

/** BT-34, BT-49. */
export const endpointNode = ({ scheme, id }: ElectronicAddress): XmlNode => ({
	'@_schemeID': scheme,
	'#text': id,
});
