import type { BillFormat } from './payload-format';

/** Something an accounting tool needs and the document and the mapping don't give. */
export interface MissingPart {
	/** As the format calls it: "VendorRef", "LineItems.TaxType", "BT-44". */
	readonly part: string;
	/** The field or column it comes from: "issue_date", "line_items.quantity". */
	readonly field?: string;
	/** A sentence for an accountant, with what to do. */
	readonly message: string;
}

/** Something about the bill itself that keeps it from being booked, whatever the tool. */
export interface BillProblem {
	readonly concern: Concern;
	readonly field?: string | undefined;
	readonly message: string;
}

/** What a problem is about, and how each format calls that part. */
const PARTS = {
	fields: { quickbooks_bill: 'Bill', xero_bill: 'Invoices', ubl_invoice: 'Invoice' },
	document_type: { quickbooks_bill: 'Bill', xero_bill: 'Type', ubl_invoice: 'BT-3' },
	supplier: { quickbooks_bill: 'VendorRef', xero_bill: 'Contact', ubl_invoice: 'BT-27' },
	number: { quickbooks_bill: 'DocNumber', xero_bill: 'InvoiceNumber', ubl_invoice: 'BT-1' },
	issue_date: { quickbooks_bill: 'TxnDate', xero_bill: 'Date', ubl_invoice: 'BT-2' },
	due_date: { quickbooks_bill: 'DueDate', xero_bill: 'DueDate', ubl_invoice: 'BT-9' },
	currency: { quickbooks_bill: 'CurrencyRef', xero_bill: 'CurrencyCode', ubl_invoice: 'BT-5' },
	lines: { quickbooks_bill: 'Line', xero_bill: 'LineItems', ubl_invoice: 'BG-25' },
	line_quantity: {
		quickbooks_bill: 'Line.Qty',
		xero_bill: 'LineItems.Quantity',
		ubl_invoice: 'BT-129',
	},
	line_amount: {
		quickbooks_bill: 'Line.Amount',
		xero_bill: 'LineItems.LineAmount',
		ubl_invoice: 'BT-131',
	},
	line_amount_types: {
		quickbooks_bill: 'GlobalTaxCalculation',
		xero_bill: 'LineAmountTypes',
		ubl_invoice: 'BT-106',
	},
	lines_sum: { quickbooks_bill: 'Line', xero_bill: 'LineItems', ubl_invoice: 'BT-106' },
	tax: { quickbooks_bill: 'TxnTaxDetail', xero_bill: 'TotalTax', ubl_invoice: 'BT-110' },
	total: { quickbooks_bill: 'TotalAmt', xero_bill: 'Total', ubl_invoice: 'BT-112' },
	paid: { quickbooks_bill: 'PrivateNote', xero_bill: 'AmountPaid', ubl_invoice: 'BT-113' },
} as const satisfies Record<string, Record<BillFormat, string>>;

export type Concern = keyof typeof PARTS;

/** A problem of the bill in the words of a format. */
export const missingPart = (
	format: BillFormat,
	{ concern, field, message }: BillProblem,
): MissingPart => ({
	part: PARTS[concern][format],
	...(field === undefined ? {} : { field }),
	message,
});
