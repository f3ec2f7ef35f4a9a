/** Minor units where they are not two, as ISO 4217 lists them. */
const MINOR_UNITS: ReadonlyMap<string, number> = new Map([
	...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
		.split(' ')
		.map((currency) => [currency, 0] as const),
	...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((currency) => [currency, 3] as const),
	...'CLF UYW'.split(' ').map((currency) => [currency, 4] as const),
]);

const CENTS = 2;

/**
 * How many decimals an amount of a currency may have in books and payloads. What is usual in print differs for some: see
 * `minorDigitsOf` of number/locale-habits.
 *
 * @param currency ISO 4217 code
 */
export const decimalsOf = (currency: string): number => MINOR_UNITS.get(currency) ?? CENTS;
