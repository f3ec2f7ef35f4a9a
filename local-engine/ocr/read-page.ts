import { decodeImage, levelImage, turnImage } from './decode-image';
import { widthOf, type GreyImage } from './grey-image';
import { languageOf, type Language } from './languages';
import type { Placement, QuarterTurn } from './placement';
import { isUnclear, readStrip, readTwice, type Reader } from './read-strip';
import type { Recognizer } from './recognizer';
import { segmentPage } from './segment-page';
import { estimateSkew } from './skew';
import { stripsOf } from './strips';
import type { TextRun } from './text-runs';
import { isWellFormed } from './two-readings';
import type { PrintedWord } from './words';

/** All text of a page, upright, and how to find it on the page that was sent. */
export interface PageText {
	readonly words: readonly PrintedWord[];
	readonly placement: Placement;
}

/** Turning pixels blurs them: it is worth it when a line falls by this share of a letter's height across the page. */
const LEVEL_ENOUGH = 0.3;
/** Mean certainty below which a page may lie on its side or its head. */
const DOUBTFUL_PAGE = 0.75;
/** That many of the widest runs show whether a page is upright, and its language. */
const SAMPLE = 12;
/** Busier than any document: a photo's texture, of which only the largest pieces are worth reading. */
const MAX_RUNS = 800;
/** Words below this certainty are texture. */
const TEXTURE = 0.12;

interface UprightPage {
	readonly image: GreyImage;
	readonly runs: readonly TextRun[];
	readonly tilt: number;
}

async function level(image: GreyImage): Promise<UprightPage> {
	const { letters, runs } = segmentPage(image);
	const tilt = estimateSkew(letters.letters, letters.usualHeight);
	const fall = Math.abs(Math.tan((tilt * Math.PI) / 180)) * image.width;
	if (fall < LEVEL_ENOUGH * letters.usualHeight) return { image, runs, tilt: 0 };
	const levelled = await levelImage(image, tilt);
	return { image: levelled, runs: segmentPage(levelled).runs, tilt };
}

const widest = (runs: readonly TextRun[], count: number): readonly TextRun[] =>
	[...runs].sort((a, b) => widthOf(b) - widthOf(a)).slice(0, count);

/** A spot of texture is no text; a smudged amount is better shown than lost. */
const isText = (word: PrintedWord): boolean => word.certainty >= TEXTURE || isWellFormed(word);

async function readRuns(
	{ image }: UprightPage,
	runs: readonly TextRun[],
	reader: Reader,
): Promise<readonly PrintedWord[]> {
	const read = await Promise.all(stripsOf(runs).map((strip) => readStrip(image, strip, reader)));
	return read.flat().filter(isText);
}

function meanCertainty(words: readonly PrintedWord[]): number {
	const characters = words.reduce((sum, { text }) => sum + text.length, 0);
	if (characters === 0) return 0;
	return words.reduce((sum, { text, certainty }) => sum + certainty * text.length, 0) / characters;
}

/** Runs of one line, and what two readings say about them. */
interface Sampled {
	readonly runs: readonly TextRun[];
	readonly words: readonly PrintedWord[];
}

/** A page in one of its four positions, and how well its widest runs read. */
interface Attempt extends UprightPage {
	readonly turn: QuarterTurn;
	readonly sample: readonly Sampled[];
	/** Of the sample. */
	readonly words: readonly PrintedWord[];
}

async function attempt(image: GreyImage, turn: QuarterTurn, reader: Reader): Promise<Attempt> {
	const page = await level(await turnImage(image, turn));
	const sample = await Promise.all(
		stripsOf(widest(page.runs, SAMPLE)).map(async (strip) => {
			const { words } = await readTwice(page.image, strip, reader);
			return { runs: strip.runs, words: words.filter(isText) };
		}),
	);
	return { ...page, turn, sample, words: sample.flatMap(({ words }) => words) };
}

/** The page as it lies where that reads well, else in the position that reads best. */
async function upright(image: GreyImage, reader: Reader): Promise<Attempt> {
	let best = await attempt(image, 0, reader);
	if (best.runs.length === 0 || meanCertainty(best.words) >= DOUBTFUL_PAGE) return best;
	for (const turn of [90, 180, 270] as const) {
		const other = await attempt(image, turn, reader);
		if (meanCertainty(other.words) > meanCertainty(best.words)) best = other;
	}
	return best;
}

const textsOf = (words: readonly PrintedWord[]): readonly string[] => words.map(({ text }) => text);

/** Reads the runs that the sample left or left unclear, and all of them where they turn out to be in another language. */
async function readRest(
	page: Attempt,
	recognizer: Recognizer,
	first: Language,
): Promise<readonly PrintedWord[]> {
	const { languages } = recognizer;
	const runs = widest(page.runs, MAX_RUNS);
	const shown = languageOf(textsOf(page.words), languages);
	const language = shown ?? first;
	if (language !== first) return readRuns(page, runs, { recognizer, language });
	const settled = page.sample.filter(({ words }) => words.length > 0 && !words.some(isUnclear));
	const known = new Set(settled.flatMap((sampled) => sampled.runs));
	const rest = runs.filter((run) => !known.has(run));
	const words = [
		...settled.flatMap((sampled) => sampled.words),
		...(await readRuns(page, rest, { recognizer, language })),
	];
	const late = shown ?? languageOf(textsOf(words), languages) ?? first;
	return late === first ? words : readRuns(page, runs, { recognizer, language: late });
}

/**
 * Reads all text of an image: cut into pieces of one line each, levelled, each piece read by itself.
 * Pages that lie on their side or head are turned. The longest pieces show the language.
 *
 * @param bytes an image file
 * @throws UnreadableImageError, RecognitionError
 */
export async function readPage(bytes: Buffer, recognizer: Recognizer): Promise<PageText> {
	const image = await decodeImage(bytes);
	const [language] = recognizer.languages;
	const page = await upright(image, { recognizer, language });
	return {
		words: await readRest(page, recognizer, language),
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
