import { describe, expect, test } from '@jest/globals';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { openPdf } from '../../../../core/files/pdf/renderer';
import { jpegOfScans } from '../../../files/images/make-images';
import * as hostile from '../../../files/pdf/hostile-pdfs';
import { numberedPages } from './documents';

/* Files of a few KB that would take PDFium from ten seconds to minutes. */

const drawn = async (bytes: Uint8Array) => {
	const pdf = await openPdf(bytes);
	return await pdf.renderPage(1, { dpi: 200, colour: false }).finally(() => {
		pdf.close();
	});
};

describe('a page that takes too long to draw is refused before it is drawn, in words', () => {
	test.each<readonly [string, Buffer, RegExp]>([
		['forms 10 wide, 5 deep', hostile.nestedForms(10, 5), /more parts/],
		['forms 40 wide, 3 deep', hostile.nestedForms(40, 3), /more parts|takes too long/],
		['forms 2 wide, 20 deep', hostile.nestedForms(2, 20), /more parts|takes too long/],
		['forms that draw themselves', hostile.selfReferringForm(), /more parts|takes too long/],
		['499,000 strokes', hostile.strokes(499_000), /more parts|more than 150000 drawn objects/],
		['140,000 strokes', hostile.strokes(140_000), /drawn on top of each other/],
		['140,000 fills', hostile.fills(140_000), /drawn on top of each other/],
		['a path of 200,000 points', hostile.pathOf(200_000), /drawn on top of each other/],
		['annotations of many strokes', hostile.annotations(100, 1000), /drawn on top of each other/],
		[
			'200,000 annotations',
			hostile.annotations(200_000, 0),
			/more parts|more than 150000 drawn objects/,
		],
		['one image many times', hostile.image(2000, 8, 2000), /more than 140 megapixels/],
		['an image of 60,000 × 60,000', hostile.image(60_000, 1, 1), /more than 140 megapixels/],
		[
			'a JPEG of a thousand scans',
			hostile.jpegImage(jpegOfScans(8000, 6000, 1000), 8000, 6000),
			/JPEG/,
		],
		[
			'a JPEG larger than it says',
			hostile.jpegImage(jpegOfScans(60_000, 60_000, 1), 800, 600),
			/JPEG/,
		],
		['an image of 14,000 × 14,000', hostile.image(14_000, 8, 1), /more than 140 megapixels/],
		['a program for every point', hostile.shading(100), /drawn on top of each other/],
		['a long one', hostile.shading(5000), /drawn on top of each other/],
		['tiles of the page every 10 points', hostile.tiling(10, 10), /tiles of a pattern/],
		['tiles of the page every point', hostile.tiling(1, 1), /tiles of a pattern/],
		['tiles of a hundredth', hostile.hatch(0.01, 495, 742, 0.001), /drawn on top of each other/],
		['tiles without a step', hostile.tiling(0, 1), /tiles of a pattern/],
		['transparent groups', hostile.transparencyGroups(300), /drawn on top of each other/],
	])('%s', async (_, bytes, words) => {
		const problem = await drawn(bytes).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(problem).toBeInstanceOf(UnsupportedFileError);
		expect(problem).toMatchObject({ message: expect.stringMatching(words) });
	});

	test('and the next document is read as ever', async () => {
		await drawn(hostile.nestedForms(10, 5)).catch(() => undefined);
		expect((await drawn(await numberedPages(1))).width).toBe(1653);
	});
});

test('forms, annotations and groups of a usual page are drawn', async () => {
	for (const bytes of [
		hostile.nestedForms(5, 2),
		hostile.annotations(20, 5),
		hostile.transparencyGroups(2),
		hostile.strokes(500),
		hostile.image(2000, 8, 3),
		hostile.gradient(),
		hostile.shading(3),
		hostile.hatch(8, 120, 20),
		hostile.hatch(0.5, 495, 742),
		hostile.hatch(2, 495, 742, 0.1),
	])
		expect((await drawn(bytes)).from).toBe('rendered');
});
