/*
 * Tiles and shadings that fill areas. PDFium tells nothing of them, but tiles and programs are streams, and the
 * dictionary of a stream is plain text in the file.
 */

/** What the patterns of a document may take, for every page of it. */
export interface Patterns {
	/** Whether a tile lies over itself so often that an area is drawn many times. */
	readonly overlapping: boolean;
	/** Tiles on a square point, of the smallest ones; 0 without any. */
	readonly tilesPerPoint: number;
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

/** Bytes before and behind a key that its dictionary may have, and those that a program is looked through for its end. */
const LOOKED_AROUND = 2048;
const LONG_PROGRAM = 65_536;

const NUMBER = String.raw`\s*([-+]?[\d.]+)`;
const STEPS = [
	new RegExp(String.raw`/XStep${NUMBER}(?!\s+\d+\s+R)`),
	new RegExp(String.raw`/YStep${NUMBER}(?!\s+\d+\s+R)`),
] as const;
const BOX = new RegExp(String.raw`/BBox\s*\[${NUMBER}\s${NUMBER}\s${NUMBER}\s${NUMBER}\s*\]`);

const MATRIX = new RegExp(String.raw`/Matrix\s*\[${NUMBER}\s${NUMBER}\s${NUMBER}\s${NUMBER}\s`);

const plainText = (file: Uint8Array): string => {
	const text = new TextDecoder('latin1').decode(file);
	if (file.byteLength > ESCAPES_READ) return text;
	return text.replaceAll(/#([2-7][\da-f])/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
};

/** The object around a place in the file: its dictionary, and how many bytes its stream has. */
function objectAt(text: string, at: number) {
	const before = text.slice(Math.max(0, at - LOOKED_AROUND), at);
	const after = text.slice(at, at + LOOKED_AROUND);
	const stream = after.indexOf('stream');
	const behind = text.slice(at + Math.max(0, stream), at + LONG_PROGRAM);
	const end = behind.indexOf('endstream');
	return {
		dictionary:
			before.slice(Math.max(0, before.lastIndexOf(' obj'))) +
			after.slice(0, stream === -1 ? undefined : stream),
		bytes: end === -1 ? LONG_PROGRAM : end,
	};
}

/** How often a tile lies over itself, and how many there are on a square point; endless where that can't be read. */
function tileOf(dictionary: string): { readonly overlap: number; readonly perPoint: number } {
	const [, left, bottom, right, top] = (BOX.exec(dictionary) ?? []).map(Number);
	const [x, y] = STEPS.map((step) => Math.abs(Number(step.exec(dictionary)?.[1] ?? 0)));
	const sides = [left, bottom, right, top, x, y];
	if (sides.some((side) => side === undefined || Number.isNaN(side)) || !x || !y)
		return { overlap: Infinity, perPoint: Infinity };
	const [width, height] = [
		Math.abs((right ?? 0) - (left ?? 0)),
		Math.abs((top ?? 0) - (bottom ?? 0)),
	];
	const [, a = 1, b = 0, c = 0, d = 1] = (MATRIX.exec(dictionary) ?? []).map(Number);
	return {
		overlap: Math.max(1, width / x) * Math.max(1, height / y),
		perPoint: 1 / (x * y * Math.abs(a * d - b * c)),
	};
}

function operationsOf({ dictionary, bytes }: ReturnType<typeof objectAt>): number {
	return (bytes * (dictionary.includes('/Filter') ? PACKED : 1)) / BYTES_PER_OPERATION;
}

/** Looks for tiles and programs in a file. */
export function patternsOf(file: Uint8Array): Patterns {
	const text = plainText(file);
	const objects = (key: RegExp) =>
		[...text.matchAll(key)].map(({ index }) => objectAt(text, index));
	const tiles = objects(/\/PatternType\s*1\b/g).map(({ dictionary }) => tileOf(dictionary));
	const operations = /\/ShadingType\s*1\b/.test(text)
		? objects(/\/FunctionType\s*4\b/g).reduce(
				(sum, object) => sum + operationsOf(object),
				OPERATIONS_OF_CALL,
			)
		: 0;
	return {
		overlapping: tiles.some(({ overlap }) => overlap > MAX_OVERLAP),
		tilesPerPoint: tiles.reduce((most, { perPoint }) => Math.max(most, perPoint), 0),
		perShadedPixel: operations * PER_OPERATION,
		fills: /\/PatternType\b/.test(text),
	};
}
