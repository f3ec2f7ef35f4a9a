import { viewOf } from '../own-memory';

/** A directory describes one page: its tags and, on demand, their values. TIFF 6.0, section 2. */
export interface Directory {
	/** The values of a tag; undefined when it is missing, or lies outside of the file. */
	values(tag: number): readonly number[] | undefined;
	has(tag: number): boolean;
}

/** The directories of a file, and whether the way to the last one is sound. */
export interface Directories {
	readonly pages: readonly Directory[];
	/** Whether the list leads in a circle, out of the file, or is longer than any document. */
	readonly broken: boolean;
}

const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
const MAGIC = 42;
/** "II": least significant byte first; "MM": most. */
const BYTE_ORDERS: ReadonlyMap<number, boolean> = new Map([
	[0x4949, true],
	[0x4d4d, false],
]);
/** Bytes of BYTE, ASCII, SHORT, LONG and UNDEFINED: those that describe an image here. */
const SIZE: ReadonlyMap<number, 1 | 2 | 4> = new Map([
	[1, 1],
	[2, 1],
	[3, 2],
	[4, 4],
	[7, 1],
]);
/** Archives of faxes have some hundred; each costs a call. */
const MAX_DIRECTORIES = 2000;
/** A page of 65,535 rows with a strip for each. */
const MAX_VALUES = 65_536;

const read = (view: DataView, at: number, size: 1 | 2 | 4, little: boolean): number => {
	if (size === 1) return view.getUint8(at);
	return size === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
};

function directoryAt(view: DataView, start: number, count: number, little: boolean): Directory {
	const entries = new Map<number, number>();
	for (let at = start; at < start + count * ENTRY_BYTES; at += ENTRY_BYTES)
		entries.set(view.getUint16(at, little), at);
	return {
		has: (tag) => entries.has(tag),
		values: (tag) => {
			const at = entries.get(tag);
			if (at === undefined) return undefined;
			const size = SIZE.get(view.getUint16(at + 2, little));
			const length = view.getUint32(at + 4, little);
			if (size === undefined || length === 0 || length > MAX_VALUES) return undefined;
			const from = length * size <= 4 ? at + 8 : view.getUint32(at + 8, little);
			if (from + length * size > view.byteLength) return undefined;
			return Array.from({ length }, (_, index) => read(view, from + index * size, size, little));
		},
	};
}

/**
 * Walks the list of directories. Nothing is believed: every place is checked to lie in the file, and to be new.
 *
 * @returns none when it is no TIFF, or one of more than 4 GB (BigTIFF)
 */
export function readDirectories(file: Uint8Array): Directories {
	const view = viewOf(file);
	const pages: Directory[] = [];
	const little = view.byteLength < HEADER_BYTES ? undefined : BYTE_ORDERS.get(view.getUint16(0));
	if (little === undefined || view.getUint16(2, little) !== MAGIC) return { pages, broken: false };
	const seen = new Set<number>();
	for (let at = view.getUint32(4, little); at !== 0;) {
		const start = at + 2;
		const count = start <= view.byteLength ? view.getUint16(at, little) : 0;
		const end = start + count * ENTRY_BYTES;
		if (seen.has(at) || seen.size === MAX_DIRECTORIES || count === 0 || end + 4 > view.byteLength)
			return { pages, broken: true };
		seen.add(at);
		pages.push(directoryAt(view, start, count, little));
		at = view.getUint32(end, little);
	}
	return { pages, broken: false };
}
