import { findComponents } from './components';
import {
	sharedHeight,
	sharedWidth,
	heightOf,
	widthOf,
	type GreyImage,
	type PixelBox,
} from './grey-image';
import { findInk } from './ink';
import { sortLetters, type Letters } from './letters';
import { createPlaces } from './places';
import { withoutRules } from './rules';
import { findTextRuns, type TextRun } from './text-runs';

/** What is printed where, before anything is read. */
export interface Segments {
	/** Letters of dark print, from which the tilt of the page shows. */
	readonly letters: Letters;
	readonly runs: readonly TextRun[];
}

/** Dark runs that cover this share of a light one, or are covered by it, are its outline or its holes. */
const SAME_PLACE = 0.3;

function coverEachOther(a: PixelBox, b: PixelBox): boolean {
	const [width, height] = [sharedWidth(a, b), sharedHeight(a, b)];
	if (width <= 0 || height <= 0) return false;
	const smaller = Math.min(widthOf(a) * heightOf(a), widthOf(b) * heightOf(b));
	return width * height > SAME_PLACE * smaller;
}

/** A light run that is a word: single spots of light are the insides of letters and gaps in a stain. */
const isWord = (run: TextRun): boolean => widthOf(run) > 2 * run.capHeight;

/** Finds the pieces of text of a page: dark print, and light print on dark bands. */
export function segmentPage(page: GreyImage): Segments {
	const ink = findInk(page);
	const lettersIn = (mask: Uint8Array): Letters =>
		sortLetters(
			findComponents(withoutRules(mask, page.width, page.height), page.width, page.height),
			Math.max(page.width, page.height),
		);
	const letters = lettersIn(ink.dark);
	const light = findTextRuns(lettersIn(ink.light)).filter(isWord);
	const places = createPlaces(light, (word) => word);
	const dark = findTextRuns(letters).filter(
		(run) => !places.in(run).some((word) => coverEachOther(run, word)),
	);
	return {
		letters,
		runs: [...dark, ...light.map((run) => ({ ...run, light: true }))],
	};
}
