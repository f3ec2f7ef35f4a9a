import { UnsupportedFileError } from '../file-kind';
import type { Turns } from '../turns';
import { attachmentsOf, type PdfAttachment, type Wanted } from './attachments';
import { allocate, bytesAt, copyIn, copyInTurns, OutOfMemory } from './c-memory';
import { createDrawingTime, TakesTooLong, type DrawingTime } from './drawing-time';
import type { InSlices, LoadedPage } from './draw-page';
import { giveBackPdfium, isKept, takePdfium, type Pdfium } from './pdfium';
import type { PdfiumFunctions } from './pdfium-functions';
import * as problem from './pdf-problems';

/** FPDF_FORMFILLINFO has 140 bytes; all its callbacks stay empty. */
const FORM_INFO_BYTES = 256;
const FORM_INFO_VERSION = 2;
/** FORMTYPE_XFA_FULL of fpdf_formfill.h: its pages only say "Please wait", and Adobe's programs draw others. */
const DYNAMIC_FORM = 2;
/**
 * What the objects of one page may take, with those of all forms and annotations on it: forms in forms come to any
 * number, and are all laid out when a page is opened. In bytes.
 */
const MAX_PAGE_MEMORY = 64 * 1024 * 1024;

/** What the files inside a PDF may take while they are unpacked. In bytes. */
const MAX_ATTACHMENT_MEMORY = 128 * 1024 * 1024;

/**
 * @param file looks up the PDF where PDFium has it, which moves when memory grows
 * @param inSlices for calls that may take long
 */
type UsePage<Result> = (
	pdfium: PdfiumFunctions,
	page: LoadedPage,
	file: () => Uint8Array,
	inSlices: InSlices,
) => Result | Promise<Result>;

interface Form {
	readonly handle: number;
	readonly info: number;
}

/** A document that PDFium has open: C handles, and the order in which they are let go. */
export class PdfDocument {
	#isClosed = false;
	#isInUse = false;
	/** What broke PDFium: after that nothing in its memory can be trusted. */
	#broken: Error | undefined;

	private constructor(
		private readonly pdfium: Pdfium,
		private readonly file: { readonly pointer: number; readonly length: number },
		private readonly handle: number,
		private readonly form: Form | undefined,
		readonly pageCount: number,
		private readonly time: DrawingTime,
		private readonly turns: Turns,
	) {}

