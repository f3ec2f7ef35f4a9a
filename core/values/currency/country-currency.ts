import { CURRENCIES } from './currency-codes';

/** Countries with the euro; Bulgaria's bills of 2025 are in leva, so it is no evidence yet. */
const EURO: ReadonlySet<string> = new Set(
	`AD AT BE CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MQ MT NL PT RE SI SK SM VA XK YT`.split(
		/\s+/,
	),
);
/** Countries whose money has another country's code. */
const ABROAD: Readonly<Record<string, string>> = {
	LI: 'CHF',
	IM: 'GBP',
	GG: 'GBP',
	JE: 'GBP',
	FO: 'DKK',
	GL: 'DKK',
	PR: 'USD',
	EC: 'USD',
	SV: 'USD',
};
const UNSURE: ReadonlySet<string> = new Set(['BG']);

/**
 * The currency of a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @returns ISO 4217 code; undefined where there is not exactly one
 */
export function currencyOfCountry(country: string): string | undefined {
	if (UNSURE.has(country)) return undefined;
	if (EURO.has(country)) return 'EUR';
	const abroad = ABROAD[country];
	if (abroad !== undefined) return abroad;
	const [only, ...others] = CURRENCIES.filter((code) => code.startsWith(country));
	return others.length === 0 ? only : undefined;
}
