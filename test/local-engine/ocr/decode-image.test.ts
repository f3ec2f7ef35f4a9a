import { describe, expect, test } from '@jest/globals';
import { encode as encodeBmp } from 'bmp-ts';
import sharp from 'sharp';

import { decodeImage, UnreadableImageError } from '../../../local-engine/ocr/decode-image';
import { bmp as bmpHead } from '../server/hostile-images';

/** 40 × 20 pixels, the left half black. */
const picture = () =>
	sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } }).composite([
		{
			input: { create: { width: 20, height: 20, channels: 3, background: '#000' } },
			left: 0,
			top: 0,
		},
	]);

async function bmp(): Promise<Buffer> {
	const rgba = await picture().ensureAlpha().raw().toBuffer();
	// bmp-ts takes the channels in the order of the file: alpha, blue, green, red
	const abgr = Buffer.from(rgba);
	for (let i = 0; i < rgba.length; i += 4) abgr.set([...rgba.subarray(i, i + 4)].reverse(), i);
	return encodeBmp({ data: abgr, width: 40, height: 20, bitPP: 24 }).data;
}

describe('decodeImage', () => {
	test.each([
		['PNG', () => picture().png().toBuffer()],
		['JPEG', () => picture().jpeg({ quality: 100 }).toBuffer()],
		['GIF', () => picture().gif().toBuffer()],
		['TIFF', () => picture().tiff().toBuffer()],
		['WebP', () => picture().webp({ lossless: true }).toBuffer()],
		['BMP', bmp],
	])('reads %s by its content', async (_, encoded) => {
		const { width, height, data } = await decodeImage(await encoded());
		expect([width, height]).toEqual([40, 20]);
		expect(data[10 * 40 + 5]).toBeLessThan(10);
		expect(data[10 * 40 + 35]).toBeGreaterThan(245);
	});

	test('applies the rotation that a camera noted', async () => {
		const sideways = await picture().png().withMetadata({ orientation: 6 }).toBuffer();
		const { width, height, data } = await decodeImage(sideways);
		expect([width, height]).toEqual([20, 40]);
		expect(data[5 * 20 + 10]).toBeLessThan(10);
	});

	test('takes transparent for white paper', async () => {
		const clear = { r: 0, g: 0, b: 0, alpha: 0 };
		const png = await sharp({ create: { width: 4, height: 4, channels: 4, background: clear } })
			.png()
			.toBuffer();
		expect([...(await decodeImage(png)).data]).toEqual(new Array(16).fill(255));
	});

	test('makes large photos smaller', async () => {
		const large = { width: 6000, height: 4000, channels: 3 as const, background: '#fff' };
		const { width, height } = await decodeImage(await sharp({ create: large }).jpeg().toBuffer());
		expect(width).toBeLessThan(3000);
		expect(width / height).toBeCloseTo(1.5);
	});

	test.each([
		['nothing', Buffer.of()],
		['a broken PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
		['a broken BMP', Buffer.from('BM0000000000')],
		['a BMP whose pixels stand beyond its end', bmpHead(40, -30)],
	])('refuses %s', async (_, bytes) => {
		const refused = decodeImage(bytes);
		await expect(refused).rejects.toBeInstanceOf(UnreadableImageError);
		await expect(refused).rejects.not.toThrow(/offset|Range/);
	});
});
