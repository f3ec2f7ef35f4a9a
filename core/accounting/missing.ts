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
		datev_batch: 'Buchungsstapel',
	},
	document_type: {
		quickbooks_bill: 'Bill',
		xero_bill: 'Type',
		ubl_invoice: 'BT-3',
		odoo_bill: 'move_type',
		zoho_bill: 'bills',
		datev_batch: 'Soll/Haben-Kennzeichen',
	},
	supplier: {
		quickbooks_bill: 'VendorRef',
		xero_bill: 'Contact',
		ubl_invoice: 'BT-27',
		odoo_bill: 'partner_id',
		zoho_bill: 'vendor_id',
		datev_batch: 'Konto',
	},
	number: {
		quickbooks_bill: 'DocNumber',
		xero_bill: 'InvoiceNumber',
		ubl_invoice: 'BT-1',
		odoo_bill: 'ref',
		zoho_bill: 'bill_number',
		datev_batch: 'Belegfeld 1',
	},
	issue_date: {
		quickbooks_bill: 'TxnDate',
		xero_bill: 'Date',
		ubl_invoice: 'BT-2',
		odoo_bill: 'invoice_date',
		zoho_bill: 'date',
		datev_batch: 'Belegdatum',
	},
	due_date: {
		quickbooks_bill: 'DueDate',
		xero_bill: 'DueDate',
		ubl_invoice: 'BT-9',
		odoo_bill: 'invoice_date_due',
		zoho_bill: 'due_date',
		datev_batch: 'Fälligkeit',
	},
	currency: {
		quickbooks_bill: 'CurrencyRef',
		xero_bill: 'CurrencyCode',
		ubl_invoice: 'BT-5',
		odoo_bill: 'currency_id',
		zoho_bill: 'currency_code',
		datev_batch: 'WKZ Umsatz',
	},
	lines: {
		quickbooks_bill: 'Line',
		xero_bill: 'LineItems',
		ubl_invoice: 'BG-25',
		odoo_bill: 'invoice_line_ids',
		zoho_bill: 'line_items',
		datev_batch: 'Umsatz',
	},
	line_quantity: {
		quickbooks_bill: 'Line.Qty',
		xero_bill: 'LineItems.Quantity',
		ubl_invoice: 'BT-129',
		odoo_bill: 'quantity',
		zoho_bill: 'line_items.quantity',
		datev_batch: 'Umsatz',
	},
	line_amount: {
		quickbooks_bill: 'Line.Amount',
		xero_bill: 'LineItems.LineAmount',
		ubl_invoice: 'BT-131',
		odoo_bill: 'price_unit',
		zoho_bill: 'line_items.rate',
		datev_batch: 'Umsatz',
	},
	line_amount_types: {
		quickbooks_bill: 'GlobalTaxCalculation',
		xero_bill: 'LineAmountTypes',
		ubl_invoice: 'BT-106',
		odoo_bill: 'price_unit',
		zoho_bill: 'is_inclusive_tax',
		datev_batch: 'Umsatz',
	},
	lines_sum: {
		quickbooks_bill: 'Line',
		xero_bill: 'LineItems',
		ubl_invoice: 'BT-106',
		odoo_bill: 'invoice_line_ids',
		zoho_bill: 'line_items',
		datev_batch: 'Umsatz',
	},
	tax: {
		quickbooks_bill: 'TxnTaxDetail',
		xero_bill: 'TotalTax',
		ubl_invoice: 'BT-110',
		odoo_bill: 'amount_tax',
		zoho_bill: 'tax_total',
		datev_batch: 'BU-Schlüssel',
	},
	total: {
		quickbooks_bill: 'TotalAmt',
		xero_bill: 'Total',
		ubl_invoice: 'BT-112',
		odoo_bill: 'amount_total',
		zoho_bill: 'total',
		datev_batch: 'Umsatz',
	},
	paid: {
		quickbooks_bill: 'PrivateNote',
		xero_bill: 'AmountPaid',
		ubl_invoice: 'BT-113',
		odoo_bill: 'amount_residual',
		zoho_bill: 'balance',
		datev_batch: 'Umsatz',
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
