/** Codes that Intl lists and that no bill of today is made out in. */
const NOT_IN_USE: ReadonlySet<string> = new Set([
	'ANG', // XCG since 2025
	'CUC', // withdrawn in 2021
	'HRK', // the euro since 2023
	'SLL', // SLE since 2022
	'ZWL', // ZWG since 2024
	'XDR', // the International Monetary Fund's unit of account
	'XSU', // the same for Latin America
]);

/** ISO 4217 codes of the currencies in use, as Intl (Unicode CLDR) lists them. BGN stays: bills of 2025 have it. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency').filter(
	(code) => !NOT_IN_USE.has(code),
);

/** Those that people mean most often, for messages that name a few of many. */
const BEST_KNOWN =
	'USD EUR GBP CAD AUD NZD SGD HKD MXN TWD JPY CNY INR PKR SEK NOK DKK CHF ARS CLP COP'.split(' ');
const rankOf = new Map(BEST_KNOWN.map((code, rank) => [code, rank]));

/** Without repetition, the best-known first, then by alphabet. */
export const inOrder = (codes: Iterable<string>): readonly string[] =>
	[...new Set(codes)].sort(
		(a, b) =>
			(rankOf.get(a) ?? BEST_KNOWN.length) - (rankOf.get(b) ?? BEST_KNOWN.length) ||
			(a < b ? -1 : 1),
	);
