import * as z from 'zod/v4-mini';

import { sharedWidth, type GreyImage, type PixelBox } from './grey-image';
import type { Language } from './languages';
import { toPgm } from './pgm';
import type { Recognizer } from './recognizer';
import { cropRun, type RunCrop } from './run-crop';
import type { Strip } from './strips';
import type { TextRun } from './text-runs';
import { decide, needsSecondReading, reconcile } from './two-readings';
import { certaintyOf, type PrintedWord } from './words';

/** Heights of capitals, in pixels, at which the recognition model reads well; different ones make different readings. */
const CAP_HEIGHTS = { run: 36, strip: 24, alone: 44, third: 30 };

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

/** Who reads, and in which language. */
export interface Reader {
	readonly recognizer: Recognizer;
	readonly language: Language;
}

/** Reads one piece of a line once. */
async function readOnce(
	page: GreyImage,
	run: TextRun,
	capHeight: number,
	reader: Reader,
): Promise<readonly PrintedWord[]> {
	const { recognizer, language } = reader;
	const crop = cropRun(page, run, capHeight);
	const { blocks } = answer.parse(await recognizer.readLine(toPgm(crop.image), language));
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

const isIn = (run: TextRun, { box }: PrintedWord): boolean => sharedWidth(run, box) > 0;

/**
 * Reads the runs of a page that stand near each other, and where that leaves a doubt, all of them in one piece. Runs
 * in which the two readings differ are read a third time.
 */
export async function readStrip(
	page: GreyImage,
	strip: Strip,
	reader: Reader,
): Promise<readonly PrintedWord[]> {
	const read = await Promise.all(
		strip.runs.map((run) => readOnce(page, run, CAP_HEIGHTS.run, reader)),
	);
	if (!read.some(needsSecondReading)) return read.flat();
	const capHeight = strip.runs.length > 1 ? CAP_HEIGHTS.strip : CAP_HEIGHTS.alone;
	const words = reconcile(read.flat(), await readOnce(page, strip, capHeight, reader));
	const disputed = words.filter((word) => word.disputed);
	const doubtful = strip.runs.filter((run) => disputed.some((word) => isIn(run, word)));
	const third = await Promise.all(
		doubtful.map((run) => readOnce(page, run, CAP_HEIGHTS.third, reader)),
	);
	return decide(words, third.flat());
}
