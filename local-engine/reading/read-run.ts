import * as z from 'zod/v4-mini';

import type { GreyImage, PixelBox } from './grey-image';
import { toPgm } from './pgm';
import type { Recognizer } from './recognizer';
import { cropRun, type RunCrop } from './run-crop';
import type { TextRun } from './text-runs';
import { needsSecondReading, reconcile } from './two-readings';
import { certaintyOf, type PrintedWord } from './words';

/** Heights of capitals, in pixels, at which the recognition model reads best: usual, and second try. */
const CAP_HEIGHTS = { first: 36, second: 42 };

const bbox = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
const recognised = z.object({ text: z.string(), bbox });
/** What is used of Tesseract's answer. */
const recognisedWord = z.object({
	...recognised.shape,
	confidence: z.number(),
	symbols: z.array(recognised),
});
const answer = z.object({
	blocks: z.nullable(
		z.array(
			z.object({
				paragraphs: z.array(
					z.object({ lines: z.array(z.object({ words: z.array(recognisedWord) })) }),
				),
			}),
		),
	),
});

/** From pixels of the crop to pixels of the page. */
const onPage = (box: z.infer<typeof bbox>, run: TextRun, { scale, border }: RunCrop): PixelBox => ({
	x0: run.x0 + (box.x0 - border) / scale,
	y0: run.y0 + (box.y0 - border) / scale,
	x1: run.x0 + (box.x1 - border) / scale,
	y1: run.y0 + (box.y1 - border) / scale,
});

async function readOnce(
	page: GreyImage,
	run: TextRun,
	capHeight: number,
	recognizer: Recognizer,
): Promise<readonly PrintedWord[]> {
	const crop = cropRun(page, run, capHeight);
	const { blocks } = answer.parse(await recognizer.readLine(toPgm(crop.image)));
	return (blocks ?? [])
		.flatMap(({ paragraphs }) => paragraphs)
		.flatMap(({ lines }) => lines)
		.flatMap(({ words }) => words)
		.filter(({ text }) => text.trim() !== '')
		.map((word) => ({
			text: word.text,
			box: onPage(word.bbox, run, crop),
			symbols: word.symbols.map((symbol) => ({
				text: symbol.text,
				box: onPage(symbol.bbox, run, crop),
			})),
			capHeight: run.capHeight,
			certainty: certaintyOf(word.confidence),
			disputed: false,
		}));
}

/** Reads one run of text, a second time at another size where the first reading leaves a doubt. */
export async function readRun(
	page: GreyImage,
	run: TextRun,
	recognizer: Recognizer,
): Promise<readonly PrintedWord[]> {
	const first = await readOnce(page, run, CAP_HEIGHTS.first, recognizer);
	if (!needsSecondReading(first)) return first;
	return reconcile(first, await readOnce(page, run, CAP_HEIGHTS.second, recognizer));
}
