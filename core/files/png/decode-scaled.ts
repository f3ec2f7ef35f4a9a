import type { RawImage } from '../jpeg/raw-image';
import { throughInParts } from '../through';
import type { Turns } from '../turns';
import type { PngParts } from './chunks';
import { layoutOf, rowReader, unfilter } from './rows';

/** 8-bit pixels. */
type ScaledPng = RawImage & { readonly data: Uint8Array };

/** Puts rows together to smaller ones, of the mean over the pixels that become one. */
function createShrinker(width: number, height: number, channels: 1 | 2 | 3 | 4, factor: number) {
	const [newWidth, newHeight] = [Math.floor(width / factor), Math.floor(height / factor)];
	const data = new Uint8Array(newWidth * newHeight * channels);
	const sums = new Uint32Array(newWidth * channels);
	const area = factor * factor;
	let rows = 0;
	return {
		image: { width: newWidth, height: newHeight, channels, data },
		add(pixels: Uint8Array) {
			for (let x = 0, from = 0; x < newWidth; x++)
				for (let dx = 0; dx < factor; dx++)
					for (let channel = 0; channel < channels; channel++) {
						const to = x * channels + channel;
						sums[to] = (sums[to] ?? 0) + (pixels[from++] ?? 0);
					}
			if (++rows % factor !== 0 || rows > newHeight * factor) return;
			const to = (rows / factor - 1) * sums.length;
			for (let at = 0; at < sums.length; at++) data[to + at] = (sums[at] ?? 0) / area;
			sums.fill(0);
		},
	};
}

/**
 * Unpacks a PNG at a part of its size, row by row: there is never more of it in memory than the row above. It is
 * unpacked on another thread.
 *
 * @param factor pixels, across and down, that become one
 * @throws TypeError when what is packed is damaged or cut off
 * @returns undefined for one that is interlaced, or holds more or fewer pixels than it says
 */
export async function decodePngScaled(
	png: PngParts,
	factor: number,
	turns: Turns,
): Promise<ScaledPng | undefined> {
	const { width, height, isInterlaced } = png.header;
	if (isInterlaced) return undefined;
	const { bytes, step } = layoutOf(png.header);
	const reader = rowReader(png);
	const shrinker = createShrinker(width, height, reader.channels, factor);
	const pixels = new Uint8Array(width * reader.channels);
	/** With the filter in front. */
	let row = new Uint8Array(1 + bytes);
	let above = new Uint8Array(1 + bytes);
	let [filled, done] = [0, 0];
	for await (const part of throughInParts(png.packed, new DecompressionStream('deflate')))
		for (let at = 0; at < part.byteLength;) {
			if (done === height) return undefined;
			const taken = part.subarray(at, at + row.byteLength - filled);
			row.set(taken, filled);
			filled += taken.byteLength;
			at += taken.byteLength;
			if (filled < row.byteLength) continue;
			if (!unfilter(row[0] ?? 0, row.subarray(1), above.subarray(1), step)) return undefined;
			reader.read(row.subarray(1), pixels);
			shrinker.add(pixels);
			[row, above] = [above, row];
			filled = 0;
			done++;
			await turns.nextIfDue();
		}
	return done === height ? shrinker.image : undefined;
}
