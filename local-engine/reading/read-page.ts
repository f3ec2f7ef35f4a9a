import { decodeImage, levelImage, turnImage } from './decode-image';
import { widthOf, type GreyImage } from './grey-image';
import type { Placement, QuarterTurn } from './placement';
import { readRun } from './read-run';
import type { Recognizer } from './recognizer';
import { segmentPage } from './segment-page';
import { estimateSkew } from './skew';
import type { TextRun } from './text-runs';
import type { PrintedWord } from './words';

/** All text of a page, upright, and how to find it on the page that was sent. */
export interface PageText {
	readonly words: readonly PrintedWord[];
	readonly placement: Placement;
}

/** Tilts below this many degrees don't move a line by a letter's height. */
const LEVEL_ENOUGH = 0.08;
/** Mean certainty below which a page may lie on its side or its head. */
const DOUBTFUL_PAGE = 0.75;
/** That many of the widest runs show whether a page is upright. */
const SAMPLE = 8;
/** Busier than any document: a photo's texture, of which only the largest pieces are worth reading. */
const MAX_RUNS = 800;
/** Words below this certainty are texture, not text. */
const TEXTURE = 0.12;

interface UprightPage {
	readonly image: GreyImage;
	readonly runs: readonly TextRun[];
	readonly tilt: number;
}

async function level(image: GreyImage): Promise<UprightPage> {
	const { letters, runs } = segmentPage(image);
	const tilt = estimateSkew(letters.letters, letters.usualHeight);
	if (Math.abs(tilt) < LEVEL_ENOUGH) return { image, runs, tilt: 0 };
	const levelled = await levelImage(image, tilt);
	return { image: levelled, runs: segmentPage(levelled).runs, tilt };
}

const widest = (runs: readonly TextRun[], count: number): readonly TextRun[] =>
	[...runs].sort((a, b) => widthOf(b) - widthOf(a)).slice(0, count);

async function readRuns(
	{ image }: UprightPage,
	runs: readonly TextRun[],
	recognizer: Recognizer,
): Promise<readonly PrintedWord[]> {
	const read = await Promise.all(runs.map((run) => readRun(image, run, recognizer)));
	return read.flat().filter(({ certainty }) => certainty >= TEXTURE);
}

function meanCertainty(words: readonly PrintedWord[]): number {
	const characters = words.reduce((sum, { text }) => sum + text.length, 0);
	if (characters === 0) return 0;
	return words.reduce((sum, { text, certainty }) => sum + certainty * text.length, 0) / characters;
}

/** A page in one of its four positions, and how well its widest runs read. */
interface Attempt extends UprightPage {
	readonly turn: QuarterTurn;
	readonly sample: readonly TextRun[];
	readonly words: readonly PrintedWord[];
}

async function attempt(
	image: GreyImage,
	turn: QuarterTurn,
	recognizer: Recognizer,
): Promise<Attempt> {
	const page = await level(await turnImage(image, turn));
	const sample = widest(page.runs, SAMPLE);
	return { ...page, turn, sample, words: await readRuns(page, sample, recognizer) };
}

/** The page as it lies where that reads well, else in the position that reads best. */
async function upright(image: GreyImage, recognizer: Recognizer): Promise<Attempt> {
	let best = await attempt(image, 0, recognizer);
	if (best.runs.length === 0 || meanCertainty(best.words) >= DOUBTFUL_PAGE) return best;
	for (const turn of [90, 180, 270] as const) {
		const other = await attempt(image, turn, recognizer);
		if (meanCertainty(other.words) > meanCertainty(best.words)) best = other;
	}
	return best;
}

/**
 * Reads all text of an image: cut into pieces of one line each, levelled, each piece read by itself.
 * Pages that lie on their side or head are turned.
 *
 * @param bytes an image file
 * @throws UnreadableImageError, RecognitionError
 */
export async function readPage(bytes: Buffer, recognizer: Recognizer): Promise<PageText> {
	const image = await decodeImage(bytes);
	const page = await upright(image, recognizer);
	const rest = widest(page.runs, MAX_RUNS).filter((run) => !page.sample.includes(run));
	return {
		words: [...page.words, ...(await readRuns(page, rest, recognizer))],
		placement: {
			width: image.width,
			height: image.height,
			uprightWidth: page.image.width,
			uprightHeight: page.image.height,
			turn: page.turn,
			tilt: page.tilt,
		},
	};
}
