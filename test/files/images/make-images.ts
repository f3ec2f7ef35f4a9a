import { crc32 } from 'node:zlib';

/** Images made by hand, for what no encoder writes. */

function pngChunk(type: string, content: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.byteLength);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

export interface PngParts {
	/** The 13 bytes of IHDR. */
	readonly header: Uint8Array;
	/** What the pixels are unpacked from. */
	readonly packed: Uint8Array;
	/** Chunks between the header and the pixels. */
	readonly before?: readonly (readonly [type: string, content: Uint8Array])[];
}

export const pngOf = ({ header, packed, before = [] }: PngParts): Buffer =>
	Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk('IHDR', header),
		...before.map(([type, content]) => pngChunk(type, content)),
		pngChunk('IDAT', packed),
		pngChunk('IEND', new Uint8Array()),
	]);

const jpegSegment = (marker: number, content: readonly number[]) => [
	0xff,
	marker,
	(content.length + 2) >> 8,
	(content.length + 2) & 0xff,
	...content,
];
const twoBytes = (value: number) => [value >> 8, value & 0xff];

/** A grey progressive JPEG that says it is so large, with so many scans that hold next to nothing. */
export function jpegOfScans(width: number, height: number, scans: number): Buffer {
	const tables = [
		...jpegSegment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
		...jpegSegment(0xc4, [0, 1, ...Array.from({ length: 15 }, () => 0), 0]),
		...jpegSegment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
	];
	const frame = jpegSegment(0xc2, [8, ...twoBytes(height), ...twoBytes(width), 1, 1, 0x11, 0]);
	const scan = [...jpegSegment(0xda, [1, 1, 0, 0, 0, 0]), 0, 0];
	return Buffer.from([
		...[0xff, 0xd8],
		...tables,
		...frame,
		...Array.from({ length: scans }, () => scan).flat(),
		...[0xff, 0xd9],
	]);
}
