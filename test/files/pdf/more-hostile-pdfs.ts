import { deflateSync } from 'node:zlib';

import { packedStream, pdfOfObjects } from './hostile-pdfs';

/** PDFs of other kinds that take long to open or draw, or much memory. */

const MIB = 1024 * 1024;
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]>>';
const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const pageWith = (keys: string) =>
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${keys}>>`;
const withImage = '/Resources<</XObject<</I 5 0 R>>>>';
const DRAW_IMAGE = 'q 595 0 0 842 0 0 cm /I Do Q';

const onePage = (content: string | Buffer, keys: string, ...others: (string | Buffer)[]) =>
	pdfOfObjects([CATALOGUE, PAGES, pageWith(keys), packedStream(content), ...others]);

const rawStream = (keys: string, bytes: Buffer) =>
	Buffer.concat([
		Buffer.from(`<<${keys}/Length ${bytes.length}>>stream\n`),
		bytes,
		Buffer.from('\nendstream'),
	]);
const imageKeys = (side: number, more: string) =>
	`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}${more}`;

/** Objects packed into a stream, so that nothing of them stands in the file. Numbered from 5. */
function packedObjects(objects: readonly string[], content: string, keys: string): Buffer {
	let at = 0;
	const index = objects.map((object, number) => {
		const entry = `${number + 7} ${at}`;
		at += object.length + 1;
		return entry;
	});
	const head = `${index.join(' ')} `;
	const count = 7 + objects.length;
	const plain = [
		CATALOGUE,
		PAGES,
		pageWith(keys),
		packedStream(content),
		packedStream(head + objects.join(' '), `/Type/ObjStm/N ${objects.length}/First ${head.length}`),
	];
	const parts = [Buffer.from('%PDF-1.7\n')];
	let place = 9;
	const rows: number[][] = [[0, 0, 0]];
	for (const [number, object] of plain.entries()) {
		rows.push([1, place, 0]);
		const whole = Buffer.concat([
			Buffer.from(`${number + 1} 0 obj\n`),
			Buffer.from(object),
			Buffer.from('\nendobj\n'),
		]);
		parts.push(whole);
		place += whole.length;
	}
	rows.push([1, place, 0], ...objects.map((_, number) => [2, 5, number]));
	const table = Buffer.alloc(rows.length * 6);
	for (const [number, [kind = 0, where = 0, more = 0]] of rows.entries()) {
		table.writeUInt8(kind, number * 6);
		table.writeUInt32BE(where, number * 6 + 1);
		table.writeUInt8(more, number * 6 + 5);
	}
	const xref = packedStream(table, `/Type/XRef/Size ${count}/W[1 4 1]/Root 1 0 R`);
	return Buffer.concat([
		...parts,
		Buffer.from('6 0 obj\n'),
		xref,
		Buffer.from(`\nendobj\nstartxref\n${place}\n%%EOF\n`),
	]);
}

/** A shading of many functions, none of which stands in the file as text. */
export function hiddenShading(functions: number): Buffer {
	const inner = '<</FunctionType 2/Domain[0 1]/C0[0 0 0]/C1[1 1 1]/N 1.37>>';
	const bounds = Array.from({ length: functions - 1 }, (_, at) => (at + 1) / functions).join(' ');
	return packedObjects(
		[
			'<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 595 842]/Extend[true true]/Function 8 0 R>>',
			`<</FunctionType 3/Domain[0 1]/Bounds[${bounds}]/Encode[${'0 1 '.repeat(functions)}]/Functions[${'9 0 R '.repeat(functions)}]>>`,
			inner,
		],
		'/S sh\n'.repeat(500),
		'/Resources<</Shading<</S 7 0 R>>>>',
	);
}

/** Letters that are drawings, each of many strokes. */
export const drawnLetters = (letters: number, strokes: number): Buffer =>
	onePage(
		`BT /F 40 Tf 50 400 Td (${'a'.repeat(letters)}) Tj ET`,
		'/Resources<</Font<</F 5 0 R>>>>',
		'<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>',
		packedStream(`1000 0 d0\n${'0 0 m 1000 1000 l S\n'.repeat(strokes)}`),
	);

/** Rows of a fax, each as the one above: a bit. */
export const hugeFax = (side: number): Buffer =>
	onePage(
		DRAW_IMAGE,
		withImage,
		rawStream(
			imageKeys(
				side,
				`/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns ${side}/Rows ${side}>>`,
			),
			Buffer.alloc(Math.ceil(side / 8), 0xff),
		),
	);

function jbig2Segment(number: number, kind: number, data: Buffer): Buffer {
	const head = Buffer.alloc(11);
	head.writeUInt32BE(number, 0);
	head.writeUInt8(kind, 4);
	head.writeUInt8(1, 6);
	head.writeUInt32BE(data.length, 7);
	return Buffer.concat([head, data]);
}

/** A JBIG2 image, so many times on top of itself. */
export function hugeJbig2(side: number, regions: number): Buffer {
	const page = Buffer.alloc(19);
	page.writeUInt32BE(side, 0);
	page.writeUInt32BE(side, 4);
	const region = Buffer.alloc(17 + 1 + 8 + 4096, 0x5a);
	region.fill(0, 0, 26);
	region.writeUInt32BE(side, 0);
	region.writeUInt32BE(side, 4);
	region.set([3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe], 18);
	const segments = Array.from({ length: regions }, (_, at) => jbig2Segment(at + 1, 38, region));
	return onePage(
		DRAW_IMAGE,
		withImage,
		rawStream(
			imageKeys(side, '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode'),
			Buffer.concat([jbig2Segment(0, 48, page), ...segments]),
		),
	);
}

/** A JPEG 2000 that says it is so large, and holds next to nothing. */
export function hugeJpx(side: number): Buffer {
	const marker = (code: number, body: Buffer) => {
		const head = Buffer.alloc(4);
		head.writeUInt16BE(code, 0);
		head.writeUInt16BE(body.length + 2, 2);
		return Buffer.concat([head, body]);
	};
	const size = Buffer.alloc(39);
	size.writeUInt32BE(side, 2);
	size.writeUInt32BE(side, 6);
	size.writeUInt32BE(side, 18);
	size.writeUInt32BE(side, 22);
	size.writeUInt16BE(1, 34);
	size.set([7, 1, 1], 36);
	const tile = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]);
	const bytes = Buffer.concat([
		Buffer.from([0xff, 0x4f]),
		marker(0xff51, size),
		marker(0xff52, Buffer.from([0, 0, 0, 1, 0, 5, 4, 4, 0, 1])),
		marker(0xff5c, Buffer.from([0x40, ...Array.from({ length: 16 }, () => 0x48)])),
		marker(0xff90, tile),
		Buffer.from([0xff, 0x93]),
		Buffer.alloc(64),
		Buffer.from([0xff, 0xd9]),
	]);
	return onePage(
		DRAW_IMAGE,
		withImage,
		rawStream(imageKeys(side, '/ColorSpace/DeviceGray/Filter/JPXDecode'), bytes),
	);
}

/** An image with a mask as large, of which nothing is left. */
export function softMask(side: number): Buffer {
	const rows = Buffer.alloc(side * side);
	const keys = imageKeys(side, '/ColorSpace/DeviceGray/BitsPerComponent 8');
	return onePage(
		DRAW_IMAGE,
		withImage,
		packedStream(rows, `${keys}/SMask 6 0 R`),
		packedStream(rows, keys),
	);
}

/** An image in the middle of what is drawn. */
export function inlineImage(side: number): Buffer {
	const packed = deflateSync(Buffer.alloc(Math.ceil(side / 8) * side));
	return onePage(
		Buffer.concat([
			Buffer.from(`q 595 0 0 842 0 0 cm BI /W ${side} /H ${side} /BPC 1 /CS /G /F /Fl ID `),
			packed,
			Buffer.from('\nEI Q'),
		]),
		'',
	);
}

/** Pages that all show one image of so many pixels a side. */
export function pagesOfImages(pages: number, side: number): Buffer {
	const kids = Array.from({ length: pages }, (_, at) => `${5 + at} 0 R`).join(' ');
	return pdfOfObjects([
		CATALOGUE,
		`<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
		packedStream(
			Buffer.alloc(side * side),
			imageKeys(side, '/ColorSpace/DeviceGray/BitsPerComponent 8'),
		),
		packedStream(DRAW_IMAGE),
		...Array.from(
			{ length: pages },
			() =>
				'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 3 0 R>>>>>>',
		),
	]);
}

