import { describe, expect, test } from '@jest/globals';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { openPdf } from '../../../../core/files/pdf/renderer';
import type { Turns } from '../../../../core/files/turns';
import { tickingTurns, inOneGo } from '../../../files/turns';
import { jpegOfScans } from '../../../files/images/make-images';
import {
	longNames,
	manyFields,
	manyImages,
	mesh,
	shortDashes,
	wideLists,
} from '../../../files/pdf/hostile-objects';
import * as hostile from '../../../files/pdf/hostile-pdfs';
import * as structure from '../../../files/pdf/hostile-structure';
import { numberedPages } from './documents';

/* Files of a few KB that would take PDFium from ten seconds to minutes. */

/** The time of a document is over after a thousand looks at the clock: some hundred thousand loops. */
const MILLISECONDS_A_LOOK = 20;

const drawn = async (bytes: Uint8Array, turns: Turns = inOneGo) => {
	const pdf = await openPdf(bytes, turns);
	return await pdf.renderPage(1, { dpi: 200, colour: false }).finally(() => {
		pdf.close();
	});
};

describe('a page that takes too long to draw is given up, in words, and others have their turn meanwhile', () => {
	test.each<readonly [string, Buffer]>([
		['forms 10 wide, 5 deep', hostile.nestedForms(10, 5)],
		['forms 40 wide, 3 deep', hostile.nestedForms(40, 3)],
		['forms 2 wide, 20 deep', hostile.nestedForms(2, 20)],
		['499,000 strokes', hostile.strokes(499_000)],
		['140,000 strokes', hostile.strokes(140_000)],
		['499,000 fills', hostile.fills(499_000)],
		['a path of 200,000 points', hostile.pathOf(200_000)],
		['annotations of many strokes', hostile.annotations(100, 1000)],
		['200,000 annotations', hostile.annotations(200_000, 0)],
		['one image many times', hostile.image(2000, 8, 2000)],
		['an image of 60,000 × 60,000', hostile.image(60_000, 1, 1)],
		['a JPEG of a thousand scans', hostile.jpegImage(jpegOfScans(8000, 6000, 1000), 8000, 6000)],
		['an image of 14,000 × 14,000', hostile.image(14_000, 8, 1)],
		['a program for every point', hostile.shading(100)],
		['a long one', hostile.shading(5000)],
		['tiles of the page every 10 points', hostile.tiling(10, 10)],
		['tiles of the page every point', hostile.tiling(1, 1)],
		['tiles of a hundredth', hostile.hatch(0.01, 495, 742, 0.001)],
		['transparent groups', hostile.transparencyGroups(300)],
		['dashes of nothing', shortDashes(0.0001)],
		['a million triangles', mesh(1_000_000)],
		['a form of 3,000 fields', manyFields(3000)],
	])('%s', async (_, bytes) => {
		const { turns, taken } = tickingTurns(MILLISECONDS_A_LOOK);
		const problem = await drawn(bytes, turns).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(problem).toBeInstanceOf(UnsupportedFileError);
		expect(problem).toMatchObject({
			message: expect.stringMatching(/takes too long|more parts|broke off|more memory/),
		});
		expect(taken()).toBeGreaterThan(5);
	});

	test('forms that draw themselves end, one way or the other', async () => {
		const { turns } = tickingTurns(MILLISECONDS_A_LOOK);
		const ended = await drawn(hostile.selfReferringForm(), turns).then(
			({ from }) => from,
			(error: unknown) => error,
		);
		expect(ended instanceof UnsupportedFileError || ended === 'rendered').toBe(true);
	});

	test('so is what was cancelled', async () => {
		const cancelled = new AbortController();
		const { turns } = tickingTurns(MILLISECONDS_A_LOOK, cancelled.signal);
		const drawing = drawn(hostile.fills(140_000), turns);
		cancelled.abort();
		await expect(drawing).rejects.toBe(cancelled.signal.reason);
	});

	test('so are files inside it whose names never end', async () => {
		const { turns, taken } = tickingTurns(MILLISECONDS_A_LOOK);
		const pdf = await openPdf(longNames(10, 1), turns);
		await expect(pdf.attachments(1, () => true)).rejects.toThrow('takes too long to open');
		expect(taken()).toBeGreaterThan(5);
	});

	test('and the next document is read as ever', async () => {
		await drawn(hostile.nestedForms(10, 5)).catch(() => undefined);
		expect((await drawn(await numberedPages(1))).width).toBe(1653);
	});
});

// What is not done in slices is given up where it takes long: so these take none of it.
test.each<readonly [string, () => Buffer]>([
	['a form of 3,000 fields', () => manyFields(3000)],
	['a list of a million lists', () => wideLists(1_000_000)],
	['one small image 20,000 times', () => manyImages(20_000)],
	['files inside with long names', () => longNames(10, 1)],
	['a font whose characters have 100,000 meanings', () => structure.manyMeanings(100_000)],
	['one page 100,000 times', () => structure.samePages(100_000)],
	['fields below one another', () => structure.deepFields(5000)],
	['names in names', () => structure.deepNames(30)],
])('%s is opened, drawn and let go in slices alone', async (_, make) => {
	const bytes = make();
	const first = await openPdf(bytes, inOneGo);
	await expect(first.attachments(1, () => false)).resolves.toEqual([]);
	await first.renderPage(1, { dpi: 50, colour: false });
	first.close();
	const again = await openPdf(bytes, inOneGo);
	await expect(again.pageText(1)).resolves.toMatchObject({
		text: expect.not.stringContaining('9'),
	});
	again.close();
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
