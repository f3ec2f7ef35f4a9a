import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

import sharp from 'sharp';

import { jpegOfScans, pngOf } from './images/make-images';
import { makeTiff } from './images/make-tiff';
import * as mail from './mails/hostile-mails';
import * as pdf from './pdf/hostile-pdfs';
import * as objects from './pdf/hostile-objects';
import * as structure from './pdf/hostile-structure';
import * as more from './pdf/more-hostile-pdfs';

/*
 * Files that are to cost a reader its time or its memory, and large ones that people send. Each is made when it is
 * needed; none is kept.
 */

const MIB = 1024 * 1024;
type Make = () => Buffer | Promise<Buffer>;

const pngHeader = (width: number, height: number, bits: number, colours: number) => {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([bits, colours], 8);
	return header;
};
const png = (width: number, height: number, bits: number, rowBytes: number, before = 0) =>
	pngOf({
		header: pngHeader(width, height, bits, 0),
		packed: deflateSync(Buffer.alloc((rowBytes + 1) * height), { level: 1 }),
		before: before === 0 ? [] : [['noTe', Buffer.alloc(before)]],
	});
const noise = (width: number, height: number) =>
	sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
const grey = (width: number, height: number) =>
	sharp({
		create: { width, height, channels: 3, background: '#aab' },
		limitInputPixels: false,
	});
const padding = (kind: string, bytes: number) =>
	Buffer.concat([Buffer.from(kind, 'latin1'), Buffer.alloc(bytes)]);

/** A fax of so many pages at 600 dpi: each row as the one above. */
const fax = (pages: number): Buffer =>
	makeTiff(
		Array.from({ length: pages }, () => ({
			width: 4960,
			height: 7016,
			bits: 1,
			photometric: 0,
			compression: 4,
			strips: [Buffer.alloc(900, 0xff)],
		})),
	);
const strips = (height: number) => ({
	width: 100,
	height,
	rowsPerStrip: 1,
	strips: Array.from({ length: height }, () => Buffer.alloc(100)),
});