/** What is drawn unpacks to so many MiB of nothing, packed twice. */
export function packedNothing(mebibytes: number): Buffer {
	const once = deflateSync(Buffer.alloc(mebibytes * MIB, 0x20));
	const twice = deflateSync(once);
	return pdfOfObjects([
		CATALOGUE,
		PAGES,
		pageWith(''),
		rawStream('/Filter[/FlateDecode/FlateDecode]', twice),
	]);
}

/** The table of objects unpacks to so many MiB. */
export function packedTable(mebibytes: number): Buffer {
	const table = packedStream(
		Buffer.alloc(mebibytes * MIB),
		`/Type/XRef/Size ${mebibytes * 100_000}/W[1 4 1]/Root 1 0 R`,
	);
	return Buffer.concat([
		Buffer.from('%PDF-1.7\n1 0 obj\n'),
		table,
		Buffer.from('\nendobj\nstartxref\n9\n%%EOF\n'),
	]);
}

/** No table of objects, and so many MiB of what looks like objects. */
export const brokenTable = (mebibytes: number): Buffer =>
	Buffer.concat([
		Buffer.from('%PDF-1.7\n'),
		Buffer.from('1 0 obj<</A[(\n'.repeat((mebibytes * MIB) / 14)),
		Buffer.from('startxref\n7\n%%EOF\n'),
	]);

/** States that are kept and never come back. */
export const keptStates = (mebibytes: number): Buffer =>
	onePage('q '.repeat((mebibytes * MIB) / 2), '');

/** A shape of so many points. */
export const manyPoints = (points: number): Buffer =>
	onePage(`0 0 m\n${'5 5 l 9 1 l\n'.repeat(points / 2)}S`, '');

/** Lists in lists. */
export const deepLists = (depth: number): Buffer =>
	onePage(`${'['.repeat(depth)} 0 d`, `/A ${'['.repeat(depth)}`);

/** Words that nobody sees over a scan, more than a page has. */
export const hiddenWords = (words: number): Buffer =>
	onePage(
		`BT /F 8 Tf 3 Tr\n${'1 1 Td (word) Tj\n'.repeat(words)}ET`,
		'/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>',
	);
