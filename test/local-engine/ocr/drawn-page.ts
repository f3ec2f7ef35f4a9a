import sharp from 'sharp';

import type { Placement, Point } from '../../../local-engine/ocr/placement';

/** What is printed on the page. */
export const LINES = [
	'Marlow Pike Limited',
	'48 Harbour Road Bristol',
	'Invoice number 2026-0731',
	'Date 27/02/2026',
	'Copper wire 17 pieces',
	'Garden gloves 32.50',
	'Total 4,318.76',
] as const;

/** How a page is printed, and spoilt on its way to us. */
export interface Spoiling {
	/** @default 'Liberation Sans' */
	readonly font?: string;
	/** @default 200 */
	readonly dpi?: number;
	/** Degrees by which lines fall to the right. */
	readonly tilt?: number;
	/** Degrees clockwise by which the page lies wrong. */
	readonly turn?: 0 | 90 | 180 | 270;
	/** In grey levels. */
	readonly noise?: number;
	/** In pixels. */
	readonly blur?: number;
	/** Colour of the print. */
	readonly ink?: string;
	/** Share of its darkness that every fourth line of pixels has lost, as in worn thermal print. */
	readonly stripes?: number;
}

/** In points, as everything on the page. */
const PAGE = { width: 300, height: 230 };
const SIZE = 11;
const LEFT = 50;
const TOP = 50;
const LEADING = 22;
const LAST = LINES.length - 1;
/** The middle of "4,318.76" in most fonts of this size. */
const LAST_WORD: Point = { x: LEFT + 51, y: TOP + LAST * LEADING - SIZE * 0.36 };
const INCH = 72;

const svgOf = ({ font = 'Liberation Sans', dpi = 200, ink = '#000' }: Spoiling): string => {
	const scale = dpi / INCH;
	const lines = LINES.map(
		(line, index) => `<text x="${LEFT}" y="${TOP + index * LEADING}">${line}</text>`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width * scale}" height="${PAGE.height * scale}" viewBox="0 0 ${PAGE.width} ${PAGE.height}" font-family="${font}, sans-serif" font-size="${SIZE}" fill="${ink}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
};

/** Noise with the same grain every time. */
function addNoise(pixels: Buffer, levels: number): void {
	let state = 20_260_331;
	for (let at = 0; at < pixels.length; at++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		const grain = (state / 2 ** 31 - 1) * levels;
		pixels[at] = Math.max(0, Math.min(255, (pixels[at] ?? 0) + grain));
	}
}

/** An image file of the page. */
export async function drawPage(spoiling: Spoiling): Promise<Buffer> {
	const { tilt = 0, turn = 0, noise = 0, blur = 0, stripes = 0 } = spoiling;
	const upright = await sharp(Buffer.from(svgOf(spoiling)))
		.greyscale()
		.png()
		.toBuffer();
	const tilted = await sharp(upright).rotate(tilt, { background: '#fff' }).png().toBuffer();
	const turned = sharp(tilted).rotate(turn);
	const { data, info } = await (blur > 0 ? turned.blur(blur) : turned)
		.toColourspace('b-w')
		.raw()
		.toBuffer({ resolveWithObject: true });
	for (let y = 0; stripes > 0 && y < info.height; y += 4)
		for (let at = y * info.width; at < (y + 1) * info.width; at++)
			data[at] = 255 - (255 - (data[at] ?? 255)) * (1 - stripes);
	addNoise(data, noise);
	return sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
		.png()
		.toBuffer();
}

/** Where the middle of the last word lies on the image, in pixels: tilted, then turned, about the centre. */
export function placeOfWord({ dpi = 200, tilt = 0, turn = 0 }: Spoiling, sent: Placement): Point {
	const scale = dpi / INCH;
	const radians = ((tilt + turn) * Math.PI) / 180;
	const [dx, dy] = [
		(LAST_WORD.x - PAGE.width / 2) * scale,
		(LAST_WORD.y - PAGE.height / 2) * scale,
	];
	return {
		x: sent.width / 2 + Math.cos(radians) * dx - Math.sin(radians) * dy,
		y: sent.height / 2 + Math.sin(radians) * dx + Math.cos(radians) * dy,
	};
}
