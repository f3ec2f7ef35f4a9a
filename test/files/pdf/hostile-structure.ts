import { packedStream, pdfOfObjects } from './hostile-pdfs';

/** PDFs whose fonts, colours or structure cost a reader time: tables of any length, programs, chains, circles. */

const MIB = 1024 * 1024;
const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]>>';
const page = (keys: string) =>
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${keys}>>`;
const onePage = (content: string, keys: string, ...others: (string | Buffer)[]) =>
	pdfOfObjects([CATALOGUE, PAGES, page(keys), packedStream(content), ...others]);

const WITH_FONT = '/Resources<</Font<</F 5 0 R>>>>';
const letters = (count: number) => `BT /F 9 Tf 9 800 Td (${'A'.repeat(count)}) Tj ET`;
const hex = (value: number) => value.toString(16).padStart(4, '0');

/** A font that says the meaning of its characters by so many ranges. */
export function manyMeanings(ranges: number): Buffer {
	const range = (index: number) => `<${hex(index % 65_536)}> <ffff> <0041>\n`;
	const lines = Array.from({ length: ranges }, (_, index) => range(index)).join('');
	return onePage(
		letters(2000),
		WITH_FONT,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>',
		packedStream(
			`1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${ranges} beginbfrange\n${lines}endbfrange`,
		),
	);
}

/** A font whose characters are mapped to glyphs by so many ranges. */
export function manyGlyphRanges(ranges: number): Buffer {
	const range = (index: number) => `<${hex(index % 65_536)}> <ffff> ${index % 60_000}\n`;
	const lines = Array.from({ length: ranges }, (_, index) => range(index)).join('');
	return onePage(
		letters(2000),
		WITH_FONT,
		'<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 6 0 R/DescendantFonts[7 0 R]>>',
		packedStream(
			`1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${ranges} begincidrange\n${lines}endcidrange`,
			'/Type/CMap/CMapName/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>',
		),
		'<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>',
	);
}

/** A font with so many widths of glyphs. */
export const manyWidths = (count: number): Buffer =>
	onePage(
		letters(2000),
		WITH_FONT,
		'<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>',
		`<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/W[${'1 2 9 '.repeat(count)}]/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>`,
	);

/** So many fonts on one page, each for one letter. */
export function manyFonts(count: number): Buffer {
	const names = Array.from({ length: count }, (_, index) => `/F${index} ${5 + index} 0 R`).join('');
	const content = Array.from({ length: count }, (_, index) => `/F${index} 9 Tf (A) Tj\n`).join('');
	return onePage(
		`BT 9 800 Td ${content} ET`,
		`/Resources<</Font<<${names}>>>>`,
		...Array.from(
			{ length: count },
			(_, index) =>
				`<</Type/Font/Subtype/TrueType/BaseFont/Font${index}/Encoding/WinAnsiEncoding>>`,
		),
	);
}

/** An image each of whose points has its colour computed by a program. */
export const computedColours = (side: number, operations: number): Buffer =>
	onePage(
		'q 595 0 0 842 0 0 cm /I Do Q',
		'/Resources<</XObject<</I 5 0 R>>>>',
		packedStream(
			Buffer.alloc(side * side, 7),
			`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/BitsPerComponent 8/ColorSpace[/Separation/A/DeviceRGB 6 0 R]`,
		),
		packedStream(
			`{ ${'dup sin pop '.repeat(operations)} dup dup }`,
			'/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]',
		),
	);

/** A page whose content is one stream, referred to so many times. */
export const contentsOfOne = (references: number): Buffer =>
	pdfOfObjects([
		CATALOGUE,
		PAGES,
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[${'4 0 R '.repeat(references)}]>>`,
		packedStream('0 0 9 9 re f'),
	]);

/** A tree of pages with one page at its end, so deep. */
export function deepPages(depth: number): Buffer {
	const nodes = Array.from(
		{ length: depth },
		(_, level) =>
			`<</Type/Pages/Count 1/Parent ${Math.max(2, level + 2)} 0 R/Kids[${level + 4} 0 R]>>`,
	);
	return pdfOfObjects([
		CATALOGUE,
		'<</Type/Pages/Count 1/Kids[3 0 R]>>',
		...nodes,
		`<</Type/Page/Parent ${depth + 2} 0 R/MediaBox[0 0 595 842]>>`,
	]);
}

/** One page so many times. */
export const samePages = (count: number): Buffer =>
	pdfOfObjects([
		CATALOGUE,
		`<</Type/Pages/Count ${count}/Kids[${'3 0 R '.repeat(count)}]>>`,
		page(''),
		packedStream('0 0 9 9 re f'),
	]);

/** Names of files in a tree, one in another, so deep. */
export function deepNames(depth: number): Buffer {
	return pdfOfObjects([
		'<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>',
		PAGES,
		page(''),
		packedStream('0 0 9 9 re f'),
		...Array.from({ length: depth }, (_, level) => `<</Kids[${level + 6} 0 R ${level + 6} 0 R]>>`),
		'<</Names[]>>',
	]);
}

/** A form whose fields hang below one another, so deep. */
export function deepFields(depth: number): Buffer {
	return pdfOfObjects([
		'<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>',
		PAGES,
		page('/Annots[5 0 R]'),
		packedStream('0 0 9 9 re f'),
		...Array.from(
			{ length: depth },
			(_, level) =>
				`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]${level === 0 ? '' : `/Parent ${level + 4} 0 R`}/Kids[${level + 6} 0 R]>>`,
		),
		'<</FT/Tx/T(end)/V(x)>>',
	]);
}

/** So much of nothing, packed again and again. */
export function packedAgain(times: number, mebibytes: number): Buffer {
	const filters = '/FlateDecode'.repeat(times);
	let content: Buffer = Buffer.alloc(mebibytes * MIB, ' ');
	for (let pass = 0; pass < times; pass++) {
		const stream = packedStream(content);
		content = stream.subarray(stream.indexOf('stream\n') + 7, -'\nendstream'.length);
	}
	return pdfOfObjects([
		CATALOGUE,
		PAGES,
		page(''),
		Buffer.concat([
			Buffer.from(`<</Filter[${filters}]/Length ${content.length}>>stream\n`),
			content,
			Buffer.from('\nendstream'),
		]),
	]);
}

/** A content that says how often each byte comes: 64 times what it is, and packed before. */
export function runLengths(mebibytes: number): Buffer {
	const packed = packedStream(Buffer.alloc(mebibytes * MIB, Buffer.from([129, 0x20])));
	const both = packed
		.toString('latin1')
		.replace('/Filter/FlateDecode', '/Filter[/FlateDecode/RunLengthDecode]');
	return pdfOfObjects([CATALOGUE, PAGES, page(''), Buffer.from(both, 'latin1')]);
}

/** A scanned page whose JPEG could begin at any byte of the file. */
export function manyBeginnings(jpeg: Buffer, side: number, mebibytes: number): Buffer {
	return pdfOfObjects([
		CATALOGUE,
		PAGES,
		page('/Resources<</XObject<</I 5 0 R>>>>'),
		packedStream('595 0 0 842 0 0 cm /I Do'),
		Buffer.concat([
			Buffer.from(
				`<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
			),
			jpeg,
			Buffer.from('\nendstream'),
		]),
		Buffer.concat([
			Buffer.from(`<</Length ${mebibytes * MIB}>>stream\n`),
			Buffer.alloc(mebibytes * MIB, jpeg.subarray(0, 1)),
			Buffer.from('\nendstream'),
		]),
	]);
}
