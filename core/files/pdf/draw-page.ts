import { bytesAt, OutOfMemory } from './c-memory';
import type { PdfiumFunctions } from './pdfium-functions';
import type { Pixels } from './pixels';

/** Makes one call that may take long, so that others have their turn in between. */
export type InSlices = (call: () => number) => Promise<number>;

/** An open page, and the form of its document where it has one. */
export interface LoadedPage {
	readonly handle: number;
	/** 0: none. */
	readonly form: number;
	/** In points (1/72 inch), as it is shown. */
	readonly width: number;
	readonly height: number;
}

const POINTS_PER_INCH = 72;
/** A4 at 600 dpi has 35 megapixels: more shows nothing more, and one grey byte each has to fit into memory. */
export const MAX_PIXELS = 40_000_000;
/** Nobody prints longer ones, and some readers of images take no more. */
const MAX_SIDE = 20_000;

/** FPDFBitmap_Gray and FPDFBitmap_BGR of fpdfview.h. */
const FORMAT = { 1: 1, 3: 2 } as const;
const WHITE = 0xffffffff;
/** FPDF_ANNOT: stamps and notes too. FPDF_REVERSE_BYTE_ORDER: red, green, blue; on grey it would be a trap. */
const FLAGS = { 1: 0x01, 3: 0x01 | 0x10 } as const;
const NOT_TURNED = 0;

/** Lowered so far that the image stays within its limits, however large the page is. */
export function boundedDpi({ width, height }: LoadedPage, dpi: number): number {
	const inches = { width: width / POINTS_PER_INCH, height: height / POINTS_PER_INCH };
	return Math.min(
		dpi,
		Math.sqrt(MAX_PIXELS / (inches.width * inches.height)),
		MAX_SIDE / Math.max(inches.width, inches.height),
	);
}

const pixels = (points: number, dpi: number) =>
	Math.max(1, Math.round((points * dpi) / POINTS_PER_INCH));

/**
 * The page on white paper, with its annotations and what was filled into its form.
 *
 * @param dpi see `boundedDpi`
 * @param use gets the pixels, which lie in PDFium's memory: nothing else may be done with it meanwhile
 */
export async function drawPage<Result>(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	dpi: number,
	colour: boolean,
	inSlices: InSlices,
	use: (pixels: Pixels) => Promise<Result>,
): Promise<Result> {
	const width = pixels(page.width, dpi);
	const height = pixels(page.height, dpi);
	const channels = colour ? 3 : 1;
	const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FORMAT[channels], 0, 0);
	if (bitmap === 0) throw new OutOfMemory(`${width} × ${height} pixels`);
	pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
	const place = [0, 0, width, height, NOT_TURNED, FLAGS[channels]] as const;
	await inSlices(() => pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, ...place));
	if (page.form !== 0)
		await inSlices(() => pdfium.FPDF_FFLDraw(page.form, bitmap, page.handle, ...place));
	const stride = pdfium.FPDFBitmap_GetStride(bitmap);
	const data = bytesAt(pdfium, pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height);
	const result = await use({ width, height, channels, stride, data });
	pdfium.FPDFBitmap_Destroy(bitmap);
	return result;
}
