/*
 * Tiles and shadings that fill areas. PDFium tells nothing of them, but tiles and programs are streams, and the
 * dictionary of a stream is plain text in the file.
 */

/** What the patterns of a document may take, for every page of it. */
export interface Patterns {
	/** Whether a tile lies over itself so often that an area is drawn many times. */
	readonly overlapping: boolean;
	/** Seconds for a pixel of a shading that is worked out point by point; 0 without such. */
	readonly perShadedPixel: number;
	/** Whether paths and letters may be filled with it. */
	readonly fills: boolean;
}

/** How often a tile may lie over itself; drawing programs put them side by side, with some edge. */
const MAX_OVERLAP = 25;
/** Seconds for an operation of a program, as measured on a slow machine, and the bytes it has at least on average. */
const PER_OPERATION = 1e-8;
const BYTES_PER_OPERATION = 4;
/** What any function takes, in operations. */
const OPERATIONS_OF_CALL = 50;
/** Programs are repetitive, when somebody wants them to be. */
const PACKED = 100;
/** Names with letters written as #54 are read in files up to here; no program writes such. */
const ESCAPES_READ = 1024 * 1024;

const NUMBER = String.raw`\s*([-+]?[\d.]+)`;
const STEPS = [
	new RegExp(String.raw`/XStep${NUMBER}(?!\s+\d+\s+R)`),
	new RegExp(String.raw`/YStep${NUMBER}(?!\s+\d+\s+R)`),
] as const;
const BOX = new RegExp(String.raw`/BBox\s*\[${NUMBER}\s${NUMBER}\s${NUMBER}\s${NUMBER}\s*\]`);

const plainText = (file: Uint8Array): string => {
	const text = new TextDecoder('latin1').decode(file);
	if (file.byteLength > ESCAPES_READ) return text;
	return text.replaceAll(/#([2-7][\da-f])/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
};

/** The object around a place in the file: its dictionary, and how many bytes its stream has. */
function objectAt(text: string, at: number) {
	const start = Math.max(0, text.lastIndexOf(' obj', at));
	const stream = text.indexOf('stream', at);
	const end = text.indexOf('endstream', stream);
	return {
		dictionary: text.slice(start, stream === -1 ? undefined : stream),
		bytes: Math.max(0, end - stream),
	};
}

/** Of a tile, in tiles; endless where that is not written down plainly. */
function overlapOf(dictionary: string): number {
	const [, left, bottom, right, top] = (BOX.exec(dictionary) ?? []).map(Number);
	const [x, y] = STEPS.map((step) => Number(step.exec(dictionary)?.[1] ?? 0));
	if (left === undefined || bottom === undefined || right === undefined || top === undefined)
		return Infinity;
	if (x === undefined || y === undefined || x === 0 || y === 0) return Infinity;
	return Math.max(1, Math.abs((right - left) / x)) * Math.max(1, Math.abs((top - bottom) / y));
}

function operationsOf({ dictionary, bytes }: ReturnType<typeof objectAt>): number {
	return (bytes * (dictionary.includes('/Filter') ? PACKED : 1)) / BYTES_PER_OPERATION;
}

/** Looks for tiles and programs in a file. */
export function patternsOf(file: Uint8Array): Patterns {
	const text = plainText(file);
	const objects = (key: RegExp) =>
		[...text.matchAll(key)].map(({ index }) => objectAt(text, index));
	const overlapping = objects(/\/PatternType\s*1\b/g).some(
		({ dictionary }) => overlapOf(dictionary) > MAX_OVERLAP,
	);
	const operations = /\/ShadingType\s*1\b/.test(text)
		? objects(/\/FunctionType\s*4\b/g).reduce(
				(sum, object) => sum + operationsOf(object),
				OPERATIONS_OF_CALL,
			)
		: 0;
	return {
		overlapping,
		perShadedPixel: operations * PER_OPERATION,
		fills: /\/PatternType\b/.test(text),
	};
}
