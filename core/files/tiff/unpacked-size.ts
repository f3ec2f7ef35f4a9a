import type { Directory } from './directory';
import {
	COLOURANTS,
	coloursOf,
	sizeOf,
	type Packing,
	type Piece,
	type TiffPage,
} from './tiff-page';

/*
 * What a page of a TIFF unpacks to, told by its header: a file of 10 KB can claim to hold gigabytes.
 */

type Sizes = Pick<TiffPage, 'bits' | 'samples' | 'packing'>;

/**
 * Bytes that come of one at most: Deflate of runs of 258 in two bits (RFC 1951), LZW of strings of 4096 in codes of 12
 * bits, PackBits of runs of 128 in two bytes. Fax packs by rows, JPEG is looked into by itself.
 */
const MAX_RATIO: ReadonlyMap<Packing, number> = new Map([
	['none', 1],
	['deflate', 1032],
	['lzw', 2731],
	['pack bits', 64],
]);
/** A row of a fax takes a bit at least: "as the one above". */
const FAX_ROWS_PER_BYTE = 8;

const bytesOf = ({ bits, samples }: Sizes, { width, height }: Piece): number =>
	Math.ceil((width * samples * bits) / 8) * height;

function canHold(page: Sizes, piece: Piece): boolean {
	const { byteLength } = piece.bytes;
	if (page.packing.startsWith('fax')) return byteLength * FAX_ROWS_PER_BYTE >= piece.height;
	const ratio = MAX_RATIO.get(page.packing);
	return ratio === undefined || byteLength * ratio >= bytesOf(page, piece);
}

/** Whether there are enough bytes for all pixels, however well they are packed. */
export const holdsItsPixels = (page: TiffPage): boolean =>
	page.pieces.every((piece) => canHold(page, piece));

/** Of pages with transparency: A4 at 600 dpi has 35 million, and each pixel goes through a function. */
const MAX_PIXELS_WITH_MORE = 40_000_000;
/** A page of 9,900 rows, A3 at 600 dpi, with a strip for each. */
export const MAX_PIECES = 10_000;
/** Of all pages that are read, in megapixels: 137 of A4 at 300 dpi. */
export const MAX_FILE_MEGAPIXELS = 1200;
/** What a pixel takes that has transparency, and a strip or tile, in usual pixels; measured, and rounded down. */
const WEIGHT_WITH_MORE = 4;
const WEIGHT_OF_PIECE = 5000;

/** Strips or tiles that a page is cut into, by its header. */
export function pieceCount(directory: Directory): number {
	const one = (tag: number) => directory.values(tag)?.[0];
	const { width, height } = sizeOf(directory);
	if (directory.has(322))
		return Math.ceil(width / (one(322) || 1)) * Math.ceil(height / (one(323) || 1));
	return Math.ceil(height / (one(278) || height || 1));
}

/** Whether a pixel has numbers besides those of its colours. */
function hasMore(directory: Directory): boolean {
	const colours = coloursOf(directory);
	return colours !== undefined && (directory.values(277)?.[0] ?? 1) > COLOURANTS[colours];
}

/** Pixels that are too many for what has to be done with each. */
export function isTooLargeWithMore(directory: Directory): boolean {
	const { width, height } = sizeOf(directory);
	return hasMore(directory) && width * height > MAX_PIXELS_WITH_MORE;
}

/** What pages take to be drawn, as that many megapixels of a usual page. */
export function megapixelsOf(pages: readonly Directory[]): number {
	const pixels = pages.map((page) => {
		const { width, height } = sizeOf(page);
		return (
			width * height * (hasMore(page) ? WEIGHT_WITH_MORE : 1) + pieceCount(page) * WEIGHT_OF_PIECE
		);
	});
	return Math.round(pixels.reduce((sum, one) => sum + one, 0) / 1e6);
}
