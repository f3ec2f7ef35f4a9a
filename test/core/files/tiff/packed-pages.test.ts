import { describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';
import sharp, { type Sharp, type TiffOptions } from 'sharp';

import { openPdf } from '../../../../core/files/pdf/renderer';
import { readDirectories } from '../../../../core/files/tiff/directory';
import { openTiff } from '../../../../core/files/tiff/open-tiff';
import { makeTiff, type TiffEntry, type TiffPage } from '../../../files/images/make-tiff';
import { inOneGo } from '../../../files/turns';

const [WIDTH, HEIGHT] = [301, 217];

/** A slope from left to right with a black bar and a white one. */
function picture(channels: 1 | 3 | 4): Sharp {
	const data = Buffer.alloc(WIDTH * HEIGHT * channels);
	for (let y = 0; y < HEIGHT; y++)
		for (let x = 0; x < WIDTH; x++)
			for (let channel = 0; channel < channels; channel++) {
				const slope = (x * 255) / WIDTH;
				const shade = y > 150 ? 255 : x > 200 && y < 80 ? 0 : slope;
				data[(y * WIDTH + x) * channels + channel] =
					channel === 3 ? 255 : channel === 1 ? 255 - shade : shade;
			}
	return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels } });
}

const TAGS = [258, 259, 262, 266, 277, 278, 284, 292, 317, 320, 322, 323, 338, 347];
const TYPES: ReadonlyMap<number, 4 | 7> = new Map([[347, 7]]);

/** The page of a TIFF by libtiff, to be put into a file with several. */
async function pageOf(image: Sharp, options: TiffOptions): Promise<TiffPage> {
	const file = await (options.bitdepth === 1 ? image.threshold() : image)
		.toColourspace(options.bitdepth === undefined ? 'srgb' : 'b-w')
		.tiff(options)
		.toBuffer();
	const directory = readDirectories(file).pages[0];
	if (directory === undefined) throw new Error('no page');
	const isTiled = directory.has(322);
	const offsets = directory.values(isTiled ? 324 : 273) ?? [];
	const lengths = directory.values(isTiled ? 325 : 279) ?? [];
	const entries = TAGS.flatMap((tag): TiffEntry[] => {
		const values = directory.values(tag);
		return values === undefined ? [] : [{ tag, type: TYPES.get(tag) ?? 4, values }];
	});
	const strips = offsets.map((offset, index) =>
		file.subarray(offset, offset + (lengths[index] ?? 0)),
	);
	return { width: WIDTH, height: HEIGHT, strips, entries };
}

const open = (bytes: Uint8Array) => openTiff(bytes, (page) => openPdf(page, inOneGo));

/** Grey or colour values of an image, and how many numbers a pixel has. */
function pixelsOf(bytes: Uint8Array) {
	if (bytes[0] === 0x89) {
		const { width, data, channels } = decode(bytes);
		return { width, data, channels };
	}
	const { width, data } = decodeJpeg(bytes, { useTArray: true });
	return { width, data, channels: 4 };
}

describe('each way to pack a page is read as libtiff wrote it', () => {
	test.each<readonly [string, 1 | 3 | 4, TiffOptions]>([
		['nothing', 3, { compression: 'none' }],
		['nothing, with transparency', 4, { compression: 'none' }],
		['LZW', 1, { compression: 'lzw', predictor: 'none' }],
		['LZW by differences', 3, { compression: 'lzw', predictor: 'horizontal' }],
		['Deflate', 3, { compression: 'deflate', predictor: 'horizontal' }],
		['Deflate, with transparency', 4, { compression: 'deflate', predictor: 'horizontal' }],
		['PackBits', 1, { compression: 'packbits' }],
		['JPEG, grey', 1, { compression: 'jpeg', quality: 95 }],
		['JPEG in colour', 3, { compression: 'jpeg', quality: 95 }],
		['tiles of Deflate', 3, { compression: 'deflate', tile: true, tileWidth: 64, tileHeight: 64 }],
		['tiles of JPEG', 3, { compression: 'jpeg', quality: 95, tile: true, tileWidth: 64 }],
		['1 bit, fax 4', 1, { compression: 'ccittfax4', bitdepth: 1 }],
		['1 bit, fax 4, white is zero', 1, { compression: 'ccittfax4', bitdepth: 1, miniswhite: true }],
		['1 bit, nothing, white is zero', 1, { compression: 'none', bitdepth: 1, miniswhite: true }],
		['4 bits', 1, { compression: 'lzw', bitdepth: 4, predictor: 'none' }],
	])('%s', async (_name, channels, options) => {
		const page = await pageOf(picture(channels), options);
		const tiff = open(makeTiff([page, page]));
		expect(tiff?.pageCount).toBe(2);
		const image = await tiff?.image(2);
		const { data, width, channels: numbers } = pixelsOf(image?.bytes ?? new Uint8Array());
		expect(width).toBe(WIDTH);
		expect(image?.scaledFrom).toBeNull();

		const depth = options.bitdepth ?? 8;
		const step = depth === 1 ? 255 : depth === 4 ? 20 : options.compression === 'jpeg' ? 30 : 2;
		for (const [x, y] of [
			[10, 10],
			[100, 60],
			[180, 140],
			[250, 40],
			[20, 200],
			[299, 215],
		] as const) {
			const shade = y > 150 ? 255 : x > 200 && y < 80 ? 0 : (x * 255) / WIDTH;
			const found = data[(y * width + x) * numbers] ?? -1;
			// Of one bit only the bars are sure: between them it is dots.
			if (depth > 1 || y > 150 || shade === 0) {
				expect(Math.abs(found - shade)).toBeLessThanOrEqual(depth === 1 ? 0 : step);
				if (channels > 1)
					expect(
						Math.abs((data[(y * width + x) * numbers + 1] ?? -1) - (255 - shade)),
					).toBeLessThan(step + 1);
			}
		}
	});
});
