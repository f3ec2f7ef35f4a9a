import fc from 'fast-check';
import sharp from 'sharp';

import {
	anyInvoice,
	type DrawnInvoice,
	type Half,
} from '../../../test/local-engine/extraction/generated/invoice';
import {
	layOut,
	PAGE,
	styleOf,
	type DrawnText,
} from '../../../test/local-engine/extraction/generated/layout';
import type { BenchDocument } from './documents';

const SEED = 20_260_331;
const FONTS = ['Liberation Sans', 'DejaVu Serif', 'Nimbus Roman', 'Liberation Sans Narrow'];

/** How a page is spoilt on its way to us. */
interface Scan {
	readonly font: string;
	/** Pixels per inch. */
	readonly dpi: number;
	/** In degrees. */
	readonly tilt: number;
	/** In grey levels. */
	readonly noise: number;
	/** In pixels; 0 for none. */
	readonly blur: number;
}

const scan = fc.record({
	font: fc.constantFrom(...FONTS),
	dpi: fc.constantFrom(150, 200, 300),
	tilt: fc.constantFrom(0, 0, 0.6, -1.4),
	noise: fc.constantFrom(0, 0, 12),
	blur: fc.constantFrom(0, 0, 0.7),
});

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const svgOf = (texts: readonly DrawnText[], { font, dpi }: Scan): string => {
	const scale = dpi / 72;
	const drawn = texts.map(
		({ text, x, y, size, bold, right }) =>
			`<text x="${x}" y="${y}" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" text-anchor="${right ? 'end' : 'start'}">${escaped(text)}</text>`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width * scale}" height="${PAGE.height * scale}" viewBox="0 0 ${PAGE.width} ${PAGE.height}" font-family="${font}"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>`;
};

async function drawnPage(texts: readonly DrawnText[], given: Scan): Promise<Buffer> {
	const page = sharp(Buffer.from(svgOf(texts, given)))
		.greyscale()
		.rotate(given.tilt, { background: '#fff' });
	const { data, info } = await (given.blur > 0 ? page.blur(given.blur) : page)
		.toColourspace('b-w')
		.raw()
		.toBuffer({ resolveWithObject: true });
	// always the same grain, so that runs can be compared
	let state = SEED;
	for (let i = 0; i < data.length; i++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		const grain = (state / 2 ** 31 - 1) * given.noise;
		data[i] = Math.max(0, Math.min(255, (data[i] ?? 0) + grain));
	}
	return sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
		.jpeg({ quality: 85 })
		.toBuffer();
}

const truthOf = (invoice: DrawnInvoice): BenchDocument['truth'] => ({
	supplier: invoice.supplier,
	invoice_number: invoice.number,
	issue_date: invoice.issueDate[1],
	due_date: invoice.dueDate[1],
	currency: invoice.language.currency,
	...invoice.amounts,
	line_items: invoice.rows.map(([item_description, quantity, unit_price, line_total]) => ({
		item_description,
		quantity,
		unit_price,
		line_total,
	})),
});

/** So many drawn invoices of one half of the generator, always the same. */
export const drawnDocuments = (half: Half, count: number): Promise<BenchDocument[]> =>
	Promise.all(
		fc
			.sample(fc.tuple(anyInvoice(half), styleOf(half), scan), { numRuns: count, seed: SEED })
			.map(async ([invoice, style, given]) => ({
				name: `drawn ${invoice.code} ${invoice.number}`,
				origin: half === 'first' ? ('generated' as const) : ('held out' as const),
				preset: 'invoice' as const,
				truth: truthOf(invoice),
				alsoRight: [],
				complete: true,
				doubtful: [],
				pages: [await drawnPage(layOut(invoice, style), given)],
			})),
	);
