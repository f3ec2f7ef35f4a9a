import { crc32, deflateSync } from 'node:zlib';

/** Files that declare more than they hold, or hold more than they declare. Sizes in pixels. */

const pngChunk = (type: string, data: Buffer): Buffer => {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
};

interface PngParts {
	/** What the pixels are unpacked from. */
	readonly packed: Buffer;
	readonly bitDepth?: 1 | 8;
	readonly beforePixels?: readonly Buffer[];
}

/** A grey PNG with this header, whatever its pixels are. */
export function png(
	width: number,
	height: number,
	{ packed, bitDepth = 8, beforePixels = [] }: PngParts,
): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = bitDepth;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		pngChunk('IHDR', header),
		...beforePixels,
		pngChunk('IDAT', packed),
		pngChunk('IEND', Buffer.alloc(0)),
	]);
}

/** So many zero bytes, packed to a thousandth. */
export const zeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes), { level: 9 });

/** A text chunk of a PNG that unpacks to so many bytes. */
export const textBomb = (bytes: number): Buffer =>
	pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), zeros(bytes)]));

/** The head of a BMP, without pixels. */
export function bmp(width: number, height: number): Buffer {
	const head = Buffer.alloc(54);
	head.write('BM', 'latin1');
	head.writeUInt32LE(54, 10);
	head.writeUInt32LE(40, 14);
	head.writeInt32LE(width, 18);
	head.writeInt32LE(height, 22);
	head.writeUInt16LE(1, 26);
	head.writeUInt16LE(24, 28);
	return head;
}

/** A GIF whose canvas and only frame are so large; the frame holds four pixels. */
export function gif(width: number, height: number, canvas = { width, height }): Buffer {
	const size = (w: number, h: number) => [w & 255, w >> 8, h & 255, h >> 8];
	return Buffer.from([
		...Buffer.from('GIF89a', 'latin1'),
		...size(canvas.width, canvas.height),
		...[0x80, 0, 0, 0, 0, 0, 255, 255, 255],
		...[0x2c, 0, 0, 0, 0, ...size(width, height), 0],
		...[2, 2, 0x44, 1, 0, 0x3b],
	]);
}

/** A grey TIFF of one strip with this size, whose directory is followed by itself, without end. */
export function tiff(width: number, height: number): Buffer {
	const entries = [
		[256, 4, width],
		[257, 4, height],
		[258, 3, 8],
		[259, 3, 1],
		[262, 3, 1],
		[273, 4, 8],
		[277, 3, 1],
		[278, 4, height],
		[279, 4, 100],
	] as const;
	const file = Buffer.alloc(256);
	file.write('II', 'latin1');
	file.writeUInt16LE(42, 2);
	file.writeUInt32LE(8, 4);
	file.writeUInt16LE(entries.length, 8);
	for (const [index, [tag, type, value]] of entries.entries()) {
		const at = 10 + index * 12;
		file.writeUInt16LE(tag, at);
		file.writeUInt16LE(type, at + 2);
		file.writeUInt32LE(1, at + 4);
		file.writeUInt32LE(value, at + 8);
	}
	file.writeUInt32LE(8, 10 + entries.length * 12);
	return file;
}

/** The head of a JPEG of this size. */
export function jpeg(width: number, height: number): Buffer {
	const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
	frame.writeUInt16BE(height, 5);
	frame.writeUInt16BE(width, 7);
	const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0', 'latin1')]);
	const jfif = Buffer.concat([start, Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]);
	return Buffer.concat([jfif, frame, Buffer.alloc(200), Buffer.from([0xff, 0xd9])]);
}

/** The head of a WebP with a canvas of this size. */
export function webp(width: number, height: number): Buffer {
	const head = Buffer.alloc(30);
	head.write('RIFF', 0, 'latin1');
	head.writeUInt32LE(22, 4);
	head.write('WEBPVP8X', 8, 'latin1');
	head.writeUInt32LE(10, 16);
	head.writeUIntLE(width - 1, 24, 3);
	head.writeUIntLE(height - 1, 27, 3);
	return head;
}
