import type { Bits, Codes } from './bits';

/** Places of the 64 numbers of a block in the order in which they are stored. Source: T.81, figure A.6. */
// prettier-ignore
export const ZIGZAG = Uint8Array.of(
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
);
const LAST = 63;

/** What a scan says of itself, and what it remembers from block to block. */
export interface Scan {
	readonly bits: Bits;
	/** First and last number of a block that it brings. */
	readonly from: number;
	readonly to: number;
	/** Bits that were left out before, and still are. */
	readonly before: number;
	readonly after: number;
	/** Blocks that follow without anything new. */
	skip: number;
}

/** The tables of a component, and the mean of its last block. */
export interface Coder {
	readonly mean: Codes;
	readonly others: Codes;
	last: number;
}

/** Reads one block into 64 numbers at a place, all 0 before. */
export type ReadBlock = (scan: Scan, coder: Coder, block: Int16Array, at: number) => void;

const meanFirst: ReadBlock = ({ bits, after }, coder, block, at) => {
	coder.last += bits.signed(bits.code(coder.mean));
	block[at] = coder.last * (1 << after);
};

const baseline: ReadBlock = (scan, coder, block, at) => {
	const { bits } = scan;
	coder.last += bits.signed(bits.code(coder.mean));
	block[at] = coder.last;
	for (let index = 1; index <= LAST; index++) {
		const code = bits.code(coder.others);
		const size = code & 15;
		if (size === 0 && code >> 4 < 15) return;
		index += code >> 4;
		if (size > 0 && index <= LAST) block[at + (ZIGZAG[index] ?? 0)] = bits.signed(size);
	}
};

const meanAgain: ReadBlock = ({ bits, after }, _coder, block, at) => {
	if (bits.take(1) === 1) block[at] = (block[at] ?? 0) | (1 << after);
};

const othersFirst: ReadBlock = (scan, coder, block, at) => {
	const { bits, from, to, after } = scan;
	if (scan.skip > 0) {
		scan.skip--;
		return;
	}
	for (let index = from; index <= to; index++) {
		const code = bits.code(coder.others);
		const [zeros, size] = [code >> 4, code & 15];
		if (size === 0 && zeros < 15) {
			scan.skip = (1 << zeros) - 1 + bits.take(zeros);
			return;
		}
		index += zeros;
		if (size > 0 && index <= LAST)
			block[at + (ZIGZAG[index] ?? 0)] = bits.signed(size) * (1 << after);
	}
};

/** One more bit of a number that is there already. */
function refine({ bits, after }: Scan, block: Int16Array, place: number): void {
	const value = block[place] ?? 0;
	if (bits.take(1) === 1 && (Math.abs(value) & (1 << after)) === 0)
		block[place] = value + (value < 0 ? -1 : 1) * (1 << after);
}

const othersAgain: ReadBlock = (scan, coder, block, at) => {
	const { bits, from, to, after } = scan;
	let index = from;
	while (scan.skip === 0 && index <= to) {
		const code = bits.code(coder.others);
		let zeros = code >> 4;
		const size = code & 15;
		if (size === 0 && zeros < 15) {
			scan.skip = (1 << zeros) + bits.take(zeros);
			break;
		}
		const value = size === 0 ? 0 : (bits.take(1) === 1 ? 1 : -1) * (1 << after);
		for (; index <= to; index++) {
			const place = at + (ZIGZAG[index] ?? 0);
			if (block[place] !== 0) refine(scan, block, place);
			else if (zeros-- === 0) {
				block[place] = value;
				index++;
				break;
			}
		}
	}
	if (scan.skip === 0) return;
	scan.skip--;
	for (; index <= to; index++) {
		const place = at + (ZIGZAG[index] ?? 0);
		if (block[place] !== 0) refine(scan, block, place);
	}
};

/** How the blocks of a scan are read. */
export function readerOf(kind: 'baseline' | 'progressive', { from, before }: Scan): ReadBlock {
	if (kind === 'baseline') return baseline;
	if (from === 0) return before === 0 ? meanFirst : meanAgain;
	return before === 0 ? othersFirst : othersAgain;
}
