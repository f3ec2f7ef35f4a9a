import type { PrintedWord } from '../../../../local-engine/ocr/words';
import type { DrawnText } from './layout';

/** Pixels a point at 150 dpi. */
const SCALE = 150 / 72;
/** Width of a usual letter, height of a capital, as shares of the font size. */
const ADVANCE = 0.5;
const CAPITAL = 0.7;

/** The words of drawn texts as a faultless reading gives them: letters of one width, on a page at 150 dpi. */
export const wordsOfTexts = (texts: readonly DrawnText[]): readonly PrintedWord[] =>
	texts.flatMap(({ text, x, y, size, right }) => {
		const advance = size * ADVANCE * SCALE;
		const capHeight = size * CAPITAL * SCALE;
		let at = x * SCALE - (right ? text.length * advance : 0);
		return text.split(' ').map((word): PrintedWord => {
			const x0 = at;
			at += (word.length + 1) * advance;
			const boxAt = (from: number, to: number) => ({
				x0: x0 + from * advance,
				y0: y * SCALE - capHeight,
				x1: x0 + to * advance,
				y1: y * SCALE,
			});
			return {
				text: word,
				box: boxAt(0, word.length),
				symbols: Array.from(word).map((symbol, index) => ({
					text: symbol,
					box: boxAt(index, index + 1),
				})),
				capHeight,
				certainty: 1,
				disputed: false,
			};
		});
	});
