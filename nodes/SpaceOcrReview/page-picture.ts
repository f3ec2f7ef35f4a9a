import type { IBinaryData } from 'n8n-workflow';

import {
	imageTypeOf,
	notReadable,
	recognise,
	UnsupportedFileError,
} from '../../core/files/file-kind';
import { openPages } from '../../core/files/page-source';
import { loadRenderer } from '../../core/files/pdf/load-renderer';
import { createTurns } from '../../core/files/turns';

/** Sharp enough to read small print enlarged, and a third of the pixels that readers get. */
const DPI = 150;

export interface PagePicture {
	readonly bytes: Uint8Array;
	readonly mediaType: string;
}

/**
 * A page as a picture for the browser.
 *
 * @param page of the file, from 1
 * @throws UnsupportedFileError when it can't be shown
 */
export async function pagePicture(
	raw: Uint8Array,
	{ fileName, mimeType }: IBinaryData,
	page: number,
): Promise<PagePicture> {
	const { bytes, file } = await recognise(raw, { name: fileName ?? null, mediaType: mimeType });
	if (file.kind === 'no document' || file.kind === 'unsupported') throw notReadable(file);
	if (file.kind === 'e-invoice')
		throw new UnsupportedFileError('an e-invoice has no pages', 'Download the file to read it.');
	const pages = await openPages(
		bytes,
		file,
		{ selection: String(page), maxPages: 1, dpi: DPI, colour: true, password: '' },
		{ loadPdfRenderer: loadRenderer, turns: createTurns(() => performance.now()) },
	);
	const image = await pages.image(page).finally(() => {
		pages.close();
	});
	return { bytes: image.bytes, mediaType: await imageTypeOf(image.bytes) };
}
