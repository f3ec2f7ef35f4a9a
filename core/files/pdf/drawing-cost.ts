import { isSaneJpeg } from '../jpeg-sanity';
import { bytesAt, floatsFrom, withMemory } from './c-memory';
import type { LoadedPage } from './draw-page';
import { boxOf, enlargement, imagePixels, OBJECT } from './page-objects';
import type { Patterns } from './patterns';
import type { PdfiumFunctions } from './pdfium-functions';
import { resolutionFor } from './resolution';

/*
 * What drawing a page will take, told before it is drawn: PDFium draws without a pause, and a page of 1 KB can keep it
 * busy for minutes. Forms and annotations count with all that is in them, each time they are drawn.
 */

/** More than the largest plan on a page; a page of text has some thousand. */
const MAX_OBJECTS = 150_000;
/** Pixels of all images, each as often as it is drawn: A4 at 1200 dpi has 139 million. */
const MAX_IMAGE_PIXELS = 140_000_000;
/** Seconds as estimated on a slow machine with other work; a page of text takes some hundredths. */
const MAX_SECONDS = 10;
/** Pages are drawn at, by default. */
const DPI = 200;
const POINTS_PER_INCH = 72;

/** Measured on full pages, in seconds: a pixel filled, a pixel along a line, one of a transparent group; any object; a tile. */
const PER_FILLED_PIXEL = 1e-10;
const PER_LINE_PIXEL = 3e-7;
const PER_BLENDED_PIXEL = 2e-7;
const PER_OBJECT = 5e-6;
const PER_TILE = 1.4e-7;

/** Up to so many the length of a path is taken to be at most this many times around its box. */
const FEW_SEGMENTS = 8;
/** Small JPEGs are unpacked quickly, however they are made. In pixels. */
const SMALL_IMAGE = 250_000;

interface Sum {
	objects: number;
	imagePixels: number;
	seconds: number;
	badJpeg: boolean;
}

interface Walk {
	readonly pdfium: PdfiumFunctions;
	readonly sum: Sum;
	readonly patterns: Patterns;
	/** Of the page, in pixels; nothing paints more. */
	readonly pageArea: number;
	readonly pageSide: number;
}

const isOver = ({ objects, imagePixels, seconds, badJpeg }: Sum) =>
	badJpeg || objects > MAX_OBJECTS || imagePixels > MAX_IMAGE_PIXELS || seconds > MAX_SECONDS;

/** From point to point, in units of the path. */
function lengthOf(pdfium: PdfiumFunctions, path: number, segments: number): number {
	let sum = 0;
	let before: readonly number[] | undefined;
	for (let index = 0; index < segments; index++) {
		const segment = pdfium.FPDFPath_GetPathSegment(path, index);
		const point = floatsFrom(pdfium, 2, (at) =>
			pdfium.FPDFPathSegment_GetPoint(segment, at, at + 4),
		);
		const [x = 0, y = 0] = point ?? [];
		const [beforeX = x, beforeY = y] = before ?? [];
		sum += Math.hypot(x - beforeX, y - beforeY);
		before = [x, y];
	}
	return sum;
}

/** Lines of a path, in pixels; each is cut at the edges of the page. */
function linePixels({ pdfium, pageSide }: Walk, path: number, scale: number): number {
	const { width, height } = boxOf(pdfium, path);
	const around = Math.min((width + height) * scale, pageSide);
	const segments = pdfium.FPDFPath_CountSegments(path);
	const atMost = segments * around;
	if (segments <= FEW_SEGMENTS) return atMost;
	return Math.min(lengthOf(pdfium, path, segments) * scale * enlargement(pdfium, path), atMost);
}

const JPEG_START = [0xff, 0xd8] as const;

/** Looks into large images that begin as a JPEG; those that are packed once more begin otherwise. */
function hasBadJpeg(
	pdfium: PdfiumFunctions,
	image: number,
	size: { readonly width: number; readonly height: number },
): boolean {
	const length = pdfium.FPDFImageObj_GetImageDataRaw(image, 0, 0);
	if (size.width * size.height < SMALL_IMAGE || length === 0) return false;
	return withMemory(pdfium, length, (at) => {
		pdfium.FPDFImageObj_GetImageDataRaw(image, at, length);
		const bytes = bytesAt(pdfium, at, length);
		return JPEG_START.every((byte, index) => bytes[index] === byte) && !isSaneJpeg(bytes, size);
	});
}

