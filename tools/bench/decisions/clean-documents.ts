import { existsSync, readFileSync } from 'node:fs';

import Big from 'big.js';
import fc from 'fast-check';
import * as z from 'zod/v4-mini';

import type { Cell, CellRow, Extraction } from '../../../core/api/extraction';

/** A document as a careful reader would read it, every value sure. */
export interface CleanDocument {
	readonly name: string;
	readonly extraction: Extraction;
	/** Printed amounts that really don't add up: such a document has to be flagged. */
	readonly contradictsItself: boolean;
	/** The preset it was read with. */
	readonly preset: 'invoice' | 'receipt';
}

/** A value that was surely read. */
export const cell = (raw: string): Cell => ({
	raw,
	match_ratio: 1,
	text_verified: true,
	bbox: null,
	vertices: null,
	page: 1,
});

const cells = (values: Readonly<Record<string, string>>): CellRow =>
	Object.fromEntries(Object.entries(values).map(([name, raw]) => [name, cell(raw)]));

/* Truth files */

const value = z.union([z.string(), z.number(), z.null()]);
const row = z.record(z.string(), value);
const fields = z.record(z.string(), z.union([value, z.array(row)]));
const truthEntry = z.union([z.object({ preset: z.string(), fields }), fields]);
const truthFile = z.record(z.string(), z.unknown());

const COUNTS: ReadonlySet<string> = new Set(['quantity']);
/** As it is printed: amounts with two decimals at least. */
const printed = (name: string, given: string | number): string =>
	typeof given === 'string' || COUNTS.has(name) || Math.round(given * 100) / 100 !== given
		? String(given)
		: given.toFixed(2);

function fromTruth(name: string, entry: unknown): CleanDocument[] {
	const parsed = truthEntry.safeParse(entry);
	if (!parsed.success) return [];
	const own = fields.parse('preset' in parsed.data ? parsed.data.fields : parsed.data);
	const { remark, line_items: rows = [], ...scalars } = own;
	const scalarCells = Object.entries(scalars).flatMap(([key, given]) =>
		Array.isArray(given) || given === null ? [] : [[key, printed(key, given)] as const],
	);
	return [
		{
			name,
			preset: 'preset' in parsed.data && parsed.data.preset === 'receipt' ? 'receipt' : 'invoice',
			contradictsItself: remark !== undefined,
			extraction: {
				cells: cells(Object.fromEntries(scalarCells)),
				tables: {
					line_items: (Array.isArray(rows) ? rows : []).map((line) =>
						cells(
							Object.fromEntries(
								Object.entries(line).flatMap(([key, given]) =>
									given === null ? [] : [[key, printed(key, given)] as const],
								),
							),
						),
					),
				},
			},
		},
	];
}

/** Documents with line items and a total out of a truth file; none where the file is absent. */
export function truthDocuments(path: string): CleanDocument[] {
	if (!existsSync(path)) return [];
	const entries = truthFile.parse(JSON.parse(readFileSync(path, 'utf8')));
	return Object.entries(entries)
		.flatMap(([name, entry]) => fromTruth(name, entry))
		.filter(
			({ extraction: { cells: scalars, tables } }) =>
				scalars.total_due !== undefined && (tables.line_items ?? []).length > 0,
		);
}

/* Generated invoices */

interface Style {
	readonly locale: string;
	readonly currency: string;
}
const STYLES: readonly Style[] = [
	{ locale: 'en-US', currency: 'USD' },
	{ locale: 'en-GB', currency: 'GBP' },
	{ locale: 'de-DE', currency: 'EUR' },
	{ locale: 'fr-FR', currency: 'EUR' },
	{ locale: 'de-CH', currency: 'CHF' },
	{ locale: 'nl-NL', currency: 'EUR' },
];
const RATES = [5, 6, 7, 8.875, 19, 20, 21, 25];
const GOODS = ['Pens', 'Desk', 'Paper', 'Consulting', 'Cable 2 m', 'Chair', 'Toner', 'Licence'];

/** A number, and how many decimals it is printed with. */
type Printed = readonly [number, number];

const quantity = fc.oneof(
	{ weight: 8, arbitrary: fc.integer({ min: 1, max: 50 }).map((n): Printed => [n, 0]) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }).map((n): Printed => [n / 4, 2]) },
	{ weight: 1, arbitrary: fc.integer({ min: 50, max: 9999 }).map((g): Printed => [g / 1000, 3]) },
);
const price = fc.oneof(
	{ weight: 9, arbitrary: fc.integer({ min: 20, max: 150_000 }).map((c): Printed => [c, 2]) },
	{ weight: 1, arbitrary: fc.integer({ min: 200, max: 9_999 }).map((m): Printed => [m, 3]) },
);
const line = fc.record({ goods: fc.constantFrom(...GOODS), quantity, price });

