import { viewOf } from '../own-memory';

/** What a PNG says of its picture. */
export interface PngHeader {
	readonly width: number;
	readonly height: number;
	/** Of one number: 1, 2, 4, 8 or 16. */
	readonly bits: number;
	readonly colours: 'grey' | 'rgb' | 'palette' | 'grey and alpha' | 'rgb and alpha';
	readonly isInterlaced: boolean;
}

/** The parts of a PNG that make the picture; texts, profiles and times are passed over. */
export interface PngParts {
	readonly header: PngHeader;
	/** Red, green, blue of each colour by its number; empty without. */
	readonly palette: Uint8Array;
	/** Of each colour of the palette, as far as it goes; empty without. */
	readonly opacity: Uint8Array;
	/** One zlib stream, cut into pieces. */
	readonly packed: readonly Uint8Array<ArrayBuffer>[];
}

const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;
const HEADER_BYTES = 13;
/** Most writers cut after 8 to 64 KB: more chunks than this hold no picture, and only cost time. */
const MAX_CHUNKS = 20_000;

/** By the colour type of the header. Source: the PNG specification, 11.2.1. */
const COLOURS: ReadonlyMap<number, PngHeader['colours']> = new Map([
	[0, 'grey'],
	[2, 'rgb'],
	[3, 'palette'],
	[4, 'grey and alpha'],
	[6, 'rgb and alpha'],
]);
const BITS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16]);

function headerIn(content: Uint8Array): PngHeader | undefined {
	if (content.byteLength !== HEADER_BYTES) return undefined;
	const view = viewOf(content);
	const [bits, colours] = [view.getUint8(8), COLOURS.get(view.getUint8(9))];
	if (colours === undefined || !BITS.has(bits)) return undefined;
	if (colours === 'palette' && bits > 8) return undefined;
	const isInterlaced = view.getUint8(12) !== 0;
	return { width: view.getUint32(0), height: view.getUint32(4), bits, colours, isInterlaced };
}

/** @returns undefined when it is no PNG, or one that nobody writes */
export function readPng(png: Uint8Array<ArrayBuffer>): PngParts | undefined {
	const view = viewOf(png);
	const packed: Uint8Array<ArrayBuffer>[] = [];
	let header: PngHeader | undefined;
	let palette = new Uint8Array();
	let opacity = new Uint8Array();
	for (let at = SIGNATURE_BYTES, count = 0; at + FRAME_BYTES <= png.byteLength; count++) {
		const end = at + FRAME_BYTES + view.getUint32(at);
		if (end > png.byteLength || count > MAX_CHUNKS) break;
		const content = png.subarray(at + 8, end - 4);
		const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
		if (type === 'IHDR') header ??= headerIn(content);
		if (type === 'PLTE') palette = content;
		if (type === 'tRNS') opacity = content;
		if (type === 'IDAT') packed.push(content);
		if (header === undefined || type === 'IEND') break;
		at = end;
	}
	return header === undefined ? undefined : { header, palette, opacity, packed };
}