	/** @throws UnsupportedFileError when PDFium can't open it, or takes too long to */
	static async open(
		bytes: Uint8Array,
		password: string | undefined,
		turns: Turns,
	): Promise<PdfDocument> {
		const pdfium = await takePdfium();
		return await PdfDocument.#load(pdfium, bytes, password, turns).then(
			undefined,
			(error: unknown) => {
				throw asProblem(error, turns, problem.takesTooLongToOpen);
			},
		);
	}

	static async #load(
		pdfium: Pdfium,
		bytes: Uint8Array,
		password: string | undefined,
		turns: Turns,
	) {
		const time = createDrawingTime(turns);
		const inSlices = slicing(pdfium, time);
		const pointer = await copyInTurns(pdfium, bytes, turns);
		const load = async (secret: string) => {
			const text = copyIn(pdfium, new TextEncoder().encode(`${secret}\0`));
			const document = await inSlices(() =>
				pdfium.FPDF_LoadMemDocument(pointer, bytes.byteLength, text),
			);
			pdfium.free(text);
			return document;
		};
		// A password is given for a whole batch; what opens without must not fail because of it.
		const handle = (await load('')) || (await load(password ?? ''));
		const code = pdfium.FPDF_GetLastError();
		const pageCount = handle === 0 ? 0 : await inSlices(() => pdfium.FPDF_GetPageCount(handle));
		const isPlaceholder = handle !== 0 && pdfium.FPDF_GetFormType(handle) === DYNAMIC_FORM;
		if (pageCount <= 0 || isPlaceholder) {
			if (handle !== 0) await inSlices(() => pdfium.FPDF_CloseDocument(handle));
			pdfium.free(pointer);
			giveBackPdfium(pdfium);
			if (handle === 0) throw problem.notOpened(code, password);
			throw isPlaceholder ? problem.placeholder() : problem.noPages();
		}
		const form = await PdfDocument.#loadForm(pdfium, handle, inSlices);
		const file = { pointer, length: bytes.byteLength };
		return new PdfDocument(pdfium, file, handle, form, pageCount, time, turns);
	}

	static async #loadForm(
		pdfium: PdfiumFunctions,
		document: number,
		inSlices: InSlices,
	): Promise<Form | undefined> {
		if (pdfium.FPDF_GetFormType(document) === 0) return undefined;
		const info = allocate(pdfium, FORM_INFO_BYTES);
		bytesAt(pdfium, info, FORM_INFO_BYTES).fill(0);
		new DataView(pdfium.memory.buffer).setUint32(info, FORM_INFO_VERSION, true);
		const handle = await inSlices(() => pdfium.FPDFDOC_InitFormFillEnvironment(document, info));
		// Viewers tint fields to show where to type; on paper there is no tint. In slices, as this reads all fields.
		await inSlices(() => pdfium.FPDF_RemoveFormFieldHighlight(handle));
		return { handle, info };
	}

	/**
	 * Opens a page, lets `use` work on it, and closes it. One at a time.
	 *
	 * @throws UnsupportedFileError when the page can't be read, takes too long, or PDFium breaks on it; then the document
	 *   is lost
	 */
	async withPage<Result>(page: number, use: UsePage<Result>): Promise<Result> {
		return await this.#using(
			async () => await this.#withPage(page, use),
			() => problem.takesTooLongToDraw(page),
		);
	}

	async #using<Result>(
		work: () => Promise<Result>,
		takesTooLong: () => UnsupportedFileError,
	): Promise<Result> {
		if (this.#broken !== undefined) throw this.#broken;
		if (this.#isClosed) throw problem.closedAlready();
		this.#isInUse = true;
		return await work()
			.then(undefined, (error: unknown) => {
				const known = asProblem(error, this.turns, takesTooLong);
				if (!(error instanceof UnsupportedFileError)) this.#broken = brokenBy(known);
				throw known;
			})
			.finally(() => {
				this.#isInUse = false;
				if (this.#isClosed) this.#letGo();
			});
	}

	/**
	 * The files inside it. Not while a page is in work.
	 *
	 * @throws UnsupportedFileError when they break PDFium, or take too much memory or time; then the document is lost
	 */
	async attachments(maxBytes: number, isWanted: Wanted): Promise<readonly PdfAttachment[]> {
		const { pdfium, handle, time } = this;
		const inSlices = slicing(pdfium, time);
		return await this.#using(
			async () =>
				await pdfium.withinMemory(
					MAX_ATTACHMENT_MEMORY,
					async () => await attachmentsOf(pdfium, handle, maxBytes, isWanted, inSlices),
				),
			problem.takesTooLongToOpen,
		);
	}

	async #withPage<Result>(page: number, use: UsePage<Result>): Promise<Result> {
		const { pdfium, file, time } = this;
		const inSlices = slicing(pdfium, time);
		const loaded = await this.#loadPage(page, inSlices);
		const { handle, form } = loaded;
		const isUsable = loaded.width > 0 && loaded.height > 0;
		const result = isUsable
			? await use(pdfium, loaded, () => bytesAt(pdfium, file.pointer, file.length), inSlices)
			: problem.unreadablePage(page);
		if (pdfium.refusedMemory()) throw new OutOfMemory('for all that is on the page');
		if (form !== 0) await inSlices(() => pdfium.FORM_OnBeforeClosePage(handle, form));
		await inSlices(() => pdfium.FPDF_ClosePage(handle));
		time.pageDone();
		if (result instanceof UnsupportedFileError) throw result;
		return result;
	}

	/** @throws UnsupportedFileError when it can't be, or takes too much memory; then the document is lost */
	async #loadPage(page: number, inSlices: InSlices): Promise<LoadedPage> {
		const { pdfium } = this;
		const load = async () => {
			const handle = await inSlices(() => pdfium.FPDF_LoadPage(this.handle, page - 1));
			if (handle === 0) return 'unreadable';
			const form = this.form?.handle ?? 0;
			if (form !== 0) await inSlices(() => pdfium.FORM_OnAfterLoadPage(handle, form));
			return {
				handle,
				form,
				width: pdfium.FPDF_GetPageWidthF(handle),
				height: pdfium.FPDF_GetPageHeightF(handle),
			};
		};
		const loaded = await pdfium
			.withinMemory(MAX_PAGE_MEMORY, load)
			.then(undefined, (error: unknown) => {
				if (error instanceof TakesTooLong || this.turns.isCancelled()) throw error;
				this.#broken = problem.tooManyParts(page);
				throw this.#broken;
			});
		if (loaded === 'unreadable') throw problem.unreadablePage(page);
		return loaded;
	}

	/** Gives all memory back, at once or when the page in work is done. May be called twice. */
	close(): void {
		const wasClosed = this.#isClosed;
		this.#isClosed = true;
		if (!wasClosed && !this.#isInUse) this.#letGo();
	}

	#letGo(): void {
		// One that broke, or has grown, is left to the garbage collector.
		if (this.#broken !== undefined || !isKept(this.pdfium)) return;
		this.#release().then(
			() => {
				giveBackPdfium(this.pdfium);
			},
			() => undefined,
		);
	}

	/**
	 * Forgets the document, in slices: one of a million objects takes long. Where it throws, as it takes too long or the run was
	 * cancelled, the instance is not used any more.
	 */
	async #release(): Promise<void> {
		const { pdfium, form } = this;
		const inSlices = slicing(pdfium, createDrawingTime(this.turns));
		if (form !== undefined) {
			await inSlices(() => pdfium.FPDFDOC_ExitFormFillEnvironment(form.handle));
			pdfium.free(form.info);
		}
		await inSlices(() => pdfium.FPDF_CloseDocument(this.handle));
		pdfium.free(this.file.pointer);
	}
}

const slicing =
	(pdfium: Pdfium, { slices }: DrawingTime): InSlices =>
	async (call) =>
		await pdfium.inSlices(slices, call);

/** A cancelled run has a reason of its own; who asks again is told that the document is no longer there. */
const brokenBy = (error: unknown): Error =>
	error instanceof Error ? error : problem.closedAlready();

function asProblem(
	error: unknown,
	turns: Turns,
	takesTooLong: () => UnsupportedFileError,
): unknown {
	if (error instanceof UnsupportedFileError || turns.isCancelled()) return error;
	if (error instanceof TakesTooLong) return takesTooLong();
	if (error instanceof OutOfMemory) return problem.tooLarge();
	return problem.brokeRenderer();
}
