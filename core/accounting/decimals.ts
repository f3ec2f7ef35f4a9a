import type { BillFormat } from './payload-format';

/** How many decimals the amounts of a format may have. */
export interface FormatDecimals {
	readonly most: number;
	/** Who says so, for messages. */
	readonly words: string;
}

/** What is said of a format whose amounts have cents and nothing below. */
const cents = (words: string): FormatDecimals => ({ most: 2, words });

/** Dinars and rials have three. */
const THREE = 3;

/**
 * Source: EN 16931 (BR-DEC-01 to -28: "the allowed maximum number of decimals … is 2"); Xero, “Rounding in Xero” (all but
 * unit amounts “remain at two decimal places only”); QuickBooks Online rounds line amounts, tax and totals to two decimals;
 * Odoo 19 rounds by the currency (`res.currency.rounding`) and keeps the price of a line as it is given; Zoho Books has
 * `price_precision` for each currency. DATEV is given EUR only, and says so by itself.
 */
export const FORMAT_DECIMALS: Readonly<Record<BillFormat, FormatDecimals>> = {
	quickbooks_bill: cents('QuickBooks Online'),
	xero_bill: cents('Xero'),
	ubl_invoice: cents('the European standard EN 16931 (BR-DEC)'),
	odoo_bill: { most: THREE, words: 'Odoo' },
	zoho_bill: { most: THREE, words: 'Zoho Books' },
	datev_batch: { most: THREE, words: 'DATEV' },
};
