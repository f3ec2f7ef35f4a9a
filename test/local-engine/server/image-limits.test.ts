import { gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { decodeImage } from '../../../local-engine/ocr/decode-image';
import { checkImage, MAX_PIXELS } from '../../../local-engine/server/image-limits';
import { bmp, gif, jpeg, png, textBomb, tiff, webp, zeros } from './hostile-images';

const MIB = 1024 * 1024;

const page = (width: number, height: number, background = '#fff') =>
	sharp({ create: { width, height, channels: 3, background } });

/** What happens to an image on its way to being read: the size it has then, in pixels. */
async function sizeAfter(bytes: Buffer): Promise<readonly [number, number]> {
	await checkImage(bytes);
	const { width, height } = await decodeImage(bytes);
	return [width, height];
}

describe('images that declare more pixels than are read', () => {
	test.each([
		['PNG', png(50_000, 50_000, { packed: zeros(100) })],
		[
			'PNG of black and white, small when packed',
			png(20_000, 20_000, { packed: zeros(2500 * 20_000), bitDepth: 1 }),
		],
		['BMP', bmp(50_000, 50_000)],
		['BMP from top to bottom', bmp(50_000, -50_000)],
		['BMP from right to left', bmp(-1, 1)],
		['GIF', gif(65_535, 65_535)],
		['JPEG', jpeg(65_500, 65_500)],
		['TIFF', tiff(60_000, 60_000)],
		['WebP', webp(16_000_000, 16_000_000)],
		['a very long strip', png(70_000, 10, { packed: zeros(100) })],
	])('%s: refused by its header', async (_, bytes) => {
		await expect(checkImage(bytes)).rejects.toMatchObject({
			code: 'invalid_image',
			message: expect.stringMatching(/pixels; at most 80 million/),
		});
	});

	test('a frame larger than its canvas is not decoded either', async () => {
		const bytes = gif(65_535, 65_535, { width: 1, height: 1 });
		await checkImage(bytes);
		await expect(decodeImage(bytes)).rejects.toThrow(/pixel limit/);
	});
});

describe('images that hold more than they declare', () => {
	test('pixels beyond the last row stay packed', async () => {
		expect(await sizeAfter(png(100, 100, { packed: zeros(200 * MIB) }))).toEqual([100, 100]);
	});

	test('a text stays packed', async () => {
		const bytes = png(100, 100, { packed: zeros(101 * 100), beforePixels: [textBomb(200 * MIB)] });
		expect(await sizeAfter(bytes)).toEqual([100, 100]);
	});

	test('of many frames only the first is decoded', async () => {
		const frames = await Promise.all(
			['#fff', '#888', '#000'].map((background) => page(300, 200, background).png().toBuffer()),
		);
		const animated = await sharp(frames, { join: { animated: true } })
			.gif({ loop: 0 })
			.toBuffer();
		expect((await sharp(animated).metadata()).pages).toBeGreaterThan(1);
		expect(await sizeAfter(animated)).toEqual([300, 200]);
	});
});

describe('files that are broken', () => {
	test.each([
		['a TIFF that never ends', () => Promise.resolve(tiff(10, 10))],
		['a BMP without pixels', () => Promise.resolve(bmp(3000, 3000))],
		['a JPEG without pixels', () => Promise.resolve(jpeg(100, 100))],
		['a PNG cut off', async () => (await page(400, 400).png().toBuffer()).subarray(0, 200)],
		['a WebP cut off', async () => (await page(400, 400).webp().toBuffer()).subarray(0, 40)],
	])('%s', async (_, bytes) => {
		await expect(sizeAfter(await bytes())).rejects.toThrow(/can't be decoded/);
	});

	test.each([
		['nothing', Buffer.alloc(0), /empty/],
		['text', Buffer.from('Dear customer'), /text/],
		['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
		['an archive', gzipSync(Buffer.alloc(MIB)), /gzip/],
		['zeros', Buffer.alloc(1000), /unknown kind/],
		['a BMP of two letters', Buffer.from('BM'), /broken BMP/],
		['more than 20 MB', Buffer.alloc(20 * MIB + 1), /larger than 20 MB/],
	])('%s is no image', async (_, bytes, message) => {
		await expect(checkImage(bytes)).rejects.toMatchObject({
			code: 'invalid_image',
			message: expect.stringMatching(message),
		});
	});
});

test('pages up to the limit are let in', async () => {
	await checkImage(png(MAX_PIXELS / 8000, 8000, { packed: zeros(10) }));
	await checkImage(await page(600, 800).tiff({ bigtiff: true }).toBuffer());
});
