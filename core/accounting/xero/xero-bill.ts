import { absent } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Settled } from '../bill/settle';
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

/** A line of text only: a bill made by the API can't carry payments, and one that was paid must not be paid again. */
const paidNote = ({ paid, currency }: Bill, decimals: number): object[] =>
	paid === null || paid.eq(0)
		? []
		: [
				{
					Description: `Already paid, says the document: ${paid.toFixed(decimals)} ${currency ?? ''}`,
				},
			];

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

/**
 * The body of Xero's `POST /Invoices?unitdp=4`: one bill (ACCPAY) as a draft, after Xero's OpenAPI document. Each line
 * carries its share of the printed tax, so that the bill comes to the printed total whatever rate the tax type has.
 *
 * @param settled null while the bill itself has problems
 */
export function xeroBill(bill: Bill, settled: Settled | null, mapping: AccountingMapping): Built {
	const { number, issueDate, dueDate, currency } = bill;
	const contact = contactOf(bill, givenText(mapping.vendorId));
	const made = settled === null ? [] : lineItems(settled, bill);
	const missing: MissingPart[] = [
		...('part' in contact ? [contact] : []),
		...numberMissing(bill),
		...[
			...(issueDate === null ? [absent(bill, 'issue_date')] : []),
			...(currency === null ? [absent(bill, 'currency')] : []),
		].map((problem) => missingPart('xero_bill', problem)),
		...(Array.isArray(made) ? made : []),
	];
	if (settled === null || Array.isArray(made) || missing.length > 0) return { missing, body: null };
	return {
		missing,
		body: {
			Invoices: [
				{
					Type: 'ACCPAY',
					Status: 'DRAFT',
					Contact: contact,
					...(number === null ? {} : { InvoiceNumber: asciiNumber(number) }),
					Date: issueDate,
					...(dueDate === null ? {} : { DueDate: dueDate }),
					CurrencyCode: currency,
					LineAmountTypes: made.types,
					LineItems: [...made.items, ...paidNote(bill, settled.decimals)],
				},
			],
		},
	};
}
