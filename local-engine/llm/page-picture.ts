import sharp from 'sharp';

import { decodeImage, turnImage } from '../ocr/decode-image';
import type { Placement } from '../ocr/placement';

/** Readable for models, which make pages smaller anyway. In pixels, along the longer side. */
const LENGTH = 2000;
const QUALITY = 80;

/**
 * A page as a data URL: a grey JPEG, turned upright as its words are, whatever the format it came in.
 *
 * @throws UnreadableImageError
 */
export async function pagePicture(bytes: Buffer, { turn }: Placement): Promise<string> {
	const { data, width, height } = await turnImage(await decodeImage(bytes), turn);
	const jpeg = await sharp(data, { raw: { width, height, channels: 1 } })
		.resize({ width: LENGTH, height: LENGTH, fit: 'inside', withoutEnlargement: true })
		.jpeg({ quality: QUALITY })
		.toBuffer();
	return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
