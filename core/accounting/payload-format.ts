/** What a document can be made into for an accounting tool. */
export const PAYLOAD_FORMATS = [
	'quickbooks_bill',
	'xero_bill',
	'odoo_bill',
	'zoho_bill',
	'datev_batch',
	'ubl_invoice',
	'csv',
	'sheet_rows',
] as const;

export type PayloadFormat = (typeof PAYLOAD_FORMATS)[number];

/** The formats that are only a table. */
export type TableFormat = 'csv' | 'sheet_rows';

/** The formats that are a bill. */
export type BillFormat = Exclude<PayloadFormat, TableFormat>;
