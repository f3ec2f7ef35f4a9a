import { absent } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Booked, Booking } from '../bill/booking';
import { notesOf } from '../bill/notes';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { clipped, givenText } from '../plain-text';
import { lineItems } from './line-items';

/** Lengths of Xero's OpenAPI document. */
const MOST_NAME = 255;
const MOST_NUMBER = 255;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

/** An invoice number in printable ASCII: without accents, every dash a hyphen. null where something else is left. */
function asciiNumber(number: string): string | null {
	const ascii = number
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/\p{Pd}/gu, '-');
	return PRINTABLE_ASCII.test(ascii) && ascii.length <= MOST_NUMBER ? ascii : null;
}

type Contact = { readonly ContactID: string } | { readonly Name: string };

function contactOf(bill: Bill, vendorId: string | null): Contact | MissingPart {
	const { name } = bill.supplier;
	if (vendorId !== null)
		return UUID.test(vendorId)
			? { ContactID: vendorId }
			: {
					part: 'Contact.ContactID',
					message: `“${vendorId}” is no Xero contact id. It has the form 00000000-0000-0000-0000-000000000000; leave it empty to go by the supplier’s name.`,
				};
	if (name === null) return missingPart('xero_bill', absent(bill, 'supplier_name'));
	return name.length <= MOST_NAME
		? { Name: name }
		: {
				part: 'Contact.Name',
				message: `The supplier’s name is longer than ${MOST_NAME} characters. Shorten it, or give the contact’s id.`,
			};
}

/** Lines of text only: a bill made by the API can't carry payments, and one that was paid must not be paid again. */
const notes = (bill: Bill, decimals: number): object[] =>
	notesOf(bill, decimals).map((Description) => ({ Description }));

type BankAccount = { readonly AccountID: string } | { readonly Code: string };

/** Where the money came from; an account has a code, or only an id. */
function bankAccount(mapping: AccountingMapping): BankAccount | MissingPart {
	const paidFrom = givenText(mapping.paidFrom);
	if (paidFrom === null)
		return {
			part: 'BankAccount',
			message:
				'This is paid already, and as a bill it could be paid twice. Give the code or the id of the bank account it was paid from (Paid From).',
		};
	return UUID.test(paidFrom) ? { AccountID: paidFrom } : { Code: paidFrom };
}

function numberMissing(bill: Bill): MissingPart[] {
	const { number, fieldNames } = bill;
	const [field] = fieldNames.invoice_number ?? [];
	if (number === null)
		return field === undefined ? [] : [missingPart('xero_bill', absent(bill, 'invoice_number'))];
	return asciiNumber(number) === null
		? [
				missingPart('xero_bill', {
					concern: 'number',
					field,
					message: `Xero takes an invoice number of at most ${MOST_NUMBER} plain letters, digits and signs; “${clipped(number, 80)}” is none. Compare it with the document and correct it.`,
				}),
			]
		: [];
}

interface Head {
	readonly Contact: object;
	readonly Date: string | null;
	readonly CurrencyCode: string | null;
	readonly LineAmountTypes: string;
	readonly LineItems: readonly object[];
}

/** What Xero calls the three ways to book, and what each has for itself. */
function documentOf(
	booking: Booking,
	{ number, dueDate }: Bill,
	account: BankAccount | MissingPart | null,
	head: Head,
): { readonly entity: string; readonly document: object } {
	const ascii = number === null ? null : asciiNumber(number);
	const numbered = (key: string) => (ascii === null ? {} : { [key]: ascii });
	switch (booking) {
		case 'bill':
			return {
				entity: 'Invoices',
				document: {
					Type: 'ACCPAY',
					Status: 'DRAFT',
					...numbered('InvoiceNumber'),
					...(dueDate === null ? {} : { DueDate: dueDate }),
					...head,
				},
			};
		case 'credit':
			return {
				entity: 'CreditNotes',
				document: {
					Type: 'ACCPAYCREDIT',
					Status: 'DRAFT',
					...numbered('CreditNoteNumber'),
					...head,
				},
			};
		case 'expense':
			return {
				entity: 'BankTransactions',
				document: { Type: 'SPEND', BankAccount: account, ...numbered('Reference'), ...head },
			};
	}
}

/**
 * The body of Xero's `POST /Invoices?unitdp=4` (a bill, ACCPAY), `POST /CreditNotes?unitdp=4` (ACCPAYCREDIT), both as
 * drafts, or `POST /BankTransactions?unitdp=4` (SPEND, which knows no draft), after Xero's OpenAPI document. Each line
 * carries its share of the printed tax, so that it comes to the printed total whatever rate the tax type has.
 *
 * @param booked null while the bill itself has problems
 */
export function xeroBill(bill: Bill, booked: Booked | null, mapping: AccountingMapping): Built {
	const { issueDate, currency } = bill;
	const contact = contactOf(bill, givenText(mapping.vendorId));
	const made = booked === null ? [] : lineItems(booked, givenText(mapping.trackingCategory));
	const booking = booked?.booking ?? 'bill';
	const account = booking === 'expense' ? bankAccount(mapping) : null;
	const missing: MissingPart[] = [
		...('part' in contact ? [contact] : []),
		...numberMissing(bill),
		...[
			...(issueDate === null ? [absent(bill, 'issue_date')] : []),
			...(currency === null ? [absent(bill, 'currency')] : []),
		].map((problem) => missingPart('xero_bill', problem)),
		...(account !== null && 'part' in account ? [account] : []),
		...(Array.isArray(made) ? made : []),
	];
	if (booked === null || Array.isArray(made) || missing.length > 0)
		return { missing, entity: null, body: null };
	const { entity, document } = documentOf(booking, bill, account, {
		Contact: contact,
		Date: issueDate,
		CurrencyCode: currency,
		LineAmountTypes: made.types,
		LineItems: [...made.items, ...(booking === 'expense' ? [] : notes(bill, booked.decimals))],
	});
	return { missing, entity, body: { [entity]: [document] } };
}
