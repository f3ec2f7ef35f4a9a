import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { GreyImage } from '../../../local-engine/ocr/grey-image';
import { segmentPage } from '../../../local-engine/ocr/segment-page';
import { estimateSkew } from '../../../local-engine/ocr/skew';

const WIDTH = 1000;
const HEIGHT = 800;

/** A page with bars for letters: 8 × 20 pixels, 12 apart, so many from each place on. */
async function pageWith(
	runs: readonly { x: number; y: number; letters: number; light?: boolean }[],
	tilt = 0,
): Promise<GreyImage> {
	const shapes = runs.flatMap(({ x, y, letters, light }) => [
		...(light ? [`<rect x="0" y="${y - 40}" width="${WIDTH}" height="100" fill="#222"/>`] : []),
		...Array.from(
			{ length: letters },
			(_, i) =>
				`<rect x="${x + i * 12}" y="${y}" width="8" height="20" fill="${light ? '#fff' : '#000'}"/>`,
		),
	]);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fff"/><g transform="rotate(${tilt} 500 400)">${shapes.join('')}</g></svg>`;
	const { data, info } = await sharp(Buffer.from(svg))
		.greyscale()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

describe('segmentPage', () => {
	test('cuts a line at wide gaps, so that cells of a table stay apart', async () => {
		const page = await pageWith([
			{ x: 50, y: 100, letters: 10 },
			{ x: 400, y: 100, letters: 4 },
		]);
		expect(segmentPage(page).runs).toMatchObject([
			{ x0: 50, x1: 166, y0: 100, y1: 120, light: false },
			{ x0: 400, x1: 444, y0: 100, y1: 120, light: false },
		]);
	});

	test('keeps lines apart that are not quite level with each other', async () => {
		const page = await pageWith([
			{ x: 50, y: 100, letters: 10 },
			{ x: 180, y: 112, letters: 10 },
		]);
		expect(segmentPage(page).runs).toHaveLength(2);
	});

	test('finds light print on a dark band, once', async () => {
		const page = await pageWith([{ x: 100, y: 300, letters: 12, light: true }]);
		const { runs } = segmentPage(page);
		expect(runs).toMatchObject([{ light: true }]);
		expect(runs[0]?.x0).toBeCloseTo(100, -1);
	});

	test('sees nothing on an empty page', async () => {
		expect(segmentPage(await pageWith([])).runs).toEqual([]);
	});

	test.each([-6, -1.5, 0, 0.7, 4])('measures a tilt of %p degrees', async (tilt) => {
		const lines = Array.from({ length: 12 }, (_, i) => ({ x: 150, y: 120 + i * 45, letters: 50 }));
		const { letters } = segmentPage(await pageWith(lines, tilt));
		expect(estimateSkew(letters.letters, letters.usualHeight)).toBeCloseTo(tilt, 0);
		expect(Math.abs(estimateSkew(letters.letters, letters.usualHeight) - tilt)).toBeLessThan(0.15);
	});
});
