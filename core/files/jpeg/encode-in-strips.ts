import { joined } from '../through';
import type { Turns } from '../turns';
import { toJpeg } from './encode';
import { segmentAt } from './frame';
import type { RawImage } from './raw-image';

/** Of which parts can be taken. */
type Sliceable = RawImage & {
	readonly data: Uint8Array | Uint8ClampedArray;
	/** Bytes from one row to the next, where there are some between them. */
	readonly stride?: number;
};

/** What is encoded in one go, in pixels: some ten milliseconds. */
const STRIP_PIXELS = 60_000;
const BLOCK = 8;
const SOF = 0xc0;
const SOS = 0xda;
const END_OF_IMAGE = 2;

interface Parts {
	/** Up to the scan, and the head of it. */
	readonly head: Uint8Array;
	readonly scanHead: Uint8Array;
	/** Where the frame says its height. */
	readonly heightAt: number;
	readonly data: Uint8Array;
}

/**
 * Where the data end on a whole byte, the encoder adds one of ones; strict readers take that for damage before a marker.
 * A block ends with a code of zeros, so that no other last byte is all ones.
 */
function withoutFilling(data: Uint8Array): Uint8Array {
	const isFilled = data.at(-2) === 0xff && data.at(-1) === 0;
	return isFilled ? data.subarray(0, -2) : data;
}

function partsOf(jpeg: Uint8Array): Parts {
	let heightAt = 0;
	for (let at = 2; ;) {
		const segment = segmentAt(jpeg, at);
		if (segment === undefined) throw new Error('the encoder made no JPEG');
		if (segment.marker === SOF) heightAt = at + 5;
		if (segment.marker === SOS)
			return {
				head: jpeg.subarray(0, at),
				scanHead: jpeg.subarray(at, segment.end),
				heightAt,
				data: withoutFilling(jpeg.subarray(segment.end, jpeg.byteLength - END_OF_IMAGE)),
			};
		at = segment.end;
	}
}

/** Some rows, without what is between them. */
function rowsOf(
	data: Sliceable['data'],
	top: number,
	count: number,
	stride: number,
	rowBytes: number,
): Sliceable['data'] {
	if (stride === rowBytes) return data.subarray(top * stride, (top + count) * stride);
	const rows = new Uint8Array(count * rowBytes);
	for (let row = 0; row < count; row++) {
		const from = (top + row) * stride;
		rows.set(data.subarray(from, from + rowBytes), row * rowBytes);
	}
	return rows;
}

/**
 * The JPEG of a large picture, strip by strip, so that others have their turn in between: each strip ends with a restart
 * marker, behind which the next one begins anew (T.81, E.1.4).
 */
export async function toJpegInStrips(
	{ width, height, channels, data, stride = width * channels }: Sliceable,
	turns: Turns,
): Promise<Uint8Array> {
	const columns = Math.ceil(width / BLOCK);
	const rows = Math.max(1, Math.floor(STRIP_PIXELS / (columns * BLOCK * BLOCK)));
	const stripHeight = rows * BLOCK;
	const interval = columns * rows;
	const pieces: Uint8Array[] = [];
	for (let top = 0, index = 0; top < height; top += stripHeight, index++) {
		const stripRows = Math.min(stripHeight, height - top);
		const strip = rowsOf(data, top, stripRows, stride, width * channels);
		const parts = partsOf(toJpeg({ width, height: stripRows, channels, data: strip }));
		if (index === 0) {
			const head = Uint8Array.from(parts.head);
			head[parts.heightAt] = height >> 8;
			head[parts.heightAt + 1] = height & 255;
			const restarts = Uint8Array.of(0xff, 0xdd, 0, 4, interval >> 8, interval & 255);
			pieces.push(head, restarts, parts.scanHead);
		} else pieces.push(Uint8Array.of(0xff, 0xd0 + ((index - 1) % 8)));
		pieces.push(parts.data);
		await turns.nextIfDue();
	}
	return joined([...pieces, Uint8Array.of(0xff, 0xd9)]);
}
