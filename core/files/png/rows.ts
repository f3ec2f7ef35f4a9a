import type { PngHeader, PngParts } from './chunks';

/** Numbers of a pixel. */
const CHANNELS: Readonly<Record<PngHeader['colours'], 1 | 2 | 3 | 4>> = {
	grey: 1,
	rgb: 3,
	palette: 1,
	'grey and alpha': 2,
	'rgb and alpha': 4,
};
const OPAQUE = 255;

/** How the bytes of a row lie. */
export interface RowLayout {
	/** Of a row without the byte in front that names its filter. */
	readonly bytes: number;
	/** From a byte to the one of the pixel on its left. */
	readonly step: number;
}

export function layoutOf({ width, bits, colours }: PngHeader): RowLayout {
	const perPixel = bits * CHANNELS[colours];
	return { bytes: Math.ceil((width * perPixel) / 8), step: Math.max(1, perPixel / 8) };
}

/** The number that is nearest to the sum of left and above less the one between them. */
function paeth(left: number, above: number, corner: number): number {
	const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
	const toCorner = Math.abs(left + above - 2 * corner);
	if (toLeft <= toAbove && toLeft <= toCorner) return left;
	return toAbove <= toCorner ? above : corner;
}

/** What is added to a byte, by the filter of its row. Source: the PNG specification, 9.2. */
const FILTERS: readonly ((left: number, above: number, corner: number) => number)[] = [
	() => 0,
	(left) => left,
	(_left, above) => above,
	(left, above) => (left + above) >> 1,
	paeth,
];

/**
 * Makes the bytes of a row out of their differences, in place.
 *
 * @returns whether there is such a filter
 */
export function unfilter(
	filter: number,
	row: Uint8Array,
	above: Uint8Array,
	step: number,
): boolean {
	const added = FILTERS[filter];
	if (added === undefined) return false;
	if (filter === 0) return true;
	for (let at = 0; at < row.byteLength; at++) {
		const isFirst = at < step;
		const left = isFirst ? 0 : (row[at - step] ?? 0);
		const corner = isFirst ? 0 : (above[at - step] ?? 0);
		row[at] = (row[at] ?? 0) + added(left, above[at] ?? 0, corner);
	}
	return true;
}

/** Gives the numbers of a row as 8 bits each; of a palette its colours. */
export interface RowReader {
	readonly channels: 1 | 2 | 3 | 4;
	read(row: Uint8Array, pixels: Uint8Array): void;
}

/** @param width in pixels */
export function rowReader({ header, palette, opacity }: PngParts): RowReader {
	const { width, bits, colours } = header;
	const numbers = width * CHANNELS[colours];
	const most = 2 ** bits - 1;
	const numberAt = (row: Uint8Array, index: number): number => {
		if (bits === 8) return row[index] ?? 0;
		// The more significant of two bytes.
		if (bits === 16) return row[2 * index] ?? 0;
		const at = index * bits;
		return ((row[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & most;
	};
	if (colours !== 'palette')
		return {
			channels: CHANNELS[colours],
			read: (row, pixels) => {
				const factor = bits < 8 ? OPAQUE / most : 1;
				for (let index = 0; index < numbers; index++) pixels[index] = numberAt(row, index) * factor;
			},
		};
	const isOpaque = opacity.byteLength === 0;
	return {
		channels: isOpaque ? 3 : 4,
		read: (row, pixels) => {
			for (let index = 0, to = 0; index < width; index++) {
				const number = numberAt(row, index);
				for (let channel = 0; channel < 3; channel++)
					pixels[to++] = palette[3 * number + channel] ?? 0;
				if (!isOpaque) pixels[to++] = opacity[number] ?? OPAQUE;
			}
		},
	};
}
