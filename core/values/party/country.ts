/** ISO 3166-1 alpha-2, officially assigned codes. */
const CODES: ReadonlySet<string> = new Set(
	`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
	CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
	GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
	KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
	MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
	SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
	UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);
const LANGUAGES = ['en', 'de', 'fr', 'nl', 'es', 'it', 'pt'];
/** Used on paper, and in no list of names. EL is Greece in VAT ids, XI Northern Ireland, which has no code of its own. */
const ALIASES: readonly (readonly [string, string])[] = [
	['EL', 'GR'],
	['XI', 'GB'],
	['UK', 'GB'],
	['Great Britain', 'GB'],
	['England', 'GB'],
	['Scotland', 'GB'],
	['Wales', 'GB'],
	['Northern Ireland', 'GB'],
	['USA', 'US'],
	['Czech Republic', 'CZ'],
	['Holland', 'NL'],
];

const keyOf = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toUpperCase()
		.replace(/[^\p{L}]+/gu, ' ')
		.trim()
		.replace(/^THE /, '');

/** Names of countries in the languages of the documents, as the Unicode CLDR has them. */
function namedCountries(): ReadonlyMap<string, string> {
	const names = LANGUAGES.flatMap((language) => {
		const inLanguage = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
		return [...CODES].map((code) => [keyOf(inLanguage.of(code) ?? code), code] as const);
	});
	return new Map([...names, ...ALIASES.map(([name, code]) => [keyOf(name), code] as const)]);
}

let countries: ReadonlyMap<string, string> | undefined;

/**
 * The country a code or a name stands for: "DE", "Deutschland", "Germany".
 *
 * @returns ISO 3166-1 alpha-2; null for what is neither
 */
export function countryOf(text: string | null): string | null {
	const key = keyOf(text ?? '');
	if (CODES.has(key)) return key;
	countries ??= namedCountries();
	return countries.get(key) ?? null;
}
