import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
	cornersOnGrid,
	turnBack,
	type Placement,
	type Point,
} from '../../../local-engine/ocr/placement';

const size = fc.integer({ min: 100, max: 3000 });
const placement = fc.record({
	width: size,
	height: size,
	uprightWidth: size,
	uprightHeight: size,
	turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
	tilt: fc.double({ min: -12, max: 12, noNaN: true }),
});

/** What made the page upright: turned clockwise, then levelled, about the centre. */
function upright({ x, y }: Point, page: Placement): Point {
	const radians = ((page.turn - page.tilt) * Math.PI) / 180;
	const [dx, dy] = [x - page.width / 2, y - page.height / 2];
	return {
		x: page.uprightWidth / 2 + Math.cos(radians) * dx - Math.sin(radians) * dy,
		y: page.uprightHeight / 2 + Math.sin(radians) * dx + Math.cos(radians) * dy,
	};
}

describe('turning boxes back', () => {
	test('undoes turn and tilt for any point of any page', () => {
		fc.assert(
			fc.property(placement, size, size, (page, x, y) => {
				const back = turnBack(upright({ x, y }, page), page);
				expect(back.x).toBeCloseTo(x, 6);
				expect(back.y).toBeCloseTo(y, 6);
			}),
		);
	});

	test('the grid goes from 0 to 1000 on both sides, whatever the resolution', () => {
		const page: Placement = {
			width: 500,
			height: 2000,
			uprightWidth: 500,
			uprightHeight: 2000,
			turn: 0,
			tilt: 0,
		};
		expect(cornersOnGrid({ x0: 0, y0: 500, x1: 500, y1: 1000 }, page)).toEqual([
			{ x: 0, y: 250 },
			{ x: 1000, y: 250 },
			{ x: 1000, y: 500 },
			{ x: 0, y: 500 },
		]);
	});

	test("on a page that lay on its side the text's top left is at the page's side", () => {
		const page: Placement = {
			width: 1000,
			height: 500,
			uprightWidth: 500,
			uprightHeight: 1000,
			turn: 90,
			tilt: 0,
		};
		const [topLeft] = cornersOnGrid({ x0: 0, y0: 0, x1: 500, y1: 100 }, page);
		expect(topLeft).toEqual({ x: 0, y: 1000 });
	});

	test('no corner leaves the grid', () => {
		fc.assert(
			fc.property(placement, size, size, (page, x, y) => {
				for (const corner of cornersOnGrid({ x0: x - 99, y0: y - 99, x1: x, y1: y }, page)) {
					expect(corner.x).toBeGreaterThanOrEqual(0);
					expect(corner.x).toBeLessThanOrEqual(1000);
					expect(corner.y).toBeGreaterThanOrEqual(0);
					expect(corner.y).toBeLessThanOrEqual(1000);
				}
			}),
		);
	});
});
