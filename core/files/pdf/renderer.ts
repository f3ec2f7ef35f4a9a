import pLimit from 'p-limit';

import { MAX_IMAGE_BYTES } from '../../api/wire';
import type { Turns } from '../turns';
import { pageImage, type PageImage, type RenderOptions } from './page-image';
import type { PdfAttachment, Wanted } from './attachments';
import { PdfDocument } from './pdf-document';
import { emptyFile } from './pdf-problems';
import { pageTextOf, type PageText } from './text';

export type { RenderOptions };

/** A page as an image. */
export interface PdfPage extends PageImage {
	/** From 1. */
	readonly page: number;
}

/** A PDF whose pages can be made into images. It holds memory until it is closed. */
export interface OpenPdf {
	readonly pageCount: number;
	/**
	 * @param page from 1
	 * @throws UnsupportedFileError when the page can't be read
	 */
	renderPage(page: number, options: RenderOptions): Promise<PdfPage>;
	/**
	 * The files inside it.
	 *
	 * @param maxBytes of all that are wanted together
	 * @param isWanted by their names; all by default
	 * @throws UnsupportedFileError when they are more; when they can't be read, and then the document is lost
	 */
	attachments(maxBytes: number, isWanted?: Wanted): Promise<readonly PdfAttachment[]>;
	/**
	 * What a page says in characters.
	 *
	 * @param page from 1
	 * @throws UnsupportedFileError when the page can't be read
	 */
	pageText(page: number): Promise<PageText>;
	close(): void;
}

/** One page at a time in the whole process, so that one bitmap is in memory however many documents are open. */
const oneAtATime = pLimit(1);

/**
 * Opens a PDF.
 *
 * @param turns for others, while it is opened and its pages are drawn
 * @param password for encrypted documents; those with an empty password open without
 * @throws UnsupportedFileError when it is empty, damaged, encrypted or without pages
 */
export async function openPdf(
	bytes: Uint8Array,
	turns: Turns,
	password?: string,
): Promise<OpenPdf> {
	if (bytes.byteLength === 0) throw emptyFile();
	const document = await oneAtATime(() => PdfDocument.open(bytes, password, turns));
	const { pageCount } = document;
	return {
		pageCount,
		renderPage: async (page, options) => {
			if (!Number.isInteger(page) || page < 1 || page > pageCount)
				throw new RangeError(`there is no page ${page} in a PDF of ${pageCount}`);
			return await oneAtATime(async () => {
				await turns.next();
				const image = await pageImage(document, page, options, MAX_IMAGE_BYTES, turns);
				return { page, ...image };
			});
		},
		attachments: async (maxBytes, isWanted = () => true) =>
			await oneAtATime(async () => {
				await turns.next();
				return await document.attachments(maxBytes, isWanted);
			}),
		pageText: async (page) =>
			await oneAtATime(async () => {
				await turns.next();
				return await document.withPage(
					page,
					async (pdfium, loaded, _file, inSlices) =>
						await pageTextOf(pdfium, loaded, inSlices, turns),
				);
			}),
		close: () => {
			document.close();
		},
	};
}
