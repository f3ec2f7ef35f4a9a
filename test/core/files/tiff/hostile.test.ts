import { deflateSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { openPdf } from '../../../../core/files/pdf/renderer';
import { openTiff } from '../../../../core/files/tiff/open-tiff';
import { jpegOfScans } from '../../../files/images/make-images';
import { greyPage, makeTiff, twoPageTiff, type TiffPage } from '../../../files/images/make-tiff';

const MIB = 1024 * 1024;
const open = (bytes: Uint8Array) => openTiff(bytes, openPdf);
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
			/can't be read/,
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
				height: 60_000,
				strips: [new Uint8Array(50_000)],
				compression: 5,
				entries: [
					long(278, 1),
					long(273, ...Array.from({ length: 60_000 }, () => 8)),
					long(279, ...Array.from({ length: 60_000 }, () => 50_000)),
				],
			},
			/can't be read/,
		],
		['65,535 numbers a pixel', { ...good, entries: [long(277, 65_535)] }, /can't be read/],
		['a way to pack nobody knows', { ...good, compression: 34_676 }, /can't be read/],
		[
			'a JPEG that is larger than its page',
			{ ...good, compression: 7, strips: [jpegOfScans(60_000, 60_000, 1)] },
			/can't be read/,
		],
		[
			'a JPEG of a thousand scans',
			{ ...good, compression: 7, strips: [jpegOfScans(256, 256, 1000)] },
			/can't be read/,
		],
	])('%s', async (_, page, message) => {
		const problem = await secondPage(page).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(problem).toBeInstanceOf(UnsupportedFileError);
		expect(problem).toMatchObject({ message: expect.stringMatching(message) });
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

test('a single page goes as it is, and so does what is no TIFF', () => {
	expect(open(makeTiff([good]))).toBeUndefined();
	expect(open(Buffer.from('II*\0garbage'))).toBeUndefined();
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
