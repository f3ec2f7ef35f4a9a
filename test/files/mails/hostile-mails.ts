import { deflateRawSync } from 'node:zlib';

import * as CFB from 'cfb';

import { pdfOfObjects, packedStream } from '../pdf/hostile-pdfs';

/*
 * What a mail may bring beside pages: XML, archives, mails in mails, made to cost a reader its time or its memory.
 */

const MIB = 1024 * 1024;
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

/** UBL with this in its middle. */
const ublWith = (inner: string, head = '<?xml version="1.0"?>'): Buffer =>
	Buffer.from(
		`${head}<Invoice xmlns="${UBL}:Invoice-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2"><cbc:ID>1</cbc:ID><cac:AccountingSupplierParty/>${inner}</Invoice>`,
	);

/** Entities that come to billions of characters. */
export const entityBomb = (): Buffer => {
	const entities = Array.from(
		{ length: 20 },
		(_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
	);
	return ublWith(
		'<cbc:Note>&e20;</cbc:Note>',
		`<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY e0 "haha">${entities.join('')}]>`,
	);
};

export const manyElements = (count: number): Buffer => ublWith('<cbc:Note/>'.repeat(count));
export const manyLines = (count: number): Buffer =>
	ublWith(
		'<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount>1.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Pen</cbc:Name></cac:Item></cac:InvoiceLine>'.repeat(
			count,
		),
	);
export const manyAttributes = (count: number): Buffer =>
	ublWith(`<cbc:Note ${Array.from({ length: count }, (_, at) => `a${at}="1"`).join(' ')}/>`);
export const deepXml = (depth: number): Buffer => ublWith('<cac:Party>'.repeat(depth));
export const longText = (mebibytes: number): Buffer =>
	ublWith(`<cbc:Note>${'&amp;x '.repeat((mebibytes * MIB) / 7)}</cbc:Note>`);

interface Entry {
	readonly name: string;
	readonly packed: Buffer;
	/** What the archive says. */
	readonly size: number;
	/** Where it says the file begins; behind the one before by default. */
	readonly at?: number;
}

/** An archive by hand, as no library writes one that lies. */
export function zipOf(entries: readonly Entry[], flags = 0): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const { name, packed, size, at: said } of entries) {
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(flags, 2);
		head.writeUInt16LE(8, 4);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(size, 18);
		head.writeUInt16LE(Buffer.byteLength(name), 22);
		const end = Buffer.alloc(14);
		end.writeUInt32LE(said ?? at, 10);
		directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, end, Buffer.from(name));
		if (said !== undefined) continue;
		parts.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed);
		at += 30 + Buffer.byteLength(name) + packed.length;
	}
	const table = Buffer.concat(directory);
	const tail = Buffer.alloc(18);
	tail.writeUInt16LE(entries.length, 4);
	tail.writeUInt16LE(entries.length, 6);
	tail.writeUInt32LE(table.length, 8);
	tail.writeUInt32LE(at, 12);
	return Buffer.concat([...parts, table, Buffer.from('PK\x05\x06', 'latin1'), tail]);
}

const packedZeros = (mebibytes: number) =>
	deflateRawSync(Buffer.alloc(mebibytes * MIB), { level: 1 });

/** One file in it that unpacks to so much, and says so, or says another size. */
export const zipBomb = (mebibytes: number, said = mebibytes): Buffer =>
	zipOf([{ name: 'invoice.pdf', packed: packedZeros(mebibytes), size: said * MIB }]);

/** Names in the table that all lead to the same file. */
export function overlappingZip(files: number, mebibytes: number): Buffer {
	const packed = packedZeros(mebibytes);
	const size = mebibytes * MIB;
	return zipOf(
		Array.from({ length: files }, (_, at) => ({
			name: `${String(at).padStart(6, '0')}.pdf`,
			packed,
			size,
			...(at === 0 ? {} : { at: 0 }),
		})),
	);
}

/** An archive in an archive, and so on. */
export const nestedZip = (depth: number): Buffer =>
	Array.from({ length: depth }).reduce<Buffer>(
		(inner, _, level) =>
			zipOf([{ name: `${level}.zip`, packed: deflateRawSync(inner), size: inner.length }]),
		zipBomb(90),
	);

/** Text lines without end: headers, parts, folding. */
const HEAD = 'From: a@b.example\r\nTo: c@d.example\r\nSubject: Invoice\r\nMIME-Version: 1.0\r\n';
export const mailOfHeaders = (mebibytes: number): Buffer =>
	Buffer.from(`${HEAD}${'X-A: 1\r\n'.repeat((mebibytes * MIB) / 8)}\r\n`);
export const mailOfLines = (mebibytes: number): Buffer =>
	Buffer.from(
		`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n${'a\r\n'.repeat((mebibytes * MIB) / 3)}\r\n--b--\r\n`,
	);
export const mailOfParts = (parts: number): Buffer =>
	Buffer.from(
		`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`,
	);
export const mailOfNestedParts = (depth: number): Buffer =>
	Buffer.from(
		`${HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${Array.from({ length: depth }, (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`).join('')}`,
	);
export const mailOfHtml = (mebibytes: number): Buffer =>
	Buffer.from(
		`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${'<table><tr><td>&nbsp;a</td></tr>\r\n'.repeat((mebibytes * MIB) / 35)}\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n`,
	);
export const mailOfBase64 = (mebibytes: number): Buffer =>
	Buffer.from(
		`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n'.repeat((mebibytes * MIB) / 78)}--b--\r\n`,
	);

