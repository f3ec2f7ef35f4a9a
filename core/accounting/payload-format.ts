/** What a document can be made into for an accounting tool. */
export const PAYLOAD_FORMATS = ['quickbooks_bill', 'xero_bill', 'ubl_invoice', 'csv'] as const;

export type PayloadFormat = (typeof PAYLOAD_FORMATS)[number];

/** The formats that are a bill; CSV is only a table. */
export type BillFormat = Exclude<PayloadFormat, 'csv'>;
