import * as z from 'zod/v4-mini';

const isFunction = (value: unknown) => typeof value === 'function';
/** Handles, pointers, sizes, booleans: C knows numbers only. */
const c = {
	none: z.custom<() => number>(isFunction),
	one: z.custom<(a: number) => number>(isFunction),
	two: z.custom<(a: number, b: number) => number>(isFunction),
	three: z.custom<(a: number, b: number, c: number) => number>(isFunction),
	four: z.custom<(a: number, b: number, c: number, d: number) => number>(isFunction),
	five: z.custom<(a: number, b: number, c: number, d: number, e: number) => number>(isFunction),
	stack: z.custom<(pointer: number) => void>(isFunction),
	threw: z.custom<(threw: number, value: number) => void>(isFunction),
};

/**
 * What is used of the module's exports. Every `…Page`, `…Document`, `…Object` parameter is a handle; 0 is none.
 * Source: PDFium's public headers, `public/fpdf*.h`.
 */
export const pdfiumFunctions = z.object({
	memory: z.custom<WebAssembly.Memory>((value) => value instanceof WebAssembly.Memory),
	__indirect_function_table: z.custom<WebAssembly.Table>(
		(value) => value instanceof WebAssembly.Table,
	),
	setThrew: c.threw,
	/** Loops until `env.pause` is called. Made by tools/pdfium/pausable.mjs, and so are these: */
	fuel: z.custom<WebAssembly.Global>((value) => value instanceof WebAssembly.Global),
	/** 0: runs, 1: unwinds its stack, 2: builds it up again. */
	asyncify_get_state: c.none,
	/** `(where the stack is kept)` */
	asyncify_start_unwind: c.one,
	asyncify_stop_unwind: c.none,
	asyncify_start_rewind: c.one,
	asyncify_stop_rewind: c.none,
	emscripten_stack_get_current: c.none,
	_emscripten_stack_restore: c.stack,
	emscripten_stack_init: c.none,
	__wasm_call_ctors: c.none,
	/** `(bytes) -> pointer`, 0 when there is no memory. */
	malloc: c.one,
	free: c.one,

	FPDF_InitLibrary: c.none,
	/** `(bytes, length, password) -> document`; the bytes must stay where they are until it is closed. */
	FPDF_LoadMemDocument: c.three,
	FPDF_GetLastError: c.none,
	FPDF_CloseDocument: c.one,
	FPDF_GetPageCount: c.one,
	FPDF_GetFormType: c.one,
	/** `(document, FPDF_FORMFILLINFO) -> form` */
	FPDFDOC_InitFormFillEnvironment: c.two,
	FPDFDOC_ExitFormFillEnvironment: c.one,
	FPDF_RemoveFormFieldHighlight: c.one,
	FORM_OnAfterLoadPage: c.two,
	FORM_OnBeforeClosePage: c.two,

	/** `(document, index from 0) -> page` */
	FPDF_LoadPage: c.two,
	FPDF_ClosePage: c.one,
	/** Points, after rotation. */
	FPDF_GetPageWidthF: c.one,
	FPDF_GetPageHeightF: c.one,
	/** `(page, FS_RECTF) -> ok`: left, top, right, bottom in points, before rotation */
	FPDF_GetPageBoundingBox: c.two,
	/** Quarter turns clockwise, 0..3. */
	FPDFPage_GetRotation: c.one,
	FPDFPage_GetAnnotCount: c.one,
	FPDFPage_CountObjects: c.one,
	FPDFPage_GetObject: c.two,

	/** `(width, height, format, buffer or 0, stride) -> bitmap` */
	FPDFBitmap_CreateEx:
		z.custom<
			(width: number, height: number, format: number, buffer: number, stride: number) => number
		>(isFunction),
	FPDFBitmap_FillRect:
		z.custom<
			(
				bitmap: number,
				left: number,
				top: number,
				width: number,
				height: number,
				argb: number,
			) => number
		>(isFunction),
	FPDFBitmap_GetBuffer: c.one,
	FPDFBitmap_GetStride: c.one,
	FPDFBitmap_Destroy: c.one,
	FPDF_RenderPageBitmap:
		z.custom<
			(
				bitmap: number,
				page: number,
				left: number,
				top: number,
				width: number,
				height: number,
				turns: number,
				flags: number,
			) => number
		>(isFunction),
	/** As `FPDF_RenderPageBitmap`, with the form before it. */
	FPDF_FFLDraw:
		z.custom<
			(
				form: number,
				bitmap: number,
				page: number,
				left: number,
				top: number,
				width: number,
				height: number,
				turns: number,
				flags: number,
			) => number
		>(isFunction),

	FPDFFormObj_CountObjects: c.one,
	FPDFFormObj_GetObject: c.two,
	/** `(page, index) -> annotation`, to be closed */
	FPDFPage_GetAnnot: c.two,
	FPDFPage_CloseAnnot: c.one,
	/** Objects of what it looks like; none for many kinds. */
	FPDFAnnot_GetObjectCount: c.one,
	FPDFAnnot_GetObject: c.two,
	/** `(object, left, bottom, right, top) -> ok`, each a pointer to a float */
	FPDFPageObj_GetBounds: c.five,
	FPDFPath_CountSegments: c.one,
	FPDFPath_GetPathSegment: c.two,
	/** `(segment, x, y) -> ok`, pointers to floats */
	FPDFPathSegment_GetPoint: c.three,
	/** `(image, width, height) -> ok`, pointers to numbers */
	FPDFImageObj_GetImagePixelSize: c.three,

	FPDFDoc_GetAttachmentCount: c.one,
	/** `(document, index from 0) -> attachment` */
	FPDFDoc_GetAttachment: c.two,
	/** `(attachment, buffer, bytes) -> bytes with the NUL at the end`, in UTF-16LE */
	FPDFAttachment_GetName: c.three,
	/** `(attachment, buffer or 0, bytes, size) -> ok`; the size is a pointer to a number */
	FPDFAttachment_GetFile: c.four,

	/** `(page) -> text page`, to be closed */
	FPDFText_LoadPage: c.one,
	FPDFText_ClosePage: c.one,
	FPDFText_CountChars: c.one,
	FPDFText_GetUnicode: c.two,
	/** 1 where the font doesn't say what a character means. */
	FPDFText_HasUnicodeMapError: c.two,
	/** 0 for a space that is only a gap. */
	FPDFText_GetTextObject: c.two,
	/** `(text page, index, FS_RECTF) -> ok`: left, top, right, bottom in points, before rotation; as high as the line */
	FPDFText_GetLooseCharBox: c.three,
	/** `(page, left, top, width, height, turns, x, y, pointer to x, pointer to y) -> ok`, from points of the page */
	FPDF_PageToDevice:
		z.custom<
			(
				page: number,
				left: number,
				top: number,
				width: number,
				height: number,
				turns: number,
				x: number,
				y: number,
				toX: number,
				toY: number,
			) => number
		>(isFunction),

	FPDFPageObj_GetType: c.one,
	FPDFPageObj_CountMarks: c.one,
	FPDFPageObj_HasTransparency: c.one,
	FPDFPageObj_GetClipPath: c.one,
	/** -1: not clipped. */
	FPDFClipPath_CountPaths: c.one,
	/** `(object, FS_MATRIX) -> ok`: a, b, c, d, e, f */
	FPDFPageObj_GetMatrix: c.two,
	FPDFTextObj_GetTextRenderMode: c.one,
	/** `(text) -> font` */
	FPDFTextObj_GetFont: c.one,
	/** 0: the file doesn't bring the font; -1: it can't be told. */
	FPDFFont_GetIsEmbedded: c.one,
	/** `(text, size) -> ok`, a pointer to a float; before its matrix */
	FPDFTextObj_GetFontSize: c.two,
	/** `(image, page, FPDF_IMAGEOBJ_METADATA) -> ok` */
	FPDFImageObj_GetImageMetadata: c.three,
	FPDFImageObj_GetImageFilterCount: c.one,
	/** `(image, index, buffer, length) -> length with the NUL at the end` */
	FPDFImageObj_GetImageFilter: c.four,
	/** `(image, buffer, length) -> length` */
	FPDFImageObj_GetImageDataRaw: c.three,
});

export type PdfiumFunctions = z.infer<typeof pdfiumFunctions>;
