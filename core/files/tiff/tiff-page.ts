import type { Directory } from './directory';

/** How the bytes of a page are packed: numbers of tag 259, TIFF 6.0 and its supplements. */
export type Packing =
	'none' | 'fax rows' | 'fax 3' | 'fax 4' | 'lzw' | 'jpeg' | 'deflate' | 'pack bits';

const PACKINGS: ReadonlyMap<number, Packing> = new Map([
	[1, 'none'],
	[2, 'fax rows'],
	[3, 'fax 3'],
	[4, 'fax 4'],
	[5, 'lzw'],
	[7, 'jpeg'],
	[8, 'deflate'],
	[32946, 'deflate'],
	[32773, 'pack bits'],
]);

/** What the numbers of a pixel mean: numbers of tag 262. */
export type Colours = 'white is zero' | 'black is zero' | 'rgb' | 'palette' | 'cmyk' | 'ycbcr';

const COLOURS: ReadonlyMap<number, Colours> = new Map([
	[0, 'white is zero'],
	[1, 'black is zero'],
	[2, 'rgb'],
	[3, 'palette'],
	[5, 'cmyk'],
	[6, 'ycbcr'],
]);

/** Numbers a pixel has by its colours, others that follow (transparency) not counted. */
export const COLOURANTS: Readonly<Record<Colours, number>> = {
	'white is zero': 1,
	'black is zero': 1,
	rgb: 3,
	palette: 1,
	cmyk: 4,
	ycbcr: 3,
};

