import { recognise, UnsupportedFileError } from '../../core/files/file-kind';
import {
	pagePicture,
	PICTURE_DPI,
	pictureFrom,
	type PagePicture,
} from '../../core/files/page-picture';
import { openPages, type PageOptions, type PageSource } from '../../core/files/page-source';
import { loadRenderer } from '../../core/files/pdf/load-renderer';
import { createTurns } from '../../core/files/turns';
import type { WordsAnswer } from '../answers';
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
/** As the browser shows it. */
const AS_SEEN: PageOptions = { ...AS_READ, dpi: PICTURE_DPI, colour: true };

const maker = () => ({
	loadPdfRenderer: loadRenderer,
	turns: createTurns(() => performance.now()),
});

async function opened<T>(
	{ name, type, bytes: raw }: SentFile,
	options: PageOptions,
	use: (pages: PageSource) => Promise<T>,
): Promise<T | undefined> {
	const { bytes, file } = await recognise(raw, { name, mediaType: type });
	if (file.kind !== 'pdf' && file.kind !== 'image') return undefined;
	const pages = await openPages(bytes, file, options, maker());
	try {
		return await use(pages);
	} finally {
		pages.close();
	}
}

/** What one sees of a file before anything is read. */
interface OpenedFile {
	readonly pages: number;
	/** Of its first page. */
	readonly picture: PagePicture;
}

/**
 * Opens a file once for all that one looks at first.
 *
 * @returns undefined for a file that is opened when it is read
 * @throws UnsupportedFileError
 */
export const openFile = (file: SentFile): Promise<OpenedFile | undefined> =>
	opened(file, AS_SEEN, async (source) => ({
		pages: source.pages.length,
		picture: await pictureFrom(source, source.pages[0] ?? 1),
	}));

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
	const image = await opened(file, AS_READ, async (pages) => {
		if (!pages.pages.includes(page))
			throw new UnsupportedFileError('there is no such page', 'Choose another page.');
		return await pages.image(page);
	});
	return { words: image === undefined ? [] : [...(await words(image.bytes, signal))] };
}
