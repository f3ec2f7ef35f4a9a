import { packedStream, pdfOfObjects } from './hostile-pdfs';

/** PDFs of very many small things, or of one that a page needs only to be looked at. */

const MIB = 1024 * 1024;
const PAGES = '<</Type/Pages/Count 1/Kids[3 0 R]>>';
const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const page = (keys: string) =>
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${keys}>>`;

/** So many empty lists beside one another, which must be let go with the document. */
export const wideLists = (count: number): Buffer =>
	pdfOfObjects([
		`<</Type/Catalog/Pages 2 0 R/Lists[${'[]'.repeat(count)}]>>`,
		PAGES,
		page(''),
		packedStream('0 0 10 10 re f'),
	]);

/** One small image, drawn very often, each time as large as the page or not. */
export const manyImages = (count: number): Buffer =>
	pdfOfObjects([
		CATALOGUE,
		PAGES,
		page('/Resources<</XObject<</I 5 0 R>>>>'),
		packedStream('q 1 0 0 1 9 9 cm /I Do Q\n'.repeat(count)),
		packedStream(
			Buffer.from([7]),
			'/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8',
		),
	]);

/** A scanned page whose colours have a profile of so many MiB of nothing. */
export const largeProfile = (jpeg: Buffer, side: number, mebibytes: number): Buffer =>
	pdfOfObjects([
		CATALOGUE,
		PAGES,
		page('/Resources<</XObject<</I 5 0 R>>>>'),
		packedStream('595 0 0 842 0 0 cm /I Do'),
		Buffer.concat([
			Buffer.from(
				`<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace[/ICCBased 6 0 R]/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
			),
			jpeg,
			Buffer.from('\nendstream'),
		]),
		packedStream(Buffer.alloc(mebibytes * MIB), '/N 3'),
	]);

/** A form of so many fields on one page. */
export function manyFields(count: number): Buffer {
	const refs = Array.from({ length: count }, (_, index) => `${5 + index} 0 R`).join(' ');
	return pdfOfObjects([
		`<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${refs}]>>>>`,
		PAGES,
		page(`/Annots[${refs}]`),
		packedStream('0 0 10 10 re f'),
		...Array.from(
			{ length: count },
			(_, index) =>
				`<</Type/Annot/Subtype/Widget/FT/Tx/T(field${index})/V(value)/DA(/Helv 8 Tf 0 g)/Rect[0 0 99 9]/F 4>>`,
		),
	]);
}

/** A line of dashes so short that it has millions of them. */
export const shortDashes = (length: number): Buffer =>
	pdfOfObjects([
		CATALOGUE,
		PAGES,
		page(''),
		packedStream(`[${length}] 0 d 3 w 0 0 m 595 842 l 0 842 l 595 0 l S`),
	]);

/** A mesh of so many triangles, each as large as the page. */
export function mesh(triangles: number): Buffer {
	const corner = (x: number, y: number) => [0, x, y, 0x80, 0x10, 0xf0];
	const one = [...corner(0, 0), ...corner(255, 0), ...corner(0, 255)];
	return pdfOfObjects([
		CATALOGUE,
		PAGES,
		page('/Resources<</Shading<</S 5 0 R>>>>'),
		packedStream('/S sh'),
		packedStream(
			Buffer.alloc(triangles * one.length, Buffer.from(one)),
			'/ShadingType 4/ColorSpace/DeviceRGB/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8/Decode[0 595 0 842 0 1 0 1 0 1]',
		),
	]);
}

/** Files inside the PDF whose names have so many MiB each. */
export function longNames(files: number, mebibytes: number): Buffer {
	const name = 'n'.repeat(mebibytes * MIB);
	const refs = Array.from({ length: files }, (_, index) => `(${index}) ${6 + index} 0 R`).join(' ');
	return pdfOfObjects([
		`<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${refs}]>>>>>>`,
		PAGES,
		page(''),
		packedStream('0 0 10 10 re f'),
		packedStream('text'),
		...Array.from(
			{ length: files },
			() => `<</Type/Filespec/F(${name})/UF(${name})/EF<</F 5 0 R>>>>`,
		),
	]);
}
