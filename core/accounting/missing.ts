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
	fields: {
		quickbooks_bill: 'Bill',
		xero_bill: 'Invoices',
		ubl_invoice: 'Invoice',
		odoo_bill: 'account.move',
		zoho_bill: 'bills',
	},
	document_type: {
		quickbooks_bill: 'Bill',
		xero_bill: 'Type',
		ubl_invoice: 'BT-3',
		odoo_bill: 'move_type',
		zoho_bill: 'bills',
	},
	supplier: {
		quickbooks_bill: 'VendorRef',
		xero_bill: 'Contact',
		ubl_invoice: 'BT-27',
		odoo_bill: 'partner_id',
		zoho_bill: 'vendor_id',
	},
	number: {
		quickbooks_bill: 'DocNumber',
		xero_bill: 'InvoiceNumber',
		ubl_invoice: 'BT-1',
		odoo_bill: 'ref',
		zoho_bill: 'bill_number',
	},
	issue_date: {
		quickbooks_bill: 'TxnDate',
		xero_bill: 'Date',
		ubl_invoice: 'BT-2',
		odoo_bill: 'invoice_date',
		zoho_bill: 'date',
	},
	due_date: {
		quickbooks_bill: 'DueDate',
		xero_bill: 'DueDate',
		ubl_invoice: 'BT-9',
		odoo_bill: 'invoice_date_due',
		zoho_bill: 'due_date',
	},
	currency: {
		quickbooks_bill: 'CurrencyRef',
		xero_bill: 'CurrencyCode',
		ubl_invoice: 'BT-5',
		odoo_bill: 'currency_id',
		zoho_bill: 'currency_code',
	},
	lines: {
		quickbooks_bill: 'Line',
		xero_bill: 'LineItems',
		ubl_invoice: 'BG-25',
		odoo_bill: 'invoice_line_ids',
		zoho_bill: 'line_items',
	},
	line_quantity: {
		quickbooks_bill: 'Line.Qty',
		xero_bill: 'LineItems.Quantity',
		ubl_invoice: 'BT-129',
		odoo_bill: 'quantity',
		zoho_bill: 'line_items.quantity',
	},
	line_amount: {
		quickbooks_bill: 'Line.Amount',
		xero_bill: 'LineItems.LineAmount',
		ubl_invoice: 'BT-131',
		odoo_bill: 'price_unit',
		zoho_bill: 'line_items.rate',
	},
	line_amount_types: {
		quickbooks_bill: 'GlobalTaxCalculation',
		xero_bill: 'LineAmountTypes',
		ubl_invoice: 'BT-106',
		odoo_bill: 'price_unit',
		zoho_bill: 'is_inclusive_tax',
	},
	lines_sum: {
		quickbooks_bill: 'Line',
		xero_bill: 'LineItems',
		ubl_invoice: 'BT-106',
		odoo_bill: 'invoice_line_ids',
		zoho_bill: 'line_items',
	},
	tax: {
		quickbooks_bill: 'TxnTaxDetail',
		xero_bill: 'TotalTax',
		ubl_invoice: 'BT-110',
		odoo_bill: 'amount_tax',
		zoho_bill: 'tax_total',
	},
	total: {
		quickbooks_bill: 'TotalAmt',
		xero_bill: 'Total',
		ubl_invoice: 'BT-112',
		odoo_bill: 'amount_total',
		zoho_bill: 'total',
	},
	paid: {
		quickbooks_bill: 'PrivateNote',
		xero_bill: 'AmountPaid',
		ubl_invoice: 'BT-113',
		odoo_bill: 'amount_residual',
		zoho_bill: 'balance',
	},
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
