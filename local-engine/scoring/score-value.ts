import type { Box } from '../../core/api/wire';
import type { FoundValue } from '../extraction/find-values';
import { boxAround, type PixelBox } from '../ocr/grey-image';
import { cornersOnGrid, type Placement, type Point } from '../ocr/placement';
import type { PrintedWord } from '../ocr/words';
import { align } from './align';

/** Where a value stands: on the 0..1000 grid over the page as sent. */
export interface Place {
	readonly bbox: Box;
	/** Four corners that follow the tilt of the text, from its own top left on. */
	readonly vertices: readonly Point[];
}

/** How sure a value is. */
export interface Score extends Place {
	/** 0..1, rounded down to four decimals so that it never seems to reach a threshold it doesn't. */
	readonly match_ratio: number;
	/** Whether every character is printed just so, and two readings (where there were two) agreed. */
	readonly text_verified: boolean;
	/** The same place in pixels of the upright page, to make the box of a row. */
	readonly pixels: PixelBox;
}

export function placeOf(pixels: PixelBox, placement: Placement): Place {
	const vertices = cornersOnGrid(pixels, placement);
	const xs = vertices.map(({ x }) => x);
	const ys = vertices.map(({ y }) => y);
	return {
		bbox: {
			xmin: Math.min(...xs),
			ymin: Math.min(...ys),
			xmax: Math.max(...xs),
			ymax: Math.max(...ys),
		},
		vertices,
	};
}

interface PlacedSymbol {
	readonly text: string;
	readonly certainty: number;
	readonly box: PixelBox;
	readonly word: PrintedWord;
}

/** Every character of the words. Confidence of single symbols runs high, so the word's own is used. */
const symbolsOf = (words: readonly PrintedWord[]): readonly PlacedSymbol[] =>
	words.flatMap((word) =>
		word.symbols.flatMap((symbol) =>
			Array.from(symbol.text).map((text) => ({
				text,
				certainty: word.certainty,
				box: symbol.box,
				word,
			})),
		),
	);

/**
 * Scores a value against the printed symbols it comes from.
 *
 * @returns undefined when there is no value, or nothing of it is printed
 */
export function scoreValue(
	{ text, words, doubt = 1 }: FoundValue,
	placement: Placement,
): Score | undefined {
	const symbols = symbolsOf(words);
	const { ratio, from, to, exact } = align(text, symbols);
	const used = symbols.slice(from, to);
	if (used.length === 0) return undefined;
	const pixels = boxAround(used.map(({ box }) => box));
	return {
		match_ratio: Math.floor(ratio * doubt * 10_000) / 10_000,
		text_verified: exact && !used.some(({ word }) => word.disputed),
		pixels,
		...placeOf(pixels, placement),
	};
}
