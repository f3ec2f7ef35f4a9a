import { absentHead, numberTooLong } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Booked } from '../bill/booking';
import { missingOnLines } from '../bill/lines-in-words';
import { linesWithoutTax, type NetLine } from '../bill/lines-without-tax';
import { notesOf } from '../bill/notes';
import { quantityAndPrice } from '../bill/quantity-price';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { clipped, givenText } from '../plain-text';

const FORMAT = 'zoho_bill';
/** Lengths of Zoho's reference. */
const MOST_NUMBER = 100;
const MOST_DESCRIPTION = 2000;
/** Of prices and quantities. */
const DECIMALS = 6;

const NO_VENDOR: MissingPart = {
	part: 'vendor_id',
	message: 'Give the id of the vendor in Zoho Books. Look it up by name, or create it first.',
};

function paidMissing(mapping: AccountingMapping): MissingPart[] {
	return givenText(mapping.paidFrom) === null
		? [
				{
					part: 'paid_through_account_id',
					message:
						'This is paid already, and as a bill it could be paid twice. Give the id of the account it was paid from (Paid From).',
				},
			]
		: [];
}

function lineMissing(lines: readonly NetLine[], tax: Booked['tax']): MissingPart[] {
	const among = (is: (line: NetLine) => boolean) => lines.filter(is).map(({ line }) => line);
	const untaxed = tax.eq(0) ? [] : among(({ taxCode }) => taxCode === null);
	const unbooked = among(({ line: { codes } }) => codes.account === null && codes.item === null);
	return [
		...missingOnLines(
			untaxed,
			'tax_id',
			'there is tax on the document. Give the id of the tax in Zoho Books.',
		),
		...missingOnLines(
			unbooked,
			'account_id',
			'give the id of the account in Zoho Books, or of an item.',
		),
	];
}

const codesOf = ({ line, taxCode }: NetLine) => ({
	...(line.codes.account === null ? {} : { account_id: line.codes.account }),
	...(taxCode === null ? {} : { tax_id: taxCode }),
});

const words = (line: NetLine['line'], more: readonly string[] = []) =>
	clipped([...line.description, ...more].join('\n'), MOST_DESCRIPTION);

function lineItem(netLine: NetLine, decimals: number): object {
	const { line, net } = netLine;
	const counted = quantityAndPrice(line, net, {
		amount: decimals,
		quantity: DECIMALS,
		price: DECIMALS,
	});
	const many =
		counted === null && line.quantity !== null ? [`Quantity: ${line.quantity.toFixed()}`] : [];
	return {
		...(line.codes.item === null ? {} : { item_id: line.codes.item }),
		description: words(line, many),
		quantity: counted?.quantity.toNumber() ?? 1,
		rate: (counted?.price ?? net).toNumber(),
		...codesOf(netLine),
	};
}

/** What Zoho calls the three ways to book, and what each has for itself. */
function documentOf(
	bill: Bill,
	booked: Booked,
	nets: readonly NetLine[],
	mapping: AccountingMapping,
) {
	const { number, issueDate, dueDate, orderNumber } = bill;
	const { booking, decimals } = booked;
	const numbered = (key: string) => (number === null ? {} : { [key]: number });
	const notes = notesOf(bill, decimals).join('\n');
	const vendor = givenText(mapping.vendorId);
	const head = {
		...(vendor === null ? {} : { vendor_id: vendor }),
		date: issueDate,
		is_inclusive_tax: false,
		...(notes === '' ? {} : { notes }),
	};
	const items = { line_items: nets.map((net) => lineItem(net, decimals)) };
	switch (booking) {
		case 'bill':
			return {
				entity: 'bills',
				body: {
					...head,
					...numbered('bill_number'),
					...(dueDate === null ? {} : { due_date: dueDate }),
					...(orderNumber === null ? {} : { reference_number: orderNumber }),
					...items,
				},
			};
		case 'credit':
			return {
				entity: 'vendorcredits',
				body: { ...head, ...numbered('vendor_credit_number'), ...items },
			};
		case 'expense':
			return {
				entity: 'expenses',
				body: {
					...head,
					...numbered('reference_number'),
					paid_through_account_id: givenText(mapping.paidFrom),
					line_items: nets.map((net) => ({
						amount: net.net.toNumber(),
						description: words(net.line),
						...codesOf(net),
					})),
				},
			};
	}
}

/**
 * The body of `POST /books/v3/bills`, `/vendorcredits` or `/expenses` of Zoho Books. Prices are without tax. The currency is
 * that of the vendor there, and the tax is worked out by Zoho: compare `total` and `currency_code` of what was made with
 * `accounting.total` and the document's currency.
 *
 * Source: Zoho Books' API reference, v3.
 *
 * @param booked null while the bill itself has problems
 */
export function zohoBill(bill: Bill, booked: Booked | null, mapping: AccountingMapping): Built {
	const isPaid = booked?.booking === 'expense';
	const nets = booked === null ? [] : linesWithoutTax(booked, 'rate');
	const missing: MissingPart[] = [
		...(givenText(mapping.vendorId) === null && !isPaid ? [NO_VENDOR] : []),
		...[...absentHead(bill), ...numberTooLong(bill, bill.number, 'Zoho Books', MOST_NUMBER)].map(
			(problem) => missingPart(FORMAT, problem),
		),
		...(isPaid ? paidMissing(mapping) : []),
		...(booked !== null && 'problem' in booked.taxCodes
			? [{ part: 'tax_id', message: booked.taxCodes.problem }]
			: []),
		...(Array.isArray(nets)
			? booked === null || 'problem' in booked.taxCodes
				? []
				: lineMissing(nets, booked.tax)
			: [nets]),
	];
	if (booked === null || !Array.isArray(nets) || missing.length > 0)
		return { missing, entity: null, body: null };
	return { missing, ...documentOf(bill, booked, nets, mapping) };
}
