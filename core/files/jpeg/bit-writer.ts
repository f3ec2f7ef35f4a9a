import type { HuffmanTable } from './standard-tables';

/** A code for each number that a table knows. */
export interface CodeBook {
	readonly codes: Uint16Array;
	/** Bits of each; 0 for numbers that have none. */
	readonly sizes: Uint8Array;
}

/** Codes of one length follow each other, and those of the next begin at twice what follows. Source: T.81, annex C. */
export function codeBookOf({ counts, values }: HuffmanTable): CodeBook {
	const codes = new Uint16Array(256);
	const sizes = new Uint8Array(256);
	let [code, at] = [0, 0];
	for (const [length, count] of counts.entries()) {
		for (let index = 0; index < count; index++, at++) {
			const value = values[at] ?? 0;
			codes[value] = code++;
			sizes[value] = length + 1;
		}
		code *= 2;
	}
	return { codes, sizes };
}

const FIRST_BYTES = 65_536;
/** A byte of ones would be a marker without a zero behind it. */
const MARKER = 0xff;

/** Bits one behind the other, and bytes, as they stand in a JPEG. */
export class BitWriter {
	#bytes = new Uint8Array(FIRST_BYTES);
	#length = 0;
	#waiting = 0;
	#count = 0;

	/** @param size bits of the value, 16 at most */
	put(value: number, size: number): void {
		this.#waiting = (this.#waiting << size) | value;
		this.#count += size;
		while (this.#count >= 8) {
			this.#count -= 8;
			const byte = (this.#waiting >> this.#count) & 0xff;
			this.#add(byte);
			if (byte === MARKER) this.#add(0);
		}
		this.#waiting &= (1 << this.#count) - 1;
	}

	/** Fills the last byte with ones. */
	end(): void {
		if (this.#count > 0) this.put((1 << (8 - this.#count)) - 1, 8 - this.#count);
	}

	bytes(...values: readonly number[]): void {
		for (const value of values) this.#add(value);
	}

	/** All that was written. */
	get written(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	#add(byte: number): void {
		if (this.#length === this.#bytes.byteLength) {
			const more = new Uint8Array(this.#length * 1.5);
			more.set(this.#bytes);
			this.#bytes = more;
		}
		this.#bytes[this.#length++] = byte;
	}
}
