import fc from 'fast-check';

/** One change of a file. `at` and `value` are of any size, and made to fit it. */
export interface Mutation {
	/** One of `CHANGES`. */
	readonly how: string;
	readonly at: number;
	readonly value: number;
}

type Change = (file: Buffer, at: number, value: number) => Buffer;

/** What sizes, counts and offsets are when they are lies. */
const EXTREMES = [0, 1, 2, 255, 256, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];
const extreme = (value: number) => EXTREMES[value % EXTREMES.length] ?? 0;

/** Replaces one of the places that a pattern finds. */
function replaceOne(file: Buffer, pattern: RegExp, at: number, by: (found: string) => string) {
	const text = file.toString('latin1');
	const places = [...text.matchAll(pattern)];
	const place = places[at % Math.max(1, places.length)];
	if (place === undefined) return file;
	const [found] = place;
	return Buffer.from(
		text.slice(0, place.index) + by(found) + text.slice(place.index + found.length),
		'latin1',
	);
}

const copyOf = (file: Buffer) => Buffer.from(Uint8Array.from(file));

const CHANGES: Readonly<Record<string, Change>> = {
	byte: (file: Buffer, at: number, value: number) => {
		const changed = copyOf(file);
		changed[at % file.length] = value & 0xff;
		return changed;
	},
	/** A number of the header: where images say how large they are. */
	'header field': (file: Buffer, at: number, value: number) => {
		const changed = copyOf(file);
		const place = at % Math.min(file.length, 256);
		const width = value % 2 === 0 ? 2 : 4;
		if (place + width > file.length) return changed;
		const number = extreme(value) % 2 ** (8 * width);
		if (value % 3 === 0) changed.writeUIntLE(number, place, width);
		else changed.writeUIntBE(number, place, width);
		return changed;
	},
	'cut off': (file: Buffer, at: number) => file.subarray(0, Math.max(1, at % file.length)),
	'part twice': (file: Buffer, at: number, value: number) => {
		const start = at % file.length;
		const part = file.subarray(start, start + (value % 4096));
		return Buffer.concat([file.subarray(0, start), part, part, file.subarray(start)]);
	},
	'part left out': (file: Buffer, at: number, value: number) => {
		const start = at % file.length;
		return Buffer.concat([file.subarray(0, start), file.subarray(start + 1 + (value % 512))]);
	},
	/** Of PDFs and mails, which are text in parts. */
	number: (file: Buffer, at: number, value: number) =>
		replaceOne(file, /(?<=[ [/])\d{1,10}(?=[ /\]>\n])/g, at, () => String(extreme(value))),
	reference: (file: Buffer, at: number, value: number) =>
		replaceOne(file, /\d+ 0 R/g, at, () => `${1 + (value % 12)} 0 R`),
	name: (file: Buffer, at: number, value: number) =>
		replaceOne(
			file,
			/\/(?:Width|Height|Length|Count|Kids|Filter|Type|Subtype|MediaBox|Resources|Contents)\b/g,
			at,
			() => ['/Kids', '/Length', '/Count', '/Width', '/None'][value % 5] ?? '',
		),
	/** Of archives: their tables stand at the end. */
	'number at the end': (file: Buffer, at: number, value: number) => {
		const changed = copyOf(file);
		const place = file.length - 4 - (at % Math.max(1, Math.min(file.length - 4, 512)));
		if (place >= 0) changed.writeUInt32LE(extreme(value), place);
		return changed;
	},
	/** Of compound files: the chains of sectors stand in numbers of 4 bytes, and lead into a circle. */
	'sector number': (file: Buffer, at: number, value: number) => {
		const changed = copyOf(file);
		const place = 4 * (at % Math.max(1, Math.floor(file.length / 4)));
		if (place + 4 <= file.length) changed.writeUInt32LE(value % 16, place);
		return changed;
	},
	/** Of XML. */
	element: (file: Buffer, at: number, value: number) =>
		replaceOne(
			file,
			/<[a-z]+:[A-Za-z]+[^<>]*>/g,
			at,
			(tag) =>
				[tag.repeat(1 + (value % 100)), '', `${tag}\0`, `${tag}<![CDATA[`, `<!--${tag}`][
					value % 5
				] ?? '',
		),
	'text of an element': (file: Buffer, at: number, value: number) =>
		replaceOne(
			file,
			/(?<=>)[^<>]+(?=<)/g,
			at,
			() => ['&e9;', '1e999', '-0', '9'.repeat(value % 5000), '\xff\xfe', '&#0;'][value % 6] ?? '',
		),
	encoding: (file: Buffer, at: number, value: number) =>
		replaceOne(
			file,
			/(?<=encoding=")[^"]*/g,
			at,
			() => ['UTF-16', 'utf-7', 'shift_jis', 'none', ''][value % 5] ?? '',
		),
	'mail line': (file: Buffer, at: number, value: number) =>
		replaceOne(file, /\r?\n[A-Za-z-]+: [^\r\n]*/g, at, (line) =>
			value % 2 === 0 ? '' : `${line}${line}`,
		),
};

/** Up to four changes, one upon the other. */
export const mutations = fc.array(
	fc.record({ how: fc.constantFrom(...Object.keys(CHANGES)), at: fc.nat(), value: fc.nat() }),
	{ minLength: 1, maxLength: 4 },
);

export const mutated = (file: Buffer, changes: readonly Mutation[]): Buffer =>
	changes.reduce(
		(changed, { how, at, value }) =>
			changed.length === 0 ? changed : (CHANGES[how]?.(changed, at, value) ?? changed),
		file,
	);
