import { imageSize } from 'image-size';

import { ownMemory } from './own-memory';
import { resultOrUndefined } from './result-or-undefined';

/** Width and height in pixels by the header of an image; undefined when they can't be told. */
export const imageSizeOf = (bytes: Uint8Array) =>
	resultOrUndefined(() => imageSize(ownMemory(bytes)));
