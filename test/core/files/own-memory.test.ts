import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';

import { recognise } from '../../../core/files/file-kind';
import { NO_LABEL } from '../../../core/files/declared-kind';
import { fitImage } from '../../../core/files/fit-image';
import { imageSizeOf } from '../../../core/files/image-size-of';
import { readJpegHeader } from '../../../core/files/pdf/jpeg-header';
import { openPdf } from '../../../core/files/pdf/renderer';
import { openTiff } from '../../../core/files/tiff/open-tiff';
import { decodeImage } from '../../../local-engine/ocr/decode-image';
import { checkImage } from '../../../local-engine/server/image-limits';
import { twoPageTiff } from '../../files/images/make-tiff';
import { bmp, gif, webp } from '../../local-engine/server/hostile-images';
import { numberedPages } from './pdf/documents';
import { inOneGo } from '../../files/turns';

/* What is read of a file must not depend on what lies beside it in memory, however broken the file is. */

const square = (shade: number) =>
	sharp({ create: { width: 220, height: 210, channels: 3, background: { r: shade, g: 0, b: 0 } } });

const small: Readonly<Record<string, () => Promise<Uint8Array>>> = {
	TIFF: () => Promise.resolve(twoPageTiff(40, 90)),
	JPEG: () => square(50).jpeg().toBuffer(),
	PNG: () => square(50).png().toBuffer(),
	WebP: () => square(50).webp().toBuffer(),
	GIF: () => square(50).gif().toBuffer(),
	'GIF of a header': () => Promise.resolve(gif(300, 300)),
	'WebP of a header': () => Promise.resolve(webp(300, 300)),
	BMP: () => Promise.resolve(bmp(300, 300)),
	PDF: () => numberedPages(1),
};

const readers: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
	'kind of file': async (bytes) => (await recognise(bytes, NO_LABEL)).file,
	'size of image': imageSizeOf,
	'header of JPEG': readJpegHeader,
	'image that fits': (bytes) => fitImage(bytes, 'image/png', inOneGo),
	'pages of TIFF': (bytes) => openTiff(bytes, (page) => openPdf(page, inOneGo))?.image(2),
	'pages of PDF': async (bytes) => {
		const pdf = await openPdf(bytes, inOneGo);
		const image = await pdf.renderPage(1, { dpi: 36, colour: false });
		pdf.close();
		return image.bytes;
	},
	"engine's check": checkImage,
	"engine's decoder": decodeImage,
};

/** What comes out, or the words of the refusal. */
const outcomeOf = async (read: (bytes: Buffer) => unknown, bytes: Buffer): Promise<unknown> =>
	await Promise.resolve()
		.then(() => read(bytes))
		.catch((error: unknown) => (error instanceof Error ? error.message : error));

/** The file in the middle of others, as Node puts small ones into one pool. */
function among(file: Uint8Array, neighbour: Uint8Array, offset: number): Buffer {
	const pool = Buffer.concat([neighbour, neighbour.subarray(0, offset), file, neighbour]);
	const start = neighbour.byteLength + Math.min(offset, neighbour.byteLength);
	return pool.subarray(start, start + file.byteLength);
}

describe.each(Object.entries(small))('%s', (_kind, make) => {
	test.each(Object.entries(readers))('%s: the same alone and among others', async (_, read) => {
		const file = await make();
		const neighbours = [twoPageTiff(200, 250), await square(200).jpeg().toBuffer()];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...neighbours),
				fc.nat(500),
				fc.oneof(fc.constant(file.byteLength), fc.integer({ min: 1, max: file.byteLength })),
				async (neighbour, offset, length) => {
					const part = file.subarray(0, length);
					const alone = await outcomeOf(read, Buffer.from(new Uint8Array(part)));
					const beside = await outcomeOf(read, among(part, neighbour, offset));
					expect(beside).toEqual(alone);
				},
			),
			{ numRuns: 6, seed: 5 },
		);
	});
});
