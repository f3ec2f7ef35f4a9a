import { absentHead } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Booked } from '../bill/booking';
import { missingOnLines } from '../bill/lines-in-words';
import { linesWithoutTax, type NetLine } from '../bill/lines-without-tax';
import { notesOf } from '../bill/notes';
import { quantityAndPrice } from '../bill/quantity-price';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { givenText } from '../plain-text';

const FORMAT = 'odoo_bill';
/** What `account.move` calls the three ways to book. */
const MOVE_TYPES = { bill: 'in_invoice', credit: 'in_refund', expense: 'in_receipt' } as const;
/** Decimal Accuracy of prices and quantities, as Odoo comes; a price is kept as it is given, and has the currency's own. */
const DECIMALS = 2;

const idOf = (text: string | null): number | null =>
	text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null;

/** What needs an id of Odoo; a code or a name is none. */
function idMissing(text: string | null, part: string, what: string, how: string): MissingPart[] {
	if (idOf(text) !== null) return [];
	const given = text === null ? `Give the id of ${what} in Odoo` : `“${text}” is no id of Odoo`;
	return [{ part, message: `${given}. ${how}` }];
}

function lineMissing(lines: readonly NetLine[], tax: Booked['tax']): MissingPart[] {
	const among = (is: (line: NetLine) => boolean) => lines.filter(is).map(({ line }) => line);
	const untaxed = tax.eq(0) ? [] : among(({ taxCode }) => taxCode === null);
	const wrongTax = among(({ taxCode }) => taxCode !== null && idOf(taxCode) === null);
	const unbooked = among(
		({ line: { codes } }) => idOf(codes.account) === null && idOf(codes.item) === null,
	);
	const nameless = among(({ line: { description } }) => description.length === 0);
	return [
		...missingOnLines(
			untaxed,
			'tax_ids',
			'there is tax on the document. Give the id of the tax in Odoo; without one Odoo would take none.',
		),
		...missingOnLines(
			wrongTax,
			'tax_ids',
			'the tax code must be the id of a tax in Odoo, a whole number.',
		),
		...missingOnLines(
			unbooked,
			'account_id',
			'give the id of the account in Odoo, or of a product, a whole number.',
		),
		...missingOnLines(nameless, 'name', 'there is no description. Enter one by hand.'),
	];
}

/** A command that makes a line: `[0, 0, values]`. */
function lineCommand({ line, net, taxCode }: NetLine, decimals: number): readonly unknown[] {
	const { codes, quantity } = line;
	const counted = quantityAndPrice(line, net, {
		amount: decimals,
		quantity: DECIMALS,
		price: Math.max(DECIMALS, decimals),
	});
	const many = counted === null && quantity !== null ? [`Quantity: ${quantity.toFixed()}`] : [];
	const [account, product, tax] = [idOf(codes.account), idOf(codes.item), idOf(taxCode)];
	return [
		0,
		0,
		{
			name: [...line.description, ...many].join('\n'),
			quantity: counted?.quantity.toNumber() ?? 1,
			price_unit: (counted?.price ?? net).toNumber(),
			// Said also where there is none: Odoo would put in the tax of the product.
			tax_ids: [[6, 0, tax === null ? [] : [tax]]],
			...(account === null ? {} : { account_id: account }),
			...(product === null ? {} : { product_id: product }),
			...(codes.tracking === null ? {} : { analytic_distribution: { [codes.tracking]: 100 } }),
		},
	];
}

/**
 * The body of Odoo's `POST /json/2/account.move/create`: a vendor bill, a refund, or a receipt, as a draft. Prices are
 * without tax, so each tax must be one that is not included in the price. Odoo works the tax out by itself: compare
 * `amount_total` of what was made with `accounting.total`.
 *
 * Source: Odoo's reference of the external JSON-2 API, and the fields of `account.move`.
 *
 * @param booked null while the bill itself has problems
 */
export function odooBill(bill: Bill, booked: Booked | null, mapping: AccountingMapping): Built {
	const { number, issueDate, dueDate, currency } = bill;
	const vendor = givenText(mapping.vendorId);
	const currencyId = givenText(mapping.currencyId);
	const nets = booked === null ? [] : linesWithoutTax(booked, 'price_unit');
	const missing: MissingPart[] = [
		...idMissing(vendor, 'partner_id', 'the vendor', 'Look it up by name or VAT id (res.partner).'),
		...idMissing(
			currencyId,
			'currency_id',
			`the currency ${currency ?? ''}`.trim(),
			'Without it Odoo would take that of the company, whatever is printed (res.currency).',
		),
		...absentHead(bill).map((problem) => missingPart(FORMAT, problem)),
		...(booked !== null && 'problem' in booked.taxCodes
			? [{ part: 'tax_ids', message: booked.taxCodes.problem }]
			: []),
		...(Array.isArray(nets)
			? booked === null || 'problem' in booked.taxCodes
				? []
				: lineMissing(nets, booked.tax)
			: [nets]),
	];
	if (booked === null || !Array.isArray(nets) || missing.length > 0)
		return { missing, entity: null, body: null };
	const notes = notesOf(bill, booked.decimals);
	return {
		missing,
		entity: 'account.move',
		body: {
			vals_list: [
				{
					move_type: MOVE_TYPES[booked.booking],
					partner_id: idOf(vendor),
					currency_id: idOf(currencyId),
					invoice_date: issueDate,
					...(booked.booking === 'bill' && dueDate !== null ? { invoice_date_due: dueDate } : {}),
					...(number === null ? {} : { ref: number }),
					...(notes.length === 0 ? {} : { narration: notes.join('\n') }),
					invoice_line_ids: nets.map((net) => lineCommand(net, booked.decimals)),
				},
			],
		},
	};
}
