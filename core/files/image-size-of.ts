import { imageSize } from 'image-size';

import { readFrame } from './jpeg/frame';
import { ownMemory } from './own-memory';
import { resultOrUndefined } from './result-or-undefined';

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Width and height in pixels by the header of an image; undefined when they can't be told. */
export const imageSizeOf = (
	bytes: Uint8Array,
): { readonly width: number; readonly height: number } | undefined =>
	// The library searches garbage byte by byte.
	isJpeg(bytes) ? readFrame(bytes) : resultOrUndefined(() => imageSize(ownMemory(bytes)));
