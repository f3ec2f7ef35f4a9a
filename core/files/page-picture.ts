import type { FileLabel } from './declared-kind';
import { imageTypeOf, notReadable, recognise, UnsupportedFileError } from './file-kind';
import { openPages, type PageMaker, type PageSource } from './page-source';

/** Sharp enough to read small print enlarged, and a little more than half of the pixels that readers get. */
export const PICTURE_DPI = 150;

export interface PagePicture {
	readonly bytes: Uint8Array;
	readonly mediaType: string;
}

/** A page of a file that is open. @throws UnsupportedFileError when it can't be shown */
export async function pictureFrom(
	pages: Pick<PageSource, 'image'>,
	page: number,
): Promise<PagePicture> {
	const { bytes } = await pages.image(page);
	return { bytes, mediaType: await imageTypeOf(bytes) };
}

/**
 * A page as a picture for the browser.
 *
 * @param page of the file, from 1
 * @throws UnsupportedFileError when it can't be shown
 */
export async function pagePicture(
	raw: Uint8Array,
	label: FileLabel,
	page: number,
	maker: PageMaker,
): Promise<PagePicture> {
	const { bytes, file } = await recognise(raw, label);
	if (file.kind === 'no document' || file.kind === 'unsupported') throw notReadable(file);
	if (file.kind === 'e-invoice')
		throw new UnsupportedFileError('an e-invoice has no pages', 'Download the file to read it.');
	const pages = await openPages(
		bytes,
		file,
		{ selection: String(page), maxPages: 1, dpi: PICTURE_DPI, colour: true, password: '' },
		maker,
	);
	return await pictureFrom(pages, page).finally(() => {
		pages.close();
	});
}