/** By name; the ending tells the kind. */
export const HOSTILE_FILES: Readonly<Record<string, Make>> = {
	'strokes.pdf': () => pdf.strokes(499_000),
	'program-shading.pdf': () => pdf.shading(5000),
	'annotations.pdf': () => pdf.annotations(3000, 100),
	'image-2000-times.pdf': () => pdf.image(10_000, 8, 2000),
	'fills.pdf': () => pdf.fills(499_000),
	'nested-forms.pdf': () => pdf.nestedForms(10, 5),
	'path.pdf': () => pdf.pathOf(200_000),
	'image-60000.pdf': () => pdf.image(60_000, 1, 1),
	'image-30000.pdf': () => pdf.image(30_000, 8, 1),
	'transparent-groups.pdf': () => pdf.transparencyGroups(300),
	'broken-table.pdf': () => more.brokenTable(20),
	'nested-forms-4.pdf': () => pdf.nestedForms(10, 4),
	'kept-states.pdf': () => more.keptStates(20),
	'self-referring.pdf': () => pdf.selfReferringForm(),
	'points.pdf': () => more.manyPoints(10_000_000),

	'hidden-shading.pdf': () => more.hiddenShading(2000),
	'drawn-letters.pdf': () => more.drawnLetters(5000, 2000),
	'tiles.pdf': () => pdf.tiling(1, 1),
	'tiny-tiles.pdf': () => pdf.hatch(0.01, 495, 742, 0.001),
	'fax-60000.pdf': () => more.hugeFax(60_000),
	'jbig2.pdf': () => more.hugeJbig2(20_000, 200),
	'jpx.pdf': () => more.hugeJpx(20_000),
	'jpx-small.pdf': () => more.hugeJpx(7000),
	'soft-mask.pdf': () => more.softMask(12_000),
	'inline-image.pdf': () => more.inlineImage(40_000),
	'pages-of-images.pdf': () => more.pagesOfImages(100, 12_000),
	'packed-nothing.pdf': () => more.packedNothing(900),
	'packed-table.pdf': () => more.packedTable(400),
	'deep-lists.pdf': () => more.deepLists(2_000_000),
	'hidden-words.pdf': () => more.hiddenWords(1_000_000),
	'jpeg-of-scans.pdf': () => pdf.jpegImage(jpegOfScans(8000, 6000, 1000), 8000, 6000),

	'wide-lists.pdf': () => objects.wideLists(1_000_000),
	'many-images.pdf': () => objects.manyImages(200_000),
	'profile.pdf': async () => objects.largeProfile(await grey(600, 600).jpeg().toBuffer(), 600, 180),
	'fields.pdf': () => objects.manyFields(20_000),
	'dashes.pdf': () => objects.shortDashes(0.0001),
	'mesh.pdf': () => objects.mesh(1_000_000),
	'meanings.pdf': () => structure.manyMeanings(300_000),
	'glyph-ranges.pdf': () => structure.manyGlyphRanges(300_000),
	'widths.pdf': () => structure.manyWidths(1_000_000),
	'fonts.pdf': () => structure.manyFonts(20_000),
	'computed-colours.pdf': () => structure.computedColours(4000, 200),
	'contents.pdf': () => structure.contentsOfOne(500_000),
	'same-pages.pdf': () => structure.samePages(1_000_000),
	'deep-pages.pdf': () => structure.deepPages(50_000),
	'deep-names.pdf': () => structure.deepNames(30),
	'deep-fields.pdf': () => structure.deepFields(20_000),
	'packed-again.pdf': () => structure.packedAgain(4, 900),
	'run-lengths.pdf': () => structure.runLengths(10),
	'beginnings.pdf': async () =>
		structure.manyBeginnings(await grey(600, 600).jpeg().toBuffer(), 600, 20),
	'long-names.pdf': () => objects.longNames(10, 1),

	'108-megapixels.jpg': () => grey(12_032, 9024).jpeg().toBuffer(),
	'108-megapixels-progressive.jpg': () => grey(12_032, 9024).jpeg({ progressive: true }).toBuffer(),
	'very-wide.jpg': () => grey(65_500, 3000).jpeg().toBuffer(),
	'noise.jpg': () => noise(7000, 6000).jpeg({ quality: 95 }).toBuffer(),
	'scans.jpg': () => Buffer.concat([jpegOfScans(8000, 6000, 1000), Buffer.alloc(21 * MIB)]),
	'garbage.jpg': () =>
		Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(20 * MIB, 0x55)]),
	'segments.jpg': () =>
		Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(20 * MIB, 'fffe0002', 'hex')]),
	'stuffing.jpg': () =>
		Buffer.concat([
			jpegOfScans(10_000, 8000, 1).subarray(0, -2),
			Buffer.alloc(30 * MIB, 'ff00', 'hex'),
		]),
	'noise.png': () => noise(3000, 2500).png().toBuffer(),
	'200-megapixels.png': () => png(14_000, 14_000, 1, 1750),
	'sixteen-bit.png': () => png(7000, 7000, 16, 14_000, 21 * MIB),
	'very-wide.png': () => png(60_000, 3000, 8, 60_000),
	'more-than-said.png': () =>
		pngOf({
			header: pngHeader(300, 300, 8, 0),
			packed: deflateSync(Buffer.alloc(400 * MIB), { level: 1 }),
			before: [['noTe', Buffer.alloc(21 * MIB)]],
		}),
	'chunks.png': () =>
		Buffer.concat([
			pngOf({ header: pngHeader(3000, 3000, 8, 0), packed: Buffer.alloc(0) }).subarray(0, 33),
			Buffer.alloc(24 * MIB, '000000006e6f546500000000', 'hex'),
		]),
	'frames.gif': () => padding('GIF89a\xff\xff\xff\xff\0\0\0', 19 * MIB),
	'huge.webp': async () =>
		Buffer.concat([await grey(16_383, 5000).webp({ quality: 1 }).toBuffer()]),
	'huge.bmp': () => {
		const file = Buffer.alloc(1000);
		file.write('BM');
		file.writeUInt32LE(40, 14);
		file.writeInt32LE(50_000, 18);
		file.writeInt32LE(50_000, 22);
		file.writeUInt16LE(24, 28);
		return file;
	},
	'fax.tif': () => fax(10),
	'strips.tif': () => makeTiff([strips(10_000), strips(60_000)]),
	'circle.tif': () => makeTiff([strips(10), { ...strips(10), next: 8 }]),
	'large-lzw.tif': () =>
		makeTiff([
			strips(10),
			{ width: 8000, height: 8000, compression: 5, strips: [Buffer.alloc(200_000)] },
		]),

	'entity-bomb.xml': () => mail.entityBomb(),
	'elements.xml': () => mail.manyElements(299_000),
	'lines.xml': () => mail.manyLines(50_000),
	'attributes.xml': () => mail.manyAttributes(1_000_000),
	'deep.xml': () => mail.deepXml(1_000_000),
	'long-text.xml': () => mail.longText(19),
	'larger.xml': () => mail.longText(30),
	'bomb.zip': () => mail.zipBomb(49),
	'lying-bomb.zip': () => mail.zipBomb(2000, 1),
	'overlapping.zip': () => mail.overlappingZip(200, 0.24),
	'names.zip': () => mail.overlappingZip(65_000, 0.01),
	'nested.zip': () => mail.nestedZip(6),
	'headers.eml': () => mail.mailOfHeaders(3),
	'lines.eml': () => mail.mailOfLines(18),
	'short-lines.eml': () => mail.mailOfLines(1),
	'parts.eml': () => mail.mailOfParts(90_000),
	'nested-parts.eml': () => mail.mailOfNestedParts(100_000),
	'html.eml': () => mail.mailOfHtml(12),
	'base64.eml': () => mail.mailOfBase64(24),
	'names.msg': () => mail.outlookOfNames(200, 16),
	'deep-folders.msg': () => mail.deepFolders(400),
	'parts-winmail.dat': () => mail.emptyParts(18),
	'pieces.p7m': () => mail.piecesSigned(1, 4),
	'larger-pieces.p7m': () => mail.piecesSigned(18, 120),
	'files-bomb.pdf': () => mail.pdfOfFiles(1, 2000),
	'many-files.pdf': () => mail.pdfOfFiles(10_000, 10),
	'many-xml-files.pdf': () => mail.pdfOfFiles(10_000, 10, 'factur-x.xml'),
	'lines.txt': () => Buffer.alloc(18 * MIB, 'A\n'),
	'base64.txt': () => Buffer.alloc(18 * MIB, 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZn\n'),
};
