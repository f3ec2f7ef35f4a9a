/** Fractions with a character of their own that have an exact decimal form. */
const EXACT: ReadonlyMap<string, string> = new Map([
	['½', '5'],
	['¼', '25'],
	['¾', '75'],
	['⅕', '2'],
	['⅖', '4'],
	['⅗', '6'],
	['⅘', '8'],
	['⅛', '125'],
	['⅜', '375'],
	['⅝', '625'],
	['⅞', '875'],
	['⅒', '1'],
]);

/** Every fraction of Unicode with a character of its own. */
export const VULGAR_FRACTIONS = '¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞';

/** @returns the decimals: "½" -> "5", "¼" -> "25"; undefined for "⅓", which has no exact decimal form */
export const decimalsOfFraction = (fraction: string): string | undefined => EXACT.get(fraction);
