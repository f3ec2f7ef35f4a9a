/** Codes of up to so many bits are found in one step. */
const FAST_BITS = 9;
const MAX_BITS = 16;

/** A table of Huffman codes, of Annex C of the JPEG standard (T.81). */
export interface Codes {
	/** By the next 9 bits: length × 256 + value; 0: the code is longer. */
	readonly fast: Uint16Array;
	/** By length: the first code, the first index, and one more than the last code. */
	readonly first: Int32Array;
	readonly index: Int32Array;
	readonly limit: Int32Array;
	readonly values: Uint8Array;
}

/** @param counts how many codes there are of each length from 1 to 16 */
export function codesOf(counts: Uint8Array, values: Uint8Array): Codes {
	const fast = new Uint16Array(1 << FAST_BITS);
	const first = new Int32Array(MAX_BITS + 1);
	const index = new Int32Array(MAX_BITS + 1);
	const limit = new Int32Array(MAX_BITS + 1);
	let code = 0;
	let at = 0;
	for (let length = 1; length <= MAX_BITS; length++) {
		first[length] = code;
		index[length] = at;
		const count = counts[length - 1] ?? 0;
		for (let each = 0; each < count; each++, code++, at++) {
			if (length > FAST_BITS) continue;
			const from = code << (FAST_BITS - length);
			fast.fill(length * 256 + (values[at] ?? 0), from, from + (1 << (FAST_BITS - length)));
		}
		limit[length] = code;
		code <<= 1;
	}
	return { fast, first, index, limit, values };
}

/** The bits of a scan, most significant first; behind a marker there are zeros. */
export class Bits {
	#held = 0;
	#count = 0;

	constructor(
		private readonly bytes: Uint8Array,
		public at: number,
	) {}

	/** Whether bits were asked for that are not there. */
	isOver = false;

	#fill(): void {
		while (this.#count <= 16) {
			let byte = this.bytes[this.at];
			if (byte === undefined || (byte === 0xff && this.bytes[this.at + 1] !== 0)) {
				// Up to two bytes are looked at before they are needed.
				this.#missing++;
				byte = 0;
			} else this.at += byte === 0xff ? 2 : 1;
			this.#held = (this.#held << 8) | byte;
			this.#count += 8;
		}
		this.isOver = this.#missing > 4;
	}
	#missing = 0;

	/** The next bits as a number, 0 to 16 of them. */
	take(count: number): number {
		if (count === 0) return 0;
		if (this.#count < count) this.#fill();
		this.#count -= count;
		return (this.#held >>> this.#count) & ((1 << count) - 1);
	}

	/** A number whose first bit tells its sign. */
	signed(count: number): number {
		const value = this.take(count);
		return count === 0 || value >= 1 << (count - 1) ? value : value - (1 << count) + 1;
	}

	code({ fast, first, index, limit, values }: Codes): number {
		if (this.#count < MAX_BITS) this.#fill();
		const ahead = (this.#held >>> (this.#count - MAX_BITS)) & 0xffff;
		const found = fast[ahead >> (MAX_BITS - FAST_BITS)] ?? 0;
		if (found !== 0) {
			this.#count -= found >> 8;
			return found & 255;
		}
		for (let length = FAST_BITS + 1; length <= MAX_BITS; length++) {
			const code = ahead >> (MAX_BITS - length);
			if (code < (limit[length] ?? 0)) {
				this.#count -= length;
				return values[(index[length] ?? 0) + code - (first[length] ?? 0)] ?? 0;
			}
		}
		this.#count -= MAX_BITS;
		return 0;
	}

	/** Goes behind the next restart marker, where one is; the bits before it are given up. */
	restart(): void {
		this.#count = 0;
		this.#missing = 0;
		this.isOver = false;
		const marker = this.bytes[this.at + 1] ?? 0;
		if (this.bytes[this.at] === 0xff && marker >= 0xd0 && marker <= 0xd7) this.at += 2;
	}
}
