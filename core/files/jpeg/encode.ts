import type { Turns } from '../turns';
import { BitWriter, codeBookOf, type CodeBook } from './bit-writer';
import { ZIGZAG } from './blocks';
import { dividersOf, toFrequencies } from './frequencies';
import type { RawImage } from './raw-image';
import * as standard from './standard-tables';

/** Where text stays as readable as in a PNG: what the usual step sizes are multiplied by for a quality of 85. */
const STEPS_PERCENT = 30;
const BLOCK = 8;
const MIDDLE = 128;
/** Blocks between two looks at the clock. */
const LOOK_AFTER = 64;
const END_OF_BLOCK = 0;
/** Sixteen numbers that are 0. */
const SIXTEEN = 0xf0;

const stepsOf = (usual: readonly number[]) =>
	usual.map((step) => Math.min(255, Math.max(1, Math.floor((step * STEPS_PERCENT + 50) / 100))));

const TABLES = [
	{
		steps: stepsOf(standard.BRIGHTNESS_STEPS),
		mean: standard.BRIGHTNESS_MEAN,
		others: standard.BRIGHTNESS_OTHERS,
	},
	{
		steps: stepsOf(standard.COLOUR_STEPS),
		mean: standard.COLOUR_MEAN,
		others: standard.COLOUR_OTHERS,
	},
] as const;
const CODERS = TABLES.map(({ steps, mean, others }) => ({
	dividers: dividersOf(steps),
	mean: codeBookOf(mean),
	others: codeBookOf(others),
}));
type BlockCoder = (typeof CODERS)[number];

const twoBytes = (value: number) => [value >> 8, value & 0xff] as const;

/** Everything in front of the data. */
function writeHead(out: BitWriter, width: number, height: number, isGrey: boolean): void {
	const segment = (marker: number, content: readonly number[]) => {
		out.bytes(0xff, marker, ...twoBytes(content.length + 2), ...content);
	};
	const tables = isGrey ? TABLES.slice(0, 1) : TABLES;
	const components = isGrey ? [1] : [1, 2, 3];
	const tableOf = (component: number) => (component === 1 ? 0 : 1);
	out.bytes(0xff, 0xd8);
	segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
	for (const [index, { steps }] of tables.entries())
		segment(0xdb, [index, ...Array.from(ZIGZAG, (place) => steps[place] ?? 1)]);
	segment(0xc0, [
		...[8, ...twoBytes(height), ...twoBytes(width), components.length],
		...components.flatMap((component) => [component, 0x11, tableOf(component)]),
	]);
	for (const [index, { mean, others }] of tables.entries()) {
		segment(0xc4, [index, ...mean.counts, ...mean.values]);
		segment(0xc4, [0x10 | index, ...others.counts, ...others.values]);
	}
	segment(0xda, [
		components.length,
		...components.flatMap((component) => [component, tableOf(component) * 0x11]),
		...[0, 63, 0],
	]);
}

/** How many bits a number takes, without its sign. */
const sizeOf = (value: number) => 32 - Math.clz32(Math.abs(value));

function putNumber(out: BitWriter, { codes, sizes }: CodeBook, zeros: number, value: number): void {
	const size = sizeOf(value);
	const code = (zeros << 4) | size;
	out.put(codes[code] ?? 0, sizes[code] ?? 0);
	out.put(value < 0 ? value - 1 + (1 << size) : value, size);
}

/** @returns the mean of the block, from which that of the next is told */
function writeBlock(
	out: BitWriter,
	{ dividers, mean, others }: BlockCoder,
	block: Float64Array,
	before: number,
): number {
	toFrequencies(block);
	const numberAt = (index: number) => {
		const place = ZIGZAG[index] ?? 0;
		return Math.round((block[place] ?? 0) * (dividers[place] ?? 0));
	};
	const own = numberAt(0);
	putNumber(out, mean, 0, own - before);
	let zeros = 0;
	for (let index = 1; index < 64; index++) {
		const value = numberAt(index);
		if (value === 0) {
			zeros++;
			continue;
		}
		for (; zeros > 15; zeros -= 16) out.put(others.codes[SIXTEEN] ?? 0, others.sizes[SIXTEEN] ?? 0);
		putNumber(out, others, zeros, value);
		zeros = 0;
	}
	if (zeros > 0) out.put(others.codes[END_OF_BLOCK] ?? 0, others.sizes[END_OF_BLOCK] ?? 0);
	return own;
}

/** Pixels in rows. */
export type Rows = Omit<RawImage, 'data'> & {
	readonly data: Uint8Array | Uint8ClampedArray;
	/** Bytes from one row to the next, where there are some between them. */
	readonly stride?: number;
};

/** Fills blocks with brightness and colour around 0; what is transparent is white paper, edges are drawn on. */
function fillBlocks(
	{ width, height, channels, data, stride = width * channels }: Rows,
	left: number,
	top: number,
	blocks: readonly Float64Array[],
): void {
	const [bright, blueness, redness] = blocks;
	const hasAlpha = channels === 2 || channels === 4;
	for (let y = 0, to = 0; y < BLOCK; y++) {
		const row = Math.min(top + y, height - 1) * stride;
		for (let x = 0; x < BLOCK; x++, to++) {
			const from = row + Math.min(left + x, width - 1) * channels;
			const alpha = hasAlpha ? (data[from + channels - 1] ?? 255) / 255 : 1;
			const paper = 255 * (1 - alpha);
			const red = (data[from] ?? 0) * alpha + paper;
			if (bright === undefined) return;
			if (blueness === undefined || redness === undefined) {
				bright[to] = red - MIDDLE;
				continue;
			}
			const green = (data[from + 1] ?? 0) * alpha + paper;
			const blue = (data[from + 2] ?? 0) * alpha + paper;
			// Of ITU-T T.871.
			const brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
			bright[to] = brightness - MIDDLE;
			blueness[to] = (blue - brightness) / 1.772;
			redness[to] = (red - brightness) / 1.402;
		}
	}
}

/**
 * A JPEG of the pixels: baseline, all colours of every pixel kept. No library does this a bit at a time.
 *
 * @param turns for others, in between
 */
export async function toJpeg(image: Rows, turns: Turns): Promise<Uint8Array> {
	const { width, height, channels } = image;
	const isGrey = channels < 3;
	const out = new BitWriter();
	writeHead(out, width, height, isGrey);
	const blocks = Array.from({ length: isGrey ? 1 : 3 }, () => new Float64Array(BLOCK * BLOCK));
	const before = blocks.map(() => 0);
	let count = 0;
	for (let top = 0; top < height; top += BLOCK)
		for (let left = 0; left < width; left += BLOCK) {
			if (++count % LOOK_AFTER === 0) await turns.nextIfDue();
			fillBlocks(image, left, top, blocks);
			for (const [index, block] of blocks.entries()) {
				const coder = CODERS[Math.min(index, 1)];
				if (coder !== undefined) before[index] = writeBlock(out, coder, block, before[index] ?? 0);
			}
		}
	out.end();
	out.bytes(0xff, 0xd9);
	return out.written;
}
