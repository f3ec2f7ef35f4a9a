import { latin1, pdfOf } from '../../../core/files/pdf/write-pdf';

/** A font of Adobe's for Japanese, which viewers have and the file doesn't bring. */
const FONT = `<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>/DW 1000>>]>>`;

const hex = (text: string) =>
	Array.from(text, (character) =>
		(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
	).join('');

const FIRST_PAGE = 4;

/** A PDF of pages that each say a line in a font that it doesn't bring; "" for a page with nothing on it. */
export function pdfWithoutFonts(...lines: readonly string[]): Buffer {
	const kids = lines.map((_, at) => `${FIRST_PAGE + 2 * at} 0 R`).join(' ');
	return Buffer.from(
		pdfOf([
			latin1('<</Type/Catalog/Pages 2 0 R>>'),
			latin1(`<</Type/Pages/Count ${lines.length}/Kids[${kids}]>>`),
			latin1(FONT),
			...lines.flatMap((line, at) => {
				const content = line === '' ? '' : `BT /F0 14 Tf 50 700 Td <${hex(line)}> Tj ET`;
				return [
					latin1(
						`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${FIRST_PAGE + 2 * at + 1} 0 R/Resources<</Font<</F0 3 0 R>>>>>>`,
					),
					latin1(`<</Length ${content.length}>>stream\n${content}\nendstream`),
				];
			}),
		]),
	);
}
