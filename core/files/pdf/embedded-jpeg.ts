import { allocate, bytesAt, floatsFrom, withMemory } from './c-memory';
import type { InSlices, LoadedPage } from './draw-page';
import { readJpegHeader, type JpegHeader } from './jpeg-header';
import type { PdfiumFunctions } from './pdfium-functions';
import { dictionariesOf } from './stream-dictionary';

/** The image that a page consists of, as it lies in the PDF. */
export interface EmbeddedJpeg {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly header: JpegHeader;
}

/** FPDF_PAGEOBJ_… and FPDF_TEXTRENDERMODE_INVISIBLE of fpdf_edit.h. */
const TEXT = 1;
const IMAGE = 3;
const INVISIBLE = 3;

/** FPDF_COLORSPACE_…: device, calibrated or by profile, grey or RGB. Others give the numbers of the JPEG a new meaning. */
const PLAIN_COLOUR_SPACES: ReadonlySet<number> = new Set([1, 2, 4, 5, 7]);
/** FPDF_IMAGEOBJ_METADATA: width, height, two floats of dpi, bits, colour space, content id. */
const METADATA_INTS = 7;

/** Looked at: a word each, on a page full of them. */
const MAX_OBJECTS = 5000;

/** How far each edge of the image may be from that of the page, in parts of the side. */
const MARGIN = 0.05;
const OVERHANG = 0.01;

/** What changes an image on its way to the page: masks, inverted values, layers; an escaped key could be any of them. */
const ALTERING_KEYS = /\/(?:SMask|Mask|ImageMask|Decode|DecodeParms|OC|Matte)\b|#/;

/** All that is visible on the page, when that is one image. */
function onlyImage(pdfium: PdfiumFunctions, page: number): number | undefined {
	let image: number | undefined;
	const count = pdfium.FPDFPage_CountObjects(page);
	if (count > MAX_OBJECTS) return undefined;
	for (let index = 0; index < count; index++) {
		const object = pdfium.FPDFPage_GetObject(page, index);
		const type = pdfium.FPDFPageObj_GetType(object);
		if (type === IMAGE && image === undefined) image = object;
		// A scanner that reads text puts it, invisible, over the image.
		else if (type !== TEXT || pdfium.FPDFTextObj_GetTextRenderMode(object) !== INVISIBLE)
			return undefined;
	}
	return image;
}

/** Upright, and from edge to edge: neither does much paper show, nor is much of the image cut off. */
function fillsPage(pdfium: PdfiumFunctions, page: number, image: number): boolean {
	const box = floatsFrom(pdfium, 4, (at) => pdfium.FPDF_GetPageBoundingBox(page, at));
	const matrix = floatsFrom(pdfium, 6, (at) => pdfium.FPDFPageObj_GetMatrix(image, at));
	if (box === undefined || matrix === undefined) return false;
	const [pageLeft = 0, pageTop = 0, pageRight = 0, pageBottom = 0] = box;
	const [width = 0, skewY = 0, skewX = 0, height = 0, left = 0, bottom = 0] = matrix;
	if (skewX !== 0 || skewY !== 0 || width <= 0 || height <= 0) return false;
	const pageWidth = pageRight - pageLeft;
	const pageHeight = pageTop - pageBottom;
	const gaps = [
		(left - pageLeft) / pageWidth,
		(pageRight - left - width) / pageWidth,
		(bottom - pageBottom) / pageHeight,
		(pageTop - bottom - height) / pageHeight,
	];
	return gaps.every((gap) => gap <= MARGIN && gap >= -OVERHANG);
}

function isDrawnAsItIs(pdfium: PdfiumFunctions, image: number): boolean {
	return (
		pdfium.FPDFPageObj_HasTransparency(image) === 0 &&
		pdfium.FPDFPageObj_CountMarks(image) === 0 &&
		pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(image)) <= 0
	);
}

const DCT = 'DCTDecode\0';

function isJpeg(pdfium: PdfiumFunctions, image: number): boolean {
	if (pdfium.FPDFImageObj_GetImageFilterCount(image) !== 1) return false;
	return withMemory(pdfium, DCT.length, (at) => {
		const length = pdfium.FPDFImageObj_GetImageFilter(image, 0, at, DCT.length);
		return (
			length === DCT.length &&
			new TextDecoder().decode(bytesAt(pdfium, at, DCT.length).slice()) === DCT
		);
	});
}

/** In slices: a colour space may have a profile of any size. */
async function hasPlainColours(
	pdfium: PdfiumFunctions,
	page: number,
	image: number,
	inSlices: InSlices,
): Promise<boolean> {
	const at = allocate(pdfium, 4 * METADATA_INTS);
	const isKnown = await inSlices(() => pdfium.FPDFImageObj_GetImageMetadata(image, page, at));
	const colourSpace = new Int32Array(pdfium.memory.buffer, at, METADATA_INTS)[5] ?? 0;
	pdfium.free(at);
	return isKnown !== 0 && PLAIN_COLOUR_SPACES.has(colourSpace);
}

function rawData(pdfium: PdfiumFunctions, image: number): Uint8Array<ArrayBuffer> {
	const length = pdfium.FPDFImageObj_GetImageDataRaw(image, 0, 0);
	return withMemory(pdfium, length, (at) => {
		pdfium.FPDFImageObj_GetImageDataRaw(image, at, length);
		return bytesAt(pdfium, at, length).slice();
	});
}

/**
 * Takes out the JPEG that a scanned page consists of. In any doubt whether the page would look different, it is not
 * taken, and the page gets drawn.
 *
 * @param file looks up the PDF where PDFium has it, which moves when memory grows
 */
export async function embeddedJpeg(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	file: () => Uint8Array,
	inSlices: InSlices,
): Promise<EmbeddedJpeg | undefined> {
	const { handle } = page;
	if (pdfium.FPDFPage_GetRotation(handle) !== 0 || pdfium.FPDFPage_GetAnnotCount(handle) !== 0)
		return undefined;
	const image = onlyImage(pdfium, handle);
	if (image === undefined || !isJpeg(pdfium, image)) return undefined;
	if (!fillsPage(pdfium, handle, image) || !isDrawnAsItIs(pdfium, image)) return undefined;
	if (!(await hasPlainColours(pdfium, handle, image, inSlices))) return undefined;
	const bytes = rawData(pdfium, image);
	const header = readJpegHeader(bytes);
	if (header === undefined || header.hasExif) return undefined;
	if (header.components !== 1 && header.components !== 3) return undefined;
	const dictionaries = dictionariesOf(bytes, file());
	if (dictionaries === undefined || dictionaries.some((text) => ALTERING_KEYS.test(text)))
		return undefined;
	return { bytes, header };
}