/** A mail of Outlook with so many attachments, and a stream of names as long as they come. */
export function outlookOfNames(attachments: number, mebibytes: number): Buffer {
	const file = CFB.utils.cfb_new();
	const name = Buffer.alloc(mebibytes * MIB, 'a\0', 'latin1');
	CFB.utils.cfb_add(file, '/__properties_version1.0', Buffer.alloc(32));
	for (let at = 0; at < attachments; at++) {
		const place = `/__attach_version1.0_#${at.toString(16).padStart(8, '0')}/`;
		CFB.utils.cfb_add(file, `${place}__properties_version1.0`, Buffer.alloc(8));
		CFB.utils.cfb_add(
			file,
			`${place}__substg1.0_3707001F`,
			at === 0 ? name : Buffer.from('a.pdf', 'utf16le'),
		);
		CFB.utils.cfb_add(file, `${place}__substg1.0_37010102`, Buffer.from('%PDF-1.4 nothing'));
	}
	const written: unknown = CFB.write(file, { type: 'buffer' });
	if (!Buffer.isBuffer(written)) throw new Error('the library wrote no bytes');
	const bytes = Buffer.from(Uint8Array.from(written));
	// Each of the names is the long one: their entries lead to its first sector and have its size.
	const mark = Buffer.from('__substg1.0_3707001F', 'utf16le');
	const places: number[] = [];
	for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
	const long = places.find((at) => bytes.readUInt32LE(at + 120) === name.length);
	if (long === undefined) throw new Error('the library wrote no such stream');
	for (const at of places) bytes.copy(bytes, at + 116, long + 116, long + 124);
	return bytes;
}

/** Folders in folders of a compound file. */
export function deepFolders(depth: number): Buffer {
	const sector = 512;
	const directorySectors = Math.ceil((depth + 2) / 4);
	const fatSectors = Math.ceil((directorySectors * 2) / 128) + 1;
	const bytes = Buffer.alloc((1 + fatSectors + directorySectors + 2) * sector);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	bytes.writeUInt16LE(9, 30);
	bytes.writeUInt16LE(6, 32);
	bytes.writeUInt32LE(fatSectors, 48);
	bytes.fill(0xff, 68, 512);
	bytes.writeUInt32LE(0xfffffffe, 60);
	bytes.writeUInt32LE(0xfffffffe, 68);
	for (let at = 0; at < Math.min(109, fatSectors); at++) bytes.writeUInt32LE(at, 76 + 4 * at);
	const fat = sector;
	for (let at = 0; at < directorySectors; at++)
		bytes.writeUInt32LE(
			at === directorySectors - 1 ? 0xfffffffe : fatSectors + at + 1,
			fat + 4 * (fatSectors + at),
		);
	const entries = (1 + fatSectors) * sector;
	for (let at = 0; at <= depth; at++) {
		const entry = entries + at * 128;
		const name = Buffer.from(at === 0 ? 'Root Entry' : 'a', 'utf16le');
		name.copy(bytes, entry);
		bytes.writeUInt16LE(name.length + 2, entry + 64);
		bytes[entry + 66] = at === 0 ? 5 : 1;
		bytes.writeUInt32LE(0xffffffff, entry + 68);
		bytes.writeUInt32LE(0xffffffff, entry + 72);
		bytes.writeUInt32LE(at === depth ? 0xffffffff : at + 1, entry + 76);
		if (at === 0) bytes.writeUInt32LE(0xfffffffe, entry + 116);
	}
	Buffer.from('__properties_version1.0', 'utf16le').copy(bytes, bytes.length - 400);
	return bytes;
}

/** A winmail.dat of nothing but heads of files. */
export const emptyParts = (mebibytes: number): Buffer =>
	Buffer.concat([
		Buffer.from('789f3e220100', 'hex'),
		Buffer.alloc(mebibytes * MIB, '02029006000000000000' + '00', 'hex'),
	]);

const der = (tag: number, content: Buffer): Buffer => {
	const head = Buffer.alloc(6);
	head.set([tag, 0x84]);
	head.writeUInt32BE(content.length, 2);
	return Buffer.concat([head, content]);
};
/** A signed mail whose content is cut into pieces of so many bytes. */
export function piecesSigned(mebibytes: number, piece: number): Buffer {
	const one = Buffer.concat([Buffer.from([0x04, piece]), Buffer.alloc(piece, 0x41)]);
	const pieces = Buffer.alloc(Math.floor((mebibytes * MIB) / one.length) * one.length, one);
	const id = (last: number) => Buffer.from(`06092a864886f70d01070${last}`, 'hex');
	const content = der(0xa0, der(0x24, pieces));
	const encapsulated = der(0x30, Buffer.concat([id(1), content]));
	const data = der(
		0x30,
		Buffer.concat([Buffer.from('020101', 'hex'), der(0x31, Buffer.alloc(0)), encapsulated]),
	);
	return der(0x30, Buffer.concat([id(2), der(0xa0, data)]));
}

/** A PDF with so many files in it, each unpacking to so much. */
export function pdfOfFiles(files: number, mebibytes: number, name = 'a.pdf'): Buffer {
	const names = Array.from({ length: files }, (_, at) => `(${at})5 0 R`).join(' ');
	return pdfOfObjects([
		`<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${names}]>>>>>>`,
		'<</Type/Pages/Count 1/Kids[3 0 R]>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
		packedStream('0 0 595 842 re f'),
		`<</Type/Filespec/F(${name})/UF(${name})/EF<</F 6 0 R>>>>`,
		packedStream(Buffer.alloc(mebibytes * MIB, 0x20), '/Type/EmbeddedFile'),
	]);
}
