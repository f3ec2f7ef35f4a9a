import { viewOf } from '../own-memory';
import type { Pixels } from '../pdf/pixels';
import { joined, throughInParts } from '../through';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types of PNG by number of channels. */
const COLOUR_TYPE = { 1: 0, 3: 2 } as const;
const BITS = 8;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	return crc;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (let at = 0; at < bytes.byteLength; at++)
		crc = (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
	return ~crc >>> 0;
}

/** Length, type, content and checksum: what a PNG is made of. */
function chunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(12 + content.byteLength);
	const view = viewOf(bytes);
	view.setUint32(0, content.byteLength);
	bytes.set(new TextEncoder().encode(type), 4);
	bytes.set(content, 8);
	view.setUint32(8 + content.byteLength, crc32(bytes.subarray(4, 8 + content.byteLength)));
	return bytes;
}

function header({ width, height, channels }: Pixels): Uint8Array {
	const content = new Uint8Array(13);
	const view = viewOf(content);
	view.setUint32(0, width);
	view.setUint32(4, height);
	content[8] = BITS;
	content[9] = COLOUR_TYPE[channels];
	return content;
}

/** Some rows are packed at a time: so many bytes, or one row. */
const PART_BYTES = 512 * 1024;

/** Each row after a zero: not filtered. Text on white shrinks best as it is. */
function* rowsOf({ width, height, channels, stride, data }: Pixels) {
	const rowBytes = width * channels;
	const count = Math.max(1, Math.floor(PART_BYTES / (rowBytes + 1)));
	for (let top = 0; top < height; top += count) {
		const rows = new Uint8Array((rowBytes + 1) * Math.min(count, height - top));
		for (let at = 1, row = top; at < rows.byteLength; at += rowBytes + 1, row++)
			rows.set(data.subarray(row * stride, row * stride + rowBytes), at);
		yield rows;
	}
}

/**
 * A PNG file; the compression runs on another thread, some rows at a time.
 *
 * @returns undefined when it would have more bytes
 */
export async function toPng(
	pixels: Pixels,
	maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const parts: Uint8Array[] = [SIGNATURE, chunk('IHDR', header(pixels))];
	const end = chunk('IEND', new Uint8Array());
	let bytes = [...parts, end].reduce((sum, part) => sum + part.byteLength, 0);
	const packed = throughInParts(rowsOf(pixels), new CompressionStream('deflate'));
	for await (const part of packed) {
		const data = chunk('IDAT', part);
		bytes += data.byteLength;
		if (bytes > maxBytes) return undefined;
		parts.push(data);
	}
	return joined([...parts, end]);
}
