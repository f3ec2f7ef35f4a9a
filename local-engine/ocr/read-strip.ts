import * as z from 'zod/v4-mini';

import { sharedWidth, type GreyImage, type PixelBox } from './grey-image';
import type { Language } from './languages';
import { toPgm } from './pgm';
import type { Recognizer } from './recognizer';
import { cropRun, type Look, type RunCrop } from './run-crop';
import type { Strip } from './strips';
import type { TextRun } from './text-runs';
import { needsSecondReading, reconcile } from './two-readings';
import { vote } from './vote';
import { certaintyOf, type PrintedWord } from './words';

/** How print is shown to recognition, each time in another way: the less alike, the more it says when they agree. */
interface Looks {
	/** A run by itself. */
	readonly run: Look;
	/** All runs of a strip in one piece; its only run once more. */
	readonly strip: Look;
	readonly alone: Look;
	/** What is in doubt after that, for a vote. */
	readonly further: readonly Look[];
}

const look = (capHeight: number, kernel: Look['kernel'], darkening: number): Look => ({
	capHeight,
	kernel,
	darkening,
});

const FINE: Looks = {
	run: look(36, 'sharp', 1),
	strip: look(24, 'sharp', 1),
	alone: look(44, 'sharp', 1),
	further: [
		look(30, 'smooth', 2.5),
		look(36, 'smooth', 1),
		look(40, 'sharp', 1.5),
		look(44, 'smooth', 2),
		look(48, 'smooth', 1.5),
	],
};
const COARSE: Looks = {
	run: look(36, 'smooth', 2),
	strip: look(22, 'smooth', 2),
	alone: look(22, 'smooth', 2),
	further: [
		look(26, 'smooth', 1.5),
		look(24, 'sharp', 2),
		look(30, 'smooth', 2.5),
		look(22, 'smooth', 1),
		look(44, 'smooth', 2),
	],
};
/** Letters lower than this, in pixels, have strokes of a pixel or less: what is left of them is grey and full of gaps. */
const COARSE_HEIGHT = 17;
const looksFor = ({ capHeight }: TextRun): Looks => (capHeight < COARSE_HEIGHT ? COARSE : FINE);

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
	x0: run.x0 + (box.x0 - border.x) / scale.x,
	y0: run.y0 + (box.y0 - border.y) / scale.y,
	x1: run.x0 + (box.x1 - border.x) / scale.x,
	y1: run.y0 + (box.y1 - border.y) / scale.y,
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
	look: Look,
	{ recognizer, language }: Reader,
): Promise<readonly PrintedWord[]> {
	const crop = cropRun(page, run, look);
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

/** Below this certainty a word is put to the vote. */
const CLEAR = 0.9;
/** Whether a word is worth more readings. */
export const isUnclear = ({ certainty, disputed }: PrintedWord): boolean =>
	disputed || certainty < CLEAR;

/** What two readings of a strip say, and each of them by itself. */
interface ReadTwice {
	readonly first: readonly PrintedWord[];
	/** Empty where the first left no doubt. */
	readonly second: readonly PrintedWord[];
	readonly words: readonly PrintedWord[];
}

/** Reads the runs of a strip, and where that leaves a doubt, all of them in one piece. */
export async function readTwice(page: GreyImage, strip: Strip, reader: Reader): Promise<ReadTwice> {
	const read = await Promise.all(
		strip.runs.map((run) => readOnce(page, run, looksFor(run).run, reader)),
	);
	const first = read.flat();
	if (!read.some(needsSecondReading)) return { first, second: [], words: first };
	const { strip: together, alone } = looksFor(strip);
	const second = await readOnce(page, strip, strip.runs.length > 1 ? together : alone, reader);
	return { first, second, words: reconcile(first, second) };
}

/** Further readings of a run, and what all of them say together. */
async function readByVote(
	page: GreyImage,
	run: TextRun,
	known: readonly (readonly PrintedWord[])[],
	reader: Reader,
): Promise<readonly PrintedWord[]> {
	const further = await Promise.all(
		looksFor(run).further.map((shown) => readOnce(page, run, shown, reader)),
	);
	return vote([...known, ...further], run.capHeight);
}

/**
 * Reads the runs of a page that stand near each other, twice where that is needed. Runs of which that is not clear
 * either are read several times more, for a vote.
 */
export async function readStrip(
	page: GreyImage,
	strip: Strip,
	reader: Reader,
): Promise<readonly PrintedWord[]> {
	const { first, second, words } = await readTwice(page, strip, reader);
	const unclear = words.filter(isUnclear);
	const voted = await Promise.all(
		strip.runs
			.filter((run) => unclear.some((word) => isIn(run, word)))
			.map(async (run) => {
				const known = [first, second].map((reading) => reading.filter((word) => isIn(run, word)));
				return { run, words: await readByVote(page, run, known, reader) };
			}),
	);
	return [
		...words.filter((word) => !voted.some(({ run }) => isIn(run, word))),
		...voted.flatMap((result) => result.words),
	];
}
