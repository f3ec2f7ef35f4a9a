import { viewOf } from '../own-memory';

/** What a JPEG says about itself before the image begins. */
export interface JpegHeader {
	readonly width: number;
	readonly height: number;
	/** 1: grey, 3: colour, 4: for printing. */
	readonly components: number;
	/** Whether a camera wrote how it was held: viewers turn such an image, PDF doesn't. */
	readonly hasExif: boolean;
}

const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
/** Baseline, extended and progressive with Huffman codes: what every reader takes. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Without a length behind them: restart markers and the fill byte before a marker. */
const isBare = (marker: number) => marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);

/** In front of the frame; a colour profile has 255 at most. */
const MAX_SEGMENTS = 1000;
const EXIF = [0x45, 0x78, 0x69, 0x66];
const PRECISION = 8;

/** @returns undefined when it is no JPEG, or one of a rare kind: arithmetic coding, 12 bits, lossless */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
	if (bytes[0] !== 0xff || bytes[1] !== START_OF_IMAGE) return undefined;
	const view = viewOf(bytes);
	let hasExif = false;
	for (let at = 2, count = 0; at + 10 <= bytes.byteLength && count < MAX_SEGMENTS; count++) {
		const marker = view.getUint8(at + 1);
		if (view.getUint8(at) !== 0xff || marker === START_OF_SCAN) return undefined;
		if (isBare(marker)) {
			at += marker === 0xff ? 1 : 2;
			continue;
		}
		if (marker === APP1) hasExif ||= EXIF.every((byte, index) => bytes[at + 4 + index] === byte);
		if (FRAMES.has(marker)) {
			if (view.getUint8(at + 4) !== PRECISION) return undefined;
			const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
			return { width, height, components: view.getUint8(at + 9), hasExif };
		}
		at += 2 + view.getUint16(at + 2);
	}
	return undefined;
}
