import { absent } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Settled } from '../bill/settle';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { clipped, givenText, oneLine } from '../plain-text';
import { expenseLines, MOST_TEXT } from './expense-lines';

/** Length of Intuit's reference. */
const MOST_DOC_NUMBER = 21;

/** What QuickBooks has no place for: a number that is too long, the order, what was paid before. */
function privateNote({ number, orderNumber, paid, currency }: Bill, decimals: number): string {
	return clipped(
		[
			number !== null && number.length > MOST_DOC_NUMBER ? [`Invoice number: ${number}`] : [],
			orderNumber === null ? [] : [`Order: ${orderNumber}`],
			paid === null || paid.eq(0)
				? []
				: [`Already paid, says the document: ${paid.toFixed(decimals)} ${currency ?? ''}`],
		]
			.flat()
			.join('\n'),
		MOST_TEXT,
	);
}

/**
 * The body of `POST /v3/company/{realm}/bill` of QuickBooks Online. A number that is too long keeps its last characters,
 * and stands whole in the note.
 *
 * @param settled null while the bill itself has problems
 */
export function quickbooksBill(
	bill: Bill,
	settled: Settled | null,
	mapping: AccountingMapping,
): Built {
	const { number, issueDate, dueDate, currency } = bill;
	const vendor = givenText(mapping.vendorId);
	const made = settled === null ? [] : expenseLines(settled, bill, givenText(mapping.taxAccount));
	const missing: MissingPart[] = [
		...(vendor === null
			? [
					{
						part: 'VendorRef',
						message:
							'Give the id of the supplier in QuickBooks. Look it up by name, VAT id or IBAN, or create the vendor first.',
					},
				]
			: []),
		...[
			...(number === null && bill.fieldNames.invoice_number !== undefined
				? [absent(bill, 'invoice_number')]
				: []),
			...(issueDate === null ? [absent(bill, 'issue_date')] : []),
			...(currency === null ? [absent(bill, 'currency')] : []),
		].map((problem) => missingPart('quickbooks_bill', problem)),
		...(Array.isArray(made) ? made : []),
	];
	if (settled === null || Array.isArray(made) || missing.length > 0) return { missing, body: null };

	const note = privateNote(bill, settled.decimals);
	return {
		missing,
		body: {
			VendorRef: { value: vendor },
			...(number === null ? {} : { DocNumber: oneLine(number.slice(-MOST_DOC_NUMBER)) }),
			TxnDate: issueDate,
			...(dueDate === null ? {} : { DueDate: dueDate }),
			CurrencyRef: { value: currency },
			...(note === '' ? {} : { PrivateNote: note }),
			GlobalTaxCalculation: made.way === 'account' ? 'NotApplicable' : made.way,
			Line: made.lines,
			...(made.way === 'TaxExcluded' || made.way === 'TaxInclusive'
				? { TxnTaxDetail: { TotalTax: settled.tax.toNumber() } }
				: {}),
		},
	};
}