/** @param scale pixels per unit of what the object stands in */
function addObject(walk: Walk, object: number, scale: number): void {
	const { pdfium, sum, pageArea, patterns } = walk;
	sum.objects++;
	sum.seconds += PER_OBJECT;
	if (isOver(sum)) return;
	const type = pdfium.FPDFPageObj_GetType(object);
	const { width, height } = boxOf(pdfium, object);
	const area = Math.min(width * height * scale * scale, pageArea);
	sum.seconds += area * PER_FILLED_PIXEL;
	if (pdfium.FPDFPageObj_HasTransparency(object) !== 0) sum.seconds += area * PER_BLENDED_PIXEL;
	if (type === OBJECT.path) sum.seconds += linePixels(walk, object, scale) * PER_LINE_PIXEL;
	const isFilled = patterns.fills && (type === OBJECT.path || type === OBJECT.text);
	if (isFilled) sum.seconds += (area / scale ** 2) * patterns.tilesPerPoint * PER_TILE;
	if (isFilled || type === OBJECT.shading) sum.seconds += area * patterns.perShadedPixel;
	if (type === OBJECT.image) {
		const size = imagePixels(pdfium, object);
		sum.imagePixels += size.width * size.height;
		sum.badJpeg ||= !isOver(sum) && hasBadJpeg(pdfium, object, size);
	}
	if (type === OBJECT.form) {
		const inner = scale * enlargement(pdfium, object);
		const count = pdfium.FPDFFormObj_CountObjects(object);
		for (let index = 0; index < count && !isOver(sum); index++)
			addObject(walk, pdfium.FPDFFormObj_GetObject(object, index), inner);
	}
}

function addAnnotations(walk: Walk, page: number, scale: number): void {
	const { pdfium, sum } = walk;
	const count = pdfium.FPDFPage_GetAnnotCount(page);
	for (let index = 0; index < count && !isOver(sum); index++) {
		const annotation = pdfium.FPDFPage_GetAnnot(page, index);
		if (annotation === 0) continue;
		sum.objects++;
		const objects = pdfium.FPDFAnnot_GetObjectCount(annotation);
		for (let object = 0; object < objects && !isOver(sum); object++)
			addObject(walk, pdfium.FPDFAnnot_GetObject(annotation, object), scale);
		pdfium.FPDFPage_CloseAnnot(annotation);
	}
}

/** @returns what there is too much of, in words; undefined for a page that can be drawn */
export function whyNotDrawn(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	patterns: Patterns,
): string | undefined {
	if (patterns.overlapping) return 'the tiles of a pattern lie over each other';
	const scale = resolutionFor(pdfium, page, DPI) / POINTS_PER_INCH;
	const [width, height] = [page.width * scale, page.height * scale];
	const sum: Sum = { objects: 0, imagePixels: 0, seconds: 0, badJpeg: false };
	const walk: Walk = { pdfium, sum, patterns, pageArea: width * height, pageSide: width + height };
	const count = pdfium.FPDFPage_CountObjects(page.handle);
	for (let index = 0; index < count && !isOver(sum); index++)
		addObject(walk, pdfium.FPDFPage_GetObject(page.handle, index), scale);
	addAnnotations(walk, page.handle, scale);

	if (sum.badJpeg) return 'an image on it is a JPEG that unpacks to far more than it says';
	if (sum.objects > MAX_OBJECTS) return `it consists of more than ${MAX_OBJECTS} drawn objects`;
	if (sum.imagePixels > MAX_IMAGE_PIXELS)
		return `its images have more than ${MAX_IMAGE_PIXELS / 1e6} megapixels together`;
	if (sum.seconds > MAX_SECONDS) return 'too much is drawn on top of each other';
	return undefined;
}
