import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A PDF of one page that says these lines, with files in it. */
export async function pdfWithFiles(
	lines: readonly string[],
	files: Readonly<Record<string, Uint8Array>>,
): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const page = pdf.addPage([595, 842]);
	for (const [index, line] of lines.entries())
		page.drawText(line, { x: 50, y: 780 - index * 24, size: 11, font });
	for (const [name, bytes] of Object.entries(files)) await pdf.attach(bytes, name);
	return Buffer.from(await pdf.save());
}
