import { isFrame } from './jpeg/frame';

/** The largest that a frame may be, in pixels. */
interface Size {
	readonly width: number;
	readonly height: number;
}

/** A progressive JPEG of a camera has 10; each goes over all pixels again. */
export const MAX_SCANS = 50;
/** JPEGs are made of blocks, and some writers round up to them. In pixels. */
const BLOCK = 64;

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
/** Without a length behind them: a stuffed or filling byte, restarts, start and end of the image. */
const isBare = (marker: number) =>
	marker <= 0x01 || marker === MARKER || (marker >= 0xd0 && marker <= 0xd9);

/**
 * Whether a JPEG can be unpacked in reasonable time: by the sizes its frames say and by the number of its scans. Goes
 * from marker to marker over the whole file, as decoders do.
 */
export function isSaneJpeg(bytes: Uint8Array, { width, height }: Size): boolean {
	const number = (at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
	let scans = 0;
	for (let at = bytes.indexOf(MARKER); at !== -1; at = bytes.indexOf(MARKER, at)) {
		const marker = bytes[at + 1] ?? 0;
		if (isBare(marker)) {
			at++;
			continue;
		}
		if (marker === START_OF_SCAN && ++scans > MAX_SCANS) return false;
		if (isFrame(marker) && (number(at + 5) > height + BLOCK || number(at + 7) > width + BLOCK))
			return false;
		at += 2 + number(at + 2);
	}
	return true;
}
