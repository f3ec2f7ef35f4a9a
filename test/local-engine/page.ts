import type { WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../../local-engine/ocr/words';

const CAP_HEIGHT = 20;
const CHARACTER_WIDTH = 14;

interface Place {
	readonly x?: number;
	readonly y?: number;
	readonly certainty?: number;
}

/**
 * Words as if read from a page: each text is cut at its spaces, from its place on to the right.
 * Letters are 14 pixels wide and 20 high.
 */
export const wordsOn = (texts: readonly (readonly [string, Place?])[]): readonly PrintedWord[] =>
	texts.flatMap(([text, { x = 0, y = 0, certainty = 1 } = {}]) => {
		let at = x;
		return text.split(' ').map((word): PrintedWord => {
			const x0 = at;
			at += (word.length + 1) * CHARACTER_WIDTH;
			const boxAt = (from: number, to: number) => ({
				x0: x0 + from * CHARACTER_WIDTH,
				y0: y,
				x1: x0 + to * CHARACTER_WIDTH,
				y1: y + CAP_HEIGHT,
			});
			return {
				text: word,
				box: boxAt(0, word.length),
				symbols: Array.from(word).map((symbol, index) => ({
					text: symbol,
					box: boxAt(index, index + 1),
				})),
				capHeight: CAP_HEIGHT,
				certainty,
				disputed: false,
			};
		});
	});

const USUAL_COLUMNS: ReadonlySet<string> = new Set([
	'item_description',
	'quantity',
	'unit_price',
	'line_total',
]);

/** A table with the columns that most tables have. */
export const withUsualColumns = ({ children, ...field }: WireField): WireField => ({
	...field,
	...(children === undefined
		? {}
		: { children: children.filter(({ name }) => USUAL_COLUMNS.has(name)) }),
});
