import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';

import { NO_LABEL } from '../../../core/files/declared-kind';
import { imageTypeOf, notReadable, recognise } from '../../../core/files/file-kind';
import { winmail } from '../../files/mails/winmail';

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
const kindOf = async (content: Uint8Array, name: string | null = null, mediaType?: string) =>
	(await recognise(content, { name, mediaType: mediaType ?? null })).file;
const mailPart = (name: string) => readFileSync(join(__dirname, '../../files/mails', name));

const PDF = '%PDF-1.3\n1 0 obj\n<< >>\nendobj\ntrailer\n';
const MAIL =
	'From: a@b.example\r\nTo: c@d.example\r\nDate: Thu, 12 Mar 2026 10:00:00 +0000\r\n\r\nx';
const E_INVOICE =
	'<?xml version="1.0"?>\n<!-- made by x --><ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">';

describe('a file is known by its content', () => {
	test.each([
		['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')],
		['image/gif', bytes('GIF89a')],
		['image/bmp', bytes('BM\0\0\0\0')],
		['image/tiff', bytes('II*\0\x08\0\0\0\0\0\0\0')],
		['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
		['image/png', png(200, 200)],
	])('%s', async (mediaType, content) => {
		expect(await kindOf(content, 'terms.txt', 'text/plain')).toEqual({ kind: 'image', mediaType });
	});

	test.each([
		['at once', ''],
		['behind a line break', '\r\n'],
		['behind a byte order mark', '\xef\xbb\xbf'],
		['behind four bytes', '\0\0\x1a\x2b'],
		['behind what looks like sound', '\xff\xfb\x90\x44'],
		['behind the head of an upload', '--7009\r\nContent-Type: application/pdf\r\n\r\n'],
		['behind an answer’s head', 'HTTP/1.1 200 OK\r\nDate: today\r\n\r\n'],
		['just within 1,024 bytes', ' '.repeat(1024)],
	])('a PDF that begins %s', async (_name, front) => {
		expect(await kindOf(bytes(`${front}${PDF}`))).toMatchObject({ kind: 'pdf' });
	});

	test.each([
		['a text that speaks of one', 'A file begins with %PDF-1.7, and then …'],
		['what begins later', `${' '.repeat(1025)}${PDF}`],
	])('%s is no PDF', async (_name, text) => {
		expect(await kindOf(bytes(text))).toMatchObject({ kind: 'no document' });
	});

	test.each([
		['UBL', E_INVOICE],
		[
			'UBL without a declaration',
			'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">',
		],
		[
			'a Cross Industry Invoice',
			'<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:un">',
		],
		['ZUGFeRD 1', '<?xml version="1.0"?><rsm:CrossIndustryDocument xmlns:rsm="urn:ferd">'],
		['behind pages of terms of use', E_INVOICE.replace('made by x', 'terms '.repeat(5_000))],
	])('an e-invoice in a known format: %s', async (_name, text) => {
		expect(await kindOf(Buffer.from(text))).toMatchObject({ kind: 'e-invoice' });
	});

	test('an archive that holds a PDF is an archive', async () => {
		expect(await kindOf(bytes(`PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(20)}${PDF}`))).toMatchObject({
			kind: 'unsupported',
			what: 'a ZIP archive',
		});
	});

	test.each([
		['a small image, such as a logo', png(480, 160)],
		['text', Buffer.from('Sehr geehrte Damen und Herren, à bientôt')],
		['text', bytes('Sehr geehrte Frau M\xfcller')],
		['text', Buffer.from('\uFEFFSehr geehrte Frau Müller', 'utf16le')],
		['text', Buffer.from(`${'x'.repeat(4095)}ü`)],
		['text', bytes('From: Ann\nSent: Monday\nTo: Bob\n\nas discussed')],
		['a web page', bytes('\n<!DOCTYPE html><p>')],
		['a web page', bytes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')],
		['a calendar entry', bytes('BEGIN:VCALENDAR\r\nVERSION:2.0')],
		['a contact', bytes('BEGIN:VCARD\r\n')],
		['a vector logo', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
		['a vector logo', bytes('<?xml version="1.0"?>\n<!-- x --><svg width="1">')],
		['a mail signature', bytes('-----BEGIN PGP SIGNATURE-----\n\niQ')],
		['a certificate or key', bytes('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ')],
		['a part of Outlook’s formatting', bytes('ActiveMime\0\0\x01')],
		['Outlook’s formatting of the text, and holds no document', winmail()],
		['Outlook’s formatting of the text, and holds no document', winmail('image001.png')],
	])('%s is no document', async (what, content) => {
		expect(await kindOf(content)).toMatchObject({ kind: 'no document', what });
	});

	test.each([
		['a HEIC photo', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /Save it/],
		['of an unknown kind', bytes('\0\x01\x02\x03\xfe\xff'), /Save it/],
		['a RAR archive', bytes('Rar!\x1a\x07\0'), /Unpack it/],
		['a ZIP archive', bytes('PK\x03\x04\x14\0\0\0\0\0'), /Unpack it/],
		['an old Office file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /Save it/],
		['a mail', bytes(MAIL), /Forward that mail itself/],
		['a mail', bytes(`Received: by x\r\n\tfor y\r\n${MAIL}`), /Forward that mail itself/],
		['a signed mail (S/MIME)', mailPart('smime.p7m'), /Forward/],
		['an encrypted mail (PGP)', bytes('-----BEGIN PGP MESSAGE-----\n\nhQ'), /Forward/],
		['an e-invoice', bytes('<Invoice xmlns="urn:oasis:names">'), /It has to be booked/],
		['an e-invoice', bytes("UNA:+.? 'UNB+UNOC:3+1+2+260312"), /It has to be booked/],
		['XML data', bytes('<?xml version="1.0"?><order/>'), /Send the invoice itself/],
		[
			'Outlook’s winmail.dat, which holds a.pdf, b.pdf',
			winmail('a.pdf', 'b.pdf'),
			/Ask the sender/,
		],
	])('%s can’t be read, and says what to do', async (what, content, next) => {
		expect(await kindOf(content)).toMatchObject({
			kind: 'unsupported',
			what,
			instead: expect.stringMatching(next),
		});
	});

	test('an empty file is an error', async () => {
		await expect(kindOf(bytes(''))).rejects.toThrow('the file is empty');
		await expect(imageTypeOf(bytes(''))).rejects.toThrow('the file is empty');
	});
});

test('a small image that is heavy is no logo: something is printed on it', async () => {
	const heavy = png(190, 4000, true);
	expect(heavy.byteLength).toBeGreaterThan(64 * 1024);
	expect(await kindOf(heavy)).toMatchObject({ kind: 'image' });
});

describe('what is said to be a document is never left aside', () => {
	const page = bytes('<!DOCTYPE html><p>Please log in');
	const text = bytes('Error: no such file');
	const unknown = bytes('\0\x01\x02\x03\xfe\xff');
	test.each([
		['Invoice.pdf', 'application/octet-stream', page, 'a web page'],
		['INVOICE.PDF ', undefined, text, 'text'],
		['Invoice', 'application/pdf; name=Invoice', text, 'text'],
		[null, 'application/x-pdf', page, 'a web page'],
		['scan.jpg', undefined, text, 'text'],
		[null, 'image/png', page, 'a web page'],
		['forwarded.eml', 'application/octet-stream', text, 'text'],
		[
			'forwarded.msg',
			undefined,
			bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
			'a mail saved by Outlook',
		],
		[null, 'message/rfc822', text, 'text'],
		['factur-x.xml', 'text/plain', text, 'text'],
		['invoices.zip', undefined, text, 'text'],
		[null, 'application/zip', unknown, 'of an unknown kind'],
		['smime.p7m', 'application/pkcs7-mime', mailPart('smime.p7s'), 'a signed mail (S/MIME)'],
		['signature.pdf', 'application/pkcs7-signature', unknown, 'of an unknown kind'],
		['drawing.pdf', 'image/svg+xml', bytes('<svg>'), 'an SVG drawing'],
	])('%s, %s', async (name, mediaType, content, what) => {
		expect(await kindOf(content, name, mediaType)).toMatchObject({ kind: 'unsupported', what });
	});

	test('a small image under the name of a PDF is read', async () => {
		expect(await kindOf(png(480, 160), 'Invoice.pdf')).toMatchObject({ kind: 'image' });
	});

	test('an empty file under such a name, or under none, is an error', async () => {
		await expect(kindOf(bytes(''), 'a.pdf', 'text/plain')).rejects.toThrow('the file is empty');
		await expect(kindOf(bytes(''), 'a.bin')).rejects.toThrow('the file is empty');
	});
});

describe('parts of a mail are told by name, type and content together', () => {
	const unknown = bytes('\x30\x82\x01\x02\x03\xfe\xff');
	test.each([
		['smime.p7s', 'application/pkcs7-signature', mailPart('smime.p7s'), 'a mail signature'],
		['smime.p7s', 'application/octet-stream', mailPart('smime.p7s'), 'a mail signature'],
		[null, 'application/x-pkcs7-signature', mailPart('smime.p7s'), 'a mail signature'],
		['smime.p7s', 'application/pkcs7-mime', mailPart('smime.p7s'), 'a mail signature'],
		[
			'signature.asc',
			'application/pgp-signature',
			bytes('-----BEGIN PGP SIGNATURE-----'),
			'a mail signature',
		],
		['image001.emz', 'image/x-emz', bytes('\x1f\x8b\x08\0\0\0'), 'a vector logo'],
		[
			'oledata.mso',
			'application/octet-stream',
			bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
			'a part of Outlook’s formatting',
		],
		[
			'themedata.thmx',
			'application/vnd.ms-officetheme',
			bytes('PK\x03\x04\x14\0\0\0\0\0'),
			'a part of Outlook’s formatting',
		],
		[
			'filelist.xml',
			'application/xml',
			bytes('<xml xmlns:o="urn:schemas-microsoft-com:office:office">'),
			'a part of Outlook’s formatting',
		],
		['invite.ics', 'text/calendar', unknown, 'a calendar entry'],
		['ATT00001.txt', 'text/plain', bytes(''), 'an empty text'],
		[null, 'message/delivery-status', bytes('Reporting-MTA: dns; x'), 'a delivery report'],
	])('%s, %s', async (name, mediaType, content, what) => {
		expect(await kindOf(content, name, mediaType)).toMatchObject({ kind: 'no document', what });
	});

	test.each([
		['a signature that is a PDF', 'smime.p7s', bytes(PDF), 'pdf'],
		[
			'a theme that is an archive under another name',
			'theme.bin',
			bytes('PK\x03\x04\x14\0\0\0\0\0'),
			'unsupported',
		],
		['a signature without name and type', null, mailPart('smime.p7s'), 'unsupported'],
	])('%s', async (_name, name, content, kind) => {
		expect(await kindOf(content, name)).toMatchObject({ kind });
	});
});

describe('text that holds a file in base64 is that file', () => {
	const packed = Buffer.from(`${PDF}${'% '.repeat(200)}`).toString('base64');
	const lines = packed.replace(/.{76}/g, '$&\r\n');
	test.each([
		['in one line', packed],
		['in lines', lines],
		['with a line break at its end', `${lines}\r\n`],
		['as a data URL', `data:application/pdf;base64,${packed}`],
	])('%s', async (_name, text) => {
		const { bytes: content, file } = await recognise(bytes(text), NO_LABEL);
		expect(file).toEqual({ kind: 'pdf', mediaType: 'application/pdf' });
		expect(Buffer.from(content).toString()).toMatch(/^%PDF-1\.3/);
	});

	test('a small image in it is a logo as any', async () => {
		const text = Buffer.from(png(480, 160)).toString('base64');
		expect(await kindOf(bytes(text))).toMatchObject({ kind: 'no document' });
	});

	test.each([
		['words', 'x'.repeat(200)],
		['text packed once more', Buffer.from('Dear Sir or Madam, '.repeat(20)).toString('base64')],
		['half of it', `${packed}\n\n-- \nBest regards`],
	])('%s: text', async (_name, text) => {
		expect(await kindOf(bytes(text))).toMatchObject({ kind: 'no document', what: 'text' });
	});
});

test('a text of blanks, however long, is soon known as one', async () => {
	const text = Buffer.from(`Dear all,${' '.repeat(5_000_000)}bye`);
	const { file } = await recognise(text, { name: 'note.txt', mediaType: 'text/plain' });
	expect(file).toMatchObject({ kind: 'no document', what: 'text' });
});

test('the error of a file that was named says what it is', () => {
	expect(notReadable({ what: 'text', instead: 'Send the invoice.' })).toMatchObject({
		message: 'the file is text, not a PDF or an image (JPEG, PNG, GIF, BMP, TIFF or WebP)',
		nextStep: 'Send the invoice.',
	});
});
