import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createPlaces } from '../../../local-engine/ocr/places';
import { sharedHeight, sharedWidth } from '../../../local-engine/ocr/grey-image';

const coordinate = fc.integer({ min: -100, max: 900 });
const boxes = fc
	.record({
		x0: coordinate,
		y0: coordinate,
		width: fc.integer({ min: 1, max: 300 }),
		height: fc.integer({ min: 1, max: 200 }),
	})
	.map(({ x0, y0, width, height }) => ({ x0, y0, x1: x0 + width, y1: y0 + height }));

test('whatever overlaps a box, or holds a point, is found, the latter in their order', () => {
	fc.assert(
		fc.property(fc.array(boxes), boxes, (all, box) => {
			const places = createPlaces(all, (one) => one);
			expect(places.in(box)).toEqual(
				expect.arrayContaining(
					all.filter((one) => sharedWidth(one, box) > 0 && sharedHeight(one, box) > 0),
				),
			);
			const { x0: x, y0: y } = box;
			const here = ({ x0, y0, x1, y1 }: typeof box) => x0 <= x && x <= x1 && y0 <= y && y <= y1;
			expect(places.at({ x, y }).filter(here)).toEqual(all.filter(here));
		}),
	);
});