/** A strip or a tile: where its bytes lie, and where it belongs, in pixels from the top left. */
export interface Piece {
	readonly bytes: Uint8Array;
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** One page, with nothing in it that was not checked. */
export interface TiffPage {
	readonly width: number;
	readonly height: number;
	readonly bits: number;
	/** Numbers of a pixel, transparency included. */
	readonly samples: number;
	readonly colours: Colours;
	readonly packing: Packing;
	/** Whether each number is the difference to the one on its left. */
	readonly differences: boolean;
	/** Of 'fax 3': bit 0 for rows in relation to the one above, bit 2 for ends of rows on whole bytes. */
	readonly faxOptions: number;
	/** 3 × 2^bits numbers of 16 bits: all reds, greens, blues. */
	readonly palette: readonly number[] | undefined;
	/** What the JPEGs of all pieces share. */
	readonly jpegTables: Uint8Array | undefined;
	readonly pieces: readonly Piece[];
}

/** A3 at 600 dpi has 70 million, and the readers of text behind such services take at most 75. */
const MAX_PIXELS = 75_000_000;
const MAX_SIDE = 65_535;
/** Colours and transparency. */
const MAX_SAMPLES = 5;
/** Smaller tiles are not allowed by the standard, and many would only cost time. */
const MIN_TILE = 16;

const BIT_DEPTHS: ReadonlySet<number> = new Set([1, 2, 4, 8]);
/** The letter I, of "II": least significant byte first. */
const LITTLE = 0x49;
const BITS_REVERSED = 2;
const SEPARATE_PLANES = 2;
const DIFFERENCES = 2;

/** Least significant bit first, as some fax cards write. */
function reversedBits(bytes: Uint8Array): Uint8Array {
	return bytes.map((byte) => {
		let reversed = 0;
		for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
		return reversed;
	});
}

/** The more significant byte of each number of 16 bits. */
const highBytes = (bytes: Uint8Array, isLittle: boolean): Uint8Array =>
	bytes.filter((_, index) => index % 2 === (isLittle ? 1 : 0));

interface Grid {
	readonly width: number;
	readonly height: number;
	readonly offsets: readonly number[] | undefined;
	readonly lengths: readonly number[] | undefined;
}

/** Where the pieces are, how large one is, and that there are as many as the page needs. */
function gridOf(directory: Directory, width: number, height: number): Grid | undefined {
	const one = (tag: number) => directory.values(tag)?.[0];
	if (!directory.has(322)) {
		const rows = Math.min(one(278) ?? height, height);
		return rows === 0
			? undefined
			: { width, height: rows, offsets: directory.values(273), lengths: directory.values(279) };
	}
	const [tileWidth = 0, tileHeight = 0] = [one(322), one(323)];
	if (tileWidth < MIN_TILE || tileHeight < MIN_TILE || tileWidth * tileHeight > MAX_PIXELS)
		return undefined;
	return {
		width: tileWidth,
		height: tileHeight,
		offsets: directory.values(324),
		lengths: directory.values(325),
	};
}

function piecesOf(
	directory: Directory,
	file: Uint8Array,
	width: number,
	height: number,
): readonly Piece[] | undefined {
	const grid = gridOf(directory, width, height);
	if (grid?.offsets === undefined) return undefined;
	const columns = Math.ceil(width / grid.width);
	const count = columns * Math.ceil(height / grid.height);
	const { offsets } = grid;
	const lengths: readonly number[] =
		grid.lengths ?? offsets.map((offset) => file.byteLength - offset);
	if (offsets.length < count || lengths.length < count) return undefined;
	const isReversed = directory.values(266)?.[0] === BITS_REVERSED;
	const pieces: Piece[] = [];
	let sum = 0;
	for (let index = 0; index < count; index++) {
		const [offset = 0, length = 0] = [offsets[index], lengths[index]];
		sum += length;
		// Pieces that share their bytes would be unpacked over and over.
		if (offset + length > file.byteLength || sum > file.byteLength) return undefined;
		const bytes = file.subarray(offset, offset + length);
		const isTile = directory.has(322);
		const top = Math.floor(index / columns) * grid.height;
		pieces.push({
			bytes: isReversed ? reversedBits(bytes) : bytes,
			left: (index % columns) * grid.width,
			top,
			width: grid.width,
			height: isTile ? grid.height : Math.min(grid.height, height - top),
		});
	}
	return pieces;
}

/** Whether a page of this size is drawn at all. */
export const isTooLarge = (width: number, height: number): boolean =>
	width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;

/** In pixels. */
export const sizeOf = (directory: Directory) => ({
	width: directory.values(256)?.[0] ?? 0,
	height: directory.values(257)?.[0] ?? 0,
});

export const coloursOf = (directory: Directory): Colours | undefined =>
	COLOURS.get(directory.values(262)?.[0] ?? 0);

/**
 * Reads what a directory says of its page, and believes only what can be.
 *
 * @returns undefined for a page of a kind that can't be drawn here, or a damaged one
 */
export function readPage(directory: Directory, file: Uint8Array): TiffPage | undefined {
	const one = (tag: number, otherwise: number) => directory.values(tag)?.[0] ?? otherwise;
	const { width, height } = sizeOf(directory);
	if (width === 0 || height === 0 || isTooLarge(width, height)) return undefined;
	const packing = PACKINGS.get(one(259, 1));
	const colours = coloursOf(directory);
	const depths = directory.values(258) ?? [1];
	// Of 16 bits only those that are not packed are taken: PDF has them in one order of bytes only.
	const isDeep = depths[0] === 16 && packing === 'none';
	const bits = isDeep ? 8 : (depths[0] ?? 1);
	const samples = one(277, 1);
	if (packing === undefined || colours === undefined) return undefined;
	if (!BIT_DEPTHS.has(bits) || depths.some((depth) => depth !== depths[0])) return undefined;
	if (samples < COLOURANTS[colours] || samples > MAX_SAMPLES) return undefined;
	if (samples > 1 && one(284, 1) === SEPARATE_PLANES) return undefined;
	if (packing.startsWith('fax') && (bits !== 1 || samples !== 1)) return undefined;
	if (colours === 'ycbcr' && packing !== 'jpeg') return undefined;
	const palette = directory.values(320);
	if (colours === 'palette' && palette?.length !== 3 * 2 ** bits) return undefined;
	const pieces = piecesOf(directory, file, width, height);
	const tables = directory.values(347);
	return (
		pieces && {
			width,
			height,
			bits,
			samples,
			colours,
			packing,
			differences: one(317, 1) === DIFFERENCES,
			faxOptions: one(292, 0),
			palette,
			jpegTables: tables && Uint8Array.from(tables),
			pieces: isDeep
				? pieces.map((piece) => ({ ...piece, bytes: highBytes(piece.bytes, file[0] === LITTLE) }))
				: pieces,
		}
	);
}
