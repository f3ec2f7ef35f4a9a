import { UnsupportedFileError } from '../files/file-kind';
import { MATTERS, WIN_ANSI } from '../files/pdf/built-in-fonts';
import { latin1, pdfOf } from '../files/pdf/write-pdf';
import { LINE_WIDTH } from './text-of-html';

/*
 * Lines of text as a PDF: drawn in one of the fonts that every reader of PDF has, and with its characters as text, so that
 * what is read off its pages is held against them like that of any PDF.
 */

/** Points. */
const [WIDTH, HEIGHT, MARGIN, SIZE, LEADING] = [595, 842, 38, 9, 12];
const LINES_OF_A_PAGE = Math.floor((HEIGHT - 2 * MARGIN) / LEADING);

/** Written otherwise, and the same. */
const SAME: readonly (readonly [RegExp, string])[] = [
	[/\p{Cf}/gu, ''],
	[/\p{Zs}/gu, ' '],
	[/\t/g, '    '],
	[/[‐‑‒−]/g, '-'],
];
const plain = (text: string) =>
	SAME.reduce((same, [from, to]) => same.replace(from, to), text.normalize('NFC'));

/** @throws UnsupportedFileError for a letter, a digit or a currency that the font doesn't have */
function encoded(line: string): string {
	return Array.from(line, (character) => {
		const code = WIN_ANSI.get(character);
		if (code !== undefined) return String.fromCharCode(code);
		if (MATTERS.test(character))
			throw new UnsupportedFileError(
				`the text of the mail has characters that can’t be drawn, such as “${character}”`,
				'Save the mail as a PDF, and send that.',
			);
		return ' ';
	}).join('');
}

const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`;

/** Lines that are longer are cut; what they begin with stays where it is. */
const cut = (line: string): readonly string[] =>
	line.length <= LINE_WIDTH ? [line] : [line.slice(0, LINE_WIDTH), ...cut(line.slice(LINE_WIDTH))];

function pagesOf(text: string): readonly (readonly string[])[] {
	const lines = plain(text)
		.split(/\r\n|[\r\n]/)
		.flatMap((line) => cut(line.trimEnd()));
	return Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES_OF_A_PAGE)) }, (_, at) =>
		lines.slice(at * LINES_OF_A_PAGE, (at + 1) * LINES_OF_A_PAGE),
	);
}

const FIRST_PAGE = 4;

/**
 * A PDF of A4 pages that says a text.
 *
 * @throws UnsupportedFileError for text in characters that can't be drawn
 */
export function textAsPdf(text: string): Uint8Array<ArrayBuffer> {
	const pages = pagesOf(text);
	const kids = pages.map((_, at) => `${FIRST_PAGE + 2 * at} 0 R`).join(' ');
	return pdfOf([
		latin1('<</Type/Catalog/Pages 2 0 R>>'),
		latin1(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`),
		latin1('<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>'),
		...pages.flatMap((lines, at) => {
			const rows = lines.map((line) => `${literal(encoded(line))}'\n`).join('');
			const content = `BT /F0 ${SIZE} Tf ${LEADING} TL ${MARGIN} ${HEIGHT - MARGIN} Td\n${rows}ET`;
			return [
				latin1(
					`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents ${FIRST_PAGE + 2 * at + 1} 0 R/Resources<</Font<</F0 3 0 R>>>>>>`,
				),
				latin1(`<</Length ${content.length}>>stream\n${content}\nendstream`),
			];
		}),
	]);
}