const invoice = fc.record({
	number: fc.integer({ min: 1000, max: 999_999 }),
	style: fc.constantFrom(...STYLES),
	lines: fc.array(line, { minLength: 1, maxLength: 12 }),
	taxed: fc.constantFrom('exclusive', 'exclusive', 'exclusive', 'inclusive', 'none'),
	rate: fc.constantFrom(...RATES),
	shipping: fc.option(fc.integer({ min: 300, max: 4_000 }), { freq: 5 }),
	discount: fc.option(fc.integer({ min: 100, max: 900 }), { freq: 8 }),
	adjustedIn: fc.constantFrom('subtotal', 'total'),
	/** A second rate, for every other line; the tax is then printed for each rate, without a sum. */
	secondRate: fc.option(fc.constantFrom(...RATES), { freq: 5 }),
	/** Percent taken off the first line. */
	lineDiscount: fc.option(fc.constantFrom(5, 10, 12.5, 20, 25), { freq: 6 }),
	printsLineDiscount: fc.boolean(),
	/** Part of the total that is paid already, in percent. */
	paid: fc.option(fc.constantFrom(10, 33, 50, 100), { freq: 6 }),
	service: fc.option(fc.integer({ min: 100, max: 2_000 }), { freq: 10 }),
	discountInPercent: fc.boolean(),
	printsRates: fc.boolean(),
	printsSubtotal: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn > 0),
	preset: fc.constantFrom('invoice' as const, 'invoice' as const, 'receipt' as const),
	tip: fc.option(fc.integer({ min: 50, max: 900 }), { freq: 8 }),
});
type Invoice = typeof invoice extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const NOTHING = new Big(0);
const added = (amounts: readonly Big[]): Big =>
	amounts.reduce((sum, amount) => sum.plus(amount), NOTHING);
const cents = (amount: number | null) => new Big(amount ?? 0).div(100);
const percentOf = (amount: Big, percent: number) => amount.times(percent).div(100);

/** An invoice as a book-keeping program prints it: every line rounded to the cent, sums of what is printed. */
function generated(drawn: Invoice): CleanDocument {
	const { style, taxed, rate, lines, adjustedIn, preset } = drawn;
	const isReceipt = preset === 'receipt';
	const print = (amount: Big, decimals = 2) =>
		new Intl.NumberFormat(style.locale, {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
		}).format(amount.toNumber());
	const rateOf = (index: number) =>
		drawn.secondRate !== null && index % 2 === 1 ? drawn.secondRate : rate;
	const rows = lines.map(
		({ goods, quantity: [count, countDecimals], price: [units, decimals] }, index) => {
			const each = new Big(units).div(new Big(10).pow(decimals));
			const off = index === 0 ? drawn.lineDiscount : null;
			const full = each.times(count);
			const total = full.minus(percentOf(full, off ?? 0)).round(2);
			const words = off === null || drawn.printsLineDiscount ? goods : `${goods} (${off} % off)`;
			return {
				total,
				rate: rateOf(index),
				cells: cells({
					item_description: words,
					quantity: print(new Big(count), countDecimals),
					unit_price: print(each, decimals),
					...(off !== null && drawn.printsLineDiscount ? { discount: `${off} %` } : {}),
					...(drawn.printsRates && taxed !== 'none' ? { tax_rate: `${rateOf(index)} %` } : {}),
					line_total: print(total),
				}),
			};
		},
	);
	const sum = added(rows.map(({ total }) => total));
	const percent = drawn.discount === null ? 0 : Math.ceil(drawn.discount / 100);
	const discount = drawn.discountInPercent
		? percentOf(sum, percent).round(2)
		: cents(drawn.discount);
	const shipping = isReceipt ? NOTHING : cents(drawn.shipping);
	const service = cents(drawn.service);
	const adjustment = shipping.plus(service).minus(discount);
	const adjusted = sum.plus(adjustment);
	// Charges are taxed by the first rate.
	const groups = [...new Set(rows.map((row) => row.rate))].map((own) => ({
		rate: own,
		amount: added(rows.flatMap((row) => (row.rate === own ? [row.total] : []))).plus(
			own === rate ? adjustment : NOTHING,
		),
	}));
	const taxes = groups.map(({ rate: own, amount }) =>
		taxed === 'none'
			? NOTHING
			: taxed === 'exclusive'
				? percentOf(amount, own).round(2)
				: amount.minus(amount.times(100).div(100 + own)).round(2),
	);
	const tax = added(taxes);
	const total = taxed === 'exclusive' ? adjusted.plus(tax) : adjusted;
	const net = total.minus(tax);
	const subtotal = taxed === 'exclusive' && adjustedIn === 'total' ? net.minus(adjustment) : net;
	const tip = isReceipt ? cents(drawn.tip) : NOTHING;
	const paid = percentOf(total, drawn.paid ?? 0).round(2);
	const hasSubtotal = drawn.printsSubtotal || (taxed !== 'exclusive' && !isReceipt);
	return {
		name: `generated ${drawn.number}`,
		contradictsItself: false,
		preset,
		extraction: {
			cells: cells({
				supplier: 'ACME Co.',
				...(isReceipt ? {} : { invoice_number: String(drawn.number) }),
				issue_date: '2026-03-31',
				currency: style.currency,
				...(hasSubtotal ? { subtotal: print(subtotal) } : {}),
				...(shipping.eq(0) ? {} : { shipping: print(shipping) }),
				...(service.eq(0) ? {} : { service_charge: print(service) }),
				...(drawn.discount === null
					? {}
					: { discount: drawn.discountInPercent ? `${percent} %` : print(discount) }),
				...(taxed === 'none' ? {} : { tax: taxes.map((own) => print(own)).join(' ') }),
				...(tip.eq(0) ? {} : { tip: print(tip) }),
				total_due: print(total.plus(tip)),
				...(drawn.paid === null
					? {}
					: { paid: print(paid), amount_due: print(total.plus(tip).minus(paid)) }),
			}),
			tables: { line_items: rows.map((made) => made.cells) },
		},
	};
}

/** So many invoices, always the same for the same seed. */
export const generatedDocuments = (count: number, seed: number): CleanDocument[] =>
	fc.sample(invoice, { numRuns: count, seed }).map(generated);
