import type { Turns } from '../turns';
import { isDrawnByAnyReader } from './built-in-fonts';
import { floatsFrom, withMemory } from './c-memory';
import type { InSlices, LoadedPage } from './draw-page';
import { boxOf, OBJECT } from './page-objects';
import type { PdfiumFunctions } from './pdfium-functions';

/** A character that a reader sees, spaces aside. */
export interface Glyph {
	readonly character: string;
	/** The middle of its place on the page as it is shown, on a 0..1000 grid from the top left. */
	readonly x: number;
	readonly y: number;
	/** Whether a gap or a new line is before it. */
	readonly afterGap: boolean;
}

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
	/** Of the visible ones, those that are not drawn, as the file doesn't bring their font; "" for none. */
	readonly undrawn: string;
	/** Texts, pictures, lines and whatever else is drawn. */
	readonly objects: number;
	/** In the order of the file. */
	readonly glyphs: readonly Glyph[];
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
async function coveredObjects(
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	turns: Turns,
): Promise<ReadonlySet<number>> {
	const covered = new Set<number>();
	const texts: number[] = [];
	const count = pdfium.FPDFPage_CountObjects(page.handle);
	for (let index = 0; index < count; index++) {
		if (index % BETWEEN_TURNS === 0) await turns.nextIfDue();
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

/** Whether the file brings the font of a text object; where that can't be told it is taken for granted. */
const bringsFont = (pdfium: PdfiumFunctions, object: number): boolean =>
	pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(object)) !== 0;

const GRID = 1000;
/** PDFium gives whole numbers: so many to a step of the grid. */
const FINE = 100;
const NOT_TURNED = 0;

/** How places of the page lie on the page as it is shown: turned, and cut to its crop box. */
function gridOver(
	pdfium: PdfiumFunctions,
	{ handle, width, height }: LoadedPage,
): (textPage: number, index: number) => { readonly x: number; readonly y: number } | undefined {
	const shown = (x: number, y: number) =>
		withMemory(pdfium, 8, (at) => {
			const size = GRID * FINE;
			const place = [0, 0, size, size, NOT_TURNED] as const;
			pdfium.FPDF_PageToDevice(handle, ...place, x, y, at, at + 4);
			const memory = new DataView(pdfium.memory.buffer);
			return { x: memory.getInt32(at, true) / FINE, y: memory.getInt32(at + 4, true) / FINE };
		});
	// The same for all places of a page: three of them tell it.
	const [zero, right, up] = [shown(0, 0), shown(width, 0), shown(0, height)];
	const along = { x: (right.x - zero.x) / width, y: (right.y - zero.y) / width };
	const upward = { x: (up.x - zero.x) / height, y: (up.y - zero.y) / height };
	return (textPage, index) => {
		const box = floatsFrom(pdfium, 4, (at) => pdfium.FPDFText_GetLooseCharBox(textPage, index, at));
		if (box === undefined) return undefined;
		const [left = 0, top = 0, farther = 0, bottom = 0] = box;
		const [x, y] = [(left + farther) / 2, (top + bottom) / 2];
		return {
			x: zero.x + along.x * x + upward.x * y,
			y: zero.y + along.y * x + upward.y * y,
		};
	};
}

const isBeside = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
	x < 0 || y < 0 || x > GRID || y > GRID;

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
	const covered = await coveredObjects(pdfium, page, turns);
	const isSeen = new Map<number, boolean>();
	const seen = (object: number): boolean => {
		const known = isSeen.get(object);
		if (known !== undefined) return known;
		const own =
			!covered.has(object) && !UNSEEN_MODES.has(pdfium.FPDFTextObj_GetTextRenderMode(object));
		isSeen.set(object, own);
		return own;
	};
	const hasFont = new Map<number, boolean>();
	const isDrawn = (object: number, character: string): boolean => {
		if (object === 0 || isDrawnByAnyReader(character)) return true;
		const known = hasFont.get(object) ?? bringsFont(pdfium, object);
		hasFont.set(object, known);
		return known;
	};
	const handle = await inSlices(() => pdfium.FPDFText_LoadPage(page.handle));
	const objects = pdfium.FPDFPage_CountObjects(page.handle);
	const none = { text: '', visible: 0, hidden: 0, unmapped: 0, undrawn: '', glyphs: [] };
	if (handle === 0) return { ...none, objects };
	const count = Math.min(pdfium.FPDFText_CountChars(handle), MAX_CHARACTERS);
	const characters: string[] = [];
	const glyphs: Glyph[] = [];
	const placeOf = gridOver(pdfium, page);
	let afterGap = true;
	let visible = 0;
	let hidden = 0;
	let unmapped = 0;
	const undrawn: string[] = [];
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
		if (isSpace) {
			characters.push(character);
			afterGap = true;
			continue;
		}
		const place = placeOf(handle, index);
		// Beside the paper nobody sees it.
		if (place !== undefined && isBeside(place)) continue;
		characters.push(character);
		if (place !== undefined) glyphs.push({ character, ...place, afterGap });
		afterGap = false;
		visible++;
		if (pdfium.FPDFText_HasUnicodeMapError(handle, index) === 1) unmapped++;
		else if (!isDrawn(object, character)) undrawn.push(character);
	}
	await inSlices(() => pdfium.FPDFText_ClosePage(handle));
	return {
		text: characters.join(''),
		visible,
		hidden,
		unmapped,
		undrawn: undrawn.join(''),
		objects,
		glyphs,
	};
}

/** Fewer characters are a stamp or a page number on a scan. */
const FEWEST_CHARACTERS = 40;
const MOST_UNMAPPED = 0.05;

/** Whether a page's own text says what a reader sees: then what it doesn't say is not on the page. */
export const isRealText = ({ visible, hidden, unmapped }: PageText): boolean =>
	visible >= FEWEST_CHARACTERS && hidden < visible && unmapped <= visible * MOST_UNMAPPED;
