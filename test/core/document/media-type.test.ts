import { expect, test } from '@jest/globals';

import { imageTypeOf } from '../../../core/document/media-type';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
	['image/png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
	['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')],
	['image/gif', bytes('GIF89a')],
	['image/bmp', bytes('BM\0\0\0\0')],
	['image/tiff', bytes('II*\0\x08\0\0\0\0\0\0\0')],
	['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
])('%s is known by its content', async (type, content) => {
	await expect(imageTypeOf(content)).resolves.toBe(type);
});

test.each([
	['the file is empty', bytes('')],
	['the file is a PDF, not an image', bytes('%PDF-1.7\n%')],
	['the file is text, not an image', Buffer.from('Sehr geehrte Damen und Herren, à bientôt')],
	['the file is text, not an image', Buffer.from(`${'x'.repeat(1023)}ü`)],
	['the file is a web page, not an image', bytes('\n<!DOCTYPE html><p>')],
	['the file is an SVG drawing, not an image', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
	['the file is a ZIP archive, not an image', bytes('PK\x03\x04\x14\0\0\0\0\0')],
	['the file is a HEIC photo, not an image', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
	['the file is of an unknown kind, not an image', bytes('\0\x01\x02\x03\xfe\xff')],
	['the file is of type application/x-rar-compressed, not an image', bytes('Rar!\x1a\x07\0')],
])('%s', async (message, content) => {
	await expect(imageTypeOf(content)).rejects.toThrow(message);
	await expect(imageTypeOf(content)).rejects.toMatchObject({
		nextStep: expect.stringMatching(/\w/),
	});
});
