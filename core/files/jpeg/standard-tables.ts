/*
 * The tables that ITU-T T.81 gives as typical, in annex K: every reader has met them.
 */

/** Step sizes of brightness, row by row; table K.1. */
// prettier-ignore
export const BRIGHTNESS_STEPS = [
	16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
	18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
/** Of colour; table K.2. */
// prettier-ignore
export const COLOUR_STEPS = [
	17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
	...Array.from({ length: 32 }, () => 99),
];

/** How many codes there are of each length from 1 to 16, and what they stand for. */
export interface HuffmanTable {
	readonly counts: readonly number[];
	readonly values: readonly number[];
}

const hex = (text: string): number[] => text.match(/../g)?.map((one) => parseInt(one, 16)) ?? [];

/** Tables K.3 to K.6. */
export const BRIGHTNESS_MEAN: HuffmanTable = {
	counts: hex('00010501010101010100000000000000'),
	values: hex('000102030405060708090a0b'),
};
export const COLOUR_MEAN: HuffmanTable = {
	counts: hex('00030101010101010101010000000000'),
	values: hex('000102030405060708090a0b'),
};
export const BRIGHTNESS_OTHERS: HuffmanTable = {
	counts: hex('0002010303020403050504040000017d'),
	values: hex(
		[
			'01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a34',
			'35363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a929394959697',
			'98999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3',
			'f4f5f6f7f8f9fa',
		].join(''),
	),
};
export const COLOUR_OTHERS: HuffmanTable = {
	counts: hex('00020102040403040705040400010277'),
	values: hex(
		[
			'000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a',
			'35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a9293949596',
			'9798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4',
			'f5f6f7f8f9fa',
		].join(''),
	),
};
