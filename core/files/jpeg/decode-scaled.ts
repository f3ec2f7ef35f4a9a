import type { Turns } from '../turns';
import { Bits, codesOf, type Codes } from './bits';
import { readerOf, ZIGZAG, type Coder, type Scan } from './blocks';
import { segmentAt, type Component, type Frame, type Segment } from './frame';
import { createBlockScaler, type BlockSide } from './scaled-block';

/** A component of the picture at the smaller size. */
interface Plane {
	readonly stride: number;
	readonly data: Uint8ClampedArray;
	/** Its size in relation to the picture. */
	readonly across: number;
	readonly down: number;
}

export interface ScaledJpeg {
	readonly width: number;
	readonly height: number;
	readonly planes: readonly Plane[];
	/** What the numbers mean, by the mark of Adobe: 0 for RGB and CMYK as they are; undefined: not said. */
	readonly adobe: number | undefined;
}

/** Numbers of all blocks that are kept until the last scan, two bytes each. */
const MAX_KEPT = 120_000_000;
/** A progressive JPEG of a camera has 10; each goes over all pixels again. */
const MAX_SCANS = 50;
/** Units between two looks at the clock. */
const LOOK_AFTER = 256;
const BLOCK = 64;

const DHT = 0xc4;
const DQT = 0xdb;
const DRI = 0xdd;
const SOS = 0xda;
const APP14 = 0xee;

interface PlaneWork extends Component {
	/** Blocks, with those that fill up the last unit. */
	readonly columns: number;
	readonly rows: number;
	/** Blocks that lie in the picture. */
	readonly ownColumns: number;
	readonly ownRows: number;
	readonly stride: number;
	readonly data: Uint8ClampedArray;
	/** Where the numbers are kept; one block only when they aren't. */
	readonly blocks: Int16Array;
	readonly keeps: boolean;
}

interface Tables {
	readonly steps: Map<number, Uint16Array>;
	readonly mean: Map<number, Codes>;
	readonly others: Map<number, Codes>;
	restartAfter: number;
	adobe: number | undefined;
}

function readSteps(content: Uint8Array, tables: Tables): void {
	for (let at = 0; at < content.byteLength;) {
		const head = content[at++] ?? 0;
		const isWide = head >> 4 !== 0;
		const steps = new Uint16Array(BLOCK);
		for (let index = 0; index < BLOCK; index++) {
			const value = content[at++] ?? 0;
			steps[ZIGZAG[index] ?? 0] = isWide ? value * 256 + (content[at++] ?? 0) : value;
		}
		tables.steps.set(head & 3, steps);
	}
}

function readCodes(content: Uint8Array, tables: Tables): void {
	for (let at = 0; at + 17 <= content.byteLength;) {
		const head = content[at] ?? 0;
		const counts = content.subarray(at + 1, at + 17);
		const sum = counts.reduce((total, count) => total + count, 0);
		const codes = codesOf(counts, content.subarray(at + 17, at + 17 + sum));
		(head >> 4 === 0 ? tables.mean : tables.others).set(head & 3, codes);
		at += 17 + sum;
	}
}

function readTable({ marker, content }: Segment, tables: Tables): void {
	if (marker === DQT) readSteps(content, tables);
	if (marker === DHT) readCodes(content, tables);
	if (marker === DRI) tables.restartAfter = (content[0] ?? 0) * 256 + (content[1] ?? 0);
	if (marker === APP14 && content.byteLength >= 12) tables.adobe = content[11];
}

/** Where the next segment begins behind the data of a scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = from; at < bytes.byteLength; at++) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return bytes.byteLength;
}

function worksOf(frame: Frame, side: BlockSide): PlaneWork[] {
	const across = Math.max(...frame.components.map((component) => component.across));
	const down = Math.max(...frame.components.map((component) => component.down));
	const units = {
		across: Math.ceil(frame.width / (8 * across)),
		down: Math.ceil(frame.height / (8 * down)),
	};
	const keeps = frame.kind === 'progressive';
	return frame.components.map((component) => {
		const columns = units.across * component.across;
		const rows = units.down * component.down;
		return {
			...component,
			columns,
			rows,
			ownColumns: Math.ceil(Math.ceil((frame.width * component.across) / across) / 8),
			ownRows: Math.ceil(Math.ceil((frame.height * component.down) / down) / 8),
			stride: columns * side,
			data: new Uint8ClampedArray(columns * side * rows * side),
			blocks: new Int16Array(keeps ? columns * rows * BLOCK : BLOCK),
			keeps,
		};
	});
}

const isUsable = ({ kind, precision, components, width, height }: Frame) =>
	kind !== 'other' &&
	precision === 8 &&
	width > 0 &&
	height > 0 &&
	[1, 3, 4].includes(components.length) &&
	components.every(({ across, down }) => [1, 2, 4].includes(across) && [1, 2, 4].includes(down));

/** Numbers of all blocks. */
const numbersIn = ({ components, width, height }: Frame): number => {
	const across = Math.max(...components.map((component) => component.across));
	const down = Math.max(...components.map((component) => component.down));
	const parts = components.reduce((sum, one) => sum + one.across * one.down, 0);
	return (width * height * parts) / (across * down);
};

