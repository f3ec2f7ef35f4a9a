import { deflateSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { openPdf } from '../../../../core/files/pdf/renderer';
import { openTiff } from '../../../../core/files/tiff/open-tiff';
import { jpegOfScans } from '../../../files/images/make-images';
import {
	greyPage,
	makeTiff,
	PACK_BITS,
	twoPageTiff,
	type TiffPage,
} from '../../../files/images/make-tiff';
import { inOneGo } from '../../../files/turns';

const MIB = 1024 * 1024;
const open = (bytes: Uint8Array) => openTiff(bytes, (page) => openPdf(page, inOneGo));
const good = greyPage(200);
const long = (tag: number, ...values: number[]) => ({ tag, type: 4 as const, values });

/** The second page of a file, whose first one is good. */
const secondPage = async (page: TiffPage) => await open(makeTiff([good, page]))?.image(2);

describe('a page that can’t be what it says is refused before it is unpacked', () => {
	test.each<readonly [string, TiffPage, RegExp]>([
		[
			'60,000 × 60,000 pixels of nothing',
			{ ...good, width: 60_000, height: 60_000 },
			/3600 megapixels/,
		],
		['a side without end', { ...good, width: 4_294_967_295, height: 1 }, /megapixels/],
		['no pixels', { ...good, width: 0, height: 5 }, /can't be read/],
		[
			'a strip that ends behind the file',
			{ ...good, entries: [long(279, 4_000_000_000)] },
			/can't be read/,
		],
		[
			'more values than the file has bytes',
			{ ...good, entries: [{ tag: 273, type: 4, values: [8], count: 4_000_000_000 }] },
			/can't be read/,
		],
		['strips of no row', { ...good, entries: [long(278, 0)] }, /can't be read/],
		[
			'tiles of a pixel',
			{ ...good, entries: [long(322, 1), long(323, 1), long(324, 8), long(325, 10)] },
			/strips or tiles/,
		],
		[
			'tiles larger than anything',
			{ ...good, entries: [long(322, 65_520), long(323, 65_520), long(324, 8), long(325, 10)] },
			/can't be read/,
		],
		[
			'the same bytes as every row',
			{
				width: 256,
				height: 9_000,
				strips: [new Uint8Array(50_000)],
				compression: 5,
				entries: [
					long(278, 1),
					long(273, ...Array.from({ length: 9_000 }, () => 8)),
					long(279, ...Array.from({ length: 9_000 }, () => 50_000)),
				],
			},
			/can't be read/,
		],
		['65,535 numbers a pixel', { ...good, entries: [long(277, 65_535)] }, /can't be read/],
		['a way to pack nobody knows', { ...good, compression: 34_676 }, /can't be read/],
	])('%s', async (_, page, message) => {
		const problem = await secondPage(page).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(problem).toBeInstanceOf(UnsupportedFileError);
		expect(problem).toMatchObject({ message: expect.stringMatching(message) });
	});
});

test('a JPEG that is larger than its page takes no more memory than there is', async () => {
	const page = { ...good, compression: 7, strips: [jpegOfScans(60_000, 60_000, 1)] };
	await expect(secondPage(page)).rejects.toThrow(/more memory than is allowed/);
});

test('a small JPEG of a thousand scans is drawn', async () => {
	const page = { ...good, compression: 7, strips: [jpegOfScans(256, 256, 1000)] };
	expect((await secondPage(page))?.bytes.byteLength).toBeLessThan(100_000);
});

/** An empty fax: each row as the one above. */
const emptyFax = (width: number, height: number): TiffPage => ({
	width,
	height,
	bits: 1,
	photometric: 0,
	compression: 4,
	strips: [new Uint8Array(Math.ceil(height / 8)).fill(0xff)],
});
/** A row of 256 pixels a strip. */
const rows = (count: number): TiffPage => ({
	width: 256,
	height: count,
	compression: PACK_BITS,
	rowsPerStrip: 1,
	strips: Array.from({ length: count }, () => Uint8Array.from([0x81, 7, 0x81, 7])),
});
const zeros = (width: number, height: number, samples: number): TiffPage => ({
	width,
	height,
	samples,
	photometric: 2,
	compression: 8,
	strips: [deflateSync(Buffer.alloc(width * height * samples))],
});
const short = { width: 3000, height: 3000, strips: [new Uint8Array(10)] };

describe('a page that takes far more than its bytes is refused by its header', () => {
	test.each<readonly [string, TiffPage, RegExp]>([
		['LZW of 10 bytes', { ...short, compression: 5 }, /fewer bytes/],
		['Deflate of 10 bytes', { ...short, compression: 8 }, /fewer bytes/],
		['PackBits of 10 bytes', { ...short, compression: PACK_BITS }, /fewer bytes/],
		['fax of 10 bytes', { ...short, compression: 4, bits: 1 }, /fewer bytes/],
		['nothing packed, and 10 bytes', { ...short, compression: 1 }, /fewer bytes/],
		[
			'74 megapixels of 5 numbers',
			{ ...zeros(100, 100, 5), width: 8600, height: 8600 },
			/transparency/,
		],
		['60,000 strips', rows(60_000), /more than 10000 strips/],
	])('%s', async (_, page, message) => {
		await expect(secondPage(page)).rejects.toThrow(message);
		await expect(secondPage(page)).rejects.toBeInstanceOf(UnsupportedFileError);
	});

	test('what real scanners make is drawn', async () => {
		for (const page of [
			emptyFax(4960, 7016),
			zeros(3508, 4961, 3),
			zeros(1654, 2339, 4),
			rows(3508),
		])
			expect((await secondPage(page))?.bytes.byteLength).toBeGreaterThan(0);
	});
});

describe('the pages that are asked for are bounded together', () => {
	const of = (count: number, page: TiffPage) =>
		open(makeTiff(Array.from({ length: count }, () => page)));

	test('20 empty pages of 74 megapixels', () => {
		const file = of(20, emptyFax(8600, 8600));
		const all = Array.from({ length: 20 }, (_, index) => index + 1);
		expect(() => file?.check(all)).toThrow(/as long as 1479 megapixels; at most 1200/);
		expect(() => file?.check([1, 20])).not.toThrow();
	});

	test('100 pages of A4 at 300 dpi are no problem', () => {
		const all = Array.from({ length: 100 }, (_, index) => index + 1);
		expect(() => of(100, emptyFax(2480, 3508))?.check(all)).not.toThrow();
	});
});

describe('what unpacks to more than its page has is cut off there', () => {
	test.each<readonly [string, TiffPage]>([
		['Deflate', { ...good, compression: 8, strips: [deflateSync(Buffer.alloc(300 * MIB))] }],
		['fax 4 of zeros only', { ...good, bits: 1, compression: 4, strips: [new Uint8Array(90_000)] }],
		['fax 3 of zeros only', { ...good, bits: 1, compression: 3, strips: [new Uint8Array(90_000)] }],
		['LZW of zeros only', { ...good, compression: 5, strips: [new Uint8Array(90_000)] }],
	])('%s', async (_, page) => {
		const image = await secondPage(page);
		expect(image?.bytes.byteLength).toBeLessThan(100_000);
	});
});

describe('a list of pages that has no end loses none of them silently', () => {
	test('leads out of the file', () => {
		const file = makeTiff([good, { ...good, next: 90_000_000 }]);
		expect(() => open(file)).toThrow(/damaged or cut off/);
	});

	test('leads in a circle', () => {
		const file = makeTiff([good, good]);
		const first = file.readUInt32LE(4);
		const circle = makeTiff([good, { ...good, next: first }]);
		expect(() => open(circle)).toThrow(/damaged or cut off/);
	});
});

describe('a file that is cut off loses no page silently', () => {
	const whole = twoPageTiff(50, 200);
	test.each([1, 20, 200, 300, 400, 500, 600])('by %i bytes', (bytes) => {
		expect(() => open(whole.subarray(0, -bytes))).toThrow(/damaged or cut off/);
	});
});

test('a single page goes as it is, and so does what is no TIFF', () => {
	expect(open(makeTiff([good]))).toBeUndefined();
	expect(open(Buffer.from('II+\0garbage'))).toBeUndefined();
	expect(open(Buffer.from('II'))).toBeUndefined();
});

test('whatever bytes are changed: pages or a refusal, each time', async () => {
	const file = twoPageTiff(50, 200);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
			async (changes) => {
				const changed = Buffer.from(file);
				for (const [at, value] of changes) changed[at] = value;
				const outcome = await Promise.resolve()
					.then(() => open(changed)?.image(1))
					.catch((error: unknown) => error);
				if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnsupportedFileError);
			},
		),
		{ numRuns: 150, seed: 1 },
	);
});
