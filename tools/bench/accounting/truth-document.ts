import Big from 'big.js';

import type { CellRow, Extraction } from '../../../core/api/extraction';
import { NO_ROLE } from '../../../core/schema/role';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import type { InvoiceTruth } from '../invoice-truth';

/** How the same invoice is put on paper: as it is, without the rates of its rows, or as a credit in one of two ways. */
export const PRINTS = [
	'as it is',
	'rates not printed',
	'as a credit, negative',
	'as a credit, positive',
] as const;
export type Print = (typeof PRINTS)[number];

/** UNTDID 1001, as papers call it. */
const TITLES: Readonly<Record<string, string>> = {
	326: 'Teilrechnung',
	380: 'Rechnung',
	381: 'Gutschrift',
	384: 'Rechnung',
	389: 'Rechnung',
	875: 'Abschlagsrechnung',
	877: 'Schlussrechnung',
};

/** What an electronic invoice needs beyond the preset, as fields of one's own. */
export const TRUTH_SCHEMA: DocumentSchema = {
	mode: 'fields',
	fields: [
		...PRESETS.invoice.fields,
		{ name: 'supplier_country', type: 'string' },
		{ name: 'buyer_vat_id', type: 'string' },
		{ name: 'buyer_country', type: 'string' },
		{ name: 'order_number', type: 'string' },
		{ name: 'remark', type: 'string', role: NO_ROLE },
	],
};

const cells = (row: Readonly<Record<string, string>>): CellRow =>
	Object.fromEntries(
		Object.entries(row).map(([name, raw]) => [
			name,
			{ raw, match_ratio: 1, text_verified: true, bbox: null, vertices: null, page: 1 },
		]),
	);

/** An amount as printed: two decimals at least, a minus where it is turned; "" where an amount that is rare is 0. */
const printed = (amount: string, isTurned: boolean): string => {
	if (amount === '') return '';
	const exact = new Big(amount).times(isTurned ? -1 : 1);
	return exact.round(2).eq(exact) ? exact.toFixed(2) : exact.toFixed();
};
const unlessZero = (amount: string): string =>
	amount === '' || new Big(amount).eq(0) ? '' : amount;

export const isPrintedAsCredit = (print: Print): boolean => print.startsWith('as a credit');

/** An invoice as a perfect reader gives it, from a page that prints all that the XML says. */
export function truthDocument(truth: InvoiceTruth, print: Print): Extraction {
	const turned = print === 'as a credit, negative';
	const { totals, seller, buyer } = truth;
	const isCredit = isPrintedAsCredit(print);
	const money = (amount: string) => printed(amount, turned);
	return {
		cells: cells({
			supplier: seller.name,
			vat_id: seller.vat,
			supplier_country: seller.country,
			buyer: buyer.name,
			buyer_vat_id: buyer.vat,
			buyer_country: buyer.country,
			document_type: isCredit ? 'Gutschrift' : (TITLES[truth.typeCode] ?? ''),
			invoice_number: truth.number,
			order_number: truth.order,
			issue_date: truth.issueDate,
			due_date: truth.dueDate,
			payment_terms: truth.terms,
			iban: truth.iban,
			currency: truth.currency,
			subtotal: money(totals.lines),
			shipping: money(unlessZero(totals.charges)),
			discount: printed(unlessZero(totals.allowances), false),
			tax: money(totals.tax),
			total_due: money(totals.gross),
			rounding: money(unlessZero(totals.rounding)),
			paid: printed(unlessZero(totals.paid), false),
			amount_due: money(totals.due),
		}),
		tables: {
			line_items: truth.lines.map(({ name, quantity, price, per, percent, total }) =>
				cells({
					item_description: name,
					quantity: turned && quantity !== '' ? new Big(quantity).times(-1).toFixed() : quantity,
					unit_price: price,
					price_per: per === '' || new Big(per).eq(1) ? '' : per,
					tax_rate: percent === '' || print === 'rates not printed' ? '' : `${percent} %`,
					line_total: money(total),
				}),
			),
		},
	};
}
