import { describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';

import { fileKindOf, notReadable } from '../../../core/document/file-kind';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const png = (width: number, height: number, noise = false) =>
	encode({
		width,
		height,
		channels: 1,
		data: Uint8Array.from({ length: width * height }, (_, index) =>
			noise ? (index * 7919 * (index % 251)) % 256 : 255,
		),
	});

describe('a file is known by its content', () => {
	test.each([
		['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')],
		['image/gif', bytes('GIF89a')],
		['image/bmp', bytes('BM\0\0\0\0')],
		['image/tiff', bytes('II*\0\x08\0\0\0\0\0\0\0')],
		['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
		['image/png', png(200, 200)],
	])('%s', async (mediaType, content) => {
		await expect(fileKindOf(content)).resolves.toEqual({ kind: 'image', mediaType });
	});

	test('a PDF', async () => {
		await expect(fileKindOf(bytes('%PDF-1.7\n%'))).resolves.toMatchObject({ kind: 'pdf' });
	});

	test.each([
		['a small image, such as a logo', png(480, 160)],
		['text', Buffer.from('Sehr geehrte Damen und Herren, à bientôt')],
		['text', Buffer.from(`${'x'.repeat(1023)}ü`)],
		['a web page', bytes('\n<!DOCTYPE html><p>')],
		['a calendar entry', bytes('BEGIN:VCALENDAR\r\nVERSION:2.0')],
		['a contact', bytes('BEGIN:VCARD\r\n')],
		['a ZIP archive', bytes('PK\x03\x04\x14\0\0\0\0\0')],
	])('%s is no document', async (what, content) => {
		await expect(fileKindOf(content)).resolves.toMatchObject({ kind: 'no document', what });
	});

	test.each([
		['an SVG drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
		['a HEIC photo', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
		['of an unknown kind', bytes('\0\x01\x02\x03\xfe\xff')],
		['of type application/x-rar-compressed', bytes('Rar!\x1a\x07\0')],
		['an old Office file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
	])('%s can’t be read, and says what to do', async (what, content) => {
		const kind = await fileKindOf(content);
		expect(kind).toMatchObject({
			kind: 'unsupported',
			what,
			instead: expect.stringMatching(/Save it/),
		});
	});

	test('an empty file is an error', async () => {
		await expect(fileKindOf(bytes(''))).rejects.toThrow('the file is empty');
	});
});

test('a small image that is heavy is no logo: something is printed on it', async () => {
	const heavy = png(190, 4000, true);
	expect(heavy.byteLength).toBeGreaterThan(64 * 1024);
	await expect(fileKindOf(heavy)).resolves.toMatchObject({ kind: 'image' });
});

test('the error of a file that was named says what it is', () => {
	expect(notReadable({ what: 'text', instead: 'Send the invoice.' })).toMatchObject({
		message: 'the file is text, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)',
		nextStep: 'Send the invoice.',
	});
});
