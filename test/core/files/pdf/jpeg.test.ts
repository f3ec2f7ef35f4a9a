import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode } from 'jpeg-js';

import { toJpeg, type Rows } from '../../../../core/files/jpeg/encode';
import { readJpegHeader } from '../../../../core/files/pdf/jpeg-header';
import { inOneGo } from '../../../files/turns';
import { jpeg } from './documents';

function image(width: number, height: number, channels: 1 | 3, value: (at: number) => number) {
	const data = Uint8Array.from({ length: width * height * channels }, (_, at) => value(at));
	return { width, height, channels, data };
}

/** Largest difference of a channel between an image and what a decoder reads from its JPEG. */
async function worstError({ width, height, channels, data }: Rows): Promise<number> {
	const jpegBytes = await toJpeg({ width, height, channels, data }, inOneGo);
	const read = decode(jpegBytes, { useTArray: true });
	expect([read.width, read.height]).toEqual([width, height]);
	let worst = 0;
	for (let pixel = 0; pixel < width * height; pixel++)
		for (let channel = 0; channel < 3; channel++) {
			const meant = data[pixel * channels + (channels === 3 ? channel : 0)] ?? 0;
			worst = Math.max(worst, Math.abs(meant - (read.data[pixel * 4 + channel] ?? 0)));
		}
	return worst;
}

describe('toJpeg', () => {
	test('writes flat images of any size and tone nearly as they are', async () => {
		const side = fc.integer({ min: 1, max: 40 });
		const tone = fc.integer({ min: 0, max: 255 });
		await fc.assert(
			fc.asyncProperty(side, side, tone, async (width, height, value) => {
				expect(await worstError(image(width, height, 1, () => value))).toBeLessThanOrEqual(3);
			}),
		);
		await fc.assert(
			fc.asyncProperty(side, side, tone, tone, tone, async (width, height, ...rgb) => {
				const flat = image(width, height, 3, (at) => rgb[at % 3] ?? 0);
				expect(await worstError(flat)).toBeLessThanOrEqual(12);
			}),
		);
	});

	test('stays readable for any pixels, however wild', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 20 }),
				fc.constantFrom(1 as const, 3 as const),
				fc.infiniteStream(fc.constantFrom(0, 1, 128, 254, 255)),
				async (side, channels, values) => {
					const wild = image(side, side, channels, () => {
						const next = values.next();
						return next.done === true ? 0 : next.value;
					});
					expect(await worstError(wild)).toBeLessThanOrEqual(255);
				},
			),
		);
	});

	test('keeps soft gradients and hard edges', async () => {
		expect(await worstError(image(64, 64, 1, (at) => (at % 64) * 4))).toBeLessThan(12);
		expect(await worstError(image(64, 64, 1, (at) => (at % 64 < 30 ? 0 : 255)))).toBeLessThan(60);
	});
});

describe('readJpegHeader', () => {
	test('reads size and colours', () => {
		const header = { width: 30, height: 20, hasExif: false };
		expect(readJpegHeader(jpeg(30, 20))).toEqual({ ...header, components: 3 });
		// The frame header of a grey JPEG: 8 bit, 20 lines of 30 pixels, one component (ITU T.81, B.2.2).
		const grey = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0];
		expect(readJpegHeader(Uint8Array.of(...grey))).toEqual({ ...header, components: 1 });
	});

	test('notices what a camera wrote about its position', () => {
		const [start, rest] = [jpeg(8, 8).slice(0, 2), jpeg(8, 8).slice(2)];
		const exif = [0xff, 0xe1, 0, 8, ...new TextEncoder().encode('Exif\0\0')];
		expect(readJpegHeader(Uint8Array.of(...start, ...exif, ...rest))?.hasExif).toBe(true);
	});

	test('takes any bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				readJpegHeader(Uint8Array.of(0xff, 0xd8, ...bytes));
			}),
		);
		expect(readJpegHeader(new Uint8Array())).toBeUndefined();
		expect(readJpegHeader(jpeg(8, 8).subarray(0, 40))).toBeUndefined();
	});
});
