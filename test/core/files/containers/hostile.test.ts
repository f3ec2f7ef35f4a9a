import { deflateRawSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';

import { openMail } from '../../../../core/files/containers/mail';
import { unpack as unpackWith } from '../../../../core/files/containers/unpack';
import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { filesInZip } from '../../../../core/files/containers/zip';
import { loadRenderer } from '../../../../core/files/pdf/load-renderer';
import * as mail from '../../../files/mails/hostile-mails';
import { inOneGo, tickingTurns } from '../../../files/turns';

const unpack = async (bytes: Uint8Array) =>
	await unpackWith(bytes, {
		loadPdfRenderer: loadRenderer,
		turns: inOneGo,
		password: '',
		mailBody: null,
	});

describe('what holds more than it should is refused in words, before it costs anything', () => {
	test.each([
		['an archive that says how large it becomes', () => mail.zipBomb(60), /50 MB/],
		['an archive that lies about it', () => mail.zipBomb(60, 1), /damaged/],
		['one file under many names', () => mail.overlappingZip(1000, 0.01), /200 files/],
		['a mail of very many lines', () => mail.mailOfLines(2), /more than 400000 lines/],
		['a mail of headers', () => mail.mailOfHeaders(3), /damaged/],
		['a mail of parts in parts', () => mail.mailOfNestedParts(1000), /damaged/],
		['an Outlook mail of folders in folders', () => mail.deepFolders(400), /damaged/],
		['a winmail.dat of empty files', () => mail.emptyParts(1), /200 files/],
		['a signed mail in very many pieces', () => mail.piecesSigned(1, 4), /damaged/],
		['a PDF of very many files', () => mail.pdfOfFiles(300, 0.01), /200 files/],
		['a PDF of large files', () => mail.pdfOfFiles(6, 10), /50 MB/],
	])('%s', async (_name, make, words) => {
		await expect(unpack(make())).rejects.toMatchObject({
			name: 'UnsupportedFileError',
			message: expect.stringMatching(words),
			nextStep: expect.stringMatching(/\w/),
		});
	});

	test('names in an Outlook mail that all are the same long text are no names', async () => {
		const files = (await unpack(mail.outlookOfNames(50, 1)))?.files ?? [];
		expect(files).toHaveLength(50);
		expect(new Set(files.map(({ name }) => name))).toEqual(new Set([null]));
	});
});

describe('an archive', () => {
	const content = Buffer.from('%PDF-1.7 an invoice');
	const packed = deflateRawSync(content);

	test('with names that lead out of it has files without folders', async () => {
		const zip = mail.zipOf([{ name: '../../etc/a.pdf', packed, size: content.length }]);
		expect(await filesInZip(zip)).toMatchObject([
			{ name: 'a.pdf', bytes: Uint8Array.from(content) },
		]);
	});

	test('that is encrypted says so', async () => {
		const zip = mail.zipOf([{ name: 'a.pdf', packed, size: content.length }], 1);
		await expect(filesInZip(zip)).rejects.toThrow('protected by a password');
	});

	test('with what is not packed has it as it is', async () => {
		const zip = zipSync({ 'a.pdf': content }, { level: 0 });
		expect(await filesInZip(zip)).toMatchObject([{ bytes: Uint8Array.from(content) }]);
	});

	test('is damaged wherever it is cut off', async () => {
		const zip = zipSync({ 'a.pdf': content, 'b.pdf': content });
		for (let end = 0; end < zip.length - 1; end++)
			await expect(filesInZip(zip.subarray(0, end))).rejects.toThrow('damaged or cut off');
	});

	test('damaged in any byte of what is packed it gives its files, or says so', async () => {
		const zip = zipSync({ 'a.pdf': Buffer.from('<</Type/Page>> '.repeat(9) + 'and an end') });
		const outcomes = new Set<string>();
		for (const at of zip.keys())
			for (const value of [0x00, 0xff, 0x07]) {
				const damagedZip = zip.slice();
				damagedZip[at] = value;
				outcomes.add(
					await filesInZip(damagedZip).then(
						() => 'read',
						(error: unknown) => (error instanceof UnsupportedFileError ? 'told' : String(error)),
					),
				);
			}
		expect([...outcomes].sort()).toEqual(['read', 'told']);
	});
});

test('a part of many short lines comes out as it is, and others have their turn meanwhile', async () => {
	const { turns, taken } = tickingTurns(1);
	const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join('');
	const bytes = Buffer.from(
		`From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf; name=a.pdf\n\n${lines}\n--b--\n`,
	);
	const {
		files: [file],
	} = await openMail(bytes, turns);
	// As the library has it that puts them together at the end; it keeps the last line break.
	expect(Buffer.from(file?.bytes ?? []).toString()).toBe(`${lines}\n`);
	expect(taken()).toBeGreaterThan(100);
});
