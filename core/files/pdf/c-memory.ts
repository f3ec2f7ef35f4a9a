import type { Turns } from '../turns';
import type { PdfiumFunctions } from './pdfium-functions';

// Nothing here frees in a `finally`: an instance in which something was thrown is dropped with all its memory.

/** PDFium's memory could not be had: the document is too large for the bound. */
export class OutOfMemory extends Error {
	override readonly name = 'OutOfMemory';
}

/** @returns a pointer; whoever calls frees it */
export function allocate({ malloc }: PdfiumFunctions, bytes: number): number {
	const pointer = malloc(bytes);
	if (pointer === 0) throw new OutOfMemory(`${bytes} bytes`);
	return pointer;
}

/** A piece of C memory for as long as `use` runs. */
export function withMemory<Result>(
	pdfium: PdfiumFunctions,
	bytes: number,
	use: (pointer: number) => Result,
): Result {
	const pointer = allocate(pdfium, bytes);
	const result = use(pointer);
	pdfium.free(pointer);
	return result;
}

/** The memory itself, not a copy: it moves when it grows, so look anew after every call. */
export const bytesAt = ({ memory }: PdfiumFunctions, pointer: number, length: number) =>
	new Uint8Array(memory.buffer, pointer, length);

/** @returns a pointer; whoever calls frees it */
export function copyIn(pdfium: PdfiumFunctions, bytes: Uint8Array): number {
	const pointer = allocate(pdfium, bytes.byteLength);
	bytesAt(pdfium, pointer, bytes.byteLength).set(bytes);
	return pointer;
}

/** Memory that nothing has used yet is slow to be had: so many bytes at a time. */
const PIECE = 4 * 1024 * 1024;

/** As `copyIn`, for what is large: others have their turn in between. */
export async function copyInTurns(
	pdfium: PdfiumFunctions,
	bytes: Uint8Array,
	turns: Turns,
): Promise<number> {
	const pointer = allocate(pdfium, bytes.byteLength);
	for (let at = 0; at < bytes.byteLength; at += PIECE) {
		const piece = bytes.subarray(at, at + PIECE);
		bytesAt(pdfium, pointer + at, piece.byteLength).set(piece);
		await turns.nextIfDue();
	}
	return pointer;
}

/**
 * What a function writes that fills a struct of floats.
 *
 * @returns undefined when it says that it could not
 */
export function floatsFrom(
	pdfium: PdfiumFunctions,
	count: number,
	fill: (pointer: number) => number,
): readonly number[] | undefined {
	return withMemory(pdfium, 4 * count, (pointer) =>
		fill(pointer) === 0 ? undefined : [...new Float32Array(pdfium.memory.buffer, pointer, count)],
	);
}