/**
 * Unpacks a JPEG at a part of its size, from the low frequencies of its blocks: neither time nor memory for pixels that
 * would be thrown away.
 *
 * @param side pixels that 8 of the original become
 * @param turns for others, so that nothing else stands still meanwhile
 * @returns undefined for a JPEG that is of a rare kind, damaged, cut off, or too large
 */
export async function decodeScaled(
	bytes: Uint8Array,
	frame: Frame,
	side: BlockSide,
	turns: Turns,
): Promise<ScaledJpeg | undefined> {
	if (!isUsable(frame)) return undefined;
	if (frame.kind === 'progressive' && numbersIn(frame) > MAX_KEPT) return undefined;
	const works = worksOf(frame, side);
	const tables: Tables = {
		steps: new Map(),
		mean: new Map(),
		others: new Map(),
		restartAfter: 0,
		adobe: undefined,
	};
	const scale = createBlockScaler(side);

	const place = (plane: PlaneWork, from: number, column: number, row: number) => {
		const steps = tables.steps.get(plane.steps);
		if (steps === undefined) return;
		const to = row * side * plane.stride + column * side;
		scale(plane.blocks, from, steps, plane.data, to, plane.stride);
	};

	/** @returns whether all of its data are there */
	async function readScan({ content, end }: Segment): Promise<boolean> {
		const count = content[0] ?? 0;
		const parts = Array.from({ length: count }, (_, index) => {
			const plane = works.find(({ id }) => id === content[1 + 2 * index]);
			const head = content[2 + 2 * index] ?? 0;
			const none = codesOf(new Uint8Array(16), new Uint8Array());
			const coder: Coder = {
				mean: tables.mean.get(head >> 4) ?? none,
				others: tables.others.get(head & 15) ?? none,
				last: 0,
			};
			return plane === undefined ? undefined : { plane, coder };
		}).filter((part) => part !== undefined);
		if (parts.length !== count || frame.kind === 'other') return false;
		const [from = 0, to = 63, bitsOf = 0] = content.subarray(1 + 2 * count);
		// Frequencies that make nothing of the smaller picture.
		if (side === 1 && frame.kind === 'progressive' && from > 0) return true;
		const scan: Scan = {
			bits: new Bits(bytes, end),
			from,
			to: Math.min(to, 63),
			before: bitsOf >> 4,
			after: bitsOf & 15,
			skip: 0,
		};
		const read = readerOf(frame.kind, scan);
		const one = ({ plane, coder }: (typeof parts)[number], column: number, row: number) => {
			const at = plane.keeps ? (row * plane.columns + column) * BLOCK : 0;
			if (!plane.keeps) plane.blocks.fill(0);
			read(scan, coder, plane.blocks, at);
			if (!plane.keeps) place(plane, at, column, row);
		};

		const [single] = parts;
		if (single === undefined) return false;
		const isSingle = parts.length === 1;
		const columns = isSingle ? single.plane.ownColumns : single.plane.columns / single.plane.across;
		const rows = isSingle ? single.plane.ownRows : single.plane.rows / single.plane.down;
		let untilRestart = tables.restartAfter;
		for (let row = 0; row < rows; row++) {
			for (let column = 0; column < columns; column++) {
				if (column % LOOK_AFTER === 0) await turns.nextIfDue();
				if (tables.restartAfter > 0 && untilRestart-- === 0) {
					scan.bits.restart();
					scan.skip = 0;
					for (const { coder } of parts) coder.last = 0;
					untilRestart = tables.restartAfter - 1;
				}
				if (isSingle) one(single, column, row);
				else
					for (const part of parts)
						for (let y = 0; y < part.plane.down; y++)
							for (let x = 0; x < part.plane.across; x++)
								one(part, column * part.plane.across + x, row * part.plane.down + y);
			}
			if (scan.bits.isOver && row < rows - 1) return false;
		}
		return true;
	}

	let scans = 0;
	for (let at = 2; ;) {
		await turns.nextIfDue();
		const segment = segmentAt(bytes, at);
		if (segment === undefined) break;
		at = segment.end;
		if (segment.marker !== SOS) {
			readTable(segment, tables);
			continue;
		}
		if (++scans > MAX_SCANS || !(await readScan(segment))) return undefined;
		at = endOfScan(bytes, segment.end);
	}
	if (scans === 0) return undefined;
	for (const plane of works)
		if (plane.keeps)
			for (let row = 0; row < plane.rows; row++) {
				for (let column = 0; column < plane.columns; column++)
					place(plane, (row * plane.columns + column) * BLOCK, column, row);
				await turns.nextIfDue();
			}
	return scaledOf(frame, works, side, tables.adobe);
}

function scaledOf(
	{ width, height }: Frame,
	works: readonly PlaneWork[],
	side: BlockSide,
	adobe: number | undefined,
): ScaledJpeg {
	const across = Math.max(...works.map((plane) => plane.across));
	const down = Math.max(...works.map((plane) => plane.down));
	return {
		width: Math.ceil((width * side) / 8),
		height: Math.ceil((height * side) / 8),
		planes: works.map((plane) => ({
			stride: plane.stride,
			data: plane.data,
			across: plane.across / across,
			down: plane.down / down,
		})),
		adobe,
	};
}
