import type { OutgoingFile } from '../api/workspace/multipart';
import { plainName } from './containers/plain-name';
import { imageTypeOf } from './file-kind';
import type { PageSource } from './page-source';

const ENDINGS: ReadonlyMap<string, string> = new Map([['image/jpeg', 'jpg']]);

/** "invoice.pdf" and page 2 of 3 -> "invoice-page-2.png". */
function pageFileName(
	fileName: string | null,
	page: number,
	pageCount: number,
	mediaType: string,
): string {
	const stem = (plainName(fileName) ?? 'document').replace(/\.[^.]*$/, '') || 'document';
	const ending = ENDINGS.get(mediaType) ?? mediaType.replace(/^image\//, '');
	return `${stem}${pageCount === 1 ? '' : `-page-${page}`}.${ending}`;
}

/**
 * The pages of a document as images in files of their own, one after the other, as the service takes no PDF. Pages on
 * which nothing is to be seen are left out.
 *
 * @throws UnsupportedFileError when a page can't be made into an image
 */
export async function* pageFiles(
	{ pages, pageCount, image }: Pick<PageSource, 'pages' | 'pageCount' | 'image'>,
	fileName: string | null,
): AsyncGenerator<OutgoingFile> {
	for (const page of pages) {
		const { bytes, isBlank } = await image(page);
		if (isBlank === true) continue;
		const mediaType = await imageTypeOf(bytes);
		yield { name: pageFileName(fileName, page, pageCount, mediaType), mediaType, bytes };
	}
}
