import { bytesAt, floatsFrom, withMemory } from './c-memory';
import type { PdfiumFunctions } from './pdfium-functions';

/*
 * What stands on a page, and how large it is.
 */

/** FPDF_PAGEOBJ_… of fpdf_edit.h. */
export const OBJECT = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** How much a matrix enlarges a length. */
export function enlargement(pdfium: PdfiumFunctions, object: number): number {
	const matrix = floatsFrom(pdfium, 6, (at) => pdfium.FPDFPageObj_GetMatrix(object, at));
	const [a = 1, b = 0, c = 0, d = 1] = matrix ?? [];
	return Math.sqrt(Math.abs(a * d - b * c));
}

/** Width and height of the box around an object, in units of what it stands in. */
export function boxOf(pdfium: PdfiumFunctions, object: number) {
	const [left = 0, bottom = 0, right = 0, top = 0] =
		floatsFrom(pdfium, 4, (at) =>
			pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12),
		) ?? [];
	return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

/** Of an image as it is stored. */
export function imagePixels(pdfium: PdfiumFunctions, image: number) {
	return withMemory(pdfium, 8, (at) => {
		pdfium.FPDFImageObj_GetImagePixelSize(image, at, at + 4);
		const sizes = bytesAt(pdfium, at, 8);
		const number = (from: number) =>
			(sizes[from] ?? 0) + (sizes[from + 1] ?? 0) * 0x100 + (sizes[from + 2] ?? 0) * 0x10000;
		return { width: number(0), height: number(4) };
	});
}
