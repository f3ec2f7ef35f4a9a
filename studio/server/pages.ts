import { recognise, UnsupportedFileError } from '../../core/files/file-kind';
import { pagePicture } from '../../core/files/page-picture';
import { openPages, type PageOptions, type PageSource } from '../../core/files/page-source';
import { loadRenderer } from '../../core/files/pdf/load-renderer';
import { createTurns } from '../../core/files/turns';
import type { PagesAnswer, WordsAnswer } from '../answers';
import type { SentFile } from './read-file';
import type { StudioTools } from './service';

/** More are not shown; the node reads ten of a document if nobody tells it otherwise. */
const MOST_PAGES = 30;
/** As the node draws pages for reading: the engine then knows the page already. */
const AS_READ: PageOptions = {
	selection: '',
	maxPages: MOST_PAGES,
	dpi: 200,
	colour: false,
	password: '',
};

const maker = () => ({
	loadPdfRenderer: loadRenderer,
	turns: createTurns(() => performance.now()),
});

async function opened<T>(
	{ name, type, bytes: raw }: SentFile,
	use: (pages: PageSource) => T | Promise<T>,
): Promise<T | undefined> {
	const { bytes, file } = await recognise(raw, { name, mediaType: type });
	if (file.kind !== 'pdf' && file.kind !== 'image') return undefined;
	const pages = await openPages(bytes, file, AS_READ, maker());
	try {
		return await use(pages);
	} finally {
		pages.close();
	}
}

/** How many pages there are to look at before anything is read. @throws UnsupportedFileError */
export const countPages = async (file: SentFile): Promise<PagesAnswer> => ({
	pages: (await opened(file, ({ pages }) => pages.length)) ?? 0,
});

/** A page for the eye. @throws UnsupportedFileError */
export const pictureOf = ({ name, type, bytes }: SentFile, page: number) =>
	pagePicture(bytes, { name, mediaType: type }, page, maker());

/** The words of a page; none where the service has no call for them. @throws UnsupportedFileError, RequestError */
export async function wordsOf(
	file: SentFile,
	page: number,
	{ service: { words } }: StudioTools,
	signal: AbortSignal,
): Promise<WordsAnswer> {
	if (words === null) return { words: [] };
	const image = await opened(file, (pages) => {
		if (!pages.pages.includes(page))
			throw new UnsupportedFileError('there is no such page', 'Choose another page.');
		return pages.image(page);
	});
	return { words: image === undefined ? [] : [...(await words(image.bytes, signal))] };
}
