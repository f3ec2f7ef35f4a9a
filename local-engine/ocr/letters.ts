import type { Component } from './components';
import { heightOf, widthOf } from './grey-image';

/** The components of a page that can be print, sorted into letters and the small marks around them. */
export interface Letters {
	readonly letters: readonly Component[];
	/** Dots, commas, dashes, accents: they belong to a letter near them. */
	readonly marks: readonly Component[];
	/** Height in pixels of a usual letter of the page. */
	readonly usualHeight: number;
}

/** Print is no lower than this many pixels: less can't be read. */
const MIN_LETTER = 6;
/** No letter is higher than this share of the page's longer side. */
const MAX_LETTER = 0.07;
/** A mark is lower than this share of a usual letter. */
const MARK = 0.45;
/** Specks below this share of a usual letter are dirt, not a full stop. */
const SPECK = 0.09;

/** The height at which half of the ink of letter-shaped components is reached. */
function usualHeightOf(candidates: readonly Component[]): number {
	const shaped = candidates
		.filter((c) => heightOf(c) >= MIN_LETTER && widthOf(c) < 3 * heightOf(c))
		.sort((a, b) => heightOf(a) - heightOf(b));
	const half = shaped.reduce((sum, { area }) => sum + area, 0) / 2;
	let sum = 0;
	for (const component of shaped) {
		sum += component.area;
		if (sum >= half) return heightOf(component);
	}
	return 0;
}

/** Neither a ruling line, nor a frame, nor a solid block of a logo. */
function canBePrint(component: Component, pageLength: number): boolean {
	const [width, height] = [widthOf(component), heightOf(component)];
	if (height > pageLength * MAX_LETTER) return false;
	const fill = component.area / (width * height);
	if (fill < 0.06) return false;
	const isRule = width > 10 * height || (height > 12 * width && height > 60);
	return !isRule;
}

/** Sorts the components of one page. */
export function sortLetters(components: readonly Component[], pageLength: number): Letters {
	const print = components.filter((component) => canBePrint(component, pageLength));
	const usualHeight = usualHeightOf(print);
	const isBlock = (c: Component): boolean =>
		c.area > 0.8 * widthOf(c) * heightOf(c) &&
		widthOf(c) > 0.6 * heightOf(c) &&
		heightOf(c) > 1.3 * usualHeight;
	const letters: Component[] = [];
	const marks: Component[] = [];
	for (const component of print) {
		if (isBlock(component)) continue;
		const height = heightOf(component);
		if (height >= Math.max(MIN_LETTER, MARK * usualHeight)) letters.push(component);
		else if (Math.max(height, widthOf(component)) > Math.max(1, SPECK * usualHeight))
			marks.push(component);
	}
	return { letters, marks, usualHeight };
}
