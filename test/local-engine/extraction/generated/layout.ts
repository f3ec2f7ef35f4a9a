import fc from 'fast-check';

import type { DrawnInvoice, Half } from './invoice';

/** A text on a page of {@link PAGE} points; `x` is its left end, or its right one where it is aligned right. */
export interface DrawnText {
	readonly text: string;
	readonly x: number;
	/** Of the baseline. */
	readonly y: number;
	/** Font size in points. */
	readonly size: number;
	readonly bold: boolean;
	readonly right: boolean;
}

/** A4 in points. */
export const PAGE = { width: 595, height: 842 };

const LEFT = 50;
const RIGHT = 545;

interface Style {
	readonly supplierAt: 'left' | 'right';
	readonly meta: 'stacked' | 'colons' | 'row';
	readonly metaAt: 'left' | 'right';
	readonly columns: 'description first' | 'quantity first' | 'numbered';
	readonly header: 'one line' | 'two lines';
	readonly sums: 'right' | 'colons';
	readonly detail: boolean;
	readonly currencyAt: 'in sums' | 'in header' | 'in words';
	readonly size: number;
	readonly leading: number;
}

const common = {
	supplierAt: fc.constantFrom('left', 'right'),
	metaAt: fc.constantFrom('left', 'right'),
	sums: fc.constantFrom('right', 'colons'),
	currencyAt: fc.constantFrom('in sums', 'in header', 'in words'),
	size: fc.constantFrom(8.5, 9.5, 10.5),
	leading: fc.constantFrom(1.5, 1.8, 2.2),
} as const;

/** Layouts of the two halves differ in how the numbers of the document, the table and its header are set. */
export const styleOf = (half: Half): fc.Arbitrary<Style> =>
	half === 'first'
		? fc.record({
				...common,
				meta: fc.constantFrom('stacked', 'colons'),
				columns: fc.constantFrom('description first', 'numbered'),
				header: fc.constantFrom('one line', 'two lines'),
				detail: fc.boolean(),
			})
		: fc.record({
				...common,
				meta: fc.constantFrom('row', 'stacked', 'colons'),
				columns: fc.constantFrom('quantity first', 'description first', 'numbered'),
				header: fc.constantFrom('two lines', 'one line'),
				detail: fc.boolean(),
			});

/** Where the columns stand: the left end of texts, the right end of numbers. */
const COLUMNS: Readonly<Record<Style['columns'], readonly (readonly [Column, number])[]>> = {
	'description first': [
		['description', LEFT],
		['quantity', 350],
		['price', 450],
		['amount', RIGHT],
	],
	numbered: [
		['position', LEFT],
		['description', 85],
		['quantity', 340],
		['price', 440],
		['amount', RIGHT],
	],
	'quantity first': [
		['quantity', 95],
		['description', 120],
		['price', 440],
		['amount', RIGHT],
	],
};
type Column = 'position' | 'description' | 'quantity' | 'price' | 'amount';

/** Sets an invoice in a style. */
export function layOut(invoice: DrawnInvoice, style: Style): readonly DrawnText[] {
	const { words, language } = invoice;
	const texts: DrawnText[] = [];
	const { size } = style;
	const step = size * style.leading;
	const put = (
		text: string,
		x: number,
		y: number,
		options: Partial<Pick<DrawnText, 'size' | 'bold' | 'right'>> = {},
	): void => {
		texts.push({ text, x, y, size, bold: false, right: false, ...options });
	};

	const supplierX = style.supplierAt === 'left' ? LEFT : 330;
	put(invoice.supplier, supplierX, 60, { size: size * 1.5, bold: true });
	put(invoice.streets[0], supplierX, 60 + step);
	put(words.title, style.supplierAt === 'left' ? 380 : LEFT, 64, { size: size * 2, bold: true });

	const metaX = style.metaAt === 'left' ? LEFT : 320;
	const buyerX = style.metaAt === 'left' ? 320 : LEFT;
	put(words.billTo, buyerX, 140, { bold: true });
	put(invoice.buyer, buyerX, 140 + step);
	put(invoice.streets[1], buyerX, 140 + 2 * step);

	const meta: readonly (readonly [string, string])[] = [
		[words.number, invoice.number],
		[words.date, invoice.issueDate[0]],
		[words.due, invoice.dueDate[0]],
		[words.customer, invoice.customerNumber],
		[words.order, invoice.orderNumber],
	];
	let y = 140;
	if (style.meta === 'row') {
		y = 140 + 5 * step;
		for (const [index, [label, value]] of meta.entries()) {
			put(label, LEFT + index * 102, y, { size: size * 0.8, bold: true });
			put(value, LEFT + index * 102, y + step, { size: size * 0.95 });
		}
		y += 2 * step;
	} else
		for (const [label, value] of meta) {
			if (style.meta === 'colons') put(`${label}: ${value}`, metaX, y);
			else {
				put(label, metaX, y);
				put(value, metaX + 125, y);
			}
			y += step;
		}

	y = Math.max(y, 140 + 4 * step) + 2 * step;
	const code = language.currency;
	const headers: Readonly<Record<Column, string>> = {
		position: 'Pos.',
		description: words.description,
		quantity: words.quantity,
		price: words.price,
		amount: style.currencyAt === 'in header' ? `${words.amount} (${code})` : words.amount,
	};
	const isNumber = (column: Column): boolean => column !== 'description' && column !== 'position';
	for (const [column, x] of COLUMNS[style.columns]) {
		const [above = '', below = ''] = headers[column].split('/');
		const options = { right: isNumber(column), bold: true };
		if (style.header === 'two lines' && below !== '') {
			put(above, x, y, options);
			put(below, x, y + size * 1.2, options);
		} else
			put(
				below === ''
					? above
					: `${above.replace(/-$/, '')}${above.endsWith('-') ? '' : ' '}${below}`,
				x,
				y,
				options,
			);
	}
	y += step + (style.header === 'two lines' ? size * 1.2 : 0);
	for (const [index, line] of invoice.lines.entries()) {
		const cells: Readonly<Record<Column, string>> = {
			position: String(index + 1),
			description: line.description,
			quantity: line.quantity,
			price: line.unitPrice,
			amount: line.total,
		};
		for (const [column, x] of COLUMNS[style.columns])
			put(cells[column], x, y, { right: isNumber(column) });
		y += style.leading * size;
	}

	y += step;
	const sums: readonly (readonly [string, string | null])[] = [
		[words.net, invoice.subtotal],
		[words.shipping, invoice.shipping],
		[words.discount, invoice.discount],
		[`${words.tax} ${language.taxRate}%`, invoice.tax],
		[words.total, invoice.total],
	];
	for (const [label, amount] of sums) {
		if (amount === null) continue;
		put(style.sums === 'colons' ? `${label}:` : label, 330, y, { bold: label === words.total });
		put(style.currencyAt === 'in sums' ? `${amount} ${code}` : amount, RIGHT, y, { right: true });
		y += step;
	}
	if (style.currencyAt === 'in words') put(`${code} = ${code}`, LEFT, y + step);
	if (style.detail) put(words.thanks, LEFT, y + 2 * step);
	put(
		`${invoice.supplier} - ${invoice.streets[0]} - ${words.vatId} ${code === 'GBP' ? 'GB' : 'EU'}123456789`,
		LEFT,
		800,
		{ size: size * 0.8 },
	);
	return texts;
}
