/** One entry of a directory: its values, or bytes for types that are bytes. Tags and types: TIFF 6.0, section 2. */
export interface TiffEntry {
	readonly tag: number;
	/** 3: SHORT, 4: LONG, 7: bytes. */
	readonly type: 3 | 4 | 7;
	readonly values: readonly number[];
	/** What is written as the number of values, where that is to be a lie. */
	readonly count?: number;
}

export interface TiffPage {
	readonly width: number;
	readonly height: number;
	/** The strips, or tiles where an entry says how large one is, packed as `compression` says. */
	readonly strips: readonly Uint8Array[];
	readonly compression?: number;
	readonly photometric?: number;
	readonly samples?: number;
	readonly bits?: number;
	readonly rowsPerStrip?: number;
	/** In addition to the usual ones, or in their place. */
	readonly entries?: readonly TiffEntry[];
	/** Where the next directory is said to be; by default where it is. */
	readonly next?: number;
}

const SIZE = { 3: 2, 4: 4, 7: 1 } as const;
const HEADER = 8;

const long = (tag: number, ...values: number[]): TiffEntry => ({ tag, type: 4, values });
const short = (tag: number, ...values: number[]): TiffEntry => ({ tag, type: 3, values });

/** A little-endian TIFF: first the strips, then the directories, each with its values behind it. */
export function makeTiff(pages: readonly TiffPage[]): Buffer {
	const parts: Buffer[] = [];
	let at = HEADER;
	const put = (bytes: Uint8Array): number => {
		const start = at;
		const padded = Buffer.alloc(bytes.length + (bytes.length % 2));
		padded.set(bytes);
		parts.push(padded);
		at += padded.length;
		return start;
	};
	const offsets = pages.map(({ strips }) => strips.map(put));
	const starts = pages.map((page, index) => {
		const { width, height, strips, samples = 1, bits = 8 } = page;
		const own = page.entries ?? [];
		const isTiled = own.some(({ tag }) => tag === 322);
		const usual = [
			long(256, width),
			long(257, height),
			short(258, ...Array.from({ length: samples }, () => bits)),
			short(259, page.compression ?? 1),
			short(262, page.photometric ?? 1),
			long(isTiled ? 324 : 273, ...(offsets[index] ?? [])),
			short(277, samples),
			...(isTiled ? [] : [long(278, page.rowsPerStrip ?? height)]),
			long(isTiled ? 325 : 279, ...strips.map(({ length }) => length)),
		];
		const entries = [...usual.filter(({ tag }) => own.every((one) => one.tag !== tag)), ...own];
		entries.sort((one, other) => one.tag - other.tag);
		const directory = Buffer.alloc(2 + entries.length * 12 + 4);
		directory.writeUInt16LE(entries.length, 0);
		entries.forEach(({ tag, type, values, count }, number) => {
			const size = SIZE[type];
			const bytes = Buffer.alloc(Math.max(4, values.length * size));
			values.forEach((value, position) => bytes.writeUIntLE(value, position * size, size));
			const entry = 2 + number * 12;
			directory.writeUInt16LE(tag, entry);
			directory.writeUInt16LE(type, entry + 2);
			directory.writeUInt32LE(count ?? values.length, entry + 4);
			if (bytes.length === 4) directory.set(bytes, entry + 8);
			else directory.writeUInt32LE(put(bytes), entry + 8);
		});
		return { start: put(directory), directory };
	});
	starts.forEach(({ directory }, index) => {
		const next = pages[index]?.next ?? starts[index + 1]?.start ?? 0;
		directory.writeUInt32LE(next, directory.length - 4);
	});
	// `put` copies: the directories are written again with the links in them.
	const file = Buffer.concat([Buffer.alloc(HEADER), ...parts]);
	file.write('II*\0', 0, 'latin1');
	file.writeUInt32LE(starts[0]?.start ?? 0, 4);
	for (const { start, directory } of starts) file.set(directory, start);
	return file;
}

/** A run of 128 equal bytes in PackBits (TIFF 6.0, section 9). */
const runOf = (value: number) => [0x81, value];
export const PACK_BITS = 32773;

/** A grey page of one shade, 256 pixels wide: small when packed, and large enough to be no logo. */
export const greyPage = (shade: number, height = 256): TiffPage => ({
	width: 256,
	height,
	compression: PACK_BITS,
	strips: [Uint8Array.from(Array.from({ length: height * 2 }, () => runOf(shade)).flat())],
});

/** A file of 2 KB with two pages, which differ from those of other files by their shades. */
export const twoPageTiff = (first: number, second: number): Buffer =>
	makeTiff([greyPage(first), greyPage(second)]);
