import { UnsupportedFileError } from '../file-kind';
import type { FittingImage } from '../fit-image';
import { ownMemory } from '../own-memory';
import type { PdfPages } from '../page-source';
import { readDirectories } from './directory';
import { pageAsPdf } from './page-as-pdf';
import { COLOURANTS, isTooLarge, readPage, sizeOf } from './tiff-page';
import {
	holdsItsPixels,
	isTooLargeWithMore,
	MAX_FILE_MEGAPIXELS,
	MAX_PIECES,
	megapixelsOf,
	pieceCount,
} from './unpacked-size';

/** The pages of a TIFF with several of them. */
export interface TiffPages {
	readonly pageCount: number;
	/** @throws UnsupportedFileError when these pages take too long together */
	check(pages: readonly number[]): void;
	/** @throws UnsupportedFileError when the page can't be read */
	image(page: number): Promise<FittingImage>;
}

/** Opens the PDF that a page is made into. */
export type OpenPage = (bytes: Uint8Array) => Promise<PdfPages>;

/** A directory without a width is no image: EXIF and the like have such. */
const WIDTH = 256;
/** A point for each pixel. */
const DPI = 72;
/** Drawn as they are up to here; A4 at 400 dpi has 15 million, and finer ones only take time. In pixels. */
const ENOUGH_PIXELS = 16_000_000;

const AS_PDF = 'Save it as a PDF and send that.';
const unreadable = (page: number) =>
	new UnsupportedFileError(`page ${page} of the TIFF can't be read`, AS_PDF);
const tooLarge = (page: number, megapixels: number) =>
	new UnsupportedFileError(
		`page ${page} of the TIFF has ${megapixels} megapixels; at most 75 are read`,
		'Save it smaller: 300 dpi are enough.',
	);
const tooLargeWithMore = (page: number) =>
	new UnsupportedFileError(
		`page ${page} of the TIFF has transparency, and more than 40 megapixels`,
		'Save it smaller, or without transparency: 300 dpi are enough.',
	);
const tooManyPieces = (page: number) =>
	new UnsupportedFileError(
		`page ${page} of the TIFF is cut into more than ${MAX_PIECES} strips or tiles`,
		AS_PDF,
	);
const tooFewBytes = (page: number) =>
	new UnsupportedFileError(
		`page ${page} of the TIFF is damaged or cut off: it has fewer bytes than its pixels take`,
		`Look at the step before: did it download the whole file? If it opens elsewhere: ${AS_PDF}`,
	);
const tooLargeTogether = (megapixels: number) =>
	new UnsupportedFileError(
		`the pages of the TIFF take as long as ${megapixels} megapixels; at most ${MAX_FILE_MEGAPIXELS} are read`,
		'Read fewer pages at a time, or save them smaller: 300 dpi are enough.',
	);
const brokenList = () =>
	new UnsupportedFileError(
		'the TIFF is damaged or cut off: its list of pages has no end',
		`Look at the step before: did it download the whole file? If it opens elsewhere: ${AS_PDF}`,
	);

/**
 * Opens a TIFF that has several pages; the service reads only the first one of such a file.
 *
 * @returns undefined for a single page, or what is no TIFF: that goes to the service as it is
 * @throws UnsupportedFileError when pages would be lost, as the list of them is broken
 */
export function openTiff(bytes: Uint8Array, openPage: OpenPage): TiffPages | undefined {
	const file = ownMemory(bytes);
	const { pages: directories, broken } = readDirectories(file);
	if (broken) throw brokenList();
	const pages = directories.filter((directory) => directory.has(WIDTH));
	if (pages.length < 2) return undefined;
	return {
		pageCount: pages.length,
		check: (numbers) => {
			const megapixels = megapixelsOf(pages.filter((_, index) => numbers.includes(index + 1)));
			if (megapixels > MAX_FILE_MEGAPIXELS) throw tooLargeTogether(megapixels);
		},
		image: async (number) => {
			const directory = pages[number - 1];
			if (directory === undefined) throw unreadable(number);
			const { width, height } = sizeOf(directory);
			if (isTooLarge(width, height)) throw tooLarge(number, Math.round((width * height) / 1e6));
			if (isTooLargeWithMore(directory)) throw tooLargeWithMore(number);
			if (pieceCount(directory) > MAX_PIECES) throw tooManyPieces(number);
			const page = readPage(directory, file);
			if (page !== undefined && !holdsItsPixels(page)) throw tooFewBytes(number);
			const pdf = page && pageAsPdf(page);
			if (page === undefined || pdf === undefined) throw unreadable(number);
			const opened = await openPage(pdf);
			const colour = page.colours === 'palette' || COLOURANTS[page.colours] > 1;
			const dpi = DPI * Math.min(1, Math.sqrt(ENOUGH_PIXELS / (width * height)));
			const image = await opened.renderPage(1, { dpi, colour }).finally(() => {
				opened.close();
			});
			const isWhole = image.width === width && image.height === height;
			return { bytes: image.bytes, scaledFrom: isWhole ? null : { width, height } };
		},
	};
}
