import { joined } from './pdf/through';
import { viewOf } from './own-memory';

/** What makes the picture; texts, profiles and times can be packed as well, and only cost time. */
const NEEDED: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;

/** Numbers of a pixel by the colour type of the header. Source: the PNG specification, 11.2.1. */
const CHANNELS: ReadonlyMap<number, number> = new Map([
	[0, 1],
	[2, 3],
	[3, 1],
	[4, 2],
	[6, 4],
]);
/** Interlaced rows come in seven passes; each row has a byte in front, and ends on a whole one. */
const PASSES = 7;

interface Chunk {
	readonly type: string;
	/** With length, type and checksum. */
	readonly whole: Uint8Array;
	readonly content: Uint8Array<ArrayBuffer>;
}

function chunksOf(png: Uint8Array<ArrayBuffer>): readonly Chunk[] {
	const view = viewOf(png);
	const chunks: Chunk[] = [];
	for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= png.byteLength;) {
		const end = at + FRAME_BYTES + view.getUint32(at);
		if (end > png.byteLength) break;
		const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
		chunks.push({ type, whole: png.subarray(at, end), content: png.subarray(at + 8, end - 4) });
		at = end;
	}
	return chunks;
}

/** Bytes the pixels take when unpacked, at most. */
function unpackedBytes(header: Uint8Array): number {
	const view = viewOf(header);
	const [width, height] = [view.getUint32(0), view.getUint32(4)];
	const bits = view.getUint8(8) * (CHANNELS.get(view.getUint8(9)) ?? 0);
	return height * (Math.ceil((width * bits) / 8) + PASSES) + PASSES * (width + 2);
}

/** Whether packed bytes come to no more than so many; what is beyond is not unpacked. On another thread. */
async function staysWithin(packed: Uint8Array<ArrayBuffer>, limit: number): Promise<boolean> {
	const { readable, writable } = new DecompressionStream('deflate');
	const writer = writable.getWriter();
	// A stream that is left before its end rejects what was still to be written.
	const written = Promise.allSettled([writer.write(packed), writer.close()]);
	let sum = 0;
	const parts: AsyncIterable<Uint8Array> = readable;
	for await (const part of parts) {
		sum += part.byteLength;
		if (sum > limit) break;
	}
	await written;
	return sum <= limit;
}

/**
 * The PNG without what is no picture, when its pixels take no more than its header says.
 *
 * @returns undefined when it holds more, or is no PNG
 */
export async function picturesOnly(
	png: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const chunks = chunksOf(png);
	const header = chunks[0];
	if (header?.type !== 'IHDR' || header.content.byteLength !== 13) return undefined;
	const pixels = joined(chunks.flatMap(({ type, content }) => (type === 'IDAT' ? [content] : [])));
	if (!(await staysWithin(pixels, unpackedBytes(header.content)))) return undefined;
	return joined([
		png.subarray(0, SIGNATURE_BYTES),
		...chunks.flatMap(({ type, whole }) => (NEEDED.has(type) ? [whole] : [])),
	]);
}
