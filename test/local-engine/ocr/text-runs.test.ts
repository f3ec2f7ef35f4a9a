import { expect, test } from '@jest/globals';

import { findTextRuns } from '../../../local-engine/ocr/text-runs';

const SIDE = 10;
/** A spot of noise, at its place in a grid as large as a page. */
const spot = (index: number, columns: number, pitch: number, size: number) => {
	const [x0, y0] = [(index % columns) * pitch, Math.floor(index / columns) * pitch];
	return { x0, y0, x1: x0 + size, y1: y0 + size, area: size * size };
};

test('a page of noise: a mark is held against the runs near it, not against all of them', () => {
	const letters = Array.from({ length: 2_500 }, (_, index) => spot(index, 50, 40, SIDE));
	let looks = 0;
	const marks = Array.from({ length: 2_500 }, (_, index) => {
		const { x0, ...rest } = spot(index, 50, 40, 2);
		return {
			...rest,
			get x0() {
				looks++;
				return x0;
			},
		};
	});
	expect(findTextRuns({ letters, marks, usualHeight: SIDE })).toHaveLength(letters.length);
	expect(looks).toBeLessThan(50 * marks.length);
});
