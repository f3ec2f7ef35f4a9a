import { absentHead } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Booked, Booking } from '../bill/booking';
import { notesOf } from '../bill/notes';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { clipped, givenText, oneLine } from '../plain-text';
import { expenseLines, MOST_TEXT } from './expense-lines';

/** Length of Intuit's reference. */
const MOST_DOC_NUMBER = 21;

/** What QuickBooks calls it; in small letters it is the path it is sent to. */
const ENTITIES = { bill: 'Bill', credit: 'VendorCredit', expense: 'Purchase' } as const;

const PAYMENT_TYPES = ['Cash', 'Check', 'CreditCard'] as const;

/** What QuickBooks has no place for: a number that is too long, the order, what was paid before. */
const privateNote = (bill: Bill, isNamed: boolean, decimals: number): string =>
	clipped(
		[
			...(isNamed || bill.supplier.name === null ? [] : [`Supplier: ${bill.supplier.name}`]),
			...(bill.number !== null && bill.number.length > MOST_DOC_NUMBER
				? [`Invoice number: ${bill.number}`]
				: []),
			...(bill.orderNumber === null ? [] : [`Order: ${bill.orderNumber}`]),
			...notesOf(bill, decimals),
		].join('\n'),
		MOST_TEXT,
	);

/** Whom and until when to pay. */
function billHead(bill: Bill, booking: Booking, mapping: AccountingMapping): object {
	const terms = givenText(mapping.terms);
	return {
		VendorRef: { value: givenText(mapping.vendorId) },
		...(booking === 'bill' && bill.dueDate !== null ? { DueDate: bill.dueDate } : {}),
		...(booking === 'bill' && terms !== null ? { SalesTermRef: { value: terms } } : {}),
	};
}

/** Whom it was paid to, and from what account. */
function purchaseHead(mapping: AccountingMapping): object {
	const vendor = givenText(mapping.vendorId);
	return {
		PaymentType: givenText(mapping.paidBy) ?? 'Cash',
		AccountRef: { value: givenText(mapping.paidFrom) },
		...(vendor === null ? {} : { EntityRef: { value: vendor, type: 'Vendor' } }),
	};
}

function purchaseMissing(mapping: AccountingMapping): MissingPart[] {
	const paidBy = givenText(mapping.paidBy);
	return [
		...(givenText(mapping.paidFrom) === null
			? [
					{
						part: 'AccountRef',
						message:
							'This is paid already, and as a bill it could be paid twice. Give the id of the bank, cash or card account it was paid from (Paid From).',
					},
				]
			: []),
		...(paidBy === null || PAYMENT_TYPES.some((type) => type === paidBy)
			? []
			: [
					{
						part: 'PaymentType',
						message: `“${paidBy}” is no way of payment. It is one of ${PAYMENT_TYPES.join(', ')}.`,
					},
				]),
	];
}

const NO_VENDOR: MissingPart = {
	part: 'VendorRef',
	message:
		'Give the id of the supplier in QuickBooks. Look it up by name, VAT id or IBAN, or create the vendor first.',
};

/**
 * The body of `POST /v3/company/{realm}/bill`, `…/vendorcredit` or `…/purchase` of QuickBooks Online. A number that is
 * too long keeps its last characters, and stands whole in the note.
 *
 * @param booked null while the bill itself has problems
 */
export function quickbooksBill(
	bill: Bill,
	booked: Booked | null,
	mapping: AccountingMapping,
): Built {
	const { number, issueDate, currency } = bill;
	const vendor = givenText(mapping.vendorId);
	const booking = booked?.booking ?? 'bill';
	const made = booked === null ? [] : expenseLines(booked, givenText(mapping.taxAccount));
	const isPaid = booking === 'expense';
	const missing: MissingPart[] = [
		...(vendor === null && !isPaid ? [NO_VENDOR] : []),
		...absentHead(bill).map((problem) => missingPart('quickbooks_bill', problem)),
		...(isPaid ? purchaseMissing(mapping) : []),
		...(Array.isArray(made) ? made : []),
	];
	if (booked === null || Array.isArray(made) || missing.length > 0)
		return { missing, entity: null, body: null };

	const note = privateNote(bill, vendor !== null, booked.decimals);
	return {
		missing,
		entity: ENTITIES[booking],
		body: {
			...(isPaid ? purchaseHead(mapping) : billHead(bill, booking, mapping)),
			...(number === null ? {} : { DocNumber: oneLine(number.slice(-MOST_DOC_NUMBER)) }),
			TxnDate: issueDate,
			CurrencyRef: { value: currency },
			...(note === '' ? {} : { PrivateNote: note }),
			GlobalTaxCalculation: made.way === 'account' ? 'NotApplicable' : made.way,
			Line: made.lines,
			...(made.way === 'TaxExcluded' || made.way === 'TaxInclusive'
				? { TxnTaxDetail: { TotalTax: booked.tax.toNumber() } }
				: {}),
		},
	};
}
