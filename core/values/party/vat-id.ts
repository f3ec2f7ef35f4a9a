import { countryOf } from './country';

const patterns = (text: string): ReadonlyMap<string, RegExp> =>
	new Map(
		text
			.trim()
			.split('\n')
			.map((line) => line.trim().split(/\s+/))
			.flatMap(([prefix, pattern]) =>
				prefix === undefined || pattern === undefined
					? []
					: [[prefix, new RegExp(`^(?:${pattern})$`)] as const],
			),
	);

/**
 * What follows the country's prefix in a VAT id: the European Commission's list for VIES, and the neighbours whose ids
 * begin with their country (Norway's only with its MVA: "NO" is also short for number).
 */
const FORMS = patterns(String.raw`
	AT U\d{8}
	BE [01]\d{9}
	BG \d{9,10}
	CY \d{8}[A-Z]
	CZ \d{8,10}
	DE \d{9}
	DK \d{8}
	EE \d{9}
	EL \d{9}
	ES [A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z]
	FI \d{8}
	FR [A-HJ-NP-Z0-9]{2}\d{9}
	HR \d{11}
	HU \d{8}
	IE \d[A-Z0-9+*]\d{5}[A-Z]{1,2}
	IT \d{11}
	LT \d{9}|\d{12}
	LU \d{8}
	LV \d{11}
	MT \d{8}
	NL \d{9}B\d{2}
	PL \d{10}
	PT \d{9}
	RO \d{2,10}
	SE \d{12}
	SI \d{8}
	SK \d{10}
	GB \d{9}|\d{12}|GD\d{3}|HA\d{3}
	XI \d{9}|\d{12}|GD\d{3}|HA\d{3}
	CH E\d{9}(?:MWST|TVA|IVA)?
	NO \d{9}MVA
`);

/** "VAT No.", "USt-IdNr.:", "P. IVA": what stands before the number. */
const LABEL = new RegExp(
	[
		String.raw`^(?:VAT|U\.?ST|MWST|TVA|BTW|P(?:ARTITA)?\.?\s?IVA|IVA|NIF|CIF|NIP|MOMS|TAX)\b[\s.-]*`,
		String.raw`(?:(?:REG(?:ISTRATION)?|ID(?:ENT(?:IFICATION)?)?|IDNR|NUMBER|NUMÉRO|NR|NO|N[°º]|INTRACOM\p{L}*)(?!\p{L})[\s.-]*)*`,
		String.raw`:?\s*`,
	].join(''),
	'u',
);

const compactOf = (text: string | null): string =>
	(text ?? '')
		.toUpperCase()
		.trim()
		.replace(LABEL, '')
		.replace(/[\s.,/-]/g, '');

/** A VAT id with its country's prefix. */
export interface VatId {
	readonly id: string;
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
}

const vatId = (prefix: string, rest: string): VatId | null => {
	const country = countryOf(prefix);
	return country !== null && FORMS.get(prefix)?.test(rest) === true
		? { id: `${prefix}${rest}`, country }
		: null;
};

/**
 * Reads a VAT id as printed: "DE 123 456 789", "VAT No. GB123456789". Where the supplier's country is known and the
 * number has the form that country's VAT ids have, its prefix is added: on domestic invoices it is often left out.
 *
 * @param country ISO 3166-1 alpha-2, or null
 * @returns null for what is no VAT id, such as a tax number
 */
export function vatIdOf(text: string | null, country: string | null = null): VatId | null {
	const compact = compactOf(text);
	const own = vatId(compact.slice(0, 2), compact.slice(2));
	if (own !== null || country === null) return own;
	return vatId(country === 'GR' ? 'EL' : country, compact);
}

/** "NO" is also short for number, and Switzerland's number of a company begins as its VAT id does. */
const UNSURE_PREFIXES: ReadonlySet<string> = new Set(['NO', 'CH']);
/** A country's prefix, at most one letter, and digits: meant as a VAT id. */
const MEANT = /^(?<prefix>[A-Z]{2})[A-Z]?\d{5,}[A-Z0-9]*$/;

/** Whether a text is meant as a VAT id and doesn't have the form of its country's: a digit too few, a letter misread. */
export function isMisreadVatId(text: string | null): boolean {
	const { prefix = '' } = MEANT.exec(compactOf(text))?.groups ?? {};
	return FORMS.has(prefix) && !UNSURE_PREFIXES.has(prefix) && vatIdOf(text) === null;
}
