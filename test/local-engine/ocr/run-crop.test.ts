import { describe, expect, test } from '@jest/globals';

import type { GreyImage } from '../../../local-engine/ocr/grey-image';
import { cropRun, type Look } from '../../../local-engine/ocr/run-crop';
import type { TextRun } from '../../../local-engine/ocr/text-runs';

const PAPER = 230;
const INK = 90;
const WIDTH = 60;
const HEIGHT = 30;
/** Strokes of a pixel, each third line of them missing: print of dots. */
const page: GreyImage = {
	width: WIDTH,
	height: HEIGHT,
	data: Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
		const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
		const inside = x >= 10 && x < 50 && y >= 10 && y < 20;
		return inside && x % 4 === 0 && y % 3 !== 0 ? INK : PAPER;
	}),
};
const run: TextRun = {
	x0: 10,
	y0: 10,
	x1: 50,
	y1: 20,
	capHeight: 10,
	letterWidth: 0.7,
	light: false,
};
const look = (given: Partial<Look>): Look => ({
	capHeight: 20,
	kernel: 'sharp',
	darkening: 1,
	...given,
});

const meanOf = ({ data }: GreyImage): number =>
	data.reduce((sum, value) => sum + value, 0) / data.length;

describe('a run cut out for recognition', () => {
	test('has capitals of the wanted height on white paper', () => {
		const { image, scale } = cropRun(page, run, look({}));
		expect(scale).toEqual({ x: 2, y: 2 });
		expect(image.data[0]).toBe(255);
		expect(Math.min(...image.data)).toBeLessThan(10);
	});

	test('is made wider where its letters are narrow, but not without end', () => {
		expect(cropRun(page, { ...run, letterWidth: 0.4 }, look({})).scale).toEqual({ x: 2.75, y: 2 });
		expect(cropRun(page, { ...run, letterWidth: 0.05 }, look({})).scale).toEqual({ x: 4, y: 2 });
	});

	test('is dark on light, whatever the print is', () => {
		const negative = { ...page, data: page.data.map((value) => 255 - value) };
		const ofLight = cropRun(negative, { ...run, light: true }, look({}));
		expect(ofLight.image).toEqual(cropRun(page, run, look({})).image);
	});

	test('gets darker the more it is darkened', () => {
		const means = [1, 1.5, 2, 3].map((darkening) =>
			meanOf(cropRun(page, run, look({ darkening })).image),
		);
		expect(means).toEqual(means.toSorted((a, b) => b - a));
		expect(new Set(means).size).toBe(means.length);
	});

	test('closes the gaps in strokes of dots when it is smooth', () => {
		/** Along a stroke: how far the lightest pixel is from the darkest. */
		const unevenness = (kernel: Look['kernel']): number => {
			const { image, border } = cropRun(page, run, look({ capHeight: 40, kernel, darkening: 2 }));
			const x = Math.round(border.x + 4 * 12 - 4 * 10 + 2);
			const stroke = Array.from(
				{ length: 24 },
				(_, at) => image.data[(Math.round(border.y) + 8 + at) * image.width + x] ?? 0,
			);
			return Math.max(...stroke) - Math.min(...stroke);
		};
		expect(unevenness('smooth')).toBeLessThan(unevenness('sharp'));
	});

	test('at the edge of the page takes what is there', () => {
		const atEdge: TextRun = { ...run, x0: -3, y0: -3, x1: 12, y1: 12 };
		expect(cropRun(page, atEdge, look({})).image.width).toBeGreaterThan(0);
	});
});
