import { PDFDocument, StandardFonts, type PDFPage, type PDFFont } from 'pdf-lib';

import type { Box } from '../../../core/api/wire';

const PAGE = { width: 595, height: 842 };
const SIZE = 11;
const STEP = 24;

/** A PDF of one page that says values, and where each stands, on a grid of 1000. */
export interface PageOfValues {
	readonly bytes: Buffer;
	readonly boxes: Readonly<Record<string, Box>>;
}

/**
 * @param values by name; "label: value" stands on a line of its own
 * @param finish what else to do with the page
 */
export async function pageOfValues(
	values: Readonly<Record<string, string>>,
	finish: (page: PDFPage, document: PDFDocument, font: PDFFont) => Promise<void> | void = () => {},
	begin: (page: PDFPage) => void = () => {},
): Promise<PageOfValues> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	const page = document.addPage([PAGE.width, PAGE.height]);
	begin(page);
	const boxes: Record<string, Box> = {};
	for (const [index, [name, value]] of Object.entries(values).entries()) {
		const y = 780 - index * STEP;
		const x = 250;
		page.drawText(`${name}:`, { x: 50, y, size: SIZE, font });
		page.drawText(value, { x, y, size: SIZE, font });
		boxes[name] = {
			xmin: (x / PAGE.width) * 1000,
			xmax: ((x + font.widthOfTextAtSize(value, SIZE)) / PAGE.width) * 1000,
			ymin: ((PAGE.height - y - SIZE * 0.8) / PAGE.height) * 1000,
			ymax: ((PAGE.height - y + SIZE * 0.2) / PAGE.height) * 1000,
		};
	}
	await finish(page, document, font);
	return { bytes: Buffer.from(await document.save()), boxes };
}
