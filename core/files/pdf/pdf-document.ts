import { UnsupportedFileError } from '../file-kind';
import { resultOrUndefined } from '../result-or-undefined';
import { allocate, bytesAt, copyIn, OutOfMemory } from './c-memory';
import type { LoadedPage } from './draw-page';
import { whyNotDrawn } from './drawing-cost';
import { patternsOf, type Patterns } from './patterns';
import { giveBackPdfium, takePdfium, type Pdfium } from './pdfium';
import type { PdfiumFunctions } from './pdfium-functions';
import * as problem from './pdf-problems';

/** FPDF_FORMFILLINFO has 140 bytes; all its callbacks stay empty. */
const FORM_INFO_BYTES = 256;
const FORM_INFO_VERSION = 2;
/**
 * What the objects of one page may take, with those of all forms and annotations on it: forms in forms come to any
 * number, and are all laid out when a page is opened. In bytes.
 */
const MAX_PAGE_MEMORY = 64 * 1024 * 1024;

/** @param file looks up the PDF where PDFium has it, which moves when memory grows */
type UsePage<Result> = (
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	file: () => Uint8Array,
) => Result;

/** A document that PDFium has open: C handles, and the order in which they are let go. */
export class PdfDocument {
	#isClosed = false;
	/** What broke PDFium: after that nothing in its memory can be trusted. */
	#broken: UnsupportedFileError | undefined;

	private constructor(
		private readonly pdfium: Pdfium,
		private readonly file: { readonly pointer: number; readonly length: number },
		private readonly handle: number,
		private readonly form: { readonly handle: number; readonly info: number } | undefined,
		readonly pageCount: number,
		private readonly patterns: Patterns,
	) {}

	/** @throws UnsupportedFileError when PDFium can't open it */
	static async open(bytes: Uint8Array, password: string | undefined): Promise<PdfDocument> {
		const pdfium = await takePdfium();
		return await Promise.resolve()
			.then(() => PdfDocument.#load(pdfium, bytes, password))
			.then(undefined, (error: unknown) => {
				throw asProblem(error);
			});
	}

	static #load(pdfium: Pdfium, bytes: Uint8Array, password: string | undefined) {
		const pointer = copyIn(pdfium, bytes);
		const load = (secret: string) => {
			const text = copyIn(pdfium, new TextEncoder().encode(`${secret}\0`));
			const document = pdfium.FPDF_LoadMemDocument(pointer, bytes.byteLength, text);
			pdfium.free(text);
			return document;
		};
		// A password is given for a whole batch; what opens without must not fail because of it.
		const handle = load('') || load(password ?? '');
		const code = pdfium.FPDF_GetLastError();
		const pageCount = handle === 0 ? 0 : pdfium.FPDF_GetPageCount(handle);
		if (pageCount <= 0) {
			if (handle !== 0) pdfium.FPDF_CloseDocument(handle);
			pdfium.free(pointer);
			giveBackPdfium(pdfium);
			throw handle === 0 ? problem.notOpened(code, password) : problem.noPages();
		}
		const form = PdfDocument.#loadForm(pdfium, handle);
		const file = { pointer, length: bytes.byteLength };
		return new PdfDocument(pdfium, file, handle, form, pageCount, patternsOf(bytes));
	}

	static #loadForm(pdfium: PdfiumFunctions, document: number) {
		if (pdfium.FPDF_GetFormType(document) === 0) return undefined;
		const info = allocate(pdfium, FORM_INFO_BYTES);
		bytesAt(pdfium, info, FORM_INFO_BYTES).fill(0);
		new DataView(pdfium.memory.buffer).setUint32(info, FORM_INFO_VERSION, true);
		const handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, info);
		// Viewers tint fields to show where to type; on paper there is no tint.
		pdfium.FPDF_RemoveFormFieldHighlight(handle);
		return { handle, info };
	}

	/**
	 * Opens a page, lets `use` work on it, and closes it.
	 *
	 * @throws UnsupportedFileError when the page can't be read, or PDFium breaks on it; then the document is lost
	 */
	withPage<Result>(page: number, use: UsePage<Result>): Promise<Result> {
		return Promise.resolve()
			.then(() => this.#withPage(page, use))
			.then(undefined, (error: unknown) => {
				const known = asProblem(error);
				if (!(error instanceof UnsupportedFileError)) this.#broken = known;
				throw known;
			});
	}

	#withPage<Result>(page: number, use: UsePage<Result>): Result {
		const { pdfium, file } = this;
		if (this.#broken !== undefined) throw this.#broken;
		if (this.#isClosed) throw problem.closedAlready();
		const loaded = this.#loadPage(page);
		const { handle, form } = loaded;
		const result =
			loaded.unusable ?? use(pdfium, loaded, () => bytesAt(pdfium, file.pointer, file.length));
		if (form !== 0) pdfium.FORM_OnBeforeClosePage(handle, form);
		pdfium.FPDF_ClosePage(handle);
		if (result instanceof UnsupportedFileError) throw result;
		return result;
	}

	/** @throws UnsupportedFileError when it can't be, or takes too much memory; then the document is lost */
	#loadPage(page: number) {
		const { pdfium } = this;
		const load = () => {
			const handle = pdfium.FPDF_LoadPage(this.handle, page - 1);
			if (handle === 0) return 'unreadable';
			const form = this.form?.handle ?? 0;
			if (form !== 0) pdfium.FORM_OnAfterLoadPage(handle, form);
			const loaded = {
				handle,
				form,
				width: pdfium.FPDF_GetPageWidthF(handle),
				height: pdfium.FPDF_GetPageHeightF(handle),
			};
			return { ...loaded, unusable: whyUnusable(pdfium, loaded, page, this.patterns) };
		};
		const loaded = resultOrUndefined(() => pdfium.withinMemory(MAX_PAGE_MEMORY, load));
		if (loaded === 'unreadable') throw problem.unreadablePage(page);
		if (loaded !== undefined) return loaded;
		this.#broken = problem.tooManyParts(page);
		throw this.#broken;
	}

	/** Gives all memory back. May be called twice. */
	close(): void {
		const isOpen = !this.#isClosed && this.#broken === undefined;
		this.#isClosed = true;
		// One that broke is left to the garbage collector.
		if (!isOpen) return;
		if (resultOrUndefined(() => this.#release()) === true) giveBackPdfium(this.pdfium);
	}

	#release(): true {
		const { pdfium, form } = this;
		if (form !== undefined) {
			pdfium.FPDFDOC_ExitFormFillEnvironment(form.handle);
			pdfium.free(form.info);
		}
		pdfium.FPDF_CloseDocument(this.handle);
		pdfium.free(this.file.pointer);
		return true;
	}
}

function whyUnusable(
	pdfium: PdfiumFunctions,
	loaded: LoadedPage,
	page: number,
	patterns: Patterns,
) {
	if (!(loaded.width > 0 && loaded.height > 0)) return problem.unreadablePage(page);
	const why = whyNotDrawn(pdfium, loaded, patterns);
	return why === undefined ? undefined : problem.tooMuchToDraw(page, why);
}

function asProblem(error: unknown): UnsupportedFileError {
	if (error instanceof UnsupportedFileError) return error;
	if (error instanceof OutOfMemory) return problem.tooLarge();
	return problem.brokeRenderer();
}
