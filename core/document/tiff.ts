import { encode } from 'fast-png';
import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';

import { UnsupportedFileError } from './file-kind';
import { fitImage, type FittingImage } from './fit-image';
import { resultOrUndefined } from './result-or-undefined';

/** The pages of a TIFF with several of them. */
export interface TiffPages {
	readonly pageCount: number;
	image(page: number): Promise<FittingImage>;
}

/** A directory without a width is no image: EXIF and thumbnails' data have such. Tag 256 of TIFF 6.0. */
const isImage = (directory: IFD) => directory.t256 !== undefined;

/**
 * Opens a TIFF that has several pages; the service reads only the first one of such a file.
 *
 * @returns undefined for a single page, or a file that can't be read here: that goes to the service as it is
 */
export function openTiff(bytes: Uint8Array): TiffPages | undefined {
	const copy = bytes.slice().buffer;
	const pages = resultOrUndefined(() => decode(copy))?.filter(isImage) ?? [];
	if (pages.length < 2) return undefined;
	return {
		pageCount: pages.length,
		image: (number) => {
			const png = resultOrUndefined(() => toPng(copy, pages[number - 1]));
			return png === undefined
				? Promise.reject(
						new UnsupportedFileError(
							`page ${number} of the TIFF can't be read`,
							'Save it as a PDF and send that.',
						),
					)
				: Promise.resolve(fitImage(png, 'image/png'));
		},
	};
}

function toPng(file: ArrayBuffer, directory: IFD | undefined): Uint8Array | undefined {
	if (directory === undefined) return undefined;
	decodeImage(file, directory);
	const { width, height } = directory;
	return encode({ width, height, data: toRGBA8(directory), channels: 4 });
}
