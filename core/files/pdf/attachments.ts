import { MAX_FILES, tooMuch } from '../containers/limits';
import { allocate, bytesAt, withMemory } from './c-memory';
import type { InSlices } from './draw-page';
import type { PdfiumFunctions } from './pdfium-functions';

/** A file inside a PDF. */
export interface PdfAttachment {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const MAX_NAME_BYTES = 2048;
const SIZE_BYTES = 4;

function sizeFrom(pdfium: PdfiumFunctions, pointer: number): number {
	return new DataView(pdfium.memory.buffer).getUint32(pointer, true);
}

async function nameOf(
	pdfium: PdfiumFunctions,
	attachment: number,
	inSlices: InSlices,
): Promise<string> {
	const length = await inSlices(() => pdfium.FPDFAttachment_GetName(attachment, 0, 0));
	if (length <= 2 || length > MAX_NAME_BYTES) return '';
	return withMemory(pdfium, length, (pointer) => {
		pdfium.FPDFAttachment_GetName(attachment, pointer, length);
		// A NUL of two bytes is at the end.
		return new TextDecoder('utf-16le').decode(bytesAt(pdfium, pointer, length - 2).slice());
	});
}

/** @throws UnsupportedFileError when it has more content than there is room */
async function contentOf(
	pdfium: PdfiumFunctions,
	attachment: number,
	maxBytes: number,
	inSlices: InSlices,
): Promise<Uint8Array | undefined> {
	const sizeAt = allocate(pdfium, SIZE_BYTES);
	const into = async (pointer: number, length: number) =>
		(await inSlices(() => pdfium.FPDFAttachment_GetFile(attachment, pointer, length, sizeAt))) === 0
			? 0
			: sizeFrom(pdfium, sizeAt);
	const length = await into(0, 0);
	if (length > maxBytes) throw tooMuch('the PDF');
	const isTaken = length > 0;
	const pointer = isTaken ? allocate(pdfium, length) : 0;
	const isThere = isTaken && (await into(pointer, length)) === length;
	const bytes = isThere ? bytesAt(pdfium, pointer, length).slice() : undefined;
	if (isTaken) pdfium.free(pointer);
	pdfium.free(sizeAt);
	return bytes;
}

/** By their names, which of the files in a PDF are taken out. */
export type Wanted = (name: string) => boolean;

/**
 * The files inside a PDF.
 *
 * @param document handle
 * @param maxBytes of all that are taken out together
 * @throws UnsupportedFileError when they are more, or too many: none is left out in silence
 */
export async function attachmentsOf(
	pdfium: PdfiumFunctions,
	document: number,
	maxBytes: number,
	isWanted: Wanted,
	inSlices: InSlices,
): Promise<readonly PdfAttachment[]> {
	const count = await inSlices(() => pdfium.FPDFDoc_GetAttachmentCount(document));
	if (count > MAX_FILES) throw tooMuch('the PDF');
	const found: PdfAttachment[] = [];
	let room = maxBytes;
	for (let index = 0; index < count; index++) {
		const attachment = await inSlices(() => pdfium.FPDFDoc_GetAttachment(document, index));
		if (attachment === 0) continue;
		const name = await nameOf(pdfium, attachment, inSlices);
		if (!isWanted(name)) continue;
		const bytes = await contentOf(pdfium, attachment, room, inSlices);
		if (bytes === undefined) continue;
		room -= bytes.byteLength;
		found.push({ name, bytes });
	}
	return found;
}
