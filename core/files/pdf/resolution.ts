import { floatsFrom } from './c-memory';
import { boundedDpi, type LoadedPage } from './draw-page';
import { boxOf, enlargement, imagePixels, OBJECT } from './page-objects';
import type { PdfiumFunctions } from './pdfium-functions';

/*
 * How finely a page is drawn. Its size in points says little: some programs call a scan of 1654 × 2339 pixels a page of
 * 99 × 140 points, others one of 1654 × 2339 points.
 */

const POINTS_PER_INCH = 72;
/** The page for which a resolution is meant, in square points. */
const A4_AREA = 595.276 * 841.89;
/** Looked at; a page with more is no scan, and its text is of one size. */
const MAX_OBJECTS = 2_000;
/** Images that cover less of the page are pictures on it, and their resolution is not that of what is to be read. */
const SCAN_PART = 0.25;
/** FPDF_TEXTRENDERMODE_INVISIBLE of fpdf_edit.h. */
const INVISIBLE = 3;
/** Letters as they are printed on most invoices, in points. */
const USUAL_TEXT = 8;
/** From here on text is small. */
const SMALL_TEXT = 6;
/** A page of less of A4 is none that is printed so: A4 in millimetres, taken for points, is an eighth. */
const SMALL_PAGE = 0.2;
/** Of an invoice whose letters are drawn as lines; a label or a stamp has fewer. */
const MANY_LINES = 200;
/** How much finer than asked for a page of A4 with small text may be drawn. */
const FINER = 1.5;

interface Content {
	/** Covered by images, in square points. */
	imageArea: number;
	/** Pixels of these images. */
	imagePixels: number;
	/** Sizes of letters, in points, each with the area it covers. */
	readonly letters: { readonly size: number; readonly area: number }[];
	/** Whether anything but images stands on the page. */
	drawn: boolean;
	seen: number;
}

function lookAt(pdfium: PdfiumFunctions, content: Content, object: number, scale: number): void {
	if (++content.seen > MAX_OBJECTS) return;
	const type = pdfium.FPDFPageObj_GetType(object);
	const inner = scale * enlargement(pdfium, object);
	if (type === OBJECT.form) {
		const count = pdfium.FPDFFormObj_CountObjects(object);
		for (let index = 0; index < count && content.seen <= MAX_OBJECTS; index++)
			lookAt(pdfium, content, pdfium.FPDFFormObj_GetObject(object, index), inner);
		return;
	}
	if (type === OBJECT.image) {
		const { width, height } = imagePixels(pdfium, object);
		content.imageArea += inner ** 2;
		content.imagePixels += width * height;
		return;
	}
	// A scanner that reads text puts it, invisible, over the image.
	if (type === OBJECT.text && pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE) return;
	content.drawn = true;
	if (type !== OBJECT.text) return;
	const [size = 0] =
		floatsFrom(pdfium, 1, (at) => pdfium.FPDFTextObj_GetFontSize(object, at)) ?? [];
	const box = boxOf(pdfium, object);
	content.letters.push({ size: size * inner, area: box.width * box.height * scale ** 2 });
}

/** The size of letters of which half of the text is smaller; undefined without text. */
function medianSize(letters: Content['letters']): number | undefined {
	const sorted = letters.toSorted((one, other) => one.size - other.size);
	const half = sorted.reduce((sum, { area }) => sum + area, 0) / 2;
	let sum = 0;
	return sorted.find(({ area }) => (sum += area) >= half)?.size;
}

/**
 * The resolution at which what stands on a page can be read: finer than asked for on small pages with a fine scan or small
 * text, coarser on huge ones that hold nothing but a coarse scan. Within the limits of an image.
 *
 * @param asked in pixels per inch, as for a page of A4
 */
export function resolutionFor(pdfium: PdfiumFunctions, page: LoadedPage, asked: number): number {
	const content: Content = { imageArea: 0, imagePixels: 0, letters: [], drawn: false, seen: 0 };
	const count = pdfium.FPDFPage_CountObjects(page.handle);
	for (let index = 0; index < count && content.seen <= MAX_OBJECTS; index++)
		lookAt(pdfium, content, pdfium.FPDFPage_GetObject(page.handle, index), 1);

	const pageArea = page.width * page.height;
	/** At which the page gets as many pixels as one of A4. */
	const asA4 = asked * Math.sqrt(A4_AREA / pageArea);
	const isScan = content.imageArea >= SCAN_PART * pageArea;
	const ofImages = isScan
		? POINTS_PER_INCH * Math.sqrt(content.imagePixels / content.imageArea)
		: 0;
	const median = medianSize(content.letters) ?? USUAL_TEXT;
	const ofText = median > 0 && median < SMALL_TEXT ? asked * (USUAL_TEXT / median) : 0;

	// Letters that a program drew as lines have no size: the page is taken for a small picture of one of A4.
	const ofLines =
		content.letters.length === 0 && content.seen > MANY_LINES && pageArea < SMALL_PAGE * A4_AREA
			? asA4
			: 0;

	const finer = Math.max(
		Math.min(ofImages, asA4),
		Math.min(ofText, FINER * Math.max(asked, asA4)),
		ofLines,
	);
	const coarser = isScan && !content.drawn ? Math.max(asA4, ofImages) : asked;
	return boundedDpi(page, Math.max(finer, Math.min(asked, coarser)));
}
