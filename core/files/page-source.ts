import type { OpenPdf } from './pdf/renderer';
import type { PageText } from './pdf/text';
import { selectPages } from './pdf/page-selection';
import type { FileKind } from './file-kind';
import { fitImage, type FittingImage } from './fit-image';
import { openTiff } from './tiff/open-tiff';
import type { Turns } from './turns';

/** How a document becomes page images. */
export interface PageOptions {
	/** "1-3,last"; "" for all. */
	readonly selection: string;
	/** Pages beyond so many are left out. */
	readonly maxPages: number;
	/** Of rendered PDF pages. */
	readonly dpi: number;
	/** Whether rendered PDF pages keep their colours. */
	readonly colour: boolean;
	/** For encrypted PDFs; "" for none. */
	readonly password: string;
}

/** The image of a page. */
interface SourceImage extends FittingImage {
	/** Whether nothing is to be seen on it; a picture that somebody sends is never taken for that. */
	readonly isBlank?: boolean;
}

/** The pages of one document, made into images one at a time. */
export interface PageSource {
	/** Of the whole file. */
	readonly pageCount: number;
	/** Numbers of the pages to read, from 1. */
	readonly pages: readonly number[];
	/** How many of the selected pages are beyond the limit. */
	readonly skippedPages: number;
	/** The image of a page, within the service's limits. */
	image(page: number): Promise<SourceImage>;
	/** What a page says in characters; null for a picture, which has none. */
	text(page: number): Promise<PageText | null>;
	/** Frees what the file holds in memory. */
	close(): void;
}

/** What drawing needs of a PDF. */
export type PdfPages = Pick<OpenPdf, 'pageCount' | 'renderPage' | 'pageText' | 'close'>;

/** Loads the PDF renderer, which is large, when the first PDF comes. */
type LoadPdfRenderer = () => Promise<{
	readonly openPdf: (bytes: Uint8Array, turns: Turns, password?: string) => Promise<PdfPages>;
}>;

/** What pages are made with. */
export interface PageMaker {
	readonly loadPdfRenderer: LoadPdfRenderer;
	/** For others, while pages are made. */
	readonly turns: Turns;
}

interface OpenFile extends Pick<PageSource, 'pageCount' | 'image' | 'text' | 'close'> {
	/** @throws UnsupportedFileError when these pages are too much together */
	readonly check?: (pages: readonly number[]) => void;
}

const closeNothing = () => undefined;
const noText = async () => await Promise.resolve(null);

async function openFile(
	bytes: Uint8Array,
	kind: Extract<FileKind, { kind: 'image' | 'pdf' }>,
	{ dpi, colour, password }: PageOptions,
	{ loadPdfRenderer, turns }: PageMaker,
): Promise<OpenFile> {
	if (kind.kind === 'pdf') {
		const { openPdf } = await loadPdfRenderer();
		const pdf = await openPdf(bytes, turns, password === '' ? undefined : password);
		return {
			pageCount: pdf.pageCount,
			image: async (page) => {
				const { bytes: image, isBlank } = await pdf.renderPage(page, { dpi, colour });
				return { bytes: image, scaledFrom: null, isBlank };
			},
			text: async (page) => await pdf.pageText(page),
			close: () => {
				pdf.close();
			},
		};
	}
	const tiff =
		kind.mediaType === 'image/tiff'
			? openTiff(bytes, async (page) => (await loadPdfRenderer()).openPdf(page, turns))
			: undefined;
	if (tiff !== undefined) return { ...tiff, text: noText, close: closeNothing };
	return {
		pageCount: 1,
		image: async () => await fitImage(bytes, kind.mediaType, turns),
		text: noText,
		close: closeNothing,
	};
}

/**
 * Opens a document for reading page by page.
 *
 * @throws UnsupportedFileError when the file is broken, encrypted or too large
 * @throws PageSelectionError when the selection can't be understood
 */
export async function openPages(
	bytes: Uint8Array,
	kind: Extract<FileKind, { kind: 'image' | 'pdf' }>,
	options: PageOptions,
	maker: PageMaker,
): Promise<PageSource> {
	const { check, ...file } = await openFile(bytes, kind, options, maker);
	const selected = selectPages(options.selection, file.pageCount);
	const pages = selected.slice(0, options.maxPages);
	check?.(pages);
	return { ...file, pages, skippedPages: selected.length - pages.length };
}
