import { latin1, pdfOf } from '../pdf/write-pdf';
import { joined } from '../through';
import { COLOURANTS, type Piece, type TiffPage } from './tiff-page';

/*
 * A page of a TIFF as a PDF of one page, a point for each pixel: what a TIFF is packed with, PDF knows as well, so the
 * bytes are wrapped and the PDF renderer unpacks them, in memory with a bound.
 */

const hex = (value: number) => value.toString(16).padStart(2, '0');

/** A colour space, and which object it needs besides: a function that drops what is beyond the colours. */
function colourSpace({ colours, samples, bits, palette = [] }: TiffPage) {
	const count = COLOURANTS[colours];
	const base = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[count] ?? '/DeviceGray';
	if (colours === 'palette') {
		const size = 2 ** bits;
		const table = Array.from({ length: size }, (_, index) =>
			[0, size, 2 * size].map((from) => hex((palette[from + index] ?? 0) >> 8)).join(''),
		);
		return samples === 1 ? `[/Indexed /DeviceRGB ${size - 1} <${table.join('')}>]` : undefined;
	}
	if (samples === count) return base;
	const names = Array.from({ length: samples }, (_, index) => `/C${index}`).join(' ');
	return `[/DeviceN [${names}] ${base} 4 0 R]`;
}

/** A function of PDF that takes all samples of a pixel and leaves its colours. */
function dropping({ samples, colours }: TiffPage): string {
	const count = COLOURANTS[colours];
	const range = (numbers: number) => '0 1 '.repeat(numbers);
	const code = `{${'pop '.repeat(samples - count)}}`;
	return `<</FunctionType 4/Domain[${range(samples)}]/Range[${range(count)}]/Length ${code.length}>>stream\n${code}\nendstream`;
}

function filterOf(page: TiffPage, { width, height }: Piece): string {
	const { packing, bits, samples, colours, differences, faxOptions } = page;
	const predictor = differences
		? `/DecodeParms<</Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}>>`
		: '';
	const fax = (keys: string) =>
		`/Filter/CCITTFaxDecode/DecodeParms<</Columns ${width}/Rows ${height}/BlackIs1 ${String(colours === 'black is zero')}${keys}>>`;
	switch (packing) {
		case 'none':
			return '';
		case 'fax rows':
			return fax('/K 0/EncodedByteAlign true');
		case 'fax 3':
			return fax(`/K ${faxOptions & 1}/EndOfLine true`);
		case 'fax 4':
			return fax('/K -1');
		case 'lzw':
			return `/Filter/LZWDecode${predictor}`;
		case 'deflate':
			return `/Filter/FlateDecode${predictor}`;
		case 'pack bits':
			return '/Filter/RunLengthDecode';
		case 'jpeg':
			return colours === 'rgb'
				? '/Filter/DCTDecode/DecodeParms<</ColorTransform 0>>'
				: '/Filter/DCTDecode';
	}
}

const JPEG_START = 2;
const JPEG_END = 2;

/** The JPEG of a piece with the tables that all pieces share. */
function wholeJpeg(bytes: Uint8Array, tables: Uint8Array | undefined): Uint8Array {
	if (tables === undefined) return bytes;
	return joined([tables.subarray(0, -JPEG_END), bytes.subarray(JPEG_START)]);
}

function imageOf(page: TiffPage, piece: Piece, space: string): Uint8Array {
	const { packing, colours, bits } = page;
	const bytes = packing === 'jpeg' ? wholeJpeg(piece.bytes, page.jpegTables) : piece.bytes;
	const inverted = colours === 'white is zero' && !packing.startsWith('fax');
	const dictionary = [
		`<</Type/XObject/Subtype/Image/Width ${piece.width}/Height ${piece.height}`,
		`/ColorSpace ${space}/BitsPerComponent ${bits}${filterOf(page, piece)}`,
		`${inverted ? '/Decode[1 0]' : ''}/Length ${bytes.byteLength}>>stream\n`,
	].join('');
	return joined([latin1(dictionary), bytes, latin1('\nendstream')]);
}

const FIRST_IMAGE = 6;

/** @returns undefined when its colours can't be told */
export function pageAsPdf(page: TiffPage): Uint8Array<ArrayBuffer> | undefined {
	const { width, height, pieces } = page;
	const space = colourSpace(page);
	if (space === undefined) return undefined;
	const images = pieces.map((piece) => imageOf(page, piece, space));
	const draw = pieces
		.map(
			(piece, index) =>
				`q ${piece.width} 0 0 ${piece.height} ${piece.left} ${height - piece.top - piece.height} cm /I${index} Do Q\n`,
		)
		.join('');
	const names = images.map((_, index) => `/I${index} ${FIRST_IMAGE + index} 0 R`).join(' ');
	return pdfOf([
		latin1('<</Type/Catalog/Pages 2 0 R>>'),
		latin1('<</Type/Pages/Count 1/Kids[3 0 R]>>'),
		latin1(
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 5 0 R/Resources<</XObject<<${names}>>>>>>`,
		),
		latin1(dropping(page)),
		latin1(`<</Length ${draw.length}>>stream\n${draw}\nendstream`),
		...images,
	]);
}
