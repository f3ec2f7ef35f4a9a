import { deflateSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encode } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

import { createMemorySemaphore } from '../../../core/files/memory-semaphore';
import { fitImage } from '../../../core/files/fit-image';
import { jpegOfScans, pngOf } from '../../files/images/make-images';
import { inOneGo } from '../../files/turns';

/** Grey on the left, white on the right. */
function page(width: number, height: number): Uint8Array {
	const data = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++) data.fill(100, y * width, y * width + width / 2);
	return data;
}

const MIB = 1024 * 1024;
/** What is beyond the service's limit without being of the picture: a note that no reader needs. */
const padded = (png: Uint8Array) =>
	pngOf({ ...partsOf(png), before: [['noTe', Buffer.alloc(21 * MIB)]] });
const partsOf = (png: Uint8Array) => {
	const file = Buffer.from(png);
	const at = file.indexOf('IDAT', 0, 'latin1');
	return {
		header: file.subarray(16, 29),
		packed: file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)),
	};
};
const header = (width: number, height: number, bits = 8, colours = 0) => {
	const bytes = Buffer.alloc(13);
	bytes.writeUInt32BE(width, 0);
	bytes.writeUInt32BE(height, 4);
	bytes[8] = bits;
	bytes[9] = colours;
	return bytes;
};

describe('images beyond what is sane', () => {
	test('a usual one goes as it is', async () => {
		const png = encode({ width: 400, height: 400, channels: 1, data: page(400, 400) });
		expect(await fitImage(png, 'image/png', inOneGo)).toEqual({ bytes: png, scaledFrom: null });
	});

	test('a photo of 50 megapixels goes as it is: decoding it would take a gigabyte', async () => {
		const photo = jpegOfScans(8192, 6144, 1);
		expect(await fitImage(photo, 'image/jpeg', inOneGo)).toEqual({
			bytes: photo,
			scaledFrom: null,
		});
	});

	test('too many bytes: scaled down, the picture stays, and the size it had is told', async () => {
		const [width, height] = [6400, 6400];
		const png = padded(encode({ width, height, channels: 1, data: page(width, height) }));
		const { bytes, scaledFrom } = await fitImage(png, 'image/png', inOneGo);
		expect(scaledFrom).toEqual({ width, height });
		const small = decodeJpeg(bytes, { useTArray: true });
		expect(small.width * small.height).toBeLessThan(9_000_001);
		expect(small.width).toBe(small.height);
		const middle = Math.floor(small.height / 2) * small.width;
		const shadeAt = (share: number) => small.data[(middle + Math.floor(small.width * share)) * 4];
		expect(shadeAt(0.25)).toBeCloseTo(100, -1);
		expect(shadeAt(0.75)).toBeGreaterThan(245);
	});

	test.each([
		['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(21 * MIB)]), 'image/gif'],
		[
			'PNG that holds more than its header says',
			pngOf({
				header: header(300, 300),
				packed: deflateSync(Buffer.alloc(400 * MIB), { level: 1 }),
				before: [['noTe', Buffer.alloc(21 * MIB)]],
			}),
			'image/png',
		],
		[
			'JPEG of a thousand scans',
			Buffer.concat([jpegOfScans(8000, 6000, 1000), Buffer.alloc(21 * MIB)]),
			'image/jpeg',
		],
		[
			'JPEG with a second, larger frame',
			Buffer.concat([
				jpegOfScans(800, 600, 0),
				jpegOfScans(60_000, 60_000, 1).subarray(2),
				Buffer.alloc(21 * MIB),
			]),
			'image/jpeg',
		],
	])(
		'more than 20 MB that can’t be decoded here is refused in words: %s',
		async (_, bytes, type) => {
			await expect(fitImage(bytes, type, inOneGo)).rejects.toMatchObject({
				message: expect.stringMatching(/the image has 2\d\.\d MB, the service takes at most 20 MB/),
				nextStep: expect.stringContaining('smaller'),
			});
		},
	);

	test('what else is packed in a PNG stays packed', async () => {
		const png = encode({ width: 400, height: 400, channels: 1, data: page(400, 400) });
		const profile = Buffer.concat([Buffer.from('bomb\0\0'), deflateSync(Buffer.alloc(400 * MIB))]);
		const bytes = pngOf({
			...partsOf(png),
			before: [
				['iCCP', profile],
				['noTe', Buffer.alloc(21 * MIB)],
			],
		});
		expect((await fitImage(bytes, 'image/png', inOneGo)).scaledFrom).toEqual({
			width: 400,
			height: 400,
		});
	});

	test.each([
		[
			'PNG',
			pngOf({ header: header(11_000, 11_000, 1), packed: deflateSync(Buffer.alloc(100)) }),
			'image/png',
		],
		['JPEG', jpegOfScans(12_000, 9000, 1), 'image/jpeg'],
	])(
		'too many pixels are refused by the header, before anything is decoded: %s',
		async (_, bytes, type) => {
			await expect(fitImage(bytes, type, inOneGo)).rejects.toMatchObject({
				message: expect.stringMatching(/has 1\d\d megapixels; at most 75 are read/),
			});
		},
	);
});

test('never more bytes at once than the budget, but for one that is larger alone; all in order', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 20 }),
			fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 15 }),
			async (limit, sizes) => {
				const budget = createMemorySemaphore(limit);
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
