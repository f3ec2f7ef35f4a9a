import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { FIRST_BOX, GRID, keyedBox } from '../../../page/model/keyed-box';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const press = fc.record({ key: fc.constantFrom(...ARROWS), isShift: fc.boolean() });
const afterAll = (presses: readonly { key: string; isShift: boolean }[]) =>
	presses.reduce(
		(box, { key, isShift }) => keyedBox(box, key, isShift) ?? { ...box, xmin: NaN },
		FIRST_BOX,
	);

describe('a box drawn by keys', () => {
	test('moves by arrows, and grows and shrinks by arrows with Shift', () => {
		const { xmin, ymin, xmax, ymax } = FIRST_BOX;
		expect(keyedBox(FIRST_BOX, 'ArrowLeft', false)).toEqual({
			...{ xmin: xmin - 5, ymin, xmax: xmax - 5, ymax },
		});
		expect(keyedBox(FIRST_BOX, 'ArrowDown', true)).toEqual({ xmin, ymin, xmax, ymax: ymax + 5 });
		expect(keyedBox(FIRST_BOX, 'ArrowLeft', true)).toEqual({ xmin, ymin, xmax: xmax - 5, ymax });
	});

	test('is not changed by another key', () => {
		for (const key of ['Enter', 'Escape', 'a', 'constructor'])
			expect(keyedBox(FIRST_BOX, key, false)).toBeUndefined();
	});

	test('stays on the page, and stays a box, however long one presses', () => {
		fc.assert(
			fc.property(fc.array(press, { maxLength: 400, size: 'max' }), (presses) => {
				const { xmin, ymin, xmax, ymax } = afterAll(presses);
				expect(xmin).toBeGreaterThanOrEqual(0);
				expect(ymin).toBeGreaterThanOrEqual(0);
				expect(xmax).toBeLessThanOrEqual(GRID);
				expect(ymax).toBeLessThanOrEqual(GRID);
				expect(xmax - xmin).toBeGreaterThan(0);
				expect(ymax - ymin).toBeGreaterThan(0);
			}),
		);
	});

	test('reaches every edge', () => {
		const far = (key: string) =>
			afterAll(Array.from({ length: 300 }, () => ({ key, isShift: false })));
		expect(far('ArrowLeft').xmin).toBe(0);
		expect(far('ArrowRight').xmax).toBe(GRID);
		expect(far('ArrowUp').ymin).toBe(0);
		expect(far('ArrowDown').ymax).toBe(GRID);
	});
});
