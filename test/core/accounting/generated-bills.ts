import Big from 'big.js';
import fc from 'fast-check';

import type { DocumentText, Printed } from './documents';

/** What the supplier reckoned with, to compare payloads to. */
export interface GeneratedBill {
	readonly document: DocumentText;
	readonly total: Big;
	readonly tax: Big;
	readonly decimals: number;
}

type Mode = 'tax_exclusive' | 'tax_inclusive' | 'no_tax';

interface GeneratedRow {
	readonly quantity: Big;
	readonly price: Big;
	readonly discounted: boolean;
	readonly rate: number;
	readonly text: string;
}

const decimal = (most: number, decimals: number): fc.Arbitrary<Big> =>
	fc
		.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: decimals }))
		.map(([digits, places]) => new Big(digits).times(new Big(10).pow(-places)));

/** Texts as hostile pages have them: markup, quotes, formulas, control characters, halves of characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(
		'<script>alert("x")</script> & \u0000\u0008',
		"=cmd|' /C calc'!A0",
		'+49 30 1234',
		'-2 cm',
		'@SUM(1)',
		'a;=1+1',
		'line\r\n=2+2',
		']]>&amp;',
		'\ud800 half',
		'"quoted", comma',
	),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.string({ maxLength: 20 }),
);

const row = (rates: readonly number[]): fc.Arbitrary<GeneratedRow> =>
	fc.record({
		quantity: decimal(9999, 2),
		price: decimal(99_999, 4),
		discounted: fc.boolean(),
		rate: fc.constantFrom(...rates),
		text: hostileText.map((text) => `Item ${text}`),
	});

const rateSets: fc.Arbitrary<readonly number[]> = fc.constantFrom(
	[19],
	[5.5],
	[20, 10],
	[21, 9, 0],
	[25],
);

const sum = (amounts: readonly Big[]) =>
	amounts.reduce((total, amount) => total.plus(amount), new Big(0));

/** Tax of each rate on or in its lines, rounded once for each rate, as on most invoices. */
function taxOf(
	lines: readonly { readonly amount: Big; readonly rate: number }[],
	mode: Mode,
	decimals: number,
): Big {
	if (mode === 'no_tax') return new Big(0);
	const rates = [...new Set(lines.map(({ rate }) => rate))];
	return sum(
		rates.map((rate) => {
			const amount = sum(lines.flatMap((line) => (line.rate === rate ? [line.amount] : [])));
			return amount
				.times(rate)
				.div(mode === 'tax_inclusive' ? 100 + rate : 100)
				.round(decimals);
		}),
	);
}

/**
 * Bills as a supplier might print them: lines with discounts, fractional quantities and prices, amounts rounded by line or only
 * in the sum, one or several rates, tax on top or contained or none, shipping and discount on the whole, paid in part.
 */
export const generatedBills: fc.Arbitrary<GeneratedBill> = rateSets.chain((rates) =>
	fc
		.record({
			rows: fc.array(row(rates), { minLength: 1, maxLength: 12 }),
			mode: fc.constantFrom<Mode>('tax_exclusive', 'tax_inclusive', 'no_tax'),
			yen: fc.boolean(),
			printsAmounts: fc.boolean(),
			shipping: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
			discount: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
			paidShare: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
			rateInRows: fc.boolean(),
		})
		.map(({ rows, mode, yen, printsAmounts, shipping, discount, paidShare, rateInRows }) => {
			const decimals = yen ? 0 : 2;
			const cents = (amount: Big) => amount.round(decimals);
			const several = new Set(rows.map(({ rate }) => rate)).size > 1;
			const lines = rows.map(({ quantity, price, discounted, rate }) => {
				const exact = quantity.times(price);
				return {
					rate,
					amount: printsAmounts ? cents(discounted ? exact.times('0.9') : exact) : exact,
				};
			});
			const net = cents(sum(lines.map(({ amount }) => amount)));
			// With several rates nobody can tell the rate of shipping.
			const extra = (amount: number | null) =>
				amount === null || several ? null : cents(new Big(amount).div(yen ? 1 : 100));
			const [ship, off] = [extra(shipping), extra(discount)];
			const zero = new Big(0);
			const base = net.plus(ship ?? zero).minus(off ?? zero);
			const [first] = rows;
			const tax = several
				? taxOf(lines, mode, decimals)
				: taxOf([{ amount: base, rate: first?.rate ?? 0 }], mode, decimals);
			const total = mode === 'tax_exclusive' ? base.plus(tax) : base;
			const paid =
				paidShare === null || !total.gt(0) ? null : cents(total.times(paidShare).div(100));
			const printed = (amount: Big | null): Printed => amount?.toNumber() ?? null;
			return {
				document: {
					fields: {
						supplier_name: 'Generated Ltd & Sons',
						supplier_vat_id: 'GB 123 4567 89',
						buyer_name: 'Buyer <B.V.>',
						buyer_country: 'NL',
						invoice_number: 'G-1',
						issue_date: '2026-01-31',
						due_date: '2026-02-28',
						subtotal: printed(net),
						shipping: printed(ship),
						discount: printed(off),
						tax_rate: !several && !rateInRows && mode !== 'no_tax' ? (first?.rate ?? null) : null,
						tax: mode === 'no_tax' ? null : printed(tax),
						total: printed(total),
						paid: printed(paid),
					},
					rows: rows.map(({ quantity, price, text, rate }, index) => ({
						description: text,
						quantity: printed(quantity),
						unit_price: printed(price),
						tax_rate: mode !== 'no_tax' && (several || rateInRows) ? rate : null,
						line_total: printsAmounts ? printed(lines[index]?.amount ?? null) : null,
					})),
					currency: yen ? 'JPY' : 'GBP',
					lineAmounts: mode,
				},
				total,
				tax,
				decimals,
			};
		})
		.filter(({ total }) => total.gt(0)),
);
