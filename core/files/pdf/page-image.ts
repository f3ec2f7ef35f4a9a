import { toJpeg } from '../jpeg/encode';
import { toPng } from '../png/encode';
import type { Turns } from '../turns';
import { drawPage, MAX_PIXELS, type InSlices, type LoadedPage } from './draw-page';
import { embeddedJpeg } from './embedded-jpeg';
import type { PdfDocument } from './pdf-document';
import type { PdfiumFunctions } from './pdfium-functions';
import { isPhotographic } from './photographic';
import { isWhite, type Pixels } from './pixels';
import { resolutionFor } from './resolution';

/** A page as an image that the service takes. */
export interface PageImage {
	readonly bytes: Uint8Array;
	readonly mediaType: 'image/png' | 'image/jpeg';
	/** In pixels. */
	readonly width: number;
	readonly height: number;
	/** Taken out as it lay in the PDF, or drawn. */
	readonly from: 'embedded' | 'rendered';
	/** Whether nothing is to be seen on it. */
	readonly isBlank: boolean;
}

/** How pages that must be drawn are drawn. */
export interface RenderOptions {
	/** Pixels per inch of A4; other sizes by what stands on them. 200 is what the readers do best with. */
	readonly dpi: number;
	/** Whether colours are kept; grey is smaller and faster, and reads as well. */
	readonly colour: boolean;
}

/** An image that comes out too large is drawn again at this part of the resolution. */
const STEP_DOWN = 0.7;

async function takenOut(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	file: () => Uint8Array,
	maxBytes: number,
	inSlices: InSlices,
): Promise<PageImage | undefined> {
	const found = await embeddedJpeg(pdfium, page, file, inSlices);
	if (found === undefined || found.bytes.byteLength > maxBytes) return undefined;
	const { width, height } = found.header;
	if (width * height > MAX_PIXELS) return undefined;
	return {
		bytes: found.bytes,
		mediaType: 'image/jpeg',
		width,
		height,
		from: 'embedded',
		isBlank: false,
	};
}

async function encoded(pixels: Pixels, maxBytes: number, turns: Turns): Promise<PageImage> {
	const { width, height } = pixels;
	const rendered = { width, height, from: 'rendered', isBlank: isWhite(pixels) } as const;
	const png = isPhotographic(pixels) ? undefined : await toPng(pixels, maxBytes);
	if (png !== undefined) return { ...rendered, bytes: png, mediaType: 'image/png' };
	return { ...rendered, bytes: await toJpeg(pixels, turns), mediaType: 'image/jpeg' };
}

/**
 * The image of a page: the JPEG that a scanned page consists of, as it is; else drawn, as PNG, or as JPEG where the
 * page looks like a photo or the PNG would be too large.
 *
 * @param page from 1
 * @param maxBytes of the image; what is larger is drawn again at a lower resolution
 * @throws UnsupportedFileError when the page can't be read, or takes too long
 */
export async function pageImage(
	document: PdfDocument,
	page: number,
	{ dpi: asked, colour }: RenderOptions,
	maxBytes: number,
	turns: Turns,
): Promise<PageImage> {
	const draw = async (
		pdfium: PdfiumFunctions,
		loaded: LoadedPage,
		inSlices: InSlices,
		dpi: number,
	): Promise<PageImage> => {
		const image = await drawPage(
			pdfium,
			loaded,
			dpi,
			colour,
			inSlices,
			async (pixels) => await encoded(pixels, maxBytes, turns),
		);
		if (image.bytes.byteLength <= maxBytes) return image;
		return await draw(pdfium, loaded, inSlices, dpi * STEP_DOWN);
	};
	return await document.withPage(
		page,
		async (pdfium, loaded, file, inSlices) =>
			(await takenOut(pdfium, loaded, file, maxBytes, inSlices)) ??
			(await draw(pdfium, loaded, inSlices, resolutionFor(pdfium, loaded, asked))),
	);
}
