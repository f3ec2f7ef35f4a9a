import type { Turns } from '../turns';
import type { InSlices, LoadedPage } from './draw-page';
import { boxOf, OBJECT } from './page-objects';
import type { PdfiumFunctions } from './pdfium-functions';

/** What a page says in characters, as far as a reader sees them. */
export interface PageText {
	/** In the order of the file, with the spaces and line breaks that PDFium sees between. */
	readonly text: string;
	/** Characters that a reader sees, spaces aside. */
	readonly visible: number;
	/** Characters that are there but not seen: the layer of an OCR program under a scan, above all. */
	readonly hidden: number;
	/** Of the visible ones, those of which the font doesn't say what they mean. */
	readonly unmapped: number;
	/** Texts, pictures, lines and whatever else is drawn. */
	readonly objects: number;
}

/** A page of small print has 10,000; what is far beyond is no page of an invoice. */
const MAX_CHARACTERS = 100_000;
/** Looked at before others may have their turn: less than a millisecond. */
const BETWEEN_TURNS = 1_000;
/** FPDF_TEXTRENDERMODE_INVISIBLE and _CLIP of fpdf_edit.h. */
const UNSEEN_MODES: ReadonlySet<number> = new Set([3, 7]);
/** An image that takes so much of the page is the page itself, scanned. */
const SCAN_SHARE = 0.8;

/** Text objects that lie under an image of the whole page. */
function coveredObjects(pdfium: PdfiumFunctions, page: LoadedPage): ReadonlySet<number> {
	const covered = new Set<number>();
	const texts: number[] = [];
	const count = pdfium.FPDFPage_CountObjects(page.handle);
	for (let index = 0; index < count; index++) {
		const object = pdfium.FPDFPage_GetObject(page.handle, index);
		const type = pdfium.FPDFPageObj_GetType(object);
		if (type === OBJECT.text) texts.push(object);
		if (type !== OBJECT.image) continue;
		const { width, height } = boxOf(pdfium, object);
		if (width * height >= SCAN_SHARE * page.width * page.height)
			for (const text of texts.splice(0)) covered.add(text);
	}
	return covered;
}

/**
 * The text of a page by its own characters, without any reading of pictures. Costs some milliseconds.
 *
 * @param page loaded; width and height in points
 */
export async function pageTextOf(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	inSlices: InSlices,
	turns: Turns,
): Promise<PageText> {
	const covered = coveredObjects(pdfium, page);
	const isSeen = new Map<number, boolean>();
	const seen = (object: number): boolean => {
		const known = isSeen.get(object);
		if (known !== undefined) return known;
		const own =
			!covered.has(object) && !UNSEEN_MODES.has(pdfium.FPDFTextObj_GetTextRenderMode(object));
		isSeen.set(object, own);
		return own;
	};
	const handle = await inSlices(() => pdfium.FPDFText_LoadPage(page.handle));
	const objects = pdfium.FPDFPage_CountObjects(page.handle);
	if (handle === 0) return { text: '', visible: 0, hidden: 0, unmapped: 0, objects };
	const count = Math.min(pdfium.FPDFText_CountChars(handle), MAX_CHARACTERS);
	const characters: string[] = [];
	let visible = 0;
	let hidden = 0;
	let unmapped = 0;
	for (let index = 0; index < count; index++) {
		if (index % BETWEEN_TURNS === 0) await turns.nextIfDue();
		const code = pdfium.FPDFText_GetUnicode(handle, index);
		const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
		const object = pdfium.FPDFText_GetTextObject(handle, index);
		const isSpace = character.trim() === '';
		// Spaces that PDFium puts between words belong to no object.
		if (object !== 0 && !seen(object)) {
			if (!isSpace) hidden++;
			continue;
		}
		characters.push(character);
		if (isSpace) continue;
		visible++;
		if (pdfium.FPDFText_HasUnicodeMapError(handle, index) === 1) unmapped++;
	}
	pdfium.FPDFText_ClosePage(handle);
	return { text: characters.join(''), visible, hidden, unmapped, objects };
}

/** Fewer characters are a stamp or a page number on a scan. */
const FEWEST_CHARACTERS = 40;
const MOST_UNMAPPED = 0.05;

/** Whether a page's own text says what a reader sees: then what it doesn't say is not on the page. */
export const isRealText = ({ visible, hidden, unmapped }: PageText): boolean =>
	visible >= FEWEST_CHARACTERS && hidden < visible && unmapped <= visible * MOST_UNMAPPED;
