import { viewOf } from '../own-memory';

/** One of the planes of a JPEG. */
export interface Component {
	readonly id: number;
	/** Blocks of it in a unit, across and down. */
	readonly across: number;
	readonly down: number;
	/** Which table of step sizes it has. */
	readonly steps: number;
}

/** What a JPEG says of itself before the image begins. */
export interface Frame {
	readonly width: number;
	readonly height: number;
	/** Other kinds (lossless, arithmetic coding) hardly exist. */
	readonly kind: 'baseline' | 'progressive' | 'other';
	/** Bits of a number. */
	readonly precision: number;
	readonly components: readonly Component[];
	/** How a camera was held, 1 (upright) to 8. Source: Exif 2.3, tag 274. */
	readonly orientation: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
const MARKER = 0xff;
const KINDS: ReadonlyMap<number, Frame['kind']> = new Map([
	[0xc0, 'baseline'],
	[0xc1, 'baseline'],
	[0xc2, 'progressive'],
]);

/** Start of frame, but for tables (C4), extensions (C8) and conditioning (CC), which have numbers in its range. */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A part of a JPEG, without its marker and its length. */
export interface Segment {
	readonly marker: number;
	readonly content: Uint8Array;
	/** Where the next one begins; for a scan its data lie in between. */
	readonly end: number;
}

/** The segment at a place, filling bytes before it left out; undefined where none is: nothing is searched for. */
export function segmentAt(bytes: Uint8Array, from: number): Segment | undefined {
	let at = from;
	if (bytes[at] !== MARKER) return undefined;
	while (bytes[at + 1] === MARKER) at++;
	const marker = bytes[at + 1];
	if (marker === undefined || marker === END_OF_IMAGE || marker < 0xc0) return undefined;
	const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
	const end = at + 2 + length;
	if (length < 2 || end > bytes.byteLength) return undefined;
	return { marker, content: bytes.subarray(at + 4, end), end };
}

/** In front of the frame; a colour profile has 255 at most. */
const MAX_SEGMENTS = 1000;

const ORIENTATION = 274;
const EXIF = 'Exif\0\0';

function orientationIn(app1: Uint8Array): number | undefined {
	if (EXIF.split('').some((letter, index) => app1[index] !== letter.charCodeAt(0)))
		return undefined;
	const view = viewOf(app1.subarray(EXIF.length));
	if (view.byteLength < 8) return undefined;
	const isLittle = view.getUint8(0) === 0x49;
	const list = view.getUint32(4, isLittle);
	if (list + 2 > view.byteLength) return undefined;
	const count = view.getUint16(list, isLittle);
	for (let index = 0; index < count; index++) {
		const entry = list + 2 + index * 12;
		if (entry + 12 > view.byteLength) return undefined;
		if (view.getUint16(entry, isLittle) === ORIENTATION) return view.getUint16(entry + 8, isLittle);
	}
	return undefined;
}

/** @returns undefined when it is no JPEG, or none whose parts follow each other */
export function readFrame(bytes: Uint8Array): Frame | undefined {
	if (bytes[0] !== MARKER || bytes[1] !== 0xd8) return undefined;
	let orientation = 1;
	for (let at = 2, count = 0; ; count++) {
		const segment = segmentAt(bytes, at);
		if (segment === undefined || segment.marker === START_OF_SCAN) return undefined;
		if (count === MAX_SEGMENTS) return undefined;
		const { marker, content, end } = segment;
		at = end;
		if (marker === APP1) orientation = orientationIn(content) ?? orientation;
		if (!isFrame(marker)) continue;
		const components = content[5] ?? 0;
		if (content.byteLength < 6 + 3 * components) return undefined;
		const view = viewOf(content);
		return {
			width: view.getUint16(3),
			height: view.getUint16(1),
			kind: KINDS.get(marker) ?? 'other',
			precision: view.getUint8(0),
			components: Array.from({ length: components }, (_, index) => ({
				id: view.getUint8(6 + 3 * index),
				across: view.getUint8(7 + 3 * index) >> 4,
				down: view.getUint8(7 + 3 * index) & 15,
				steps: view.getUint8(8 + 3 * index) & 3,
			})),
			orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
		};
	}
}
