import { deflateSync } from 'node:zlib';

/** PDFs of a few KB that take long to draw, or much memory. Written by hand: no library makes such. */

type Object = string | Buffer;

/** A file of these objects, numbered from 1; the first is the catalogue. */
export function pdfOfObjects(objects: readonly Object[]): Buffer {
	const parts = [Buffer.from('%PDF-1.7\n')];
	let at = 9;
	const table = objects.map((object, index) => {
		const offset = String(at).padStart(10, '0');
		const whole = Buffer.concat([
			Buffer.from(`${index + 1} 0 obj\n`),
			Buffer.from(object),
			Buffer.from('\nendobj\n'),
		]);
		parts.push(whole);
		at += whole.length;
		return `${offset} 00000 n \n`;
	});
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
	return Buffer.concat([...parts, Buffer.from(end)]);
}

/** A stream, packed, so that a file of much content is small. */
export function packedStream(content: string | Buffer, keys = ''): Buffer {
	const packed = deflateSync(Buffer.from(content));
	return Buffer.concat([
		Buffer.from(`<<${keys}/Filter/FlateDecode/Length ${packed.length}>>stream\n`),
		packed,
		Buffer.from('\nendstream'),
	]);
}

/** One page of A4 with this content and these resources; other objects are numbered from 5. */
const onePage = (content: string, keys: string, others: readonly Object[] = []) =>
	pdfOfObjects([
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Count 1/Kids[3 0 R]>>',
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${keys}>>`,
		packedStream(content),
		...others,
	]);

const FORM = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]';

/** Forms that draw the next one so many times, down to a rectangle. */
export function nestedForms(wide: number, deep: number): Buffer {
	const calls = '/F Do '.repeat(wide);
	const forms = Array.from({ length: deep }, (_, level) =>
		packedStream(
			level === deep - 1 ? '0 0 595 842 re f' : calls,
			`${FORM}/Resources<</XObject<</F ${level + 6} 0 R>>>>`,
		),
	);
	return onePage(calls, '/Resources<</XObject<</F 5 0 R>>>>', forms);
}

/** Forms that draw themselves. */
export const selfReferringForm = (): Buffer =>
	onePage('/F Do', '/Resources<</XObject<</F 5 0 R>>>>', [
		packedStream('/F Do '.repeat(10), `${FORM}/Resources<</XObject<</F 5 0 R>>>>`),
	]);

const STROKE = '0 0 m 595 842 l S\n';
export const strokes = (count: number): Buffer => onePage(STROKE.repeat(count), '');
export const fills = (count: number): Buffer => onePage('0 0 595 842 re f\n'.repeat(count), '');

/** A zigzag all over the page, filled. */
export function pathOf(points: number): Buffer {
	const lines = Array.from(
		{ length: points },
		(_, index) => `${(index * 7919) % 595} ${(index * 104729) % 842} l\n`,
	);
	return onePage(`0 0 m\n${lines.join('')}f*`, '');
}

/** Annotations whose look is a form of many strokes. */
export function annotations(count: number, strokesEach: number): Buffer {
	const refs = Array.from({ length: count }, (_, index) => `${6 + index} 0 R`).join(' ');
	return onePage('', `/Annots[${refs}]`, [
		packedStream(STROKE.repeat(strokesEach), FORM),
		...Array.from(
			{ length: count },
			() => '<</Type/Annot/Subtype/Stamp/Rect[0 0 595 842]/F 4/AP<</N 5 0 R>>>>',
		),
	]);
}

/** An image of so many pixels a side, drawn so many times. */
export function image(side: number, bits: 1 | 8, times: number): Buffer {
	const rows = Buffer.alloc(Math.ceil((side * bits) / 8) * side);
	return onePage(
		'q 595 0 0 842 0 0 cm /I Do Q\n'.repeat(times),
		'/Resources<</XObject<</I 5 0 R>>>>',
		[
			packedStream(
				rows,
				`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent ${bits}`,
			),
		],
	);
}

/** A JPEG as the only image, whatever it is. */
export const jpegImage = (jpeg: Buffer, width: number, height: number): Buffer =>
	onePage('q 595 0 0 400 0 0 cm /I Do Q', '/Resources<</XObject<</I 5 0 R>>>>', [
		Buffer.concat([
			Buffer.from(
				`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
			),
			jpeg,
			Buffer.from('\nendstream'),
		]),
	]);

/** A function written as a program, worked out for every point of the page. */
export function shading(operations: number): Buffer {
	const program = `{${'dup mul sqrt sin '.repeat(operations)}0 exch 0 exch}`;
	return onePage('/S sh', '/Resources<</Shading<</S 5 0 R>>>>', [
		'<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 595 0 842]/Function 6 0 R>>',
		`<</FunctionType 4/Domain[0 595 0 842]/Range[0 1 0 1 0 1]/Length ${program.length}>>stream\n${program}\nendstream`,
	]);
}

/** Groups that are put together apart from the page, one in another. */
export function transparencyGroups(count: number): Buffer {
	const group = `${FORM}/Group<</S/Transparency/I true>>`;
	return onePage(
		'/G gs /F Do\n'.repeat(count),
		'/Resources<</ExtGState<</G<</ca 0.5/BM/Multiply>>>>/XObject<</F 5 0 R>>>>',
		[
			packedStream(
				'/G gs 0 0 595 842 re f',
				`${group}/Resources<</ExtGState<</G<</ca 0.5/BM/Multiply>>>>>>`,
			),
		],
	);
}

/** A pattern of tiny tiles, each a drawing of its own. */
export function tiling(step: number, strokesEach: number): Buffer {
	return onePage('/Pattern cs /P scn 0 0 595 842 re f', '/Resources<</Pattern<</P 5 0 R>>>>', [
		packedStream(
			STROKE.repeat(strokesEach),
			`/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 595 842]/XStep ${step}/YStep ${step}/Resources<<>>`,
		),
	]);
}

/** A hatch as drawing programs make it: small tiles side by side, over a box of so many points. With an edge they lie over each other a bit. */
export const hatch = (step: number, width: number, height: number, edge = 0): Buffer =>
	onePage(
		`/Pattern cs /P scn 50 50 ${width} ${height} re f`,
		'/Resources<</Pattern<</P 5 0 R>>>>',
		[
			packedStream(
				`0 0 m ${step} ${step} l S`,
				`/PatternType 1/PaintType 1/TilingType 1/BBox[${-edge} 0 ${step} ${step}]/XStep ${step}/YStep ${step}/Resources<<>>`,
			),
		],
	);

/** From one colour to another over the whole page. */
export const gradient = (): Buffer =>
	onePage('/S sh', '/Resources<</Shading<</S 5 0 R>>>>', [
		'<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 0 842]/Extend[true true]/Function 6 0 R>>',
		'<</FunctionType 3/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]/Functions[7 0 R 7 0 R]>>',
		'<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0.8 0.8 1]/N 1>>',
	]);
