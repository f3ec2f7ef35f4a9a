/*
 * Tax rates in force, or until lately, in percent, by country; a document taxed without a printed tax is explained
 * by the rates of one country only.
 */

const EUROZONE = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');

const RATES: Readonly<Record<string, readonly number[]>> = {
	AT: [10, 13, 20],
	AU: [10],
	BE: [6, 12, 21],
	BG: [9, 20],
	CA: [5, 13, 14, 15],
	CH: [2.5, 2.6, 3.7, 3.8, 7.7, 8.1],
	CY: [5, 9, 19],
	CZ: [12, 15, 21],
	DE: [7, 19],
	DK: [25],
	EE: [9, 20, 22, 24],
	ES: [4, 10, 21],
	FI: [10, 14, 24, 25.5],
	FR: [2.1, 5.5, 10, 20],
	GB: [5, 20],
	GR: [6, 13, 24],
	HR: [5, 13, 25],
	HU: [5, 18, 27],
	IE: [9, 13.5, 23],
	IN: [5, 12, 18, 28],
	IT: [4, 5, 10, 22],
	JP: [8, 10],
	LT: [5, 9, 21],
	LU: [3, 8, 14, 17],
	LV: [5, 12, 21],
	MT: [5, 7, 18],
	MX: [8, 16],
	MY: [6, 8, 10],
	NL: [6, 9, 21],
	NO: [12, 15, 25],
	NZ: [15],
	PL: [5, 8, 23],
	PT: [6, 13, 23],
	RO: [5, 9, 19, 21],
	SE: [6, 12, 25],
	SG: [7, 8, 9],
	SI: [5, 9.5, 22],
	SK: [5, 10, 19, 20, 23],
	ZA: [15],
};

/** Countries of a currency, where tax is added by fixed rates. In the USA they are too many to prove anything. */
const OF_CURRENCY: Readonly<Record<string, readonly string[]>> = {
	EUR: EUROZONE,
	GBP: ['GB'],
	CHF: ['CH'],
	DKK: ['DK'],
	NOK: ['NO'],
	SEK: ['SE'],
	CZK: ['CZ'],
	PLN: ['PL'],
	HUF: ['HU'],
	RON: ['RO'],
	BGN: ['BG'],
	AUD: ['AU'],
	NZD: ['NZ'],
	CAD: ['CA'],
	INR: ['IN'],
	JPY: ['JP'],
	MYR: ['MY'],
	SGD: ['SG'],
	MXN: ['MX'],
	ZAR: ['ZA'],
};

/** Legal forms at the end of a company's name, and the countries that have them. */
const LEGAL_FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/\b(?:gmbh|ag|ohg|e\.?k\.?|mbh|ug)\b/iu, ['DE', 'AT', 'CH']],
	[/\b(?:sarl|s\.a\.r\.l|sas|sasu|eurl)\b/iu, ['FR', 'LU']],
	[/\b(?:b\.?v\.?|n\.?v\.?)$/iu, ['NL', 'BE']],
	[/\b(?:s\.?r\.?l\.?|s\.?p\.?a\.?)$/iu, ['IT']],
	[/\b(?:s\.l\.?|slu)$/iu, ['ES']],
	[/\b(?:lda\.?)$/iu, ['PT']],
	[/\b(?:ltd\.?|plc)$/iu, ['GB', 'IE', 'MT', 'CY']],
];

const RATES_OF_ALL = Object.values(RATES);

const ratesOf = (countries: readonly string[]): readonly (readonly number[])[] =>
	countries.flatMap((country) => {
		const rates = RATES[country];
		return rates === undefined ? [] : [rates];
	});

/**
 * The sets of rates that a document may be taxed by: of the supplier's country as its VAT ID, its bank account or the
 * legal form in its name tell, else of the countries that have its currency, else of all.
 */
export function rateSetsOf(document: {
	readonly currency: string | null;
	readonly supplier: string;
	readonly vatId: string;
	readonly iban: string;
}): readonly (readonly number[])[] {
	for (const text of [document.vatId, document.iban]) {
		const own = RATES[text.trim().slice(0, 2).toUpperCase()];
		if (own !== undefined) return [own];
	}
	const ofCurrency =
		document.currency === null ? undefined : (OF_CURRENCY[document.currency] ?? []);
	const form = LEGAL_FORMS.find(([pattern]) => pattern.test(document.supplier.trim()));
	if (form !== undefined) {
		const [, countries] = form;
		const both = countries.filter((country) => ofCurrency?.includes(country) ?? true);
		if (both.length > 0) return ratesOf(both);
	}
	return ofCurrency === undefined ? RATES_OF_ALL : ratesOf(ofCurrency);
}
