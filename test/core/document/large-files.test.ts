import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode, encode } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';
import { encodeImage } from 'utif2';

import { createByteBudget } from '../../../core/document/byte-budget';
import { fitImage } from '../../../core/document/fit-image';
import { openTiff } from '../../../core/document/tiff';

/** Grey on the left, white on the right. */
function page(width: number, height: number): Uint8Array {
	const data = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++) data.fill(100, y * width, y * width + width / 2);
	return data;
}

describe('images beyond what is sane', () => {
	test('a usual one goes as it is', () => {
		const png = encode({ width: 400, height: 400, channels: 1, data: page(400, 400) });
		expect(fitImage(png, 'image/png')).toEqual({ bytes: png, scaledFrom: null });
	});

	test('too many pixels: scaled down, the picture stays, and the size it had is told', () => {
		const [width, height] = [6400, 6400];
		const png = encode({ width, height, channels: 1, data: page(width, height) });
		const { bytes, scaledFrom } = fitImage(png, 'image/png');
		expect(scaledFrom).toEqual({ width, height });
		const small = decodeJpeg(bytes, { useTArray: true });
		expect(small.width * small.height).toBeLessThan(9_000_001);
		expect(small.width).toBe(small.height);
		const middle = Math.floor(small.height / 2) * small.width;
		const shadeAt = (share: number) => small.data[(middle + Math.floor(small.width * share)) * 4];
		expect(shadeAt(0.25)).toBeCloseTo(100, -1);
		expect(shadeAt(0.75)).toBeGreaterThan(245);
	});

	test('more than 20 MB of a kind that is not decoded here is refused in words', () => {
		const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(21 * 1024 * 1024)]);
		expect(() => fitImage(gif, 'image/gif')).toThrow(
			'the image has 21.0 MB, the service takes at most 20 MB',
		);
	});
});

describe('TIFF', () => {
	const rgba = (value: number) => new Uint8Array(300 * 300 * 4).fill(value);
	const single = new Uint8Array(encodeImage(rgba(200), 300, 300));

	test('a single page goes as it is', () => {
		expect(openTiff(single)).toBeUndefined();
		expect(openTiff(Buffer.from('II*\0garbage'))).toBeUndefined();
	});

	test('of several pages each becomes an image', async () => {
		const tiff = openTiff(twoPages(rgba(200), rgba(50)));
		expect(tiff?.pageCount).toBe(2);
		const shades = [];
		for (const number of [1, 2]) {
			const image = await tiff?.image(number);
			shades.push(decode(image?.bytes ?? new Uint8Array()).data[0]);
		}
		expect(shades).toEqual([200, 50]);
	});
});

/** A little-endian TIFF with two uncompressed RGBA pages of 300 × 300 (TIFF 6.0, sections 2 and 6). */
function twoPages(...pages: readonly Uint8Array[]): Uint8Array {
	const ENTRIES = 10;
	const directoryBytes = 2 + ENTRIES * 12 + 4;
	const first = 8;
	const bitsAt = first + pages.length * directoryBytes;
	const dataAt = bitsAt + 8;
	const file = Buffer.alloc(dataAt + pages.reduce((sum, { length }) => sum + length, 0));
	file.write('II*\0', 0, 'latin1');
	file.writeUInt32LE(first, 4);
	for (const bit of [0, 1, 2, 3]) file.writeUInt16LE(8, bitsAt + bit * 2);
	pages.forEach((pixels, index) => {
		const at = first + index * directoryBytes;
		const pixelsAt = dataAt + index * pixels.length;
		const entries = [
			[256, 4, 1, 300],
			[257, 4, 1, 300],
			[258, 3, 4, bitsAt],
			[259, 3, 1, 1],
			[262, 3, 1, 2],
			[273, 4, 1, pixelsAt],
			[277, 3, 1, 4],
			[278, 4, 1, 300],
			[279, 4, 1, pixels.length],
			[338, 3, 1, 2],
		] as const;
		file.writeUInt16LE(ENTRIES, at);
		entries.forEach(([tag, type, count, value], number) => {
			const entry = at + 2 + number * 12;
			file.writeUInt16LE(tag, entry);
			file.writeUInt16LE(type, entry + 2);
			file.writeUInt32LE(count, entry + 4);
			file.writeUInt32LE(value, entry + 8);
		});
		const next = index + 1 < pages.length ? at + directoryBytes : 0;
		file.writeUInt32LE(next, at + directoryBytes - 4);
		file.set(pixels, pixelsAt);
	});
	return file;
}

test('never more bytes at once than the budget, but for one that is larger alone; all in order', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 20 }),
			fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 15 }),
			async (limit, sizes) => {
				const budget = createByteBudget(limit);
				let spent = 0;
				let running = 0;
				const begun: number[] = [];
				await Promise.all(
					sizes.map((bytes, index) =>
						budget.spend(bytes, async () => {
							begun.push(index);
							spent += bytes;
							running++;
							expect(spent <= limit || spent === bytes).toBe(true);
							await Promise.resolve();
							spent -= bytes;
							running--;
						}),
					),
				);
				expect(begun).toEqual(sizes.map((_size, index) => index));
				expect(running).toBe(0);
			},
		),
	);
});
